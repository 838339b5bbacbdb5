"""Sums that are kept: of posts per day, and per month what the board shows.

They are worked out before the short transaction that puts them in place: until then the old ones
stand. A day in which something changed is added up anew, so that nothing drifts.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import fsum
from typing import Any

import sqlalchemy as sa

from smwork.domain.months import last_day
from smwork.store.figure_tables import DAY, MONTH, POST, POST_DAY, POST_METRICS
from smwork.store.portions import portions
from smwork.store.upsert import upsert

Row = dict[str, object]
Sum = tuple[float, int]
"""A total, and of how many posts or days."""

_DIGITS = 6
"""After the comma: the order in which a database adds shows further behind, and must not."""
_AT_ONCE = 5_000


@dataclass(slots=True)
class Rollup:
    """What has to be written so that the sums of an account are those of its figures."""

    workspace_id: str
    account_id: str
    days: list[Row] = field(default_factory=list)
    empty_days: list[tuple[str, date]] = field(default_factory=list)
    scopes: dict[str, list[date]] = field(default_factory=dict)
    months: list[Row] = field(default_factory=list)

    def write(self, connection: sa.Connection) -> None:
        """Put the sums in place."""
        for metric, day in self.empty_days:
            one = POST_DAY.c.metric == metric, POST_DAY.c.day == day
            connection.execute(POST_DAY.delete().where(*self.own(POST_DAY), *one))
        for some in portions(self.days, _AT_ONCE):
            upsert(connection, POST_DAY, some)
        for scope, months in self.scopes.items():
            old = MONTH.c.scope == scope, MONTH.c.month.in_(months)
            connection.execute(MONTH.delete().where(*self.own(MONTH), *old))
        for some in portions(self.months, _AT_ONCE):
            connection.execute(MONTH.insert(), some)

    def own(self, table: sa.Table) -> list[sa.ColumnElement[bool]]:
        """The rows of this account."""
        return [
            table.c.workspace_id == self.workspace_id,
            table.c.account_id == self.account_id,
        ]

    def key(self) -> Row:
        """The part of every row that names the account."""
        return {"workspace_id": self.workspace_id, "account_id": self.account_id}


def add_up_posts(
    connection: sa.Connection,
    rollup: Rollup,
    days: set[date],
    metrics: Collection[str] = POST_METRICS,
) -> None:
    """Work out the sums of posts for these days and their months.

    Looked at are these metrics, and those that are added up already.
    """
    if not days:
        return
    months = {day.replace(day=1) for day in days}
    first, last = min(months), last_day(max(months))
    stored = _stored(connection, rollup, first, last)
    before = {metric for metric, _ in stored}
    looked_at = [each for each in POST_METRICS if each in before or each in metrics]
    fresh = _sums(connection, rollup, min(days), max(days), looked_at)
    now = {key: each for key, each in stored.items() if key[1] not in days}
    now |= {key: each for key, each in fresh.items() if key[1] in days}
    rollup.days = [
        {**rollup.key(), "metric": metric, "day": day, "total": total, "posts": posts}
        for (metric, day), (total, posts) in now.items()
        if stored.get((metric, day)) != (total, posts)
    ]
    rollup.empty_days = [key for key in stored if key not in now]
    rollup.scopes["post"] = sorted(months)
    rollup.months += _months(rollup, "post", now, months)


def all_days(connection: sa.Connection, rollup: Rollup) -> set[date]:
    """All days that the account has posts on, or sums of posts."""
    return {
        day
        for table in (POST, POST_DAY)
        for day in connection.execute(
            sa.select(table.c.day).where(*rollup.own(table)).distinct()
        ).scalars()
    }


def add_up_days(connection: sa.Connection, rollup: Rollup, months: set[date]) -> None:
    """Work out what the account's days come to in these months."""
    if not months:
        return
    rows = connection.execute(
        sa.select(DAY.c.metric, DAY.c.day, DAY.c.value).where(
            *rollup.own(DAY), DAY.c.day.between(min(months), last_day(max(months)))
        )
    )
    now = {(row.metric, row.day): (row.value, 1) for row in rows}
    rollup.scopes["account"] = sorted(months)
    rollup.months += _months(rollup, "account", now, months)


def _months(
    rollup: Rollup, scope: str, days: dict[tuple[str, date], Sum], wanted: set[date]
) -> list[Row]:
    found: dict[tuple[str, date], list[tuple[date, float, int]]] = {}
    for (metric, day), (total, count) in days.items():
        month = day.replace(day=1)
        if month in wanted:
            found.setdefault((metric, month), []).append((day, total, count))
    rows: list[Row] = []
    for (metric, month), parts in found.items():
        total = fsum(each[1] for each in parts)
        latest = max(parts)
        told: Row = {
            "total": total,
            "last": latest[1] if scope == "account" else total,
            "days": sum(each[2] for each in parts),
            "through": latest[0],
        }
        rows.append({**rollup.key(), "scope": scope, "metric": metric, "month": month, **told})
    return rows


def _stored(
    connection: sa.Connection, rollup: Rollup, first: date, last: date
) -> dict[tuple[str, date], Sum]:
    asked = sa.select(POST_DAY).where(*rollup.own(POST_DAY), POST_DAY.c.day.between(first, last))
    rows = connection.execute(asked)
    return {(row.metric, row.day): (row.total, row.posts) for row in rows}


def _sums(
    connection: sa.Connection, rollup: Rollup, first: date, last: date, metrics: Sequence[str]
) -> dict[tuple[str, date], Sum]:
    both = [(sa.func.sum(POST.c[m]), sa.func.count(POST.c[m])) for m in metrics]
    asked = (
        sa.select(POST.c.day, sa.func.count(), *(each for pair in both for each in pair))
        .where(*rollup.own(POST), POST.c.day.between(first, last))
        .group_by(POST.c.day)
    )
    return {
        (metric, day): each
        for day, posts, *pairs in connection.execute(asked)
        for metric, each in _known(posts, metrics, pairs)
    }


def _known(posts: int, metrics: Sequence[str], pairs: Sequence[Any]) -> Iterable[tuple[str, Sum]]:
    """A sum per metric that at least one post of the day has."""
    yield "posts", (float(posts), posts)
    for metric, total, count in zip(metrics, pairs[::2], pairs[1::2], strict=True):
        if count:
            yield metric, (round(total, _DIGITS), count)
