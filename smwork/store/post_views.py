"""Posts out: counted by moment and form, the posts of a period, and those with certain names.

All SQL over single posts that screens need stands here. What was counted is kept as long as the
client's figures stay as they are.
"""

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, Final, TypeVar, cast

import sqlalchemy as sa

from smwork.domain.posts.moments import Measure, Tally
from smwork.domain.posts.published import PostAccount, PostKey, PublishedPost
from smwork.store.database import Tx
from smwork.store.figure_tables import ACCOUNT, FILE, POST, POST_DAY
from smwork.store.portions import portions
from smwork.store.revision import figures_revision
from smwork.store.shelf import Shelf
from smwork.store.tables import IN_PLAN

V = TypeVar("V")

MOST: Final = 50_000
"""Posts that are read one by one at most: the latest ones, which screens say."""

_TEXT: Final = 600
"""Characters of a post's text that are read: enough for its hashtags and to know it by."""

_NAMES_AT_ONCE: Final = 400
_EXACT: Final = 50_000
"""Posts of an account up to which each value is counted by itself."""

_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000)
"""Beyond that, values are counted in steps: up to 50 by one, up to 100 by two, up to 250 by five."""

_shelf: Shelf[tuple[Hashable, ...], tuple[int, object]] = Shelf(keep=48)


@dataclass(frozen=True, slots=True)
class Period:
    """The days that are looked at, both of them too; None is as far as there are figures."""

    first: date | None = None
    last: date | None = None


def read_accounts(tx: Tx, client_id: str) -> tuple[PostAccount, ...]:
    """The client's own accounts that posts were read in of, those with the most first.

    Raises NotFoundError for a foreign or removed client, as all of these do.
    """
    return _once(tx, client_id, "accounts", lambda: _accounts(tx, client_id))


def read_tallies(
    tx: Tx, client_id: str, account_ids: Sequence[str], measure: Measure, period: Period
) -> tuple[Tally, ...]:
    """How many posts of these accounts came to which value, by weekday, hour and form.

    Of an account with very many posts a value is kept to one in fifty, so that the answer stays small.
    """
    counted = (
        _once(tx, client_id, asked, partial(_tallies, tx, client_id, *asked))
        for asked in ((each, measure, period) for each in account_ids)
    )
    return tuple(chain.from_iterable(counted))


def read_published(
    tx: Tx,
    client_id: str,
    account_ids: Sequence[str],
    period: Period,
    *,
    with_hashtag: bool = False,
) -> tuple[PublishedPost, ...]:
    """The posts of these accounts in a period, latest first, `MOST` of them at the most."""
    asked = tuple(account_ids), period, with_hashtag

    def read() -> tuple[PublishedPost, ...]:
        chosen = [*_of_accounts(tx, client_id, account_ids), *_within(period)]
        if with_hashtag:
            chosen.append(POST.c.text.contains("#"))
        latest = _columns().where(*chosen).order_by(POST.c.day.desc()).limit(MOST)
        return _posts(tx, latest)

    return _once(tx, client_id, asked, read)


def read_posts(tx: Tx, client_id: str, keys: Collection[PostKey]) -> dict[PostKey, PublishedPost]:
    """The posts with these names, as far as their figures are there."""
    figures_revision(tx, client_id)
    found: dict[PostKey, PublishedPost] = {}
    by_account: dict[str, list[str]] = {}
    for key in keys:
        by_account.setdefault(key.account_id, []).append(key.post_id)
    for account_id, names in by_account.items():
        own = _of_accounts(tx, client_id, [account_id])
        for some in portions(names, _NAMES_AT_ONCE):
            asked = _columns().where(*own, POST.c.post_id.in_(some))
            found |= {each.key: each for each in _posts(tx, asked)}
    return found


