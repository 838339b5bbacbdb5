"""A click is carried out once, however often it arrives."""

from itertools import count

import pytest
from streamlit.testing.v1 import AppTest

from smwork.domain.goals import GoalFields
from smwork.store import records
from smwork.ui import state
from tests.pages.conftest import Desk


def _open_goal(desk: Desk) -> tuple[AppTest, str]:
    goal_id = desk.write(lambda tx: records.add(tx, desk.plan_id, GoalFields(statement="Leads")))
    page = desk.page("goals")
    desk.unfold(page, goal_id)
    return page, f"add.kpi.{goal_id}.button"


def test_a_double_click_adds_one_kpi(desk: Desk) -> None:
    page, key = _open_goal(desk)
    page.button(key).click().run()
    page.button(key).click().run()
    assert len(desk.workbook().kpis) == 1


def test_a_second_click_after_a_while_adds_a_second_kpi(desk: Desk) -> None:
    page, key = _open_goal(desk)
    page.button(key).click().run()
    desk.wait_out_a_double_click(page)
    page.button(key).click().run()
    assert len(desk.workbook().kpis) == 2


def test_one_click_counts_once_however_slow_the_page_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, key = _open_goal(desk)
    moments = count(step=10.0)
    monkeypatch.setattr(state, "monotonic", lambda: next(moments))
    page.button(key).click().run()
    assert len(desk.workbook().kpis) == 1


def _add_goal(page: AppTest, statement: str) -> None:
    page.text_input("add.goal").input(statement)
    next(each for each in page.button if each.label == "Add goal").click().run()


def test_two_lines_right_behind_one_another_are_two_goals(desk: Desk) -> None:
    page = desk.page("goals")
    _add_goal(page, "Leads")
    _add_goal(page, "Trials")
    assert [goal.statement for goal in desk.workbook().goals] == ["Leads", "Trials"]


def test_the_same_line_twice_at_once_is_one_goal(desk: Desk) -> None:
    page = desk.page("goals")
    _add_goal(page, "Leads")
    _add_goal(page, "Leads")
    assert [goal.statement for goal in desk.workbook().goals] == ["Leads"]
