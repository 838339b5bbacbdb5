"""A goal that is reached makes room for a new one (method E6)."""

import pytest

from tests.pages.conftest import Desk
from tests.pages.evaluation_desk import NOW, kpi_behind, kpi_reached, told

pytestmark = pytest.mark.time_machine(NOW)


def test_a_reached_goal_is_noted_and_the_way_leads_to_the_goals(desk: Desk) -> None:
    kpi_reached(desk)
    page = desk.page("evaluation")
    assert "Reached: 100 trial subscriptions" in told(page)
    (goal,) = desk.workbook().goals
    page.button(f"replace.goal.{goal.id}").click().run()

    assert desk.workbook().goals[0].status == "reached"
    assert page.title[0].value == "1 Goals"


def test_a_goal_that_is_behind_is_not_replaced(desk: Desk) -> None:
    kpi_behind(desk)
    assert "Reached:" not in told(desk.page("evaluation"))
