"""A database of each kind, and people at work in it."""

from collections.abc import Iterator

import pytest

from smwork.store.database import Database, database
from smwork.store.figure_tables import METADATA
from tests.builders import Desk, a_desk, a_member
from tests.conftest import DIALECTS, TEMPLATE
from tests.postgres import Server


@pytest.fixture(scope="session")
def shared_on_server(postgres_server: Server) -> Iterator[Database]:
    """One database on the server for all tests that only put rows in it."""
    shared = Database(postgres_server.create("store", TEMPLATE))
    yield shared
    shared.engine.dispose()


@pytest.fixture(params=DIALECTS)
def db(request: pytest.FixtureRequest) -> Database:
    """A migrated, empty database: once on SQLite, once on PostgreSQL."""
    if request.param == "sqlite":
        return database(request.getfixturevalue("sqlite_url"))
    shared: Database = request.getfixturevalue("shared_on_server")
    with shared.begin(writes=True) as connection:
        for table in reversed(METADATA.sorted_tables):
            connection.execute(table.delete())
    return shared


@pytest.fixture
def file_db(sqlite_url: str) -> Database:
    """A migrated SQLite file, for what only a file can suffer."""
    return database(sqlite_url)


@pytest.fixture
def anna(db: Database) -> Desk:
    """Anna, who owns the workspace, before an empty plan."""
    return a_desk(db, a_member(db, "anna", "zilt"))


@pytest.fixture
def bob(anna: Desk) -> Desk:
    """Bob, who edits the same plan."""
    return anna.of(a_member(anna.db, "bob", "zilt", "editor"))


@pytest.fixture
def carla(db: Database) -> Desk:
    """Carla, who works elsewhere: her own workspace, client and plan."""
    return a_desk(db, a_member(db, "carla", "elders"))
