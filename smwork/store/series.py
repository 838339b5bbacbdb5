"""Figures out: per month, metric and account, for the rules and charts."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from smwork.domain.series import MonthSum
from smwork.errors import NotFoundError
from smwork.store.columns import Json
from smwork.store.database import Tx
from smwork.store.figure_tables import ACCOUNT, DAY, FILE, POST, POST_DAY, POST_METRICS
from smwork.store.shelf import Shelf
from smwork.store.tables import CLIENT


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one figure came from: a file and its line, or nobody's file when it was typed by hand."""

    platform: str
    handle: str
    metric: str
    day: date
    value: float
    post: str | None
    file: str | None
    line: int | None


_shelf: Shelf[tuple[str, str, str, int], tuple[MonthSum, ...]] = Shelf()


_REVISION = sa.select(CLIENT.table.c.figures_revision).where(
    CLIENT.table.c.workspace_id == sa.bindparam("workspace"),
    CLIENT.table.c.id == sa.bindparam("id"),
    CLIENT.table.c.removed_at.is_(None),
)


def read_months(tx: Tx, client_id: str) -> tuple[MonthSum, ...]:
    """All figures of a client per month. Raises NotFoundError for a foreign or removed client."""
    asked = {"workspace": tx.workspace_id, "id": client_id}
    revision = tx.connection.execute(_REVISION, asked).scalar_one_or_none()
    if revision is None:
        raise NotFoundError("client", client_id)
    if tx.writes:  # what is not stored yet may still be taken back
        return _months(tx, client_id)
    key = (str(tx.connection.engine.url), tx.workspace_id, client_id, revision)
    sums = _shelf.get(key)
    if sums is None:
        sums = _months(tx, client_id)
        _shelf.put(key, sums)
    return sums


def _months(tx: Tx, client_id: str) -> tuple[MonthSum, ...]:
    return (*_day_months(tx, client_id), *_post_months(tx, client_id))


def read_origins(
    tx: Tx, client_id: str, platform: str, metric: str, month: date, limit: int = 200
) -> list[Origin]:
    """The single figures behind a month, largest first, each with its file and line."""
    asked = [
        ACCOUNT.c.workspace_id == tx.workspace_id,
        ACCOUNT.c.client_id == client_id,
        ACCOUNT.c.platform == platform,
    ]
    found = [_day_origins(metric).where(*asked, DAY.c.month == month)]
    if metric in POST_METRICS:
        found.append(_post_origins(metric).where(*asked, POST.c.month == month))
    union = sa.union_all(*found).subquery()
    largest_first = sa.select(union).order_by(union.c.value.desc(), union.c.day).limit(limit)
    rows = tx.connection.execute(largest_first).all()
    came_from = [(row.earlier or {}).get(metric, (row.file_id, row.line)) for row in rows]
    names = _file_names(tx, {file_id for file_id, _ in came_from})
    return [
        Origin(r.platform, r.handle, metric, r.day, r.value, r.post, names.get(file_id), line)
        for r, (file_id, line) in zip(rows, came_from, strict=True)
    ]


def _file_names(tx: Tx, file_ids: set[str]) -> dict[str, str]:
    rows = tx.connection.execute(
        sa.select(FILE.c.id, FILE.c.name).where(
            FILE.c.workspace_id == tx.workspace_id, FILE.c.id.in_(file_ids)
        )
    )
    return {row.id: row.name for row in rows}


def _day_origins(metric: str) -> sa.Select[tuple[Any, ...]]:
    return (
        sa.select(
            ACCOUNT.c.platform,
            ACCOUNT.c.handle,
            DAY.c.day,
            DAY.c.value,
            sa.cast(sa.null(), sa.Text).label("post"),
            DAY.c.file_id,
            DAY.c.line,
            sa.cast(sa.null(), Json).label("earlier"),
        )
        .select_from(DAY)
        .join(ACCOUNT, _account_of(DAY))
        .where(DAY.c.metric == metric)
    )


