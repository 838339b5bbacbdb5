"""Posts out, for experiments: those that were picked, those to pick from, and what is usual."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from smwork.domain.experiments.counting import PostFigures
from smwork.domain.posts.published import PostKey
from smwork.domain.series import handle_key
from smwork.store.database import Tx
from smwork.store.figure_tables import ACCOUNT, POST_METRICS
from smwork.store.portions import portions
from smwork.store.settled_posts import SettledPosts, settled_posts

_AT_ONCE = 500
"""Posts asked for in one query."""

_MOST_OWN = 2_000
"""Posts that tell what is usual: the latest ones, more make it no truer."""


def read_posts(tx: Tx, client_id: str, keys: Iterable[PostKey]) -> dict[PostKey, PostFigures]:
    """The imported posts with these names, as their latest file has them; those that are gone lack."""
    found, named = dict[PostKey, PostFigures](), dict[str, list[str]]()
    for account_id, post_id in sorted(set(keys)):
        named.setdefault(account_id, []).append(post_id)
    own = _own(tx, client_id, [ACCOUNT.c.id.in_(named)])
    for account_id, platform in own.items():
        asked = _Asked.of(tx, {account_id: platform})
        for some in portions(named[account_id], _AT_ONCE):
            these = asked.read(asked.those(asked.posts.table.c.post_id.in_(some)))
            found |= {post.key: post for post in these}
    return found


def find_posts(
    tx: Tx,
    client_id: str,
    words: str,
    *,
    first: date | None = None,
    last: date | None = None,
    platform: str = "",
    handle: str = "",
    limit: int = 20,
) -> list[PostFigures]:
    """Posts whose text or link holds the words, latest first.

    A pasted link is found without what browsers and sharing put round it.
    """
    like = f"%{_escaped(_core(words.strip()))}%"
    asked = _Asked.of(tx, _of_channel(tx, client_id, platform, handle))
    posts = asked.posts.table.c
    said = sa.or_(
        posts.text.ilike(like, escape="\\"),
        posts.link.ilike(like, escape="\\"),
        posts.post_id == words.strip(),
    )
    return asked.latest(limit, said, *asked.between(first, last))


def read_usual(
    tx: Tx, client_id: str, *, since: date, platform: str = "", handle: str = ""
) -> list[PostFigures]:
    """The client's posts of an account since a day, latest first."""
    asked = _Asked.of(tx, _of_channel(tx, client_id, platform, handle))
    return asked.latest(_MOST_OWN, *asked.between(since, None))


@dataclass(frozen=True, slots=True)
class _Asked:
    """The posts of some accounts, of which the platform is known by their id."""

    tx: Tx
    platforms: Mapping[str, str]
    posts: SettledPosts

    @classmethod
    def of(cls, tx: Tx, platforms: Mapping[str, str]) -> "_Asked":
        return cls(tx, platforms, settled_posts(tx, list(platforms)))

    def between(self, first: date | None, last: date | None) -> list[sa.ColumnElement[bool]]:
        day = self.posts.day
        since = [] if first is None else [day >= first]
        return since if last is None else [*since, day <= last]

    def those(self, *conditions: sa.ColumnElement[bool]) -> sa.Select[Any]:
        names = ("account_id", "post_id", "day", "text", "link", *POST_METRICS)
        columns = (self.posts.table.c[name] for name in names)
        return sa.select(*columns).where(*self.posts.own, *conditions)

    def latest(self, most: int, *conditions: sa.ColumnElement[bool]) -> list[PostFigures]:
        posts = self.posts
        by_day = self.those(*conditions).order_by(posts.day.desc(), posts.table.c.post_id)
        return self.read(by_day.limit(most))

    def read(self, asked: sa.Select[Any]) -> list[PostFigures]:
        rows = self.tx.connection.execute(asked)
        return [_post(row, self.platforms[row.account_id]) for row in rows]


def _of_channel(tx: Tx, client_id: str, platform: str, handle: str) -> dict[str, str]:
    """The account with this handle; where there is none, all on the platform, or all there are."""
    if not platform:
        return _own(tx, client_id, [])
    there = _own(tx, client_id, [ACCOUNT.c.platform == platform])
    named = _own(
        tx, client_id, [ACCOUNT.c.platform == platform, ACCOUNT.c.handle == handle_key(handle)]
    )
    return named or there


def _own(tx: Tx, client_id: str, those: Sequence[sa.ColumnElement[bool]]) -> dict[str, str]:
    """The platform of each account of the client itself, by the account's id."""
    rows = tx.connection.execute(
        sa.select(ACCOUNT.c.id, ACCOUNT.c.platform).where(
            ACCOUNT.c.workspace_id == tx.workspace_id,
            ACCOUNT.c.client_id == client_id,
            ACCOUNT.c.competitor.is_(None),
            *those,
        )
    )
    return {row.id: row.platform for row in rows}


def _post(row: sa.Row[Any], platform: str) -> PostFigures:
    known: Sequence[tuple[str, float | None]] = [(m, getattr(row, m)) for m in POST_METRICS]
    return PostFigures(
        key=PostKey(row.account_id, row.post_id),
        platform=platform,
        published=row.day,
        text=row.text,
        link=row.link or "",
        metrics={metric: value for metric, value in known if value is not None},
    )


def _core(words: str) -> str:
    """Of a link the host and path, without protocol, www. and what follows a question mark."""
    _, protocol, link = words.partition("://")
    if not protocol:
        return words
    return re.split(r"[?#]", link.removeprefix("www."))[0].rstrip("/")


def _escaped(words: str) -> str:
    """The words as they stand, without the signs that mean "anything"."""
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
