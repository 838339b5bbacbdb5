"""Figures out: per month, metric and account, for the rules and charts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from smwork.domain.figures import ADS_ACCOUNT
from smwork.domain.months import last_day
from smwork.domain.series import MonthSum
from smwork.store.database import Tx
from smwork.store.figure_tables import ACCOUNT, DAY, FILE, MONTH, POST_METRICS
from smwork.store.post_claims import FILE_ORDER
from smwork.store.post_merge import PostClaims, claims_about
from smwork.store.revision import figures_revision
from smwork.store.settled_posts import settled_posts
from smwork.store.shelf import Shelf


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


def read_months(tx: Tx, client_id: str) -> tuple[MonthSum, ...]:
    """All figures of a client per month; a competitor's are none of its figures.

    Raises NotFoundError for a foreign or removed client.
    """
    revision = figures_revision(tx, client_id)
    if tx.writes:  # what is not stored yet may still be taken back
        return _months(tx, client_id)
    key = (str(tx.connection.engine.url), tx.workspace_id, client_id, revision)
    sums = _shelf.get(key)
    if sums is None:
        sums = _months(tx, client_id)
        _shelf.put(key, sums)
    return sums


def _months(tx: Tx, client_id: str) -> tuple[MonthSum, ...]:
    asked = {"workspace": tx.workspace_id, "client": client_id}
    return tuple(MonthSum(*row) for row in tx.connection.execute(_all_months(), asked))


@cache
def _all_months() -> sa.Select[tuple[Any, ...]]:
    """What is kept with every change: nothing is added up here."""
    return (
        sa.select(
            ACCOUNT.c.platform,
            ACCOUNT.c.handle,
            MONTH.c.scope,
            MONTH.c.metric,
            MONTH.c.month,
            MONTH.c.total,
            MONTH.c.last,
            MONTH.c.days,
            MONTH.c.through,
        )
        .join(ACCOUNT, _account_of(MONTH))
        .where(
            MONTH.c.workspace_id == sa.bindparam("workspace"),
            ACCOUNT.c.client_id == sa.bindparam("client"),
            ACCOUNT.c.competitor.is_(None),
            # An ad is kept as a post is, but nobody counts it among what was published.
            sa.or_(ACCOUNT.c.handle != ADS_ACCOUNT, MONTH.c.metric != "posts"),
        )
        .order_by(
            MONTH.c.scope, MONTH.c.month, ACCOUNT.c.platform, ACCOUNT.c.handle, MONTH.c.metric
        )
    )


def read_origins(
    tx: Tx, client_id: str, platform: str, metric: str, month: date, limit: int = 200
) -> list[Origin]:
    """The single figures behind a month, largest first, each with its file and line."""
    asked = [
        ACCOUNT.c.workspace_id == tx.workspace_id,
        ACCOUNT.c.client_id == client_id,
        ACCOUNT.c.platform == platform,
        ACCOUNT.c.competitor.is_(None),
    ]
    found = [_day_origins(metric).where(*asked, DAY.c.day.between(month, last_day(month)))]
    if metric in POST_METRICS:
        posts = settled_posts(tx, _ids(tx, asked))
        within = posts.day.between(month, last_day(month))
        found.append(_post_origins(posts.table, metric).where(*asked, *posts.own, within))
    union = sa.union_all(*found).subquery()
    largest_first = sa.select(union).order_by(union.c.value.desc(), union.c.day).limit(limit)
    rows = tx.connection.execute(largest_first).all()
    files = _files(tx, {row.account_id for row in rows})
    claims = claims_about(tx.connection, [row.no for row in rows if row.no is not None])
    return [_origin(row, metric, claims, files) for row in rows]


_Files = dict[int, tuple[str, bool]]
"""The names of files by their numbers, the one that counts most first, and whether each is wholly in."""


def _origin(
    row: sa.Row[Any], metric: str, claims: Mapping[int, PostClaims], files: _Files
) -> Origin:
    """Of a post the file that counts most among those that know the metric."""
    file_no, line = row.file_no, row.line
    if row.no is not None:
        told = claims[row.no].claims
        settled = [no for no, (_, is_in) in files.items() if is_in and no in told]
        file_no = next(no for no in settled if told[no][1][metric] is not None)
        line = told[file_no][0]
    name, _ = files.get(file_no, (None, True))
    return Origin(row.platform, row.handle, metric, row.day, row.value, row.post, name, line)


def _ids(tx: Tx, those: Sequence[sa.ColumnElement[bool]]) -> list[str]:
    return list(tx.connection.execute(sa.select(ACCOUNT.c.id).where(*those)).scalars())


def _files(tx: Tx, account_ids: set[str]) -> _Files:
    rows = tx.connection.execute(
        sa.select(FILE.c.no, FILE.c.name, FILE.c.state)
        .where(FILE.c.workspace_id == tx.workspace_id, FILE.c.account_id.in_(account_ids))
        .order_by(*FILE_ORDER)
    )
    return {row.no: (row.name, row.state == "kept") for row in rows}


def _day_origins(metric: str) -> sa.Select[tuple[Any, ...]]:
    return (
        sa.select(
            ACCOUNT.c.platform,
            ACCOUNT.c.handle,
            DAY.c.account_id,
            DAY.c.day,
            DAY.c.value,
            sa.cast(sa.null(), sa.Text).label("post"),
            sa.cast(sa.null(), sa.BigInteger).label("no"),
            DAY.c.file_no,
            DAY.c.line,
        )
        .select_from(DAY)
        .join(ACCOUNT, _account_of(DAY))
        .where(DAY.c.metric == metric)
    )


def _post_origins(posts: sa.FromClause, metric: str) -> sa.Select[tuple[Any, ...]]:
    """File and line of a post are told by its claims."""
    return (
        sa.select(
            ACCOUNT.c.platform,
            ACCOUNT.c.handle,
            posts.c.account_id,
            posts.c.day,
            posts.c[metric].label("value"),
            posts.c.text.label("post"),
            posts.c.no,
            sa.cast(sa.null(), sa.BigInteger),
            sa.cast(sa.null(), sa.Integer),
        )
        .select_from(posts)
        .join(ACCOUNT, _account_of(posts))
        .where(posts.c[metric].isnot(None))
    )


def _account_of(table: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.and_(
        ACCOUNT.c.workspace_id == table.c.workspace_id, ACCOUNT.c.id == table.c.account_id
    )
