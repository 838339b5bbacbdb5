"""A reached goal and its successor change places in one step, and back in one."""

from datetime import date

import pytest

from smwork.domain.goals import Goal, GoalFields, KpiFields
from smwork.domain.successors import Successor
from smwork.domain.workbook import Workbook
from smwork.errors import ConflictError
from smwork.store import records, successors
from smwork.store.plan import read_plan
from tests.builders import Desk

FOLLOWS = Successor(
    GoalFields(statement="Again", start=date(2026, 7, 1)),
    (KpiFields(goal_id="", formula="followers", baseline=1520),),
)


def book(desk: Desk) -> Workbook:
    return desk.see(lambda tx: read_plan(tx, desk.plan_id))


def replaced(desk: Desk) -> tuple[str, str]:
    """The goal that was reached, and the one that follows it."""
    goal_id = desk.add(GoalFields(statement="First"))
    fresh = desk.do(lambda tx: successors.replace_goal(tx, desk.plan_id, goal_id, 1, FOLLOWS))
    return goal_id, fresh


def test_the_goal_is_reached_and_the_next_one_is_there_with_its_kpis(anna: Desk) -> None:
    _, fresh = replaced(anna)
    found = book(anna)
    assert [(goal.statement, goal.status) for goal in found.goals] == [
        ("First", "reached"),
        ("Again", "open"),
    ]
    assert [(kpi.goal_id, kpi.baseline) for kpi in found.kpis] == [(fresh, 1520)]


def test_it_is_taken_back_in_one_step(anna: Desk) -> None:
    goal_id, fresh = replaced(anna)
    anna.do(lambda tx: successors.take_back(tx, goal_id, 2, fresh))
    found = book(anna)
    assert [(goal.statement, goal.status) for goal in found.goals] == [("First", "open")]
    assert found.kpis == ()


def test_when_a_colleague_dropped_the_goal_meanwhile_nothing_changes(anna: Desk) -> None:
    goal_id = anna.add(GoalFields(statement="First"))
    anna.do(lambda tx: records.change(tx, Goal, goal_id, 1, {"status": "dropped"}))
    with pytest.raises(ConflictError):
        anna.do(lambda tx: successors.replace_goal(tx, anna.plan_id, goal_id, 1, FOLLOWS))
    assert [goal.status for goal in book(anna).goals] == ["dropped"]
