"""Posts out, for experiments: those that were picked, those to pick from, and what is usual."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from smwork.domain.experiments.counting import PostFigures
from smwork.domain.posts.published import PostKey
from smwork.domain.series import handle_key
from smwork.store.database import Tx
from smwork.store.figure_tables import ACCOUNT, POST, POST_METRICS
from smwork.store.portions import portions

_AT_ONCE = 500
"""Posts asked for in one query."""

_MOST_OWN = 2_000
"""Posts that tell what is usual: the latest ones, more make it no truer."""


def read_posts(tx: Tx, client_id: str, keys: Iterable[PostKey]) -> dict[PostKey, PostFigures]:
    """The imported posts with these names, as their latest file has them; those that are gone lack."""
    found, accounts = dict[PostKey, PostFigures](), dict[str, list[str]]()
    for account_id, post_id in sorted(set(keys)):
        accounts.setdefault(account_id, []).append(post_id)
    for account_id, post_ids in accounts.items():
        for some in portions(post_ids, _AT_ONCE):
            own = POST.c.account_id == account_id, POST.c.post_id.in_(some)
            asked = _posts(tx, client_id).where(*own)
            found |= {post.key: post for post in map(_post, tx.connection.execute(asked))}
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
    asked = _of_account(tx, _posts(tx, client_id), client_id, platform, handle).where(
        sa.or_(
            POST.c.text.ilike(like, escape="\\"),
            POST.c.link.ilike(like, escape="\\"),
            POST.c.post_id == words.strip(),
        )
    )
    rows = _between(asked, first, last).order_by(POST.c.day.desc(), POST.c.post_id).limit(limit)
    return [_post(row) for row in tx.connection.execute(rows)]


def read_usual(
    tx: Tx, client_id: str, *, since: date, platform: str = "", handle: str = ""
) -> list[PostFigures]:
    """The client's posts of an account since a day, latest first."""
    asked = _of_account(tx, _posts(tx, client_id), client_id, platform, handle)
    rows = _between(asked, since, None).order_by(POST.c.day.desc()).limit(_MOST_OWN)
    return [_post(row) for row in tx.connection.execute(rows)]


def _posts(tx: Tx, client_id: str) -> sa.Select[Any]:
    return (
        sa.select(
            ACCOUNT.c.platform,
            POST.c.account_id,
            POST.c.post_id,
            POST.c.day,
            POST.c.text,
            POST.c.link,
            *(POST.c[metric] for metric in POST_METRICS),
        )
        .join(
            ACCOUNT,
            sa.and_(
                ACCOUNT.c.workspace_id == POST.c.workspace_id, ACCOUNT.c.id == POST.c.account_id
            ),
        )
        .where(
            POST.c.workspace_id == tx.workspace_id,
            ACCOUNT.c.client_id == client_id,
            ACCOUNT.c.competitor.is_(None),
        )
    )


def _between(asked: sa.Select[Any], first: date | None, last: date | None) -> sa.Select[Any]:
    if first is not None:
        asked = asked.where(POST.c.day >= first)
    return asked if last is None else asked.where(POST.c.day <= last)


def _of_account(
    tx: Tx, asked: sa.Select[Any], client_id: str, platform: str, handle: str
) -> sa.Select[Any]:
    """Those of the account with this handle; where there is none, of all on the platform."""
    if not platform:
        return asked
    rows = tx.connection.execute(
        sa.select(ACCOUNT.c.id, ACCOUNT.c.handle).where(
            ACCOUNT.c.workspace_id == tx.workspace_id,
            ACCOUNT.c.client_id == client_id,
            ACCOUNT.c.competitor.is_(None),
            ACCOUNT.c.platform == platform,
        )
    ).all()
    own = [row.id for row in rows if row.handle == handle_key(handle)]
    return asked.where(POST.c.account_id.in_(own or [row.id for row in rows]))


def _post(row: sa.Row[Any]) -> PostFigures:
    known: Sequence[tuple[str, float | None]] = [(m, getattr(row, m)) for m in POST_METRICS]
    return PostFigures(
        key=PostKey(row.account_id, row.post_id),
        platform=row.platform,
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
