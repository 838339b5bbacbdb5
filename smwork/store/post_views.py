"""Posts out: whose there are, those of a period, and those with certain names.

What was read is kept as long as the client's figures stay as they are.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeVar, cast

import sqlalchemy as sa

from smwork.domain.posts.published import PostAccount, PostKey, PublishedPost
from smwork.store.database import Tx
from smwork.store.figure_tables import ACCOUNT, FILE, POST_DAY
from smwork.store.portions import portions
from smwork.store.revision import figures_revision
from smwork.store.settled_posts import SettledPosts, settled_posts
from smwork.store.shelf import Shelf
from smwork.store.tables import IN_PLAN

V = TypeVar("V")

MOST: Final = 50_000
"""Posts that are read one by one at most: the latest ones, which screens say."""

_TEXT: Final = 600
"""Characters of a post's text that are read: enough for its hashtags and to know it by."""

_NAMES_AT_ONCE: Final = 400
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
    return once(tx, client_id, "accounts", lambda: _accounts(tx, client_id))


def read_published(
    tx: Tx, client_id: str, account_ids: Sequence[str], period: Period
) -> tuple[PublishedPost, ...]:
    """The posts of these accounts in a period, latest first, `MOST` of them at the most."""
    asked = tuple(account_ids), period

    def read() -> tuple[PublishedPost, ...]:
        each = (posts_of(tx, client_id, [account_id]) for account_id in account_ids)
        return _latest(tx, ((own, within(period, own.day)) for own in each), MOST)

    return once(tx, client_id, asked, read)


def read_posts(tx: Tx, client_id: str, keys: Collection[PostKey]) -> dict[PostKey, PublishedPost]:
    """The posts with these names, as far as their figures are there."""
    figures_revision(tx, client_id)
    found: dict[PostKey, PublishedPost] = {}
    by_account: dict[str, list[str]] = {}
    for key in keys:
        by_account.setdefault(key.account_id, []).append(key.post_id)
    for account_id, names in by_account.items():
        posts = posts_of(tx, client_id, [account_id])
        for some in portions(names, _NAMES_AT_ONCE):
            named = _columns(posts).where(posts.table.c.post_id.in_(some))
            found |= {each.key: each for each in _read(tx, named)}
    return found


def read_unplanned(
    tx: Tx, client_id: str, plan_id: str, account_ids: Sequence[str], period: Period, limit: int
) -> tuple[PublishedPost, ...]:
    """The latest posts of these accounts that were confirmed for no item of the plan."""
    figures_revision(tx, client_id)
    match = IN_PLAN["matches"].table
    planned = sa.select(match.c.id).where(
        match.c.workspace_id == tx.workspace_id,
        match.c.plan_id == plan_id,
        match.c.removed_at.is_(None),
        match.c.state == "confirmed",
    )

    def free(own: SettledPosts) -> list[sa.ColumnElement[bool]]:
        c = own.table.c
        taken = planned.where(match.c.account_id == c.account_id, match.c.post_id == c.post_id)
        return [*within(period, own.day), ~taken.exists()]

    each = (posts_of(tx, client_id, [account_id]) for account_id in account_ids)
    return _latest(tx, ((own, free(own)) for own in each), limit)


def read_count(tx: Tx, client_id: str, account_ids: Sequence[str], period: Period) -> int:
    """How many posts of these accounts there are in a period, out of the sums that imports keep."""
    figures_revision(tx, client_id)
    counted = sa.select(sa.func.sum(POST_DAY.c.total)).where(
        POST_DAY.c.workspace_id == tx.workspace_id,
        POST_DAY.c.account_id.in_(_own_accounts(tx, client_id, account_ids)),
        POST_DAY.c.metric == "posts",
        *within(period, POST_DAY.c.day),
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


def posts_of(tx: Tx, client_id: str, account_ids: Sequence[str]) -> SettledPosts:
    """The posts of these accounts, as far as they are the client's."""
    return settled_posts(tx, _own_accounts(tx, client_id, account_ids))


def _columns(posts: SettledPosts) -> sa.Select[tuple[Any, ...]]:
    c = posts.table.c
    text = sa.func.substr(c.text, 1, _TEXT)
    told = c.account_id, c.post_id, c.published, c.form, text, c.link, c.reach, c.interactions
    return sa.select(*told).where(*posts.own)


def _latest(
    tx: Tx, accounts: Iterable[tuple[SettledPosts, list[sa.ColumnElement[bool]]]], most: int
) -> tuple[PublishedPost, ...]:
    """The latest posts, `most` of them at the most: each account walks its index from the last day on."""
    found: list[PublishedPost] = []
    for posts, chosen in accounts:
        last_first = posts.day.desc(), posts.table.c.published.desc()
        found += _read(tx, _columns(posts).where(*chosen).order_by(*last_first).limit(most))
    found.sort(key=lambda each: (each.published, each.key), reverse=True)
    return tuple(found[:most])


def _read(tx: Tx, asked: sa.Select[tuple[Any, ...]]) -> Iterator[PublishedPost]:
    for row in tx.connection.execute(asked):
        yield PublishedPost(PostKey(row[0], row[1]), *row[2:])


def _own_accounts(tx: Tx, client_id: str, account_ids: Sequence[str]) -> list[str]:
    """Those of the accounts that are the client's: a foreign name finds nothing."""
    known = {each.id for each in read_accounts(tx, client_id)}
    return [each for each in account_ids if each in known]


def within(period: Period, day: sa.ColumnElement[date]) -> list[sa.ColumnElement[bool]]:
    """That a day is in the period."""
    first = [] if period.first is None else [day >= period.first]
    return first + ([] if period.last is None else [day <= period.last])


# --- what is kept ---------------------------------------------------------------------------------


def once(tx: Tx, client_id: str, asked: Hashable, read: Callable[[], V]) -> V:
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
