"""Posts out, counted: how many of them came to which value, by moment and form."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import chain
from typing import Final, cast

import sqlalchemy as sa

from smwork.domain.content import Form
from smwork.domain.posts.moments import Measure, Tally
from smwork.store.database import Tx
from smwork.store.post_views import Period, once, posts_of, within

_RATE_PARTS: Final = 10
"""A rate is counted in tenths, as screens show it."""


def read_tallies(
    tx: Tx, client_id: str, account_ids: Sequence[str], measure: Measure, period: Period
) -> tuple[Tally, ...]:
    """How many posts of these accounts came to which value, by weekday, hour and form."""
    counted = (
        once(tx, client_id, asked, partial(_tallies, tx, client_id, *asked))
        for asked in ((each, measure, period) for each in account_ids)
    )
    return tuple(chain.from_iterable(counted))


def _tallies(
    tx: Tx, client_id: str, account_id: str, measure: Measure, period: Period
) -> tuple[Tally, ...]:
    """A line per day with what is to be counted of each post, along the index of days.

    To have the database sort and count them by itself takes twice as long.
    """
    posts = posts_of(tx, client_id, [account_id])
    columns = posts.table.c
    of_post = _hour(tx, columns.published) + "|" + sa.func.coalesce(columns.form, "") + "|"
    each = of_post + sa.cast(_value(measure, posts.table), sa.Text)
    known = columns.reach > 0 if measure == "rate" else sa.true()
    listed = (
        sa.select(posts.day, sa.func.aggregate_strings(each, ","))
        .where(*posts.own, *within(period, posts.day), columns.interactions.isnot(None), known)
        .group_by(posts.day)
    )
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for day, line in tx.connection.execute(listed):
        counts[day.isoweekday()].update(line.split(","))
    parts = _RATE_PARTS if measure == "rate" else 1
    return tuple(chain.from_iterable(_by_moment(account_id, *day, parts) for day in counts.items()))


def _by_moment(
    account_id: str, weekday: int, counts: Mapping[str, int], parts: int
) -> Iterator[Tally]:
    heaps: dict[tuple[str, str], dict[float, int]] = defaultdict(dict)
    for counted, posts in counts.items():
        hour, form, value = counted.split("|")
        heaps[hour, form][int(value) / parts] = posts
    for (hour, form), heap in heaps.items():
        yield Tally(
            account_id,
            weekday,
            int(hour) if hour else None,
            cast("Form | None", form or None),
            heap,
        )


def _hour(tx: Tx, published: sa.ColumnElement[datetime]) -> sa.ColumnElement[str]:
    """The hour as it is written; nothing at midnight, which files without a time of day give."""
    if tx.connection.dialect.name == "sqlite":
        time, hour = sa.func.substr(published, 12, 5), sa.func.substr(published, 12, 2)
    else:
        time, hour = sa.func.to_char(published, "HH24:MI"), sa.func.to_char(published, "HH24")
    return sa.case((time == "00:00", ""), else_=hour)


def _value(measure: Measure, posts: sa.FromClause) -> sa.ColumnElement[int]:
    """The value of a post as a whole number, a rate in tenths."""
    done = posts.c.interactions
    came_to = done if measure == "interactions" else 1_000 * _RATE_PARTS * done / posts.c.reach
    return sa.cast(sa.func.round(came_to), sa.BigInteger)
