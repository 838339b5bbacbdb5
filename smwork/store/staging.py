"""Posts on their way in: a table of one connection's own, filled before anybody has to wait."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import adbc_driver_manager as adbc
import adbc_driver_sqlite
import pyarrow as pa
import sqlalchemy as sa
from pyarrow import csv
from sqlalchemy.dialects import sqlite

from smwork.domain.posts.batches import PostBatch
from smwork.errors import StoreUnavailableError
from smwork.store.columns import Json
from smwork.store.database import Line
from smwork.store.figure_tables import POST_METRICS


def _coming(*prefixes: str) -> sa.Table:
    return sa.Table(
        "coming",
        sa.MetaData(),
        sa.Column("post_id", sa.Text()),
        sa.Column("published", sa.DateTime()),
        sa.Column("day", sa.Date()),
        sa.Column("form", sa.Text()),
        sa.Column("text", sa.Text()),
        sa.Column("link", sa.Text()),
        *(sa.Column(metric, sa.Double()) for metric in POST_METRICS),
        sa.Column("extra", Json()),
        sa.Column("line", sa.Integer()),
        sa.Column("at", sa.BigInteger()),
        sa.Column("how", sa.Integer()),
        prefixes=list(prefixes),
    )


COMING = _coming()
"""`at` is the post's row where it is known already, and `how` says how its claim goes in."""


_LANE = "smwork_lane"
"""Under which name the quick lane is found at a connection."""


def stage(connection: sa.Connection, batch: PostBatch) -> int:
    """Lay a batch ready, and only that; of a post that is in it twice the later one. How many it is.

    Raises StoreUnavailableError when there is no room for it.
    """
    rows = _once_each(batch.columns)
    rows = rows.select([name for name in rows.schema.names if name in COMING.columns])
    if connection.dialect.name != "sqlite":
        _copy(connection, rows)
    elif _LANE in connection.info:
        connection.info[_LANE].fill(rows)
    else:
        _insert(connection, rows)
    return int(rows.num_rows)


@contextmanager
def quick_lane(line: Line) -> Iterator[None]:
    """Within this block batches go in several times as fast, one transaction for each of them.

    Raises StoreUnavailableError when there is no room for it.
    """
    connection = line.connection
    if connection.dialect.name != "sqlite":
        yield  # which takes whole batches anyway
        return
    line.prepare(lambda _: connection.exec_driver_sql("DROP TABLE IF EXISTS temp.coming"))
    driver: Any = connection.connection.driver_connection  # sqlite3's own: no transaction begins
    with ExitStack() as left:
        with _room():
            folder = left.enter_context(tempfile.TemporaryDirectory(prefix="smwork-"))
            lane = left.enter_context(_Lane(folder))
            driver.execute("ATTACH ? AS lane", (lane.file,))
            left.callback(driver.execute, "DETACH lane")
            for pragma in _CARELESS:
                driver.execute(f"PRAGMA lane.{pragma}")
        connection.info[_LANE] = lane
        left.callback(connection.info.pop, _LANE)
        yield


class _Lane:
    """A file that Arrow's own driver fills and the connection has attached.

    That driver is three times as fast as rows from Python. It brings a SQLite of its own, which
    must never open the workbook's file: two of them in one process don't see each other's locks.
    Here they take turns, a transaction each, and what is in the file is of no worth afterwards.
    """

    def __init__(self, folder: str) -> None:
        self.file = str(Path(folder, "lane.db"))
        self.opened = adbc_driver_sqlite.connect(self.file)
        self.connection = adbc.AdbcConnection(self.opened)
        create = sa.schema.CreateTable(COMING).compile(dialect=sqlite.dialect())
        for sql in (*(f"PRAGMA {each}" for each in _CARELESS), str(create), _INDEX):
            self._do(sql)

    def __enter__(self) -> "_Lane":
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()
        self.opened.close()

    def fill(self, rows: pa.RecordBatch) -> None:
        """These rows, and only these. Raises StoreUnavailableError when there is no room for them."""
        with _room():
            self._do("DELETE FROM coming")
            with adbc.AdbcStatement(self.connection) as statement:
                statement.set_options(**_APPEND)
                statement.bind_stream(pa.RecordBatchReader.from_batches(rows.schema, [rows]))
                statement.execute_update()

    def _do(self, sql: str) -> None:
        with adbc.AdbcStatement(self.connection) as statement:
            statement.set_sql_query(sql)
            statement.execute_update()


