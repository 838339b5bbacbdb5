"""What files and people say of an account's days, and which of it counts."""

from collections.abc import Iterable, Sequence
from datetime import date

import sqlalchemy as sa

from smwork.domain.figures import DayFigure
from smwork.store.figure_tables import DAY, DAY_CLAIM, FILE
from smwork.store.portions import portions
from smwork.store.post_claims import Claims, Kept
from smwork.store.upsert import upsert

TYPED = 0
"""The number of no file: the claims of people who typed a figure."""

Key = tuple[str, date]
"""A metric and a day."""

_AT_ONCE = 5_000


def add_days(claims: Claims, figures: Sequence[DayFigure], months: set[date]) -> Kept:
    """Lay the file's claims about days down; `months` gets those in which something changed."""
    rows = {(each.metric, each.day): each for each in figures}
    for some in portions([_claim(claims, each) for each in rows.values()], _AT_ONCE):
        upsert(claims.connection, DAY_CLAIM, some)
    return settle(claims, rows, months)


def type_day(claims: Claims, figure: DayFigure, today: date, months: set[date]) -> None:
    """Lay down what somebody typed. It counts as what is known on the day of typing."""
    row = {**_claim(claims, figure), "line": None, "typed_on": today}
    upsert(claims.connection, DAY_CLAIM, [row])
    settle(claims, [(figure.metric, figure.day)], months)


def take_days_out(claims: Claims, months: set[date]) -> None:
    """Take the file's claims about days away."""
    own = [*_own(claims, DAY_CLAIM), DAY_CLAIM.c.file_no == claims.file_no]
    asked = sa.select(DAY_CLAIM.c.metric, DAY_CLAIM.c.day).where(*own)
    keys = [(metric, day) for metric, day in claims.connection.execute(asked)]
    claims.connection.execute(DAY_CLAIM.delete().where(*own))
    settle(claims, keys, months)


def settle(claims: Claims, keys: Iterable[Key], months: set[date]) -> Kept:
    """Let of these days the claims count that come first, and say what that changed."""
    wanted = set(keys)
    if not wanted:
        return Kept()
    days = [day for _, day in wanted]
    counts, stored = (
        _first_claims(claims, min(days), max(days)),
        _stored(claims, min(days), max(days)),
    )
    differ = [key for key in wanted if counts.get(key) != stored.get(key)]
    valued = [key for key in differ if _value(counts, key) != _value(stored, key)]
    months |= {day.replace(day=1) for _, day in valued}
    gone = [key for key in differ if key not in counts]
    changed = [_row(claims, key, counts[key]) for key in differ if key in counts]
    for some in portions(changed, _AT_ONCE):
        upsert(claims.connection, DAY, some)
    for metric, day in gone:
        one = DAY.c.metric == metric, DAY.c.day == day
        claims.connection.execute(DAY.delete().where(*_own(claims, DAY), *one))
    new = sum(key not in stored for key in valued)
    return Kept(new, len(valued) - new, len(wanted) - len(valued))


_Counts = dict[Key, tuple[float, int, int | None]]
"""The value that counts, and the file and line that it is from."""


def _value(counts: _Counts, key: Key) -> float | None:
    return counts[key][0] if key in counts else None


def _own(claims: Claims, table: sa.Table) -> list[sa.ColumnElement[bool]]:
    return [
        table.c.workspace_id == claims.workspace_id,
        table.c.account_id == claims.account_id,
    ]


def _first_claims(claims: Claims, first: date, last: date) -> _Counts:
    """Of each key the claim of the file with the latest last day, as for posts.

    What was typed stands before the files that end no later than the day it was typed on.
    """
    known_on = sa.func.coalesce(DAY_CLAIM.c.typed_on, FILE.c.period_end)
    typed_first = sa.case((DAY_CLAIM.c.file_no == TYPED, 1), else_=0)
    rows = claims.connection.execute(
        sa.select(DAY_CLAIM)
        .outerjoin(FILE, DAY_CLAIM.c.file_no == FILE.c.no)
        .where(*_own(claims, DAY_CLAIM), DAY_CLAIM.c.day.between(first, last))
        .order_by(known_on, typed_first, DAY_CLAIM.c.file_no)
    )
    return {(row.metric, row.day): (row.value, row.file_no, row.line) for row in rows}


def _stored(claims: Claims, first: date, last: date) -> _Counts:
    asked = sa.select(DAY).where(*_own(claims, DAY), DAY.c.day.between(first, last))
    rows = claims.connection.execute(asked)
    return {(row.metric, row.day): (row.value, row.file_no, row.line) for row in rows}


def _claim(claims: Claims, figure: DayFigure) -> dict[str, object]:
    return {
        "workspace_id": claims.workspace_id,
        "account_id": claims.account_id,
        "metric": figure.metric,
        "day": figure.day,
        "file_no": claims.file_no,
        "value": float(figure.value),
        "line": figure.line,
        "typed_on": None,
    }


def _row(claims: Claims, key: Key, told: tuple[float, int, int | None]) -> dict[str, object]:
    value, file_no, line = told
    return {
        "workspace_id": claims.workspace_id,
        "account_id": claims.account_id,
        "metric": key[0],
        "day": key[1],
        "value": value,
        "file_no": file_no,
        "line": line,
    }
