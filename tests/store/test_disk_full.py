"""A full disk: it is told, nothing is half, and what was saved before can still be read."""

from collections.abc import Iterator
from datetime import date

import pytest
import sqlalchemy as sa

from smwork.domain.goals import Goal, GoalFields
from smwork.domain.inspiration import MentionFields
from smwork.errors import StoreUnavailableError
from smwork.store import figure_files, figures, records
from smwork.store.database import Database, Tx
from smwork.store.plan import read_plan
from tests.builders import Desk, a_desk, a_file, a_member, a_post

LONG = "x" * 4_000


@pytest.fixture
def full(file_db: Database) -> Iterator[Desk]:
    """A desk whose database can't grow by a page more."""
    desk = a_desk(file_db, a_member(file_db, "anna", "zilt"))
    desk.add(GoalFields(statement="More members"))
    limit = file_db.engine
    limit.dispose()

    @sa.event.listens_for(limit, "connect")
    def no_more_pages(connection: sa.engine.interfaces.DBAPIConnection, _: object) -> None:
        cursor = connection.cursor()
        (pages,) = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count={pages}")

    yield desk
    sa.event.remove(limit, "connect", no_more_pages)


def fill(tx: Tx, plan_id: str) -> None:
    """One action that needs many pages."""
    for number in range(50):
        records.add(tx, plan_id, MentionFields(author=str(number), text=LONG))


def test_it_is_told_and_nothing_is_half(full: Desk) -> None:
    before = full.see(lambda tx: read_plan(tx, full.plan_id))
    for _ in range(30):
        with pytest.raises(StoreUnavailableError, match="full"):
            full.do(lambda tx: fill(tx, full.plan_id))
    assert full.see(lambda tx: read_plan(tx, full.plan_id)) == before
    with full.db.begin(writes=False) as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def test_a_long_import_is_not_half_kept(full: Desk) -> None:
    posts = [a_post(str(number), date(2026, 5, 1), reach=1.0) for number in range(5_000)]
    with pytest.raises(StoreUnavailableError):
        full.do(
            lambda tx: figures.keep(
                tx, full.client_id, a_file(posts), handle="z", file_name="f", digest="d"
            )
        )
    assert full.see(lambda tx: figure_files.read_files(tx, full.client_id)) == []


def test_the_same_click_may_be_tried_again_once_there_is_room(full: Desk) -> None:
    with pytest.raises(StoreUnavailableError):
        full.do(lambda tx: fill(tx, full.plan_id), op_id="click-1")
    with full.db.engine.connect() as connection:
        connection.connection.cursor().execute("PRAGMA max_page_count=1000000")
    full.do(lambda tx: fill(tx, full.plan_id), op_id="click-1")
    assert len(full.see(lambda tx: read_plan(tx, full.plan_id)).mentions) == 50


def test_small_changes_still_go_in(full: Desk) -> None:
    """What needs no new page is saved as ever."""
    goal = full.see(lambda tx: read_plan(tx, full.plan_id)).goals[0]
    assert full.do(lambda tx: records.change(tx, Goal, goal.id, 1, {"owner": "Bob"})) == 2