_CARELESS = ("journal_mode=MEMORY", "synchronous=OFF")
_APPEND = {
    adbc.StatementOptions.INGEST_TARGET_TABLE.value: COMING.name,
    adbc.StatementOptions.INGEST_MODE.value: adbc.INGEST_OPTION_MODE_APPEND,
}


@contextmanager
def _room() -> Iterator[None]:
    try:
        yield
    except (adbc.Error, sqlite3.Error, OSError) as error:
        raise StoreUnavailableError(str(error)) from error


def _once_each(rows: pa.RecordBatch) -> pa.RecordBatch:
    ids = rows.column("post_id")
    if len(ids.unique()) == len(ids):
        return rows
    last = {post_id: at for at, post_id in enumerate(ids.to_pylist())}
    return rows.take(pa.array(last.values(), pa.int64()))


def _insert(connection: sa.Connection, rows: pa.RecordBatch) -> None:
    """Row by row, into a temporary table: it can be done many times in one transaction."""
    # Asked of SQLite itself: an inspector would look through all tables each time.
    if connection.exec_driver_sql(_IS_THERE).first() is None:
        connection.execute(_CREATE)
    connection.execute(COMING.delete())
    names, places = ", ".join(rows.schema.names), ", ".join("?" * rows.num_columns)
    driver: Any = connection.connection.driver_connection  # sqlite3's own
    driver.executemany(
        f"INSERT INTO coming ({names}) VALUES ({places})",  # noqa: S608 - our own names
        zip(*(column.to_pylist() for column in rows.columns), strict=True),
    )


def _copy(connection: sa.Connection, rows: pa.RecordBatch) -> None:
    """By PostgreSQL's COPY into a temporary table, from text that Arrow writes."""
    connection.execute(_CREATE)
    connection.exec_driver_sql("TRUNCATE coming")
    text = pa.BufferOutputStream()
    csv.write_csv(rows, text, _UNKNOWN_UNQUOTED)
    driver: Any = connection.connection.driver_connection  # psycopg's own
    names = ", ".join(rows.schema.names)
    with driver.cursor().copy(f"COPY coming ({names}) FROM STDIN (FORMAT csv)") as copy:
        copy.write(text.getvalue())


def count_posts(connection: sa.Connection) -> None:
    """Let PostgreSQL know how many posts there are, which after a long import it does not."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ANALYZE post")


def one_by_one(connection: sa.Connection) -> None:
    """In this transaction look each post up: PostgreSQL would read all of them for every batch.

    Nor shall it compile what takes a few milliseconds, which takes it a hundred.
    """
    if connection.dialect.name == "postgresql":
        for each in ("enable_hashjoin", "enable_mergejoin", "jit"):
            connection.exec_driver_sql(f"SET LOCAL {each} = off")


_INDEX = "CREATE INDEX ix_coming_how ON coming (how) WHERE how IS NOT NULL"
"""Few posts need more than one look, and those are asked for several times."""
_IS_THERE = "SELECT 1 FROM sqlite_temp_master WHERE name = 'coming'"
_CREATE = sa.schema.CreateTable(_coming("TEMPORARY"), if_not_exists=True)
_UNKNOWN_UNQUOTED = csv.WriteOptions(include_header=False, quoting_style="all_valid")
"""An empty text is quoted, what is unknown is not."""
