"""The command that copies the database: what it makes, and when it refuses."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from scripts.back_up import copy, main
from smwork.domain.plan import ClientFields
from smwork.store import clients
from smwork.store.database import Database, database
from smwork.store.opening import prepare

NOW = datetime(2026, 3, 4, 15, 16, 17)  # noqa: DTZ001 - the clock on the wall


@pytest.fixture
def filled(data_dir: Path) -> Database:
    """The user's own database with one client in it."""
    prepare(database())
    database().write(clients.LOCAL, lambda tx: clients.add_client(tx, ClientFields(name="Zilt")))
    return database()


def clients_in(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as opened:
        return [name for (name,) in opened.execute("SELECT name FROM client")]


def test_a_copy_stands_where_one_asks(
    filled: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "elsewhere" / "copy.db"

    assert main([str(target)]) == 0
    assert clients_in(target) == ["Zilt"]
    assert str(target) in capsys.readouterr().out


def test_a_copy_without_a_name_stands_beside_the_database(filled: Database) -> None:
    made = copy(filled, None, NOW)

    assert filled.file is not None
    assert made == filled.file.parent / "backups" / "smwork-20260304-151617.db"
    assert clients_in(made) == ["Zilt"]


def test_no_file_is_overwritten(
    filled: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "copy.db"
    target.write_text("somebody's own")

    assert main([str(target)]) == 1
    assert target.read_text() == "somebody's own"
    assert "nothing was overwritten" in capsys.readouterr().out


def test_where_nothing_is_yet_nothing_is_made(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 1
    assert "no database" in capsys.readouterr().out
    assert not list(data_dir.rglob("*.db"))


def test_postgresql_has_its_own_command(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="pg_dump"):
        copy(Database("postgresql://nobody@localhost:1/none"), tmp_path / "copy.db", NOW)
