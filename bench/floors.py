"""The least that brings a long export in: the quickest known ways, into the same table with the same keys.

They check nothing, convert nothing, and keep everybody waiting in one single transaction.
"""

import csv
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import psycopg
import sqlalchemy as sa
from adbc_driver_sqlite import dbapi
from pyarrow import csv as arrow

from smwork.store.clients import LOCAL
from smwork.store.database import Database
from smwork.store.figure_tables import ACCOUNT

INTO = (
    *("post_id", "text", "published", "link", "form", "views", "reach", "reactions", "comments"),
    *("shares", "clicks", "link_clicks"),
)
FROM = (0, 3, 4, 5, 6, 8, 9, 11, 12, 13, 14, 15)
"""The columns of the export that go there."""
DAY = 4


def _insert(database: Database, values: str) -> str:
    """Insert or update the rows that `values` gives, after those columns the day and the line."""
    with database.begin(writes=False) as connection:
        account = connection.execute(sa.select(ACCOUNT.c.id)).scalar_one()
    columns = ", ".join((*INTO, "day", "line", "workspace_id", "account_id", "file_no"))
    update = ", ".join(
        f"{name} = excluded.{name}" for name in (*INTO[1:], "day", "line", "file_no")
    )
    own = f"'{LOCAL.workspace_id}', '{account}', 1"
    return (
        f"INSERT INTO post ({columns}) {values.format(own=own)} "
        f"ON CONFLICT (account_id, post_id) DO UPDATE SET {update}"
    )


def csv_and_executemany(database: Database, source: Path) -> None:
    """Python's csv, row by row into SQLite."""
    with source.open(newline="", encoding="utf-8-sig") as lines:
        rows = csv.reader(lines)
        next(rows)
        _executemany(
            database,
            ((*(row[at] for at in FROM), row[DAY][:10], line) for line, row in enumerate(rows)),
        )


def arrow_and_executemany(database: Database, source: Path) -> None:
    """Read by pyarrow, row by row into SQLite."""
    table = arrow.read_csv(source)
    columns = [table.column(at).to_pylist() for at in FROM]
    days = [moment[:10] for moment in table.column(DAY).to_pylist()]
    _executemany(database, zip(*columns, days, range(len(days)), strict=True))


def _executemany(database: Database, rows: Iterable[tuple[object, ...]]) -> None:
    places = ", ".join("?" * (len(INTO) + 2))
    insert = _insert(database, f"VALUES ({places}, {{own}})")
    with closing(sqlite3.connect(str(database.file), isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(insert, rows)
        connection.execute("COMMIT")


def arrow_and_adbc(database: Database, source: Path) -> None:
    """Read by pyarrow, ingested whole into a table of its own, and inserted from there.

    SQLite is as careful (`synchronous=FULL`) as it is by itself.
    """
    table = arrow.read_csv(source)
    wanted = ", ".join(f'"{table.column_names[at]}"' for at in FROM)
    day = f'substr("{table.column_names[DAY]}", 1, 10)'
    values = f"SELECT {wanted}, {day}, rowid, {{own}} FROM staged WHERE true"  # noqa: S608
    insert = _insert(database, values)
    with dbapi.connect(str(database.file)) as connection, connection.cursor() as cursor:
        cursor.adbc_ingest("staged", table, mode="create")
        cursor.execute(insert)
        cursor.execute("DROP TABLE staged")
        connection.commit()


def copy_and_upsert(database: Database, source: Path) -> None:
    """PostgreSQL: the file as it is copied into a table of the connection's own, and inserted from there."""
    with source.open(encoding="utf-8-sig") as lines:
        names = [f'"{name}"' for name in next(csv.reader([next(lines)]))]
        wanted = ", ".join(f"{names[at]}{CASTS.get(at, '')}" for at in FROM)
        day = f"to_date({names[DAY]}, 'MM/DD/YYYY')"
        moment = f"to_timestamp({names[DAY]}, 'MM/DD/YYYY HH24:MI')::timestamp"
        wanted = wanted.replace(names[DAY], moment)
        values = f"SELECT {wanted}, {day}, 1, {{own}} FROM staged"  # noqa: S608
        address = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
        insert = _insert(database, values)
        with psycopg.connect(address) as connection, connection.cursor() as cursor:
            columns = ", ".join(f"{name} text" for name in names)
            cursor.execute(f"CREATE TEMP TABLE staged ({columns})".encode())
            with cursor.copy("COPY staged FROM STDIN (FORMAT csv)") as copy:
                while piece := lines.read(1 << 20):
                    copy.write(piece)
            cursor.execute(insert.encode())


CASTS = {at: "::float8" for at in FROM if at >= 8}
SQLITE: dict[str, Callable[[Database, Path], None]] = {
    "csv + executemany": csv_and_executemany,
    "pyarrow + executemany": arrow_and_executemany,
    "pyarrow + ADBC": arrow_and_adbc,
}
POSTGRESQL = {"COPY + upsert": copy_and_upsert}
