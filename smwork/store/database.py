"""The one door to the database: engines, and the transaction that every read and write goes through."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlmodel import create_engine

from smwork.errors import NotAllowedError, SmworkError, StoreUnavailableError
from smwork.settings import settings
from smwork.store.clock import our_now
from smwork.store.identity import new_id
from smwork.store.tables import MEMBER, OPERATION
from smwork.store.turns import Turns, TurnTimeoutError
from smwork.store.upsert import insert_into

Role = Literal["owner", "facilitator", "editor", "viewer"]
_WRITERS = frozenset({"owner", "facilitator", "editor"})
_READERS = _WRITERS | {"viewer"}
_PAUSES = (0.1, 0.2, 0.4, 0.8, 1.6, 3.2)
"""Seconds between tries after a lost connection: a server that restarts is back before the last."""
_LOCK_WAIT_MS = 15_000
_PRIMARY = 0xFF
"""The part of SQLite's error codes that names the family: busy is busy, whatever the reason."""
_CONNECT_WAIT_S = 5
_READ_ONLY = frozenset({"SQLITE_READONLY", "25006"})
"""What SQLite and PostgreSQL say to a write in a transaction that only reads."""


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
    writes: bool

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
    _write_ahead(cursor)
    cursor.execute("PRAGMA synchronous=FULL")  # NORMAL loses acknowledged saves at a power failure
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA wal_autocheckpoint=4000")  # pages: a long import writes many twice else
    cursor.execute("PRAGMA temp_store=MEMORY")  # what is laid ready there is a few thousand rows
    cursor.close()


def _write_ahead(cursor: sa.engine.interfaces.DBAPICursor) -> None:
    """Switch the file to WAL. SQLite waits for no lock here, so two servers that start at once must."""
    for pause in (*_PAUSES, None):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if pause is None or error.sqlite_errorcode & _PRIMARY != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(pause)
        else:
            return


def _sqlite_begin(connection: sa.Connection) -> None:
    # A transaction that reads first and writes later fails as "locked" under load; one that
    # begins immediate waits for its turn.
    writes = connection.get_execution_options().get("smwork_writes", True)
    if connection.info.get("smwork_writes") != writes:  # it stays so until it is said otherwise
        connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
        connection.info["smwork_writes"] = writes
    at_once = writes and connection.get_execution_options().get("smwork_at_once", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if at_once else "BEGIN")


def _options(engine: sa.Engine, *, writes: bool) -> dict[str, Any]:
    """How a transaction is opened; one that reads sees one moment, and can't write by mistake."""
    if writes or engine.dialect.name == "sqlite":
        return {"smwork_writes": writes}
    return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def make_engine(url: str) -> sa.Engine:
    """An engine with the durability that "saved means on disk" needs."""
    # Errors would otherwise print the values of every row, which are our users' own words.
    is_file = make_url(url).get_backend_name() == "sqlite"
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=not is_file,  # a server may have gone; a file can't
        pool_size=8,
        connect_args={} if is_file else {"connect_timeout": _CONNECT_WAIT_S},
    )
    if is_file:
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
        self._turns = Turns()
        self.engine = make_engine(self.url.render_as_string(hide_password=False))

    @property
    def file(self) -> Path | None:
        """The database file, where the database is one."""
        is_file = self.url.get_backend_name() == "sqlite" and self.url.database
        return Path(self.url.database) if is_file and self.url.database else None

    def ping(self) -> None:
        """Raise StoreUnavailableError when the database can't be reached."""
        with self.begin(writes=False) as connection:
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
        # An answer can get lost after the server has stored it, and only a name tells the next try.
        name = op_id or (None if self.file else new_id())
        return self._try(lambda: self._write_once(actor, work, name))

    @contextmanager
    def begin(self, *, writes: bool) -> Iterator[sa.Connection]:
        """One transaction on behalf of nobody: for the schema and the first workspace.

        Raises StoreUnavailableError for all that the database refuses.
        """
        with (
            self._told(writes=writes),
            self.turn(writes=writes),
            self.engine.connect() as connection,
            connection.execution_options(**_options(self.engine, writes=writes)).begin(),
        ):
            yield connection

    @contextmanager
    def line(self, actor: Actor) -> Iterator["Line"]:
        """A connection for one actor's long work, which is many transactions.

        Raises StoreUnavailableError for all that the database refuses.
        """
        with self._told(writes=True), self.engine.connect() as connection:
            yield Line(self, actor, connection)

    def turn(self, *, writes: bool) -> AbstractContextManager[None]:
        """One's turn to write, where only one can: in a file."""
        waits = writes and self.file is not None
        return self._turns.turn(_LOCK_WAIT_MS / 1000) if waits else nullcontext()

    @contextmanager
    def _told(self, *, writes: bool) -> Iterator[None]:
        try:
            yield
        except (PoolTimeoutError, TurnTimeoutError) as error:
            raise StoreUnavailableError(str(error)) from error
        except DBAPIError as error:
            raise _as_ours(error, writes=writes) from error

    def _read_once(self, actor: Actor, work: Work[T]) -> T:
        with self.begin(writes=False) as connection:
            return work(_enter(connection, actor, writes=False))

    def _write_once(self, actor: Actor, work: Work[T], op_id: str | None) -> T | None:
        with self.begin(writes=True) as connection:
            tx = _enter(connection, actor, writes=True)
            if op_id is not None and not _first_time(tx, op_id):
                return None
            return work(tx)

    def _try(self, work: Callable[[], T]) -> T:
        """Try again after a lost connection, for about six seconds in all."""
        for pause in _PAUSES:
            try:
                return work()
            except StoreUnavailableError as error:
                if not _may_pass(error):
                    raise
            time.sleep(pause)
        return work()


