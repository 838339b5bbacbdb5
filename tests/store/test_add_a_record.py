"""A record is added to a plan: kept with who and when, told in the history, seen at once."""

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from smwork.domain.content import ItemFields
from smwork.domain.goals import GoalFields, KpiFields
from smwork.domain.plan import AudienceFields, ObjectiveFields, Plan
from smwork.domain.research import ChannelFields, FitFields, MissionFields
from smwork.errors import NotFoundError
from smwork.store import clients, history, identity, records
from smwork.store.clock import on_our_clock
from smwork.store.plan import read_plan
from smwork.store.tables import IN_PLAN, Kind
from tests.builders import Desk, wholes_of


def test_it_is_in_the_plan_with_who_and_when(anna: Desk) -> None:
    before = datetime.now(UTC)
    goal_id = anna.add(GoalFields(statement="More members", owner="Bob"))

    (goal,) = anna.see(lambda tx: read_plan(tx, anna.plan_id)).goals
    assert (goal.id, goal.version, goal.statement) == (goal_id, 1, "More members")
    assert (goal.changed_by, goal.changed_at) == ("Anna", goal.created_at)
    assert before <= goal.created_at <= datetime.now(UTC)
    assert goal.created_at.utcoffset() == on_our_clock(before).utcoffset()


def test_the_history_tells_what_was_filled_in(anna: Desk) -> None:
    goal_id = anna.add(GoalFields(statement="More members"))

    entry = anna.see(lambda tx: history.read_history(tx, anna.plan_id))[0]
    assert (entry.kind, entry.record_id, entry.action) == ("goal", goal_id, "add")
    assert (entry.by, entry.role) == ("Anna", "owner")
    assert entry.changes["statement"] == (None, "More members")
    assert "owner" not in entry.changes


def test_the_plan_moves_on_and_says_when_it_was_saved(anna: Desk, bob: Desk) -> None:
    before = anna.see(lambda tx: read_plan(tx, anna.plan_id)).plan
    bob.add(ObjectiveFields(statement="Grow"))
    after = anna.see(lambda tx: read_plan(tx, anna.plan_id)).plan
    assert after.revision == before.revision + 1
    assert after.saved_by == "Bob"
    assert after.saved_at > before.saved_at


def test_what_a_record_names_must_be_of_the_same_plan(anna: Desk) -> None:
    goal_id = anna.add(GoalFields(statement="More members"))
    anna.add(KpiFields(goal_id=goal_id, target=10.0))
    other = anna.do(
        lambda tx: clients.copy_plan(tx, anna.plan_id, "Another"),
    )
    with pytest.raises(NotFoundError):
        anna.do(lambda tx: records.add(tx, other, KpiFields(goal_id=goal_id)))
    with pytest.raises(NotFoundError):
        anna.add(KpiFields(goal_id="nobody's"))


def test_what_a_record_names_must_still_be_there(anna: Desk) -> None:
    channel = anna.add(ChannelFields(platform="instagram"))
    anna.do(lambda tx: records.remove(tx, IN_PLAN["channels"].record, channel))
    with pytest.raises(NotFoundError):
        anna.add(ItemFields(title="Reel", channel_id=channel))


def test_nothing_is_added_to_a_removed_plan(anna: Desk) -> None:
    anna.do(lambda tx: records.remove(tx, Plan, anna.plan_id))
    with pytest.raises(NotFoundError):
        anna.add(GoalFields())


def test_a_refused_record_leaves_no_trace(anna: Desk) -> None:
    before = anna.see(lambda tx: read_plan(tx, anna.plan_id)).plan
    with pytest.raises(NotFoundError):
        anna.add(KpiFields(goal_id="nobody's"))
    book = anna.see(lambda tx: read_plan(tx, anna.plan_id))
    assert (book.kpis, book.plan) == ((), before)


def test_the_model_keeps_the_bounds() -> None:
    with pytest.raises(ValidationError):
        KpiFields(goal_id="1", target=1e13)


def test_words_come_back_as_they_were_written(anna: Desk) -> None:
    written = "Één “doel” – 10 % méér 🙂\nregel 2; DROP TABLE goal; --"
    anna.add(GoalFields(statement=written))
    assert anna.see(lambda tx: read_plan(tx, anna.plan_id)).goals[0].statement == written


def test_a_character_that_no_database_takes_is_left_out(anna: Desk) -> None:
    anna.add(GoalFields(statement="More\0 members"))
    assert anna.see(lambda tx: read_plan(tx, anna.plan_id)).goals[0].statement == "More members"


@pytest.mark.parametrize("half_a_character", ["\ud800", "a\udfffb"])
def test_half_a_character_is_refused(half_a_character: str) -> None:
    with pytest.raises(ValidationError):
        GoalFields(statement=half_a_character)


def test_numbers_lists_and_mappings_come_back_as_they_were(anna: Desk) -> None:
    channel = anna.add(ChannelFields(platform="x", posts_per_week=0.1 + 0.2, followers=1e10))
    anna.add(MissionFields(channel_id=channel, journey=("see", "care")))
    book = anna.see(lambda tx: read_plan(tx, anna.plan_id))
    assert (book.channels[0].posts_per_week, book.channels[0].followers) == (0.1 + 0.2, 1e10)
    assert book.channels[0].engagement is None
    assert book.missions[0].journey == ("see", "care")


def test_records_stand_in_the_order_in_which_they_were_made(anna: Desk) -> None:
    made = [anna.add(AudienceFields(name=str(number))) for number in range(12)]
    seen = anna.see(lambda tx: read_plan(tx, anna.plan_id)).audiences
    assert [each.id for each in seen] == made


def test_names_keep_their_order_within_one_tick_of_the_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("smwork.store.identity.time.time_ns", lambda: 1_800_000_000_000_000_000)
    names = [identity.new_id() for _ in range(500)]
    assert names == sorted(names)
    assert len(set(names)) == 500
    assert {len(name) for name in names} == {32}


@pytest.mark.parametrize("kind", IN_PLAN.values(), ids=lambda kind: kind.name)
def test_every_kind_of_record_can_be_added_and_read(anna: Desk, kind: Kind) -> None:
    fields = kind.fields.model_validate(wholes_of(anna, kind))
    record_id = anna.add(fields)
    book = anna.see(lambda tx: read_plan(tx, anna.plan_id))
    attribute = next(name for name, each in IN_PLAN.items() if each is kind)
    read = {record.id: record for record in getattr(book, attribute)}[record_id]
    assert read.model_dump(include=set(kind.fields.model_fields)) == fields.model_dump()


def test_each_kind_refers_only_to_kinds_before_it() -> None:
    before: set[str] = set()
    for kind in IN_PLAN.values():
        assert {ref.kind for ref in kind.refs.values()} <= before
        before.add(kind.name)


def test_a_part_of_two_records_needs_both(anna: Desk) -> None:
    channel = anna.add(ChannelFields())
    with pytest.raises(NotFoundError):
        anna.add(FitFields(channel_id=channel, audience_id="nobody's"))
