"""A backup of a running database is whole, whatever is written meanwhile."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from smwork.domain.plan import ObjectiveFields
from smwork.store import records
from smwork.store.database import Database, Tx
from smwork.store.plan import read_plan
from smwork.store.schema import back_up
from tests.builders import Desk, a_desk, a_member

COPIES = 20


@pytest.fixture
def desk(file_db: Database) -> Desk:
    return a_desk(file_db, a_member(file_db, "anna", "zilt"))


def add_pair(tx: Tx, plan_id: str) -> None:
    """Two records in one action: half of it would show as an odd number."""
    for _ in range(2):
        records.add(tx, plan_id, ObjectiveFields(statement="Grow" * 100))


def faults(copy: Path) -> list[str]:
    """What is wrong with a copy of the database."""
    with closing(sqlite3.connect(copy)) as connection:
        try:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
            found += [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
            (rows,) = connection.execute("SELECT count(*) FROM objective").fetchone()
            (told,) = connection.execute(
                "SELECT count(*) FROM history WHERE kind = 'objective'"
            ).fetchone()
        except sqlite3.DatabaseError as error:
            return [str(error)]
    wrong = [line for line in found if line != "ok"]
    wrong += ["half an action"] if rows % 2 else []
    return wrong + (["history and records differ"] if rows != told else [])


def copies_while_writing(desk: Desk, folder: Path) -> list[Path]:
    """Copies of the database, taken while somebody keeps on saving."""
    stop = Event()

    def writer() -> None:
        while not stop.is_set():
            desk.do(lambda tx: add_pair(tx, desk.plan_id))

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(writer)
        try:
            copies = [back_up(desk.db, folder / f"{number}.db") for number in range(COPIES)]
        finally:
            stop.set()
        running.result()
    return copies


def test_every_copy_is_whole_while_writes_go_on(desk: Desk, tmp_path: Path) -> None:
    copies = copies_while_writing(desk, tmp_path / "copies")
    assert [faults(copy) for copy in copies] == [[]] * COPIES


def test_a_copy_opens_as_a_database_with_all_that_was_saved(desk: Desk, tmp_path: Path) -> None:
    desk.do(lambda tx: add_pair(tx, desk.plan_id))
    copy = back_up(desk.db, tmp_path / "backups" / "copy.db")
    other = Database(f"sqlite:///{copy}")
    copied = Desk(other, desk.actor, desk.client_id, desk.plan_id)
    assert copied.see(lambda tx: read_plan(tx, desk.plan_id)) == desk.see(
        lambda tx: read_plan(tx, desk.plan_id)
    )
    other.engine.dispose()


def test_a_copy_that_was_broken_off_is_not_in_the_way(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "copy.db.part").write_bytes(b"half")
    copy = back_up(desk.db, tmp_path / "copy.db")
    assert faults(copy) == []
    assert not (tmp_path / "copy.db.part").exists()


def test_a_damaged_copy_is_seen(desk: Desk, tmp_path: Path) -> None:
    """What is checked above would not pass on a file that lost its middle."""
    for _ in range(50):
        desk.do(lambda tx: add_pair(tx, desk.plan_id))
    copy = back_up(desk.db, tmp_path / "copy.db")
    content = bytearray(copy.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 16_384] = b"\0" * 16_384
    copy.write_bytes(content)
    assert faults(copy) != []


def test_half_an_action_is_seen(desk: Desk, tmp_path: Path) -> None:
    desk.add(ObjectiveFields())
    assert faults(back_up(desk.db, tmp_path / "copy.db")) == ["half an action"]


def test_only_a_file_is_backed_up_here() -> None:
    db = Database("postgresql://nobody@127.0.0.1:1/nothing")
    with pytest.raises(ValueError, match="in a file"):
        back_up(db, Path("never.db"))
    db.engine.dispose()