def _post_origins(metric: str) -> sa.Select[tuple[Any, ...]]:
    return (
        sa.select(
            ACCOUNT.c.platform,
            ACCOUNT.c.handle,
            POST.c.day,
            POST.c[metric].label("value"),
            POST.c.text.label("post"),
            POST.c.file_id,
            POST.c.line,
            POST.c.earlier,
        )
        .select_from(POST)
        .join(ACCOUNT, _account_of(POST))
        .where(POST.c[metric].isnot(None))
    )


def _account_of(table: sa.Table) -> sa.ColumnElement[bool]:
    return sa.and_(
        ACCOUNT.c.workspace_id == table.c.workspace_id, ACCOUNT.c.id == table.c.account_id
    )


def _day_months(tx: Tx, client_id: str) -> list[MonthSum]:
    grouped = (
        sa.select(
            DAY.c.workspace_id,
            DAY.c.account_id,
            DAY.c.metric,
            DAY.c.month,
            sa.func.sum(DAY.c.value).label("total"),
            sa.func.count().label("days"),
            sa.func.max(DAY.c.day).label("through"),
        )
        .where(
            DAY.c.workspace_id == tx.workspace_id,
            DAY.c.account_id.in_(
                sa.select(ACCOUNT.c.id).where(
                    ACCOUNT.c.workspace_id == tx.workspace_id, ACCOUNT.c.client_id == client_id
                )
            ),
        )
        .group_by(DAY.c.workspace_id, DAY.c.account_id, DAY.c.metric, DAY.c.month)
        .subquery()
    )
    latest = sa.and_(
        DAY.c.workspace_id == grouped.c.workspace_id,
        DAY.c.account_id == grouped.c.account_id,
        DAY.c.metric == grouped.c.metric,
        DAY.c.day == grouped.c.through,
    )
    rows = tx.connection.execute(
        sa.select(ACCOUNT.c.platform, ACCOUNT.c.handle, grouped, DAY.c.value.label("last"))
        .select_from(grouped)
        .join(DAY, latest)
        .join(ACCOUNT, _account_of_grouped(grouped))
        .order_by(grouped.c.month, ACCOUNT.c.platform, ACCOUNT.c.handle, grouped.c.metric)
    )
    return [
        MonthSum(
            r.platform, r.handle, "account", r.metric, r.month, r.total, r.last, r.days, r.through
        )
        for r in rows
    ]


def _account_of_grouped(grouped: sa.Subquery) -> sa.ColumnElement[bool]:
    return sa.and_(
        ACCOUNT.c.workspace_id == grouped.c.workspace_id, ACCOUNT.c.id == grouped.c.account_id
    )


def _post_months(tx: Tx, client_id: str) -> list[MonthSum]:
    total = sa.func.sum(POST_DAY.c.total).label("total")
    rows = tx.connection.execute(
        sa.select(
            ACCOUNT.c.platform,
            ACCOUNT.c.handle,
            POST_DAY.c.metric,
            POST_DAY.c.month,
            total,
            sa.func.sum(POST_DAY.c.posts).label("posts"),
            sa.func.max(POST_DAY.c.day).label("through"),
        )
        .select_from(POST_DAY)
        .join(ACCOUNT, _account_of(POST_DAY))
        .where(POST_DAY.c.workspace_id == tx.workspace_id, ACCOUNT.c.client_id == client_id)
        .group_by(ACCOUNT.c.platform, ACCOUNT.c.handle, POST_DAY.c.metric, POST_DAY.c.month)
        .order_by(POST_DAY.c.month, ACCOUNT.c.platform, ACCOUNT.c.handle, POST_DAY.c.metric)
    )
    return [
        MonthSum(
            r.platform,
            r.handle,
            "post",
            r.metric,
            r.month,
            r.total,
            r.total,
            int(r.posts),
            r.through,
        )
        for r in rows
    ]
