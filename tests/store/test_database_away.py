"""The database is locked, away, or comes back: told as such, nothing twice, nothing lost."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from itertools import count
from threading import Event, Semaphore

import pytest
import sqlalchemy as sa

from smwork.domain.plan import ObjectiveFields
from smwork.errors import StoreUnavailableError
from smwork.store import database as door
from smwork.store import records
from smwork.store.clients import read_clients
from smwork.store.database import Database, Tx
from smwork.store.plan import read_plan
from smwork.store.schema import migrate
from tests import postgres
from tests.builders import Desk, a_desk, a_member
from tests.conftest import PROGRAMS


def test_locked_for_longer_than_we_wait(file_db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = a_desk(file_db, a_member(file_db, "anna", "zilt"))
    file_db.engine.dispose()
    monkeypatch.setattr(door, "_LOCK_WAIT_MS", 100)
    assert file_db.file is not None
    with closing(sqlite3.connect(file_db.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailableError, match="locked"):
            desk.do(lambda tx: records.add(tx, desk.plan_id, ObjectiveFields()), "click-1")
        assert desk.see(lambda tx: read_plan(tx, desk.plan_id)).objectives == ()
        other.execute("ROLLBACK")
    desk.do(lambda tx: records.add(tx, desk.plan_id, ObjectiveFields()), "click-1")
    assert len(desk.see(lambda tx: read_plan(tx, desk.plan_id)).objectives) == 1


def test_a_damaged_file_is_told_and_not_touched(file_db: Database) -> None:
    desk = a_desk(file_db, a_member(file_db, "anna", "zilt"))
    file_db.engine.dispose()
    assert file_db.file is not None
    for rest in ("-wal", "-shm"):
        file_db.file.with_name(f"{file_db.file.name}{rest}").unlink(missing_ok=True)
    damaged = b"\0" * 100 + file_db.file.read_bytes()[100:]
    file_db.file.write_bytes(damaged)
    with pytest.raises(StoreUnavailableError):
        desk.see(read_clients)
    with pytest.raises(StoreUnavailableError):
        desk.add(ObjectiveFields())
    assert file_db.file.read_bytes() == damaged


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries as often as ever, without the pauses."""
    monkeypatch.setattr(door, "_PAUSES", (0.0,) * 6)


@pytest.mark.usefixtures("impatient")
def test_a_server_that_is_not_there() -> None:
    db = Database("postgresql://nobody@127.0.0.1:1/nothing")
    with pytest.raises(StoreUnavailableError):
        db.ping()
    with pytest.raises(StoreUnavailableError):
        a_desk(db, door.Actor("anna", "zilt"))
    db.engine.dispose()


@pytest.mark.usefixtures("impatient")
def test_a_password_stands_in_no_error() -> None:
    db = Database("postgresql://nobody:secret@127.0.0.1:1/nothing")
    with pytest.raises(StoreUnavailableError) as told:
        db.ping()
    assert "secret" not in f"{told.value} {told.value.__cause__} {db.url}"
    db.engine.dispose()


@pytest.fixture
def commit_unheard(db: Database) -> Iterator[list[int]]:
    """The answer to the next commit gets lost on its way, after the server has stored it."""
    lost: list[int] = []
    commit = db.engine.dialect.do_commit

    def stores_and_hangs_up(connection: sa.PoolProxiedConnection) -> None:
        commit(connection)
        if not lost:
            lost.append(1)
            raise _hung_up(db)

    db.engine.dialect.do_commit = stores_and_hangs_up  # type: ignore[method-assign, assignment]
    yield lost
    db.engine.dialect.do_commit = commit  # type: ignore[method-assign]


def _hung_up(db: Database) -> Exception:
    driver = db.engine.dialect.import_dbapi()
    error: Exception = driver.OperationalError("server closed the connection unexpectedly")
    return error


@pytest.mark.postgres
@pytest.mark.parametrize("op_id", ["click-1", None])
def test_an_answer_that_gets_lost_is_no_second_row(
    anna: Desk, commit_unheard: list[int], op_id: str | None
) -> None:
    if anna.db.file is not None:
        commit_unheard.append(1)  # a file has no way to get lost on
    anna.db.write(anna.actor, lambda tx: records.add(tx, anna.plan_id, ObjectiveFields()), op_id)
    assert len(anna.see(lambda tx: read_plan(tx, anna.plan_id)).objectives) == 1
    assert commit_unheard == [1]


@pytest.fixture(params=["postgresql"] if PROGRAMS else [])  # without one: told at the end
def own_server() -> Iterator[Database]:
    """A database on a server that may be restarted, and that puts on disk what it says it did."""
    assert PROGRAMS is not None
    with postgres.running_server(PROGRAMS) as server:
        db = Database(f"{server.create('own')}?options=-c%20synchronous_commit%3Don")
        migrate(db)
        yield db
        db.engine.dispose()


def restart(data: str, mode: str) -> None:
    """Stop the server, gently or as if it had been killed, and start it again."""
    assert PROGRAMS is not None
    postgres._run(PROGRAMS / "pg_ctl", "-D", data, "-m", mode, "-w", "restart")


@pytest.mark.slow
@pytest.mark.postgres
def test_restarts_under_load_lose_nothing_and_do_nothing_twice(own_server: Database) -> None:
    desk = a_desk(own_server, a_member(own_server, "anna", "zilt"))
    with own_server.begin(writes=False) as connection:
        data = connection.execute(sa.text("SHOW data_directory")).scalar_one()
    stop, numbers, went_well = Event(), count(1), Semaphore(0)

    def writer(_: int) -> list[str]:
        saved = []
        while not stop.is_set():
            name = str(next(numbers))
            desk.db.write(desk.actor, partial(_add, plan_id=desk.plan_id, name=name), f"op {name}")
            saved.append(name)
            went_well.release()
        return saved

    with ThreadPoolExecutor(3) as pool:
        writers = [pool.submit(writer, each) for each in range(3)]
        try:
            for mode in ("fast", "immediate", "fast", "immediate"):
                for _ in range(50):
                    assert went_well.acquire(timeout=30)
                restart(data, mode)
        finally:
            stop.set()
        saved = sorted(name for each in writers for name in each.result())
    book = desk.see(lambda tx: read_plan(tx, desk.plan_id))
    assert sorted(each.statement for each in book.objectives) == saved
    assert len(saved) > 4 * 50


def _add(tx: Tx, plan_id: str, name: str) -> str:
    return records.add(tx, plan_id, ObjectiveFields(statement=name))
