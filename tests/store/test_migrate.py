"""A database is brought to the newest schema: whole or not at all, with a backup before."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from textwrap import dedent
from threading import Barrier

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from smwork.domain.goals import GoalFields
from smwork.errors import SchemaTooNewError, StoreUnavailableError
from smwork.store import schema
from smwork.store.clients import LOCAL, read_clients
from smwork.store.database import Database
from smwork.store.figure_tables import METADATA
from smwork.store.opening import prepare
from smwork.store.plan import read_plan
from smwork.store.schema import migrate
from tests.builders import a_desk, a_member

NEXT = '''"""A step that is added by a test."""

import os
import signal

import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{head}"


def upgrade():
    op.add_column("goal", sa.Column("colour", sa.Text()))
    op.execute("UPDATE goal SET colour = 'red'")
    {then}
    op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
'''


@pytest.fixture
def bare(bare_database_url: str) -> Database:
    return Database(bare_database_url)


def head() -> str:
    found = ScriptDirectory.from_config(schema._config()).get_current_head()
    assert found is not None
    return found


def revision(db: Database) -> str | None:
    with db.begin(writes=False) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def columns(db: Database, table: str = "goal") -> set[str]:
    with db.begin(writes=False) as connection:
        return {column["name"] for column in sa.inspect(connection).get_columns(table)}


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A folder of migrations like ours, which the program uses from now on."""
    folder = tmp_path / "migrations"
    shutil.copytree(Path(schema.__file__).parent / "migrations", folder)
    return folder


def use(folder: Path, monkeypatch: pytest.MonkeyPatch, then: str = "pass") -> None:
    """Add the next step to the folder and have the program migrate by it."""
    step = NEXT.format(head=head(), then=then)
    (folder / "versions" / "next.py").write_text(step)
    config = schema._config()
    config.set_main_option("script_location", str(folder))
    monkeypatch.setattr(schema, "_config", lambda: config)


def test_a_fresh_database_gets_the_newest_schema(bare: Database) -> None:
    migrate(bare)
    assert revision(bare) == head()
    desk = a_desk(bare, a_member(bare, "anna", "zilt"))
    desk.add(GoalFields())
    bare.engine.dispose()


def test_again_it_is_left_alone(bare: Database) -> None:
    prepare(bare)
    desk = a_desk(bare, LOCAL)
    prepare(bare)
    assert [client.id for client in desk.see(read_clients)] == [desk.client_id]
    if bare.file is not None:
        assert not (bare.file.parent / "backups").exists()
    bare.engine.dispose()


def test_the_migrated_schema_is_that_of_the_tables(bare: Database) -> None:
    """A field that was added to the domain without a migration shows here."""
    migrate(bare)
    with bare.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    bare.engine.dispose()


def test_the_test_above_would_see_a_missing_column(bare: Database) -> None:
    migrate(bare)
    with bare.engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE goal DROP COLUMN reached"))
    with bare.engine.connect() as connection:
        (found,) = compare_metadata(MigrationContext.configure(connection), METADATA)
    assert (found[0], found[2], found[3].name) == ("add_column", "goal", "reached")
    bare.engine.dispose()


def test_a_newer_schema_is_refused_and_left_alone(bare: Database) -> None:
    migrate(bare)
    with bare.engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaTooNewError) as told:
        migrate(bare)
    assert (told.value.found, told.value.known) == ("9999", head())
    assert revision(bare) == "9999"
    bare.engine.dispose()


def test_the_next_step_keeps_the_data(
    bare: Database, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate(bare)
    desk = a_desk(bare, a_member(bare, "anna", "zilt"))
    desk.add(GoalFields(statement="More members"))
    use(newer, monkeypatch)
    migrate(bare)
    assert revision(bare) == "next"
    assert "colour" in columns(bare)
    book = desk.see(lambda tx: read_plan(tx, desk.plan_id))
    assert book.goals[0].statement == "More members"
    bare.engine.dispose()


def test_a_step_that_fails_leaves_it_whole(
    bare: Database, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate(bare)
    before, known = columns(bare), revision(bare)
    use(newer, monkeypatch, 'raise RuntimeError("half-way")')
    with pytest.raises(RuntimeError, match="half-way"):
        migrate(bare)
    assert (revision(bare), columns(bare)) == (known, before)
    bare.engine.dispose()


KILLED = dedent("""
    import sys
    from pathlib import Path
    from smwork.store import schema
    from smwork.store.database import Database

    url, folder = sys.argv[1:]
    config = schema._config()
    config.set_main_option("script_location", folder)
    schema._config = lambda: config
    schema.migrate(Database(url))
""")


def test_killed_half_way_it_is_whole(
    bare: Database, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate(bare)
    before, known = columns(bare), revision(bare)
    with monkeypatch.context() as patch:
        use(newer, patch, "os.kill(os.getpid(), signal.SIGKILL)")
    url = bare.url.render_as_string(hide_password=False)
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", KILLED, url, str(newer)], check=False, timeout=60
    )
    assert done.returncode == -signal.SIGKILL
    assert (revision(bare), columns(bare)) == (known, before)
    use(newer, monkeypatch)
    migrate(bare)
    assert revision(bare) == "next"
    bare.engine.dispose()


def test_a_file_with_data_is_backed_up_before(
    file_db: Database, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = a_desk(file_db, a_member(file_db, "anna", "zilt"))
    desk.add(GoalFields(statement="More members"))
    known = revision(file_db)
    use(newer, monkeypatch)
    migrate(file_db)
    assert file_db.file is not None
    (backup,) = (file_db.file.parent / "backups").iterdir()
    assert backup.name.startswith(f"before-{known}-")
    with closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT statement FROM goal").fetchall() == [("More members",)]
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == (known,)
        assert "colour" not in {row[1] for row in copy.execute("PRAGMA table_info(goal)")}


@pytest.mark.parametrize("servers", [2, 4])
def test_servers_that_start_at_once_do_it_once(bare_database_url: str, servers: int) -> None:
    barrier = Barrier(servers)

    def start(_: int) -> str | None:
        db = Database(bare_database_url)
        barrier.wait()
        try:
            prepare(db)
            return revision(db)
        finally:
            db.engine.dispose()

    with ThreadPoolExecutor(servers) as pool:
        assert list(pool.map(start, range(servers))) == [head()] * servers


def test_a_start_waits_while_another_one_writes_the_first_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # SQLite itself does not wait here, whatever its busy timeout: it says "locked" at once.
    file = tmp_path / "new.db"
    pauses: list[float] = []
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        def other_ends(seconds: float) -> None:
            pauses.append(seconds)
            other.execute("COMMIT")

        monkeypatch.setattr("smwork.store.database.time.sleep", other_ends)
        db = Database(f"sqlite:///{file}")
        db.ping()
    assert len(pauses) == 1
    db.engine.dispose()


def test_a_database_that_is_away_is_told_as_such(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no database, but long enough to look like one " * 100)
    db = Database(f"sqlite:///{broken}")
    with pytest.raises(StoreUnavailableError):
        migrate(db)
    assert broken.read_bytes().startswith(b"no database")
    db.engine.dispose()
