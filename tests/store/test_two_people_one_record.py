"""Two people change one record: other fields merge, the same field shows both values."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest

from smwork.domain.accounts import Check, CheckState
from smwork.domain.goals import Goal, GoalFields, KpiFields
from smwork.domain.record import Known, Ref
from smwork.domain.research import ChannelFields
from smwork.errors import ConflictError
from smwork.store import pairs, records
from smwork.store.database import Tx
from smwork.store.plan import read_plan
from smwork.store.tables import IN_PLAN, Kind
from tests.builders import Desk, wholes_of

ROUNDS = 100


@pytest.fixture
def goal_id(anna: Desk) -> str:
    return anna.add(GoalFields(statement="More members", owner="Anna"))


def goal_of(desk: Desk) -> Goal:
    return desk.see(lambda tx: read_plan(tx, desk.plan_id)).goals[0]


def change(desk: Desk, goal_id: str, version: int, **changes: object) -> int:
    return desk.do(lambda tx: records.change(tx, Goal, goal_id, version, changes))


def test_other_fields_merge(anna: Desk, bob: Desk, goal_id: str) -> None:
    change(anna, goal_id, 1, owner="Anna B.")
    assert change(bob, goal_id, 1, reached="A full hall") == 3
    assert (goal_of(bob).owner, goal_of(bob).reached) == ("Anna B.", "A full hall")


def test_the_same_field_shows_both_values(anna: Desk, bob: Desk, goal_id: str) -> None:
    change(anna, goal_id, 1, statement="100 members")
    with pytest.raises(ConflictError) as told:
        change(bob, goal_id, 1, statement="200 members", owner="Bob")
    conflict = told.value
    assert (conflict.kind, conflict.record_id, conflict.field) == ("goal", goal_id, "statement")
    assert (conflict.theirs, conflict.yours) == ("100 members", "200 members")
    assert conflict.version == 2
    assert (goal_of(bob).statement, goal_of(bob).owner) == ("100 members", "Anna")


def test_who_has_seen_both_may_decide(anna: Desk, bob: Desk, goal_id: str) -> None:
    change(anna, goal_id, 1, statement="100 members")
    with pytest.raises(ConflictError) as told:
        change(bob, goal_id, 1, statement="200 members")
    change(bob, goal_id, told.value.version, statement="200 members")
    assert goal_of(anna).statement == "200 members"


def test_the_same_wish_twice_is_no_conflict(anna: Desk, bob: Desk, goal_id: str) -> None:
    change(anna, goal_id, 1, statement="100 members")
    assert change(bob, goal_id, 1, statement="100 members") == 2


def test_a_change_and_a_change_back_is_still_a_conflict(
    anna: Desk, bob: Desk, goal_id: str
) -> None:
    change(anna, goal_id, 1, owner="Carla")
    change(anna, goal_id, 2, owner="Anna")
    with pytest.raises(ConflictError):
        change(bob, goal_id, 1, owner="Bob")


def test_reading_again_at_the_save_does_not_make_a_stale_form_fresh(
    anna: Desk, bob: Desk, goal_id: str
) -> None:
    change(anna, goal_id, 1, owner="Carla")

    def reads_then_saves(tx: Tx) -> int:
        read_plan(tx, bob.plan_id)
        return records.change(tx, Goal, goal_id, 1, {"owner": "Bob"})

    with pytest.raises(ConflictError):
        bob.do(reads_then_saves)


@pytest.mark.parametrize("kind", IN_PLAN.values(), ids=lambda kind: kind.name)
def test_it_holds_for_every_kind_of_record(anna: Desk, bob: Desk, kind: Kind) -> None:
    record_id = anna.add(kind.fields.model_validate(wholes_of(anna, kind)))
    field = next(
        name
        for name, each in kind.fields.model_fields.items()
        if each.annotation is str and not any(isinstance(m, Ref | Known) for m in each.metadata)
    )
    anna.do(lambda tx: records.change(tx, kind.record, record_id, 1, {field: "Anna's"}))
    with pytest.raises(ConflictError):
        bob.do(lambda tx: records.change(tx, kind.record, record_id, 1, {field: "Bob's"}))


@pytest.mark.slow
def test_at_the_same_moment_exactly_one_of_two_is_kept(anna: Desk, bob: Desk, goal_id: str) -> None:
    for round_ in range(ROUNDS):
        version = goal_of(anna).version
        ended = at_once(
            lambda v=version, r=round_: change(anna, goal_id, v, owner=f"Anna {r}"),
            lambda v=version, r=round_: change(bob, goal_id, v, owner=f"Bob {r}"),
        )
        kept = [each for each in ended if not isinstance(each, ConflictError)]
        (conflict,) = (each for each in ended if isinstance(each, ConflictError))
        assert kept == [version + 1]
        assert goal_of(anna).owner == conflict.theirs
        assert {conflict.theirs, conflict.yours} == {f"Anna {round_}", f"Bob {round_}"}


@pytest.mark.slow
def test_at_the_same_moment_both_fields_of_two_are_kept(
    anna: Desk, bob: Desk, goal_id: str
) -> None:
    for round_ in range(ROUNDS):
        version = goal_of(anna).version
        ended = at_once(
            lambda v=version, r=round_: change(anna, goal_id, v, owner=f"Anna {r}"),
            lambda v=version, r=round_: change(bob, goal_id, v, reached=f"Bob {r}"),
        )
        assert sorted(map(str, ended)) == [str(version + 1), str(version + 2)]
        assert (goal_of(anna).owner, goal_of(anna).reached) == (f"Anna {round_}", f"Bob {round_}")


@pytest.fixture
def without_a_second_try(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two who wait for each other are told so, instead of being made to try again."""
    monkeypatch.setattr("smwork.store.database._PAUSES", ())


@pytest.mark.usefixtures("without_a_second_try")
def test_adding_a_part_while_the_whole_is_changed_makes_nobody_wait_for_ever(
    anna: Desk, bob: Desk, goal_id: str
) -> None:
    for round_ in range(20):
        version = goal_of(anna).version
        at_once(
            lambda v=version, r=round_: change(anna, goal_id, v, owner=str(r)),
            lambda: bob.add(KpiFields(goal_id=goal_id)),
        )
    assert len(anna.see(lambda tx: read_plan(tx, anna.plan_id)).kpis) == 20


@pytest.mark.usefixtures("without_a_second_try")
def test_ticking_and_changing_the_same_record_makes_nobody_wait_for_ever(
    anna: Desk, bob: Desk
) -> None:
    channel = anna.add(ChannelFields())

    def tick(state: CheckState) -> str:
        today = date(2026, 5, 1)
        return anna.do(lambda tx: pairs.set_check(tx, anna.plan_id, channel, "bio", state, today))

    check_id = tick("done")
    for round_ in range(20):
        (seen,) = anna.see(lambda tx: read_plan(tx, anna.plan_id)).checks
        text = {"value": str(round_)}
        at_once(
            lambda s=seen: tick("open" if s.state == "done" else "done"),
            lambda s=seen, t=text: bob.do(
                lambda tx: records.change(tx, Check, check_id, s.version, t)
            ),
        )
    (check,) = anna.see(lambda tx: read_plan(tx, anna.plan_id)).checks
    assert (check.version, check.value, check.state) == (41, "19", "done")


def at_once(*works: object) -> list[object]:
    """What each returned or raised, when they set off together."""
    barrier = Barrier(len(works))

    def set_off(work: object) -> object:
        assert callable(work)
        barrier.wait()
        try:
            return work()
        except ConflictError as error:
            return error

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(set_off, works))
