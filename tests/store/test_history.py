"""The history of a plan: every change, newest first, written with the change or not at all."""

from datetime import UTC, datetime

import pytest

from smwork.domain.goals import Goal, GoalFields
from smwork.domain.plan import Plan
from smwork.store import history, records
from smwork.store.database import Tx
from smwork.store.history import Entry
from smwork.store.plan import read_plan
from tests.builders import Desk


def told(desk: Desk, limit: int = 50) -> list[Entry]:
    return desk.see(lambda tx: history.read_history(tx, desk.plan_id, limit))


def test_it_tells_who_in_which_role_did_what_and_when(anna: Desk, bob: Desk) -> None:
    before = datetime.now(UTC)
    bob.add(GoalFields(statement="More members"))
    entry = told(anna)[0]
    assert (entry.by, entry.role, entry.action, entry.kind) == ("Bob", "editor", "add", "goal")
    assert before <= entry.at <= datetime.now(UTC)


def test_the_newest_comes_first_and_no_more_than_asked(anna: Desk) -> None:
    made = [anna.add(GoalFields(statement=str(number))) for number in range(5)]
    assert [entry.record_id for entry in told(anna, 3)] == made[:1:-1]


def test_a_change_that_fails_is_not_told(anna: Desk) -> None:
    def half(tx: Tx) -> None:
        records.add(tx, anna.plan_id, GoalFields())
        raise RuntimeError("the page broke")

    before = told(anna)
    with pytest.raises(RuntimeError):
        anna.do(half)
    assert told(anna) == before
    assert anna.see(lambda tx: read_plan(tx, anna.plan_id)).goals == ()


def test_every_version_of_a_record_can_be_worked_out_from_it(anna: Desk, bob: Desk) -> None:
    goal_id = anna.add(GoalFields(statement="1", owner="Anna"))
    bob.do(lambda tx: records.change(tx, Goal, goal_id, 1, {"statement": "2"}))
    anna.do(lambda tx: records.change(tx, Goal, goal_id, 2, {"statement": "3", "owner": "Bob"}))
    seen: dict[str, object] = {}
    for entry in reversed([entry for entry in told(anna) if entry.record_id == goal_id]):
        for field, (before, after) in entry.changes.items():
            assert seen.get(field) == before
            seen[field] = after
    assert seen == {"statement": "3", "owner": "Bob", "experiment": False, "status": "open"}


def test_a_change_to_the_plan_itself_stands_in_its_history(anna: Desk) -> None:
    anna.do(lambda tx: records.change(tx, Plan, anna.plan_id, 1, {"why": "Because"}))
    assert told(anna)[0].changes == {"why": ("", "Because")}


def test_another_plan_has_a_history_of_its_own(anna: Desk, carla: Desk) -> None:
    carla.add(GoalFields())
    assert {entry.by for entry in told(anna)} == {"Anna"}
