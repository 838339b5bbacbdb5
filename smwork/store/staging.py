"""Posts on their way in: a table of one connection's own, filled before anybody has to wait."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from smwork.domain.posts.batches import PostBatch
from smwork.store.columns import Json
from smwork.store.figure_tables import POST_METRICS

COMING = sa.Table(
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
    prefixes=["TEMPORARY"],
)
"""`at` is the post's row where it is known already, and `how` says how its claim goes in."""

_ALWAYS = ("post_id", "published", "day", "form", "text", "link", "extra", "line")


def stage(connection: sa.Connection, batch: PostBatch) -> int:
    """Lay a batch ready, and only that; of a post that is in it twice the later one. How many it is."""
    _empty(connection)
    metrics = [name for name in batch.metrics if name in POST_METRICS]
    columns = [*_ALWAYS, *metrics]
    rows = list(_rows(batch, metrics))
    if len(set(batch.post_ids)) < len(rows):
        rows = list({row[0]: row for row in rows}.values())
    _fill(connection, columns, rows)
    return len(rows)


def _rows(batch: PostBatch, metrics: list[str]) -> Iterator[tuple[object, ...]]:
    return zip(
        batch.post_ids,
        batch.published,
        [moment[:10] for moment in batch.published],
        batch.forms,
        batch.texts,
        batch.links,
        batch.extra,
        batch.lines,
        *(batch.metrics[name] for name in metrics),
        strict=True,
    )


def _empty(connection: sa.Connection) -> None:
    """The table anew: it lives as long as its connection, which others may have used before."""
    if connection.dialect.name == "sqlite":
        # Asked of SQLite itself: an inspector would look through all tables each time.
        if connection.exec_driver_sql(_IS_THERE).first() is None:
            COMING.create(connection, checkfirst=False)
        connection.execute(COMING.delete())
    else:
        COMING.create(connection, checkfirst=True)
        connection.exec_driver_sql(f"TRUNCATE {COMING.name}")


_IS_THERE = "SELECT 1 FROM sqlite_temp_master WHERE name = 'coming'"


def _fill(connection: sa.Connection, columns: list[str], rows: list[tuple[object, ...]]) -> None:
    """By the driver's own quickest way: what is in a batch is text and numbers, as it is stored."""
    driver: Any = connection.connection.driver_connection  # sqlite3's or psycopg's own
    names = ", ".join(columns)
    if connection.dialect.name == "sqlite":
        places = ", ".join("?" * len(columns))
        driver.executemany(f"INSERT INTO coming ({names}) VALUES ({places})", rows)  # noqa: S608 - our own names
        return
    with driver.cursor().copy(f"COPY coming ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
