"""A record is removed with what is part of it, and comes back with it."""

import pytest

from smwork.domain.content import ItemFields
from smwork.domain.goals import Goal, GoalFields, Kpi, KpiFields
from smwork.domain.plan import Audience, AudienceFields, Client, Plan
from smwork.domain.research import Channel, ChannelFields, Fit, FitFields
from smwork.domain.workbook import Workbook
from smwork.errors import NotFoundError
from smwork.store import clients, history, records
from smwork.store.plan import read_plan
from tests.builders import Desk


def book_of(desk: Desk) -> Workbook:
    return desk.see(lambda tx: read_plan(tx, desk.plan_id))


def remove(desk: Desk, kind: type[Goal | Kpi | Channel | Audience | Fit], record_id: str) -> None:
    desk.do(lambda tx: records.remove(tx, kind, record_id))


def restore(desk: Desk, kind: type[Goal | Kpi | Channel | Audience | Fit], record_id: str) -> None:
    desk.do(lambda tx: records.restore(tx, kind, record_id))


def test_it_is_gone_and_can_come_back_as_it_was(anna: Desk) -> None:
    goal_id = anna.add(GoalFields(statement="More members", owner="Bob"))
    before = book_of(anna).goals[0]
    remove(anna, Goal, goal_id)
    assert book_of(anna).goals == ()
    restore(anna, Goal, goal_id)
    after = book_of(anna).goals[0]
    assert after.model_dump(include=set(GoalFields.model_fields)) == before.model_dump(
        include=set(GoalFields.model_fields)
    )
    assert (after.version, after.created_at) == (3, before.created_at)


def test_its_parts_go_and_come_with_it(anna: Desk) -> None:
    goal_id = anna.add(GoalFields())
    kpis = [anna.add(KpiFields(goal_id=goal_id)) for _ in range(3)]
    remove(anna, Goal, goal_id)
    assert book_of(anna).kpis == ()
    restore(anna, Goal, goal_id)
    assert [kpi.id for kpi in book_of(anna).kpis] == kpis


def test_a_part_that_was_removed_before_stays_away(anna: Desk) -> None:
    goal_id = anna.add(GoalFields())
    gone, stays = anna.add(KpiFields(goal_id=goal_id)), anna.add(KpiFields(goal_id=goal_id))
    remove(anna, Kpi, gone)
    remove(anna, Goal, goal_id)
    restore(anna, Goal, goal_id)
    assert [kpi.id for kpi in book_of(anna).kpis] == [stays]


def test_a_part_cannot_come_back_without_the_whole(anna: Desk) -> None:
    goal_id = anna.add(GoalFields())
    kpi_id = anna.add(KpiFields(goal_id=goal_id))
    remove(anna, Goal, goal_id)
    with pytest.raises(NotFoundError):
        restore(anna, Kpi, kpi_id)


def test_a_part_of_two_waits_for_both(anna: Desk) -> None:
    channel, audience = anna.add(ChannelFields()), anna.add(AudienceFields())
    fit = anna.add(FitFields(channel_id=channel, audience_id=audience))
    remove(anna, Channel, channel)
    remove(anna, Audience, audience)
    restore(anna, Channel, channel)
    assert book_of(anna).fits == ()
    restore(anna, Audience, audience)
    restore(anna, Fit, fit)
    assert [each.id for each in book_of(anna).fits] == [fit]


def test_a_part_of_two_comes_back_with_the_one_it_went_with(anna: Desk) -> None:
    channel, audience = anna.add(ChannelFields()), anna.add(AudienceFields())
    fit = anna.add(FitFields(channel_id=channel, audience_id=audience))
    remove(anna, Channel, channel)
    remove(anna, Audience, audience)
    restore(anna, Audience, audience)
    restore(anna, Channel, channel)
    assert [each.id for each in book_of(anna).fits] == [fit]


def test_what_only_names_it_stays(anna: Desk) -> None:
    goal_id = anna.add(GoalFields())
    item_id = anna.add(ItemFields(title="Reel", goal_id=goal_id))
    remove(anna, Goal, goal_id)
    assert [item.id for item in book_of(anna).items] == [item_id]


def test_what_is_not_removed_cannot_be_restored_nor_removed_twice(anna: Desk) -> None:
    goal_id = anna.add(GoalFields())
    with pytest.raises(NotFoundError):
        restore(anna, Goal, goal_id)
    remove(anna, Goal, goal_id)
    with pytest.raises(NotFoundError):
        remove(anna, Goal, goal_id)


def test_both_are_told_in_the_history(anna: Desk, bob: Desk) -> None:
    goal_id = anna.add(GoalFields())
    remove(bob, Goal, goal_id)
    restore(anna, Goal, goal_id)
    told = anna.see(lambda tx: history.read_history(tx, anna.plan_id))
    assert [(entry.action, entry.by, entry.version) for entry in told[:3]] == [
        ("restore", "Anna", 3),
        ("remove", "Bob", 2),
        ("add", "Anna", 1),
    ]


def test_a_removed_plan_is_off_the_list_and_comes_back_whole(anna: Desk) -> None:
    anna.add(GoalFields(statement="More members"))
    before = book_of(anna)
    anna.do(lambda tx: records.remove(tx, Plan, anna.plan_id))
    assert anna.see(clients.read_clients)[0].plans == ()
    with pytest.raises(NotFoundError):
        book_of(anna)
    anna.do(lambda tx: records.restore(tx, Plan, anna.plan_id))
    assert book_of(anna).goals == before.goals


def test_a_removed_client_takes_its_plans_along_and_brings_them_back(anna: Desk) -> None:
    before = book_of(anna)
    anna.do(lambda tx: records.remove(tx, Client, anna.client_id))
    assert anna.see(clients.read_clients) == []
    with pytest.raises(NotFoundError):
        book_of(anna)
    anna.do(lambda tx: records.restore(tx, Client, anna.client_id))
    assert book_of(anna).plan == before.plan


@pytest.mark.parametrize("kind", [Client, Plan])
def test_client_and_plan_can_be_removed_like_any_record(
    anna: Desk, kind: type[Client | Plan]
) -> None:
    record_id = anna.client_id if kind is Client else anna.plan_id
    anna.do(lambda tx: records.remove(tx, kind, record_id))
    with pytest.raises(NotFoundError):
        book_of(anna)
    anna.do(lambda tx: records.restore(tx, kind, record_id))
    assert book_of(anna).plan.id == anna.plan_id
