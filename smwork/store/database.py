"""The one door to the database: engines, and the transaction that every read and write goes through."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlmodel import create_engine

from smwork.errors import NotAllowedError, StoreUnavailableError
from smwork.settings import settings
from smwork.store.tables import MEMBER, OPERATION

Role = Literal["owner", "facilitator", "editor", "viewer"]
_WRITERS = frozenset({"owner", "facilitator", "editor"})
_TRIES = 6
_LOCK_WAIT_MS = 15_000


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: a person in a workspace. What that person may do is read anew at each call."""

    user_id: str
    workspace_id: str


@dataclass(frozen=True, slots=True)
class Tx:
    """One open transaction on behalf of one actor, with the role that the actor has at this moment."""

    connection: sa.Connection
    actor: Actor
    name: str
    role: Role
    now: datetime

    @property
    def workspace_id(self) -> str:
        """The workspace that everything in this transaction stays inside."""
        return self.actor.workspace_id


T = TypeVar("T")
Work = Callable[[Tx], T]
"""What is done inside a transaction. It may be called again after a lost connection."""


def _sqlite_connect(connection: sa.engine.interfaces.DBAPIConnection, _: object) -> None:
    # SQLAlchemy says BEGIN itself (below), so that a writer can take the lock at once.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_LOCK_WAIT_MS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")  # NORMAL loses acknowledged saves at a power failure
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _sqlite_begin(connection: sa.Connection) -> None:
    # A transaction that reads first and writes later fails as "locked" under load; one that
    # begins immediate waits for its turn.
    writes = connection.get_execution_options().get("smwork_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def make_engine(url: str) -> sa.Engine:
    """An engine with the durability that "saved means on disk" needs."""
    # Errors would otherwise print the values of every row, which are our users' own words.
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, pool_size=8)
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _sqlite_connect)
        sa.event.listen(engine, "begin", _sqlite_begin)
    return engine


class Database:
    """A database and the two ways into it: `read` and `write`."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        if self.url.drivername == "postgresql":
            self.url = self.url.set(drivername="postgresql+psycopg")
        if self.file is not None:
            self.file.parent.mkdir(parents=True, exist_ok=True)
        self.engine = make_engine(self.url.render_as_string(hide_password=False))

    @property
    def file(self) -> Path | None:
        """The database file, where the database is one."""
        is_file = self.url.get_backend_name() == "sqlite" and self.url.database
        return Path(self.url.database) if is_file and self.url.database else None

    def ping(self) -> None:
        """Raise StoreUnavailableError when the database can't be reached."""
        with self._open(writes=False) as connection:
            connection.execute(sa.text("SELECT 1"))

    def read(self, actor: Actor, work: Work[T]) -> T:
        """What `work` reads for this actor, all of it as of one moment.

        Raises NotAllowedError for a stranger, StoreUnavailableError when the database is away.
        """
        return self._try(lambda: self._read_once(actor, work))

    def write(self, actor: Actor, work: Work[T], op_id: str | None = None) -> T | None:
        """Do one user action: all of `work`, or none of it. On disk when this returns.

        A second call with the same `op_id` does nothing and returns None, so that a click which
        arrives twice, or is tried again after a lost connection, is carried out once.
        Raises NotAllowedError for a viewer, StoreUnavailableError when it could not be stored.
        """
        return self._try(lambda: self._write_once(actor, work, op_id))

    def _read_once(self, actor: Actor, work: Work[T]) -> T:
        with self._open(writes=False) as connection:
            return work(_enter(connection, actor, writes=False))

    def _write_once(self, actor: Actor, work: Work[T], op_id: str | None) -> T | None:
        with self._open(writes=True) as connection:
            tx = _enter(connection, actor, writes=True)
            if op_id is not None and not _first_time(tx, op_id):
                return None
            return work(tx)

    @contextmanager
    def _open(self, *, writes: bool) -> Iterator[sa.Connection]:
        try:
            with (
                self.engine.connect().execution_options(smwork_writes=writes) as connection,
                connection.begin(),
            ):
                yield connection
        except OperationalError as error:
            raise StoreUnavailableError(str(error.orig)) from error

    def _try(self, work: Callable[[], T]) -> T:
        """Try again after a lost connection, for about five seconds in all."""
        for attempt in range(_TRIES):
            try:
                return work()
            except StoreUnavailableError as error:
                if attempt == _TRIES - 1 or not _may_pass(error):
                    raise
                time.sleep(0.1 * 2**attempt)
            except DBAPIError as error:
                if attempt == _TRIES - 1 or not error.connection_invalidated:
                    raise StoreUnavailableError(str(error.orig)) from error
                time.sleep(0.1 * 2**attempt)
        raise AssertionError("the last try returns or raises")


def _may_pass(error: StoreUnavailableError) -> bool:
    """Whether waiting can help: a server that restarts comes back, a full disk does not."""
    cause = error.__cause__
    return isinstance(cause, OperationalError) and (
        cause.connection_invalidated or "psycopg" in type(cause.orig).__module__
    )


def _enter(connection: sa.Connection, actor: Actor, *, writes: bool) -> Tx:
    found = connection.execute(
        sa.select(MEMBER.c.name, MEMBER.c.role).where(
            MEMBER.c.workspace_id == actor.workspace_id, MEMBER.c.user_id == actor.user_id
        )
    ).one_or_none()
    if found is None or (writes and found.role not in _WRITERS):
        raise NotAllowedError("write" if writes else "read", "workspace")
    return Tx(connection, actor, found.name, found.role, datetime.now(UTC))


def _first_time(tx: Tx, op_id: str) -> bool:
    try:
        with tx.connection.begin_nested():
            tx.connection.execute(
                OPERATION.insert().values(workspace_id=tx.workspace_id, op_id=op_id, at=tx.now)
            )
    except IntegrityError:
        return False
    return True


@cache
def database(url: str | None = None) -> Database:
    """The database of an address; the one in the settings unless another is named."""
    return Database(url or settings().database_url)