def read_unplanned(
    tx: Tx, client_id: str, plan_id: str, account_ids: Sequence[str], period: Period, limit: int
) -> tuple[PublishedPost, ...]:
    """The latest posts of these accounts that were confirmed for no item of the plan."""
    figures_revision(tx, client_id)
    match = IN_PLAN["matches"].table
    planned = (
        sa.select(match.c.id)
        .where(
            match.c.workspace_id == tx.workspace_id,
            match.c.plan_id == plan_id,
            match.c.removed_at.is_(None),
            match.c.state == "confirmed",
            match.c.account_id == POST.c.account_id,
            match.c.post_id == POST.c.post_id,
        )
        .exists()
    )
    found: list[PublishedPost] = []
    for account_id in account_ids:  # each by itself walks its index from the last day on
        own = _of_accounts(tx, client_id, [account_id])
        latest = _columns().where(*own, *_within(period), ~planned)
        found += _posts(tx, latest.order_by(POST.c.day.desc()).limit(limit))
    return tuple(sorted(found, key=lambda each: each.published, reverse=True)[:limit])


def read_count(tx: Tx, client_id: str, account_ids: Sequence[str], period: Period) -> int:
    """How many posts of these accounts there are in a period, out of the sums that imports keep."""
    figures_revision(tx, client_id)
    counted = sa.select(sa.func.sum(POST_DAY.c.total)).where(
        POST_DAY.c.workspace_id == tx.workspace_id,
        POST_DAY.c.account_id.in_(_own_accounts(tx, client_id, account_ids)),
        POST_DAY.c.metric == "posts",
        *_within(period, POST_DAY),
    )
    return int(tx.connection.execute(counted).scalar_one() or 0)


# --- what is asked --------------------------------------------------------------------------------


def _accounts(tx: Tx, client_id: str) -> tuple[PostAccount, ...]:
    """The days that files cover go further than the last post: a quiet week was measured too."""
    posts = sa.func.sum(POST_DAY.c.total)
    counted = (
        sa.select(
            POST_DAY.c.account_id,
            posts.label("posts"),
            sa.func.min(POST_DAY.c.day).label("first"),
            sa.func.max(POST_DAY.c.day).label("last"),
        )
        .where(POST_DAY.c.workspace_id == tx.workspace_id, POST_DAY.c.metric == "posts")
        .group_by(POST_DAY.c.account_id)
        .subquery()
    )
    covered = (
        sa.select(FILE.c.account_id, sa.func.max(FILE.c.period_end).label("through"))
        .where(FILE.c.workspace_id == tx.workspace_id, FILE.c.state == "kept")
        .group_by(FILE.c.account_id)
        .subquery()
    )
    rows = tx.connection.execute(
        sa.select(ACCOUNT.c.id, ACCOUNT.c.platform, ACCOUNT.c.handle, counted, covered.c.through)
        .join(counted, counted.c.account_id == ACCOUNT.c.id)
        .outerjoin(covered, covered.c.account_id == ACCOUNT.c.id)
        .where(
            ACCOUNT.c.workspace_id == tx.workspace_id,
            ACCOUNT.c.client_id == client_id,
            ACCOUNT.c.competitor.is_(None),
        )
        .order_by(counted.c.posts.desc(), ACCOUNT.c.platform, ACCOUNT.c.handle)
    )
    return tuple(
        PostAccount(
            row.id,
            row.platform,
            row.handle,
            int(row.posts),
            row.first,
            max(row.last, row.through or row.last),
        )
        for row in rows
    )


