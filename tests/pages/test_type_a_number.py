"""A number is understood as the reader's language writes it, and refused with the reason."""

import pytest
from streamlit.testing.v1 import AppTest

from smwork.domain.goals import GoalFields, KpiFields
from smwork.store import records
from tests.pages.conftest import Desk


def _target(desk: Desk, language: str) -> tuple[AppTest, str]:
    goal_id = desk.write(lambda tx: records.add(tx, desk.plan_id, GoalFields(statement="CTR")))
    kpi_id = desk.write(
        lambda tx: records.add(tx, desk.plan_id, KpiFields(goal_id=goal_id, formula="ctr"))
    )
    page = desk.page("goals", language)
    desk.unfold(page, goal_id)
    return page, f"kpi.target.{kpi_id}"


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("nl", "1,5", 1.5),
        ("nl", "1.234,5", 1234.5),
        ("nl", "1.5", 1.5),
        ("en", "1.5", 1.5),
        ("en", "1,234.5", 1234.5),
        ("nl", "€ 12", 12.0),
        ("nl", "2 %", 2.0),
    ],
)
def test_a_number_is_read_as_the_language_writes_it(
    desk: Desk, language: str, typed: str, meant: float
) -> None:
    page, key = _target(desk, language)
    page.text_input(key).set_value(typed).run()
    assert desk.workbook().kpis[0].target == meant


def test_what_is_no_number_stays_on_the_screen_with_the_reason_and_is_not_saved(desk: Desk) -> None:
    page, key = _target(desk, "nl")
    page.text_input(key).set_value("veel").run()

    assert desk.workbook().kpis[0].target is None
    assert page.text_input(key).value == "veel"
    assert any("“veel” is geen getal" in each.value for each in page.markdown)


def test_emptying_the_field_empties_the_figure(desk: Desk) -> None:
    page, key = _target(desk, "en")
    page.text_input(key).set_value("3").run()
    page.text_input(key).set_value("").run()
    assert desk.workbook().kpis[0].target is None
