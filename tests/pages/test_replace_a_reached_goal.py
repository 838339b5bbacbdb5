"""A goal that is reached makes room for a new one, one that can't be reached says so (method E6)."""

from datetime import date

import pytest

from tests.pages.conftest import Desk
from tests.pages.evaluation_desk import NOW, kpi_behind, kpi_reached, told

pytestmark = pytest.mark.time_machine(NOW)


def test_a_reached_goal_gets_its_successor_in_one_click_and_undo_takes_it_back(desk: Desk) -> None:
    kpi_reached(desk)
    page = desk.page("evaluation")
    assert "Reached: 100 trial subscriptions" in told(page)
    (goal,) = desk.workbook().goals
    page.button(f"replace.goal.{goal.id}").click().run()

    assert page.title[0].value == "1 Goals"
    reached, fresh = desk.workbook().goals
    assert (reached.status, fresh.status) == ("reached", "open")
    assert fresh.start == date(2026, 11, 1)
    assert [kpi.baseline for kpi in desk.workbook().kpis if kpi.goal_id == fresh.id] == [150]

    page.button(f"successor.undo.{fresh.id}").click().run()
    assert [each.status for each in desk.workbook().goals] == ["open"]


def test_a_goal_that_is_behind_is_not_replaced_but_said_to_be_out_of_reach(desk: Desk) -> None:
    kpi_behind(desk)
    for key in ("evaluation", "goals"):
        page = desk.page(key)
        assert "Reached:" not in told(page)
        assert "Out of reach: More families follow us" in told(page)
