"""Typing on while the page is still being drawn: the second save is no conflict with the first."""

from streamlit.testing.v1 import AppTest

from smwork.domain.goals import GoalFields
from smwork.store import records
from tests.pages.conftest import Desk

TWO_EVENTS_ON_ONE_DRAWING = """
from smwork.domain.goals import GoalFields
from smwork.ui import state
from smwork.ui.context import here
from smwork.ui.fields import Editor

around = here()
goal = around.workbook().goals[0]
edit = Editor(around, goal, GoalFields)
for typed in ("Meer le", "Meer leads"):
    state.set_widget(f"goal.statement.{goal.id}", typed)
    edit._save("statement", str)
Editor(around, around.workbook().goals[0], GoalFields).text("statement", "Goal")
"""


def test_the_last_of_two_quick_changes_is_stored_without_a_conflict(desk: Desk) -> None:
    desk.write(lambda tx: records.add(tx, desk.plan_id, GoalFields(statement="Meer")))
    page = AppTest.from_string(TWO_EVENTS_ON_ONE_DRAWING)
    page.query_params["plan"] = desk.plan_id
    page.run()

    assert desk.workbook().goals[0].statement == "Meer leads"
    assert not any(":material/error:" in each.value for each in page.markdown)
