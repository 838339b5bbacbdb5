"""A field is changed: only that field, with its bounds, its history and a new version."""

from datetime import date

import pytest
from pydantic import ValidationError

from smwork.domain.goals import Goal, GoalFields
from smwork.domain.plan import Client, Plan
from smwork.domain.research import ChannelFields, Mission, MissionFields
from smwork.errors import NotFoundError
from smwork.store import history, records
from smwork.store.plan import read_plan
from tests.builders import Desk


@pytest.fixture
def goal_id(anna: Desk) -> str:
    return anna.add(GoalFields(statement="More members", owner="Bob"))


def goal_of(desk: Desk) -> Goal:
    return desk.see(lambda tx: read_plan(tx, desk.plan_id)).goals[0]


def change_goal(desk: Desk, goal_id: str, version: int, **changes: object) -> int:
    return desk.do(lambda tx: records.change(tx, Goal, goal_id, version, changes))


def test_it_changes_and_the_rest_stays(anna: Desk, bob: Desk, goal_id: str) -> None:
    assert change_goal(bob, goal_id, 1, deadline=date(2026, 12, 31)) == 2
    goal = goal_of(anna)
    assert (goal.deadline, goal.owner, goal.statement) == (
        date(2026, 12, 31),
        "Bob",
        "More members",
    )
    assert (goal.version, goal.changed_by) == (2, "Bob")
    assert goal.changed_at > goal.created_at


def test_the_history_has_the_value_before_and_after(anna: Desk, goal_id: str) -> None:
    change_goal(anna, goal_id, 1, owner="Anna", deadline=date(2026, 12, 31))
    entry = anna.see(lambda tx: history.read_history(tx, anna.plan_id))[0]
    assert (entry.action, entry.version) == ("change", 2)
    assert entry.changes == {"owner": ("Bob", "Anna"), "deadline": (None, "2026-12-31")}


def test_a_field_can_be_emptied_again(anna: Desk, goal_id: str) -> None:
    change_goal(anna, goal_id, 1, deadline=date(2026, 12, 31))
    change_goal(anna, goal_id, 2, deadline=None, owner="")
    assert (goal_of(anna).deadline, goal_of(anna).owner) == (None, "")


def test_the_same_value_again_is_no_change(anna: Desk, goal_id: str) -> None:
    before = anna.see(lambda tx: read_plan(tx, anna.plan_id))
    assert change_goal(anna, goal_id, 1, owner="Bob", deadline=None) == 1
    assert anna.see(lambda tx: read_plan(tx, anna.plan_id)) == before


def test_the_same_list_again_is_no_change(anna: Desk) -> None:
    channel = anna.add(ChannelFields(platform="x"))
    mission = anna.add(MissionFields(channel_id=channel, journey=("see", "care")))
    work = {"journey": ("see", "care")}
    assert anna.do(lambda tx: records.change(tx, Mission, mission, 1, work)) == 1


def test_a_value_out_of_bounds_is_refused_whole(anna: Desk, goal_id: str) -> None:
    with pytest.raises(ValidationError):
        change_goal(anna, goal_id, 1, owner="Carla", status="forged")
    assert goal_of(anna).owner == "Bob"


@pytest.mark.parametrize("field", ["version", "workspace_id", "plan_id", "removed_at", "id", "x"])
def test_what_is_no_field_cannot_be_changed(anna: Desk, goal_id: str, field: str) -> None:
    with pytest.raises(ValidationError):
        anna.do(lambda tx: records.change(tx, Goal, goal_id, 1, {field: "forged"}))
    assert goal_of(anna).version == 1


def test_a_reference_to_what_is_not_there_is_refused(anna: Desk, goal_id: str) -> None:
    with pytest.raises(NotFoundError):
        change_goal(anna, goal_id, 1, objective_id="nobody's")


def test_a_removed_record_cannot_be_changed(anna: Desk, goal_id: str) -> None:
    anna.do(lambda tx: records.remove(tx, Goal, goal_id))
    with pytest.raises(NotFoundError):
        change_goal(anna, goal_id, 2, owner="Anna")


def test_the_plan_itself_changes_the_same_way(anna: Desk) -> None:
    seen = anna.see(lambda tx: read_plan(tx, anna.plan_id)).plan
    work = {"why": "Because", "own_mix": {"reach": 60.0, "sell": 40.0}}
    anna.do(lambda tx: records.change(tx, Plan, anna.plan_id, seen.version, work))
    plan = anna.see(lambda tx: read_plan(tx, anna.plan_id)).plan
    assert (plan.why, plan.own_mix) == ("Because", {"reach": 60.0, "sell": 40.0})
    assert plan.revision > seen.revision
    assert plan.saved_at > seen.saved_at


def test_the_client_itself_changes_the_same_way(anna: Desk) -> None:
    anna.see(lambda tx: read_plan(tx, anna.plan_id))
    anna.do(lambda tx: records.change(tx, Client, anna.client_id, 1, {"name": "Zout"}))
    assert anna.see(lambda tx: read_plan(tx, anna.plan_id)).client.name == "Zout"
