"""A plan is read whole, at one moment, in as many queries with a thousand rows as with one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
import sqlalchemy as sa

from smwork.domain.content import Item, ItemFields
from smwork.domain.goals import Goal, GoalFields
from smwork.errors import NotAllowedError, NotFoundError
from smwork.store import figures, records
from smwork.store.database import Actor, Database, Tx
from smwork.store.plan import read_plan, read_workbook
from smwork.store.schema import migrate
from smwork.store.series import read_months
from smwork.store.shelf import Shelf
from tests.builders import Desk, a_desk, a_file, a_member, a_post


@contextmanager
def statements(db: Database) -> Iterator[list[str]]:
    """The statements sent to the database meanwhile."""
    sent: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            sent.append(statement)

    sa.event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        sa.event.remove(db.engine, "before_cursor_execute", note)


def queries_of_a_fresh_read(desk: Desk) -> int:
    desk.add(GoalFields())  # so that no earlier reading serves
    with statements(desk.db) as sent:
        desk.see(lambda tx: read_plan(tx, desk.plan_id))
    return len(sent)


def test_the_number_of_queries_does_not_grow_with_the_rows(anna: Desk) -> None:
    queries_of_a_fresh_read(anna)
    none = queries_of_a_fresh_read(anna)
    anna.add(ItemFields(title="one"))
    few = queries_of_a_fresh_read(anna)

    def many(tx: Tx) -> None:
        for number in range(100):
            records.add(tx, anna.plan_id, ItemFields(title=str(number)))

    anna.do(many)
    assert queries_of_a_fresh_read(anna) == few == none + 1
    assert none == 4, "who asks, the plan with its client, which records there are, the new goal"


def test_what_did_not_change_is_taken_over_as_it_is(anna: Desk) -> None:
    kept = anna.add(ItemFields(title="stays"))
    first = anna.see(lambda tx: read_plan(tx, anna.plan_id))
    anna.add(ItemFields(title="new"))
    second = anna.see(lambda tx: read_plan(tx, anna.plan_id))

    assert [item.title for item in second.items] == ["stays", "new"]
    assert next(item for item in second.items if item.id == kept) is first.items[0]
    assert second.goals is first.goals


@pytest.mark.parametrize("several", [1, 150])
def test_a_plan_that_was_taken_over_is_what_a_whole_reading_gives(anna: Desk, several: int) -> None:
    def as_read() -> list[str]:
        book = anna.see(lambda tx: read_plan(tx, anna.plan_id))
        assert book == anna.see(lambda tx: read_workbook(tx, book.client, book.plan))
        return [item.title for item in book.items]

    ids = [anna.add(ItemFields(title=title)) for title in "abc"]
    assert as_read() == ["a", "b", "c"]
    anna.do(lambda tx: records.remove(tx, Item, ids[1]))
    assert as_read() == ["a", "c"]
    anna.do(lambda tx: records.restore(tx, Item, ids[1]))
    anna.do(lambda tx: records.change(tx, Item, ids[0], 1, {"title": "A"}))
    assert as_read() == ["A", "b", "c"]
    anna.do(lambda tx: records.add_many(tx, anna.plan_id, [ItemFields(title="n")] * several))
    assert as_read() == ["A", "b", "c", *["n"] * several]


def test_an_unchanged_plan_is_not_read_again(anna: Desk) -> None:
    first = anna.see(lambda tx: read_plan(tx, anna.plan_id))
    with statements(anna.db) as sent:
        assert anna.see(lambda tx: read_plan(tx, anna.plan_id)) is first
    assert len(sent) == 2


def test_every_change_is_seen_by_the_next_reading(anna: Desk, bob: Desk) -> None:
    goal_id = anna.add(GoalFields())
    for version in range(1, 20):
        changes = {"statement": str(version)}
        anna.do(
            partial(
                records.change, record=Goal, record_id=goal_id, version=version, changes=changes
            )
        )
        assert bob.see(lambda tx: read_plan(tx, bob.plan_id)).goals[0].statement == str(version)


def test_a_kept_plan_serves_nobody_who_may_not_see_it(anna: Desk, carla: Desk) -> None:
    anna.see(lambda tx: read_plan(tx, anna.plan_id))
    with pytest.raises(NotFoundError):
        carla.see(lambda tx: read_plan(tx, anna.plan_id))
    with pytest.raises(NotAllowedError):
        anna.of(Actor("carla", "zilt")).see(lambda tx: read_plan(tx, anna.plan_id))


def test_a_kept_plan_serves_no_other_database(
    db: Database, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Two databases may hold the same ids: one is a restored copy of the other."""
    desk = a_desk(db, a_member(db, "anna", "zilt"))
    book = desk.see(lambda tx: read_plan(tx, desk.plan_id))
    other = Database(f"sqlite:///{tmp_path_factory.mktemp('other') / 'other.db'}")
    migrate(other)
    a_member(other, "anna", "zilt")
    with pytest.raises(NotFoundError):
        Desk(other, desk.actor).see(lambda tx: read_plan(tx, book.plan.id))
    other.engine.dispose()