def _tallies(
    tx: Tx, client_id: str, account_id: str, measure: Measure, period: Period
) -> tuple[Tally, ...]:
    posts = read_count(tx, client_id, [account_id], period)
    hour = sa.extract("hour", POST.c.published)
    midnight = sa.and_(hour == 0, sa.extract("minute", POST.c.published) == 0)
    each = (
        sa.select(
            sa.extract("dow", POST.c.day).label("weekday"),  # Sunday is 0 in both databases
            sa.case((midnight, None), else_=hour).label("hour"),
            POST.c.form,
            _value(measure, exact=posts <= _EXACT).label("came_to"),
        )
        .where(
            *_of_accounts(tx, client_id, [account_id]),
            *_within(period),
            POST.c.interactions.isnot(None),
            *([POST.c.reach > 0] if measure == "rate" else []),
        )
        .subquery()
    )
    rows = tx.connection.execute(sa.select(each, sa.func.count()).group_by(*each.c)).all()
    tenths = 10 if measure == "rate" else 1
    return tuple(
        Tally(
            account_id, int(day) or 7, None if at is None else int(at), form, value / tenths, posts
        )
        for day, at, form, value, posts in rows
    )


def _value(measure: Measure, *, exact: bool) -> sa.ColumnElement[Any]:
    """The value of a post as a whole number, a rate in tenths; on a ladder of steps unless exact."""
    done = POST.c.interactions
    came_to = done if measure == "interactions" else 10_000 * done / POST.c.reach
    value = sa.cast(sa.func.round(came_to), sa.Integer)
    if exact:
        return value
    return sa.case(
        *((value < 50 * step, value - value % step) for step in _STEPS),
        else_=value - value % _STEPS[-1],
    )


def _columns() -> sa.Select[tuple[Any, ...]]:
    return sa.select(
        POST.c.account_id,
        POST.c.post_id,
        POST.c.published,
        POST.c.form,
        sa.func.substr(POST.c.text, 1, _TEXT).label("text"),
        POST.c.link,
        POST.c.reach,
        POST.c.interactions,
    )


def _posts(tx: Tx, asked: sa.Select[tuple[Any, ...]]) -> tuple[PublishedPost, ...]:
    rows = tx.connection.execute(asked).all()
    posts = [PublishedPost(PostKey(row[0], row[1]), *row[2:]) for row in rows]
    return tuple(sorted(posts, key=lambda each: (each.published, each.key), reverse=True))


def _of_accounts(
    tx: Tx, client_id: str, account_ids: Sequence[str]
) -> tuple[sa.ColumnElement[bool], ...]:
    own = _own_accounts(tx, client_id, account_ids)
    counting = [POST.c.workspace_id == tx.workspace_id, POST.c.account_id.in_(own)]
    unfinished = _unfinished(tx, own)
    return (*counting, POST.c.file_no.notin_(unfinished)) if unfinished else tuple(counting)


def _unfinished(tx: Tx, account_ids: Sequence[str]) -> list[int]:
    """The files of these accounts that are coming in or being taken back: nothing of them counts."""
    files = sa.select(FILE.c.no).where(
        FILE.c.workspace_id == tx.workspace_id,
        FILE.c.account_id.in_(account_ids),
        FILE.c.state != "kept",
    )
    return list(tx.connection.execute(files).scalars())


def _own_accounts(tx: Tx, client_id: str, account_ids: Sequence[str]) -> list[str]:
    """Those of the accounts that are the client's: a foreign name finds nothing."""
    known = {each.id for each in read_accounts(tx, client_id)}
    return [each for each in account_ids if each in known]


def _within(period: Period, table: sa.Table = POST) -> list[sa.ColumnElement[bool]]:
    first = [] if period.first is None else [table.c.day >= period.first]
    return first + ([] if period.last is None else [table.c.day <= period.last])


# --- what is kept ---------------------------------------------------------------------------------


def _once(tx: Tx, client_id: str, asked: Hashable, read: Callable[[], V]) -> V:
    """What was read before, as long as no figure came in since."""
    revision = figures_revision(tx, client_id)
    if tx.writes:  # what is not stored yet may still be taken back
        return read()
    key = (str(tx.connection.engine.url), tx.workspace_id, client_id, asked)
    kept = _shelf.get(key)
    if kept is None or kept[0] != revision:
        kept = revision, read()
        _shelf.put(key, kept)
    return cast("V", kept[1])
