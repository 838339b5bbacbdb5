"""What every test may ask for: a data folder of its own, and a database of each kind."""

import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter
from hypothesis import settings as examples

from smwork.settings import settings
from smwork.store.database import database
from smwork.store.schema import migrate
from tests import postgres

PROGRAMS = postgres.programs()
DIALECTS = [
    "sqlite",
    *([pytest.param("postgresql", marks=pytest.mark.postgres)] if PROGRAMS else []),
]
TEMPLATE = "smwork_template"
NO_SERVER = (
    "No PostgreSQL server was found on this machine (initdb and pg_ctl): the store was tested on"
    " SQLite only. On Debian: apt-get install postgresql; on macOS: brew install postgresql."
)
_numbers = count(1)

# A run says the same tomorrow; `--hypothesis-profile=default` looks for examples that nobody tried.
examples.register_profile("the same", derandomize=True, deadline=None)
examples.load_profile("the same")


def pytest_sessionstart() -> None:
    """Where the result counts, half the store tests missing is a failure."""
    if PROGRAMS is None and os.environ.get("CI") == "true":
        pytest.exit(NO_SERVER, returncode=1)


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Elsewhere it is said where nobody can miss it."""
    if PROGRAMS is None:
        terminalreporter.section("NOT TESTED ON POSTGRESQL", sep="!", red=True, bold=True)
        terminalreporter.line(NO_SERVER, red=True)


@pytest.fixture(scope="session", autouse=True)
def _nobodys_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test can reach the data of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SMWORK_DATA_DIR", str(tmp_path_factory.mktemp("data")))
        patch.delenv("SMWORK_DATABASE_URL", raising=False)
        _forget()
        yield
    _forget()


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty data folder of this test's own, which the settings point to."""
    folder = tmp_path / "data"
    monkeypatch.setenv("SMWORK_DATA_DIR", str(folder))
    monkeypatch.delenv("SMWORK_DATABASE_URL", raising=False)
    _forget()
    yield folder
    _forget()


def _forget() -> None:
    settings.cache_clear()
    database.cache_clear()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """A server of this run's own; its template database is migrated once and copied after."""
    assert PROGRAMS is not None, NO_SERVER
    with postgres.running_server(PROGRAMS) as server:
        url = server.create(TEMPLATE)
        _migrated(url)
        yield server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database file, to be copied."""
    file = tmp_path_factory.mktemp("template") / "smwork.db"
    url = f"sqlite:///{file}"
    _migrated(url)
    return file


def _migrated(url: str) -> None:
    migrate(database(url))
    database(url).engine.dispose()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> Iterator[str]:
    """A migrated SQLite database with nothing in it."""
    url = f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'smwork.db')}"
    yield url
    database(url).engine.dispose()


@pytest.fixture(params=DIALECTS)
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A migrated database with nothing in it: one on SQLite, one on PostgreSQL."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    yield from _database_on(request.getfixturevalue("postgres_server"), TEMPLATE)


@pytest.fixture(params=DIALECTS)
def bare_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without a table: for what migrates one."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'bare.db'}"
        return
    yield from _database_on(request.getfixturevalue("postgres_server"), "template0")


def _database_on(server: postgres.Server, template: str) -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    url = server.create(name, template)
    yield url
    database(url).engine.dispose()
    server.drop(name)