class Line:
    """A connection that stays the same from transaction to transaction, with its own tables."""

    def __init__(self, database: Database, actor: Actor, connection: sa.Connection) -> None:
        self.database, self.actor, self.connection = database, actor, connection

    def prepare(self, work: Callable[[sa.Connection], T]) -> T:
        """Read, and fill tables of the connection's own: nobody waits for that."""
        with self.connection.execution_options(smwork_writes=True, smwork_at_once=False).begin():
            return work(self.connection)

    def write(self, work: Work[T]) -> T:
        """Do a part of the work, all of it or none, while others wait. The role is read anew."""
        with (
            self.database.turn(writes=True),
            self.connection.execution_options(smwork_writes=True, smwork_at_once=True).begin(),
        ):
            return work(_enter(self.connection, self.actor, writes=True))

    def write_once(self, work: Work[T], op_id: str) -> T | None:
        """The same, unless this click was carried out before: then nothing, and None."""
        return self.write(lambda tx: work(tx) if _first_time(tx, op_id) else None)


def _as_ours(error: DBAPIError, *, writes: bool) -> SmworkError:
    said = getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None)
    if not writes and said in _READ_ONLY:
        return NotAllowedError("write", "workspace")
    return StoreUnavailableError(str(error.orig))


def _may_pass(error: StoreUnavailableError) -> bool:
    """Whether waiting can help: a server that restarts comes back, a full disk does not."""
    cause = error.__cause__
    return isinstance(cause, DBAPIError) and (
        cause.connection_invalidated
        or (isinstance(cause, OperationalError) and "psycopg" in type(cause.orig).__module__)
    )


# Read at every run of every page: put together once, as that costs more than the reading itself.
_THE_MEMBER = sa.select(MEMBER.c.name, MEMBER.c.role).where(
    MEMBER.c.workspace_id == sa.bindparam("workspace"), MEMBER.c.user_id == sa.bindparam("user")
)


def _enter(connection: sa.Connection, actor: Actor, *, writes: bool) -> Tx:
    asked = {"workspace": actor.workspace_id, "user": actor.user_id}
    found = connection.execute(_THE_MEMBER, asked).one_or_none()
    if found is None or found.role not in (_WRITERS if writes else _READERS):
        raise NotAllowedError("write" if writes else "read", "workspace")
    return Tx(connection, actor, found.name, found.role, our_now(), writes)


def _first_time(tx: Tx, op_id: str) -> bool:
    done = insert_into(tx.connection.dialect.name, OPERATION).values(
        workspace_id=tx.workspace_id, op_id=op_id, at=tx.now
    )
    stored = done.on_conflict_do_nothing().returning(OPERATION.c.op_id)
    return tx.connection.execute(stored).first() is not None


@cache
def database(url: str | None = None) -> Database:
    """The database of an address; the one in the settings unless another is named."""
    return Database(url or settings().database_url)
