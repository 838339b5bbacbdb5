"""Bringing a database to this version's schema: whole or not at all, with a backup before."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from smwork.errors import SchemaTooNewError
from smwork.store.database import Database

_LOCK = 0x736D776F726B
"""The number of our advisory lock: the letters of the workbook's name."""


def migrate(database: Database) -> None:
    """Bring the database to the newest schema, in one transaction, the version written last.

    A file that already holds data is backed up beside itself first.
    Raises SchemaTooNewError when a newer workbook has written it, StoreUnavailableError when the
    database can't be reached.
    """
    config = _config()
    known = ScriptDirectory.from_config(config)
    with database.begin(writes=True) as connection:
        _wait_for_others(connection)
        found = MigrationContext.configure(connection).get_current_revision()
        if found == known.get_current_head():
            return
        if found is not None:
            _refuse_newer(known, found)
            _back_up(database, found)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def back_up(database: Database, target: Path) -> Path:
    """A whole copy of a running SQLite database, made by SQLite itself and checked by opening it.

    Raises ValueError for another kind of database, OSError when the copy is not sound.
    """
    if database.file is None:
        raise ValueError("only a database in a file is backed up here")
    target.parent.mkdir(parents=True, exist_ok=True)
    # Under its own name only once it is whole, so that half a copy is never taken for one.
    unfinished = target.with_name(f"{target.name}.part")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(database.file)) as source:
        source.execute("VACUUM INTO ?", (str(unfinished),))
    with closing(sqlite3.connect(unfinished)) as copy:
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise OSError(f"the backup {target} is not sound")
    with unfinished.open("rb+") as copied:
        os.fsync(copied.fileno())  # SQLite leaves that to us
    return unfinished.replace(target)


def _wait_for_others(connection: sa.Connection) -> None:
    """Two servers may start at once. SQLite's writers wait for one another anyway."""
    if connection.dialect.name != "sqlite":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def _refuse_newer(known: ScriptDirectory, found: str) -> None:
    revisions = {script.revision for script in known.walk_revisions()}
    if found not in revisions:
        raise SchemaTooNewError(found, str(known.get_current_head()))


def _back_up(database: Database, found: str) -> None:
    if database.file is not None:
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        back_up(database, database.file.parent / "backups" / f"before-{found}-{stamp}.db")
