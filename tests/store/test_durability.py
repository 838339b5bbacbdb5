"""Saved means on disk: the settings that make it so are in force on every connection."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from smwork.domain.plan import ObjectiveFields
from smwork.store import records
from smwork.store.database import Database, Tx
from smwork.store.plan import read_plan
from smwork.store.tables import PLAN
from tests.builders import a_desk, a_member

WANTED = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 15_000}
"""2 is FULL: with NORMAL a power failure loses what was said to be saved."""


def wrong_settings(connection: sa.Connection) -> dict[str, object]:
    """The settings of a connection that are not as wanted."""
    raw = connection.connection.cursor()
    found = {name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in WANTED}
    return {name: value for name, value in found.items() if value != WANTED[name]}


def test_every_connection_of_the_pool_has_them(file_db: Database) -> None:
    opened = [file_db.engine.connect() for _ in range(12)]
    try:
        assert [wrong_settings(connection) for connection in opened] == [{}] * 12
    finally:
        for connection in opened:
            connection.close()


@pytest.mark.parametrize(
    ("planted", "name"),
    [
        ("synchronous=NORMAL", "synchronous"),
        ("journal_mode=DELETE", "journal_mode"),
        ("foreign_keys=OFF", "foreign_keys"),
        ("busy_timeout=0", "busy_timeout"),
    ],
)
def test_the_test_above_would_see_a_lesser_setting(
    file_db: Database, planted: str, name: str
) -> None:
    with file_db.engine.connect() as connection:
        connection.rollback()
        raw = connection.connection.cursor()
        raw.execute(f"PRAGMA {planted}")
        assert set(wrong_settings(connection)) == {name}
        connection.invalidate()


def test_a_row_cannot_point_into_another_workspace(file_db: Database) -> None:
    anna = a_desk(file_db, a_member(file_db, "anna", "zilt"))
    carla = a_desk(file_db, a_member(file_db, "carla", "elders"))
    moved = PLAN.table.update().where(PLAN.table.c.id == anna.plan_id)
    with (
        pytest.raises(sa.exc.IntegrityError),
        file_db.engine.begin() as connection,
    ):
        connection.execute(moved.values(client_id=carla.client_id))


@pytest.fixture
def impatient(file_db: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The same file, with a lock that is waited for no longer than a moment."""
    monkeypatch.setattr("smwork.store.database._LOCK_WAIT_MS", 200)
    other = Database(file_db.url.render_as_string())
    yield other
    other.engine.dispose()


WRITERS, ROUNDS = 4, 25


def read_then_write(db: Database, *, immediately: bool) -> int:
    """How many of the writers that read first and write later fail because of one another."""
    started = Barrier(WRITERS)

    def writer(_: int) -> int:
        started.wait()
        return sum(_refused(db, immediately=immediately) for _ in range(ROUNDS))

    with ThreadPoolExecutor(WRITERS) as pool:
        return sum(pool.map(writer, range(WRITERS)))


def _refused(db: Database, *, immediately: bool) -> bool:
    begin = "BEGIN IMMEDIATE" if immediately else "BEGIN"
    with db.engine.connect() as connection:
        raw = connection.connection.cursor()
        try:
            raw.execute(begin)
            seen = raw.execute("SELECT revision FROM plan").fetchone()
            raw.execute("UPDATE plan SET revision = ?", (seen[0] + 1,))
            raw.execute("COMMIT")
        except Exception as error:
            if "locked" not in str(error):
                raise
            raw.execute("ROLLBACK")
            return True
    return False


def test_writers_that_read_first_wait_for_their_turn(file_db: Database) -> None:
    desk = a_desk(file_db, a_member(file_db, "anna", "zilt"))

    def reads_then_writes(tx: Tx) -> None:
        read_plan(tx, desk.plan_id)
        records.add(tx, desk.plan_id, ObjectiveFields())

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(lambda _: desk.do(reads_then_writes), range(WRITERS * ROUNDS)))
    book = desk.see(lambda tx: read_plan(tx, desk.plan_id))
    assert len(book.objectives) == WRITERS * ROUNDS
    assert book.plan.revision == 1 + WRITERS * ROUNDS


def test_without_beginning_immediate_they_would_fail(file_db: Database) -> None:
    a_desk(file_db, a_member(file_db, "anna", "zilt"))
    assert read_then_write(file_db, immediately=True) == 0
    assert read_then_write(file_db, immediately=False) > 0


def test_a_reader_does_not_wait_for_a_writer(impatient: Database) -> None:
    desk = a_desk(impatient, a_member(impatient, "anna", "zilt"))

    def reads_meanwhile(tx: Tx) -> int:
        records.add(tx, desk.plan_id, ObjectiveFields())
        return len(desk.see(lambda other: read_plan(other, desk.plan_id)).objectives)

    assert desk.do(reads_meanwhile) == 0


def test_what_the_database_says_of_an_error_holds_no_words_of_a_user(file_db: Database) -> None:
    with (
        pytest.raises(OperationalError) as told,
        file_db.engine.begin() as connection,
    ):
        connection.execute(sa.text("INSERT INTO nowhere VALUES (:word)"), {"word": "secret"})
    assert "secret" not in str(told.value)


def test_the_folder_of_a_new_database_is_made(tmp_path: Path) -> None:
    file = tmp_path / "new" / "folder" / "smwork.db"
    db = Database(f"sqlite:///{file}")
    db.ping()
    assert file.exists()
    db.engine.dispose()
