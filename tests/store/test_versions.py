"""A plan is frozen for good, read again whatever came after, and gone back to as one action."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from random import Random

import pytest
import sqlalchemy as sa

from smwork.domain.content import Item, ItemFields
from smwork.domain.goals import Goal, GoalFields, Kpi, KpiFields
from smwork.domain.plan import Audience, AudienceFields, Plan
from smwork.domain.record import Fields
from smwork.domain.versions import PlanVersion, difference
from smwork.domain.workbook import Workbook
from smwork.errors import ConflictError, NotFoundError, SchemaTooNewError
from smwork.store import history, records, versions
from smwork.store.identity import new_id
from smwork.store.plan import read_plan
from smwork.store.tables import IN_PLAN, VERSION, Kind
from tests.builders import Desk


def book(desk: Desk) -> Workbook:
    return desk.see(lambda tx: read_plan(tx, desk.plan_id))


def frozen(desk: Desk, name: str = "Spring", reason: str = "") -> PlanVersion:
    return desk.do(lambda tx: versions.freeze(tx, desk.plan_id, name, reason, "workshop"))


def read(desk: Desk, version: PlanVersion) -> Workbook:
    return desk.see(lambda tx: versions.read_version(tx, version.id))


def back(desk: Desk, version: PlanVersion, revision: int | None = None) -> PlanVersion:
    shown = book(desk).plan.revision if revision is None else revision
    return desk.do(lambda tx: versions.go_back(tx, version.id, shown, before="Left", after="Back"))


def change(desk: Desk, record: type[Goal] | type[Plan], record_id: str, **changes: object) -> None:
    now = book(desk)
    versions_now = {now.plan.id: now.plan.version} | {each.id: each.version for each in now.goals}
    version = versions_now[record_id]
    desk.do(lambda tx: records.change(tx, record, record_id, version, changes))


def test_versions_are_numbered_within_their_plan_with_who_and_why(anna: Desk, bob: Desk) -> None:
    frozen(anna, "Spring", "Start of the year")
    frozen(bob, "Summer")
    one, two = anna.see(lambda tx: versions.read_versions(tx, anna.plan_id))
    assert (one.number, one.name, one.reason) == (1, "Spring", "Start of the year")
    assert (one.occasion, one.frozen_by) == ("workshop", "Anna")
    assert (two.number, two.frozen_by) == (2, "Bob")


def test_a_frozen_plan_is_read_as_it_was_whatever_changed_since(anna: Desk) -> None:
    goal = anna.add(GoalFields(statement="More leads"))
    anna.add(KpiFields(goal_id=goal, formula="leads", target=10))
    was = book(anna)
    version = frozen(anna)
    change(anna, Goal, goal, statement="Fewer leads")
    anna.do(lambda tx: records.remove(tx, Goal, goal))
    assert read(anna, version) == was
    assert read(anna, version) is read(anna, version)  # read once: it can't change


@pytest.mark.parametrize("kind", IN_PLAN.values(), ids=lambda kind: kind.name)
def test_every_kind_of_record_comes_back_as_it_was(anna: Desk, kind: Kind) -> None:
    record_id = anna.add(_filled(anna, kind))
    was, version = book(anna), frozen(anna)
    anna.do(lambda tx: records.remove(tx, kind.record, record_id))
    later = anna.add(_filled(anna, kind))
    back(anna, version)

    assert difference(was, book(anna)) == ()
    assert later not in {each.id for part in IN_PLAN for each in getattr(book(anna), part)}


def _filled(desk: Desk, kind: Kind) -> Fields:
    by_name = {each.name: each for each in IN_PLAN.values()}
    refs = {field: desk.add(_filled(desk, by_name[ref.kind])) for field, ref in kind.refs.items()}
    return kind.fields.model_validate(refs)


def test_going_back_changes_drops_and_brings_back(anna: Desk) -> None:
    change(anna, Plan, anna.plan_id, why="Because", own_mix={"reach": 1.0})
    kept = anna.add(GoalFields(statement="More leads"))
    gone = anna.add(GoalFields(statement="More trials"))
    kpi = anna.add(KpiFields(goal_id=gone, formula="trials"))
    was, version = book(anna), frozen(anna)
    change(anna, Plan, anna.plan_id, why="No reason", own_mix={})
    change(anna, Goal, kept, statement="Fewer leads")
    anna.do(lambda tx: records.remove(tx, Goal, gone))
    new = anna.add(AudienceFields(name="Bakers"))
    back(anna, version)

    now = book(anna)
    assert difference(was, now) == ()
    assert {goal.id for goal in now.goals} == {kept, gone}
    assert [each.id for each in now.kpis] == [kpi]
    assert new not in {each.id for each in now.audiences}


def test_going_back_can_be_undone_by_going_back_to_what_was_left(anna: Desk) -> None:
    goal = anna.add(GoalFields(statement="More leads"))
    version = frozen(anna)
    change(anna, Goal, goal, statement="Fewer leads")
    anna.add(AudienceFields(name="Bakers"))
    present = book(anna)
    left = back(anna, version)
    assert (left.occasion, left.number, left.name) == ("before", 2, "Left")
    back(anna, left)
    assert difference(present, book(anna)) == ()


def test_what_going_back_did_stands_in_the_history_by_whom(anna: Desk, bob: Desk) -> None:
    goal = anna.add(GoalFields(statement="More leads"))
    version = frozen(anna)
    change(anna, Goal, goal, statement="Fewer leads")
    audience = anna.add(AudienceFields(name="Bakers"))
    back(bob, version)

    told = bob.see(lambda tx: history.read_history(tx, bob.plan_id))
    assert told[0].action == "go_back"
    assert told[0].changes == {"version": (None, "1 Spring")}
    by_record = {(each.record_id, each.action): each for each in told if each.by == "Bob"}
    assert by_record[goal, "change"].changes == {"statement": ("Fewer leads", "More leads")}
    assert (audience, "remove") in by_record
    bob.do(lambda tx: records.restore(tx, Audience, audience))  # as after any other deletion
    assert [each.id for each in book(bob).audiences] == [audience]


def test_what_a_colleague_changed_meanwhile_is_not_overwritten(anna: Desk, bob: Desk) -> None:
    goal = anna.add(GoalFields(statement="More leads"))
    version = frozen(anna)
    shown = book(anna).plan.revision
    change(bob, Goal, goal, statement="Bob's leads")
    with pytest.raises(ConflictError):
        back(anna, version, shown)
    assert book(anna).goals[0].statement == "Bob's leads"
    assert len(anna.see(lambda tx: versions.read_versions(tx, anna.plan_id))) == 1


def test_who_is_typing_meanwhile_is_told_of_the_other_value(anna: Desk, bob: Desk) -> None:
    goal = anna.add(GoalFields(statement="More leads"))
    version = frozen(anna)
    change(anna, Goal, goal, statement="Fewer leads")
    (shown,) = book(bob).goals
    back(anna, version)
    with pytest.raises(ConflictError) as conflict:
        bob.do(lambda tx: records.change(tx, Goal, goal, shown.version, {"statement": "Bob's"}))
    assert conflict.value.theirs == "More leads"


def test_a_version_of_another_workspace_is_not_there(anna: Desk, carla: Desk) -> None:
    version = frozen(carla)
    with pytest.raises(NotFoundError):
        read(anna, version)
    with pytest.raises(NotFoundError):
        back(anna, version)
    with pytest.raises(NotFoundError):
        anna.do(lambda tx: versions.freeze(tx, carla.plan_id, "mine"))


def test_nothing_is_frozen_of_a_plan_that_never_was(anna: Desk) -> None:
    with pytest.raises(NotFoundError):
        anna.do(lambda tx: versions.freeze(tx, new_id(), "none"))


def test_what_a_newer_workbook_froze_is_refused_with_a_word(anna: Desk) -> None:
    version = frozen(anna)
    with anna.db.begin(writes=True) as connection:
        connection.execute(VERSION.update().values(layout=99))
    with pytest.raises(SchemaTooNewError):
        read(anna, version)


def test_no_function_of_the_store_changes_or_removes_a_version(anna: Desk) -> None:
    goal = anna.add(GoalFields(statement="More leads"))
    version = frozen(anna)
    before = _rows(anna)
    change(anna, Goal, goal, statement="Fewer leads")
    back(anna, version)
    frozen(anna, "Later")
    anna.do(lambda tx: records.remove(tx, Plan, anna.plan_id))
    assert [row for row in _rows(anna) if row in before] == before


def _rows(desk: Desk) -> list[tuple[object, ...]]:
    with desk.db.begin(writes=False) as connection:
        return [tuple(row) for row in connection.execute(sa.select(VERSION))]


def test_two_thousand_items_are_gone_back_to_by_a_few_statements(anna: Desk) -> None:
    titles = [ItemFields(title=f"Item {number}") for number in range(2000)]
    anna.do(lambda tx: records.add_many(tx, anna.plan_id, titles))
    version = frozen(anna)
    with anna.db.begin(writes=True) as connection:
        connection.execute(IN_PLAN["items"].table.update().values(title="Other", version=2))
    asked: list[object] = []

    def note(*given: object) -> None:
        asked.append(given)

    sa.event.listen(anna.db.engine, "before_cursor_execute", note)
    back(anna, version)
    sa.event.remove(anna.db.engine, "before_cursor_execute", note)
    assert len(asked) < 150
    assert {item.title for item in book(anna).items} == {each.title for each in titles}
    assert isinstance(book(anna).items[0], Item)


def test_a_kpi_that_came_later_goes_with_its_goal(anna: Desk) -> None:
    version = frozen(anna)
    goal = anna.add(GoalFields(statement="More leads"))
    kpi = anna.add(KpiFields(goal_id=goal, formula="leads"))
    back(anna, version)
    assert (book(anna).kpis, book(anna).goals) == ((), ())
    anna.do(lambda tx: records.restore(tx, Goal, goal))
    assert [each.id for each in book(anna).kpis] == [kpi]
    assert isinstance(book(anna).kpis[0], Kpi)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_happened_going_back_gives_the_plan_of_then(anna: Desk, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - nothing secret: the same happenings every time
    moments: list[tuple[PlanVersion, Workbook]] = []
    for _ in range(4):
        for _ in range(12):
            _anything(anna, chance)
        version = frozen(anna)
        moments.append((version, book(anna)))
    for version, was in chance.sample(moments, len(moments)):
        back(anna, version)
        assert difference(was, book(anna)) == ()


def _anything(desk: Desk, chance: Random) -> None:
    """Add, change, remove or bring back something."""
    now = book(desk)
    goals = [goal.id for goal in now.goals]
    gone = [each for each in _known(desk) if each not in {*goals, *(kpi.id for kpi in now.kpis)}]
    match chance.choice(["goal", "kpi", "change", "remove", "restore"]):
        case "kpi" if goals:
            desk.add(KpiFields(goal_id=chance.choice(goals), formula="leads"))
        case "change" if goals:
            change(desk, Goal, chance.choice(goals), statement=f"Goal {chance.random()}")
        case "remove" if goals:
            which = chance.choice(goals)
            desk.do(lambda tx: records.remove(tx, Goal, which))
        case "restore" if gone:
            which = chance.choice(gone)
            with suppress(NotFoundError):  # what is part of something that is gone stays gone
                desk.do(lambda tx: records.restore(tx, Goal, which))
        case _:
            desk.add(GoalFields(statement="Another"))


def _known(desk: Desk) -> list[str]:
    """The goals that were ever there."""
    told = desk.see(lambda tx: history.read_history(tx, desk.plan_id, 10_000))
    return sorted({each.record_id for each in told if each.kind == "goal"})


def test_two_who_freeze_at_once_get_two_numbers(anna: Desk, bob: Desk) -> None:
    with ThreadPoolExecutor(4) as people:
        made = list(people.map(frozen, [anna, bob] * 4))
    assert sorted(each.number for each in made) == list(range(1, 9))