def test_what_is_not_stored_yet_is_seen_inside_and_kept_for_nobody(anna: Desk) -> None:
    before = anna.see(lambda tx: read_plan(tx, anna.plan_id))

    def half(tx: Tx) -> None:
        records.add(tx, anna.plan_id, GoalFields(statement="taken back"))
        assert read_plan(tx, anna.plan_id).goals[0].statement == "taken back"
        raise RuntimeError("the page broke")

    with pytest.raises(RuntimeError):
        anna.do(half)
    assert anna.see(lambda tx: read_plan(tx, anna.plan_id)) == before
    anna.add(GoalFields(statement="stored"))
    book = anna.see(lambda tx: read_plan(tx, anna.plan_id))
    assert [goal.statement for goal in book.goals] == ["stored"]


def test_figures_that_were_taken_back_are_kept_for_nobody(anna: Desk) -> None:
    def keep(tx: Tx, reach: float) -> None:
        file = a_file([a_post("1", date(2026, 5, 1), reach=reach)])
        figures.keep(tx, anna.client_id, file, handle="zilt", file_name="f", digest="d")

    def half(tx: Tx) -> None:
        keep(tx, 1.0)
        assert {row.total for row in read_months(tx, anna.client_id)} == {1.0}
        raise RuntimeError("the page broke")

    with pytest.raises(RuntimeError):
        anna.do(half)
    anna.do(lambda tx: keep(tx, 7.0))
    months = anna.see(lambda tx: read_months(tx, anna.client_id))
    assert {row.metric: row.total for row in months} == {"posts": 1.0, "reach": 7.0}


def test_a_reading_is_of_one_moment(anna: Desk, bob: Desk) -> None:
    """What somebody adds in the middle of a reading is not half in it."""

    def reads_twice(tx: Tx) -> tuple[object, object]:
        first = read_plan(tx, anna.plan_id)
        bob.add(GoalFields(statement="meanwhile"))
        return first, read_workbook(tx, first.client, first.plan)

    first, second = anna.see(reads_twice)
    assert first == second
    assert len(anna.see(lambda tx: read_plan(tx, anna.plan_id)).goals) == 1


def test_a_reader_cannot_write_by_mistake(anna: Desk) -> None:
    with pytest.raises(NotAllowedError):
        anna.see(lambda tx: records.add(tx, anna.plan_id, GoalFields()))
    assert anna.see(lambda tx: read_plan(tx, anna.plan_id)).goals == ()
    anna.add(GoalFields())


def test_a_foreign_plan_and_one_that_never_was_look_the_same(anna: Desk, carla: Desk) -> None:
    for plan_id in (carla.plan_id, "never"):
        with pytest.raises(NotFoundError) as told:
            anna.see(partial(read_plan, plan_id=plan_id))
        assert str(told.value) == f"no plan {plan_id}"


def test_a_changed_client_is_seen_without_reading_the_plan_again(anna: Desk) -> None:
    book = anna.see(lambda tx: read_plan(tx, anna.plan_id))
    anna.do(
        lambda tx: figures.add_figure(
            tx,
            anna.client_id,
            platform="x",
            handle="zilt",
            metric="followers",
            day=date(2026, 5, 1),
            value=10.0,
        )
    )
    with statements(anna.db) as sent:
        again = anna.see(lambda tx: read_plan(tx, anna.plan_id))
    assert len(sent) == 2
    assert again == replace(book, client=again.client)
    assert again.client.figures_revision == book.client.figures_revision + 1


def test_the_shelf_lets_go_of_what_was_longest_unasked_for() -> None:
    shelf: Shelf[int, str] = Shelf()
    for number in range(64):
        shelf.put(number, str(number))
    shelf.get(0)
    shelf.put(64, "64")
    assert (shelf.get(0), shelf.get(1), shelf.get(64)) == ("0", None, "64")
