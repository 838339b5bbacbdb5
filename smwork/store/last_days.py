"""Figures of the last so many days instead of a calendar month: IPM is told over thirty of them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from smwork.domain.months import first_day
from smwork.domain.series import MonthSum
from smwork.facts.metrics import metrics
from smwork.store.database import Tx
from smwork.store.figure_tables import ACCOUNT, DAY, POST_DAY
from smwork.store.revision import figures_revision


def read_last_days(tx: Tx, client_id: str, until: date, days: int = 30) -> tuple[MonthSum, ...]:
    """The client's figures of the `days` up to and with `until`, as if they were the month of `until`.

    Raises NotFoundError for a foreign or removed client.
    """
    figures_revision(tx, client_id)
    since = until - timedelta(days=days - 1)
    return (*_of_days(tx, client_id, since, until), *_of_posts(tx, client_id, since, until))


def _of_days(tx: Tx, client_id: str, since: date, until: date) -> Iterator[MonthSum]:
    total = (sa.func.sum(DAY.c.value), sa.func.count(), sa.func.max(DAY.c.day))
    rows = tx.connection.execute(_within(tx, client_id, DAY, since, until, *total)).all()
    stocks = _latest(tx, client_id, since, until)
    for platform, handle, key, value, count, through in rows:
        last = stocks.get((platform, handle, key), value)
        yield MonthSum(
            platform, handle, "account", key, first_day(until), value, last, count, through
        )


def _of_posts(tx: Tx, client_id: str, since: date, until: date) -> Iterator[MonthSum]:
    table = POST_DAY
    total = (sa.func.sum(table.c.total), sa.func.sum(table.c.posts), sa.func.max(table.c.day))
    rows = tx.connection.execute(_within(tx, client_id, table, since, until, *total)).all()
    for platform, handle, key, value, posts, through in rows:
        yield MonthSum(
            platform, handle, "post", key, first_day(until), value, value, int(posts), through
        )


def _within(
    tx: Tx, client_id: str, table: sa.Table, since: date, until: date, *told: sa.ColumnElement[Any]
) -> sa.Select[tuple[Any, ...]]:
    """Each metric of each account, with what is told of it over these days."""
    names = (ACCOUNT.c.platform, ACCOUNT.c.handle, table.c.metric)
    return _rows(tx, client_id, table, since, until, *names, *told).group_by(*names)


def _latest(tx: Tx, client_id: str, since: date, until: date) -> dict[tuple[str, str, str], float]:
    """Of every stock the figure of its latest day."""
    stocks = [each.key for each in metrics() if each.kind == "stock"]
    told = (ACCOUNT.c.platform, ACCOUNT.c.handle, DAY.c.metric, DAY.c.value)
    rows = _rows(tx, client_id, DAY, since, until, *told).where(DAY.c.metric.in_(stocks))
    # The later one overwrites the one before it.
    return {
        (platform, handle, key): value
        for platform, handle, key, value in tx.connection.execute(rows.order_by(DAY.c.day))
    }


def _rows(
    tx: Tx, client_id: str, table: sa.Table, since: date, until: date, *told: sa.ColumnElement[Any]
) -> sa.Select[tuple[Any, ...]]:
    return (
        sa.select(*told)
        .select_from(table)
        .join(
            ACCOUNT,
            sa.and_(
                ACCOUNT.c.workspace_id == table.c.workspace_id, ACCOUNT.c.id == table.c.account_id
            ),
        )
        .where(
            table.c.workspace_id == tx.workspace_id,
            ACCOUNT.c.client_id == client_id,
            ACCOUNT.c.competitor.is_(None),
            table.c.day.between(since, until),
        )
    )
