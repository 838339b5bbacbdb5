"""Posts in: the latest known of each figure, and the sums per day that screens are drawn from."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

import sqlalchemy as sa

from smwork.domain.figures import Post
from smwork.store.database import Tx
from smwork.store.figure_tables import POST, POST_DAY, POST_METRICS
from smwork.store.upsert import upsert

BATCH = 2_000
"""Rows per statement: large enough to be quick, small enough for SQLite's 32,766 parameters."""

Row = dict[str, object]
Progress = Callable[[float], None]

_SAID = ("published", "form", "text", "link", *POST_METRICS)


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a file came to, in figures of days and posts."""

    new: int = 0
    changed: int = 0
    same: int = 0

    def __add__(self, other: "Kept") -> "Kept":
        return Kept(self.new + other.new, self.changed + other.changed, self.same + other.same)


def keep_posts(
    tx: Tx, account_id: str, file_id: str, posts: Sequence[Post], progress: Progress | None = None
) -> Kept:
    """Keep the posts of one file, and add up anew the days that they change."""
    unique = list({post.post_id: post for post in posts}.values())
    kept, days = Kept(), set[date]()
    for start in range(0, len(unique), BATCH):
        batch = unique[start : start + BATCH]
        kept += _keep_batch(tx, account_id, file_id, batch, days)
        if progress is not None:
            progress((start + len(batch)) / len(unique))
    if days:
        _roll_up(tx, account_id, min(days), max(days))
    return kept


def _keep_batch(
    tx: Tx, account_id: str, file_id: str, posts: Sequence[Post], days: set[date]
) -> Kept:
    fresh = {post.post_id: _row(tx, account_id, file_id, post) for post in posts}
    known = _fingerprints(tx, account_id, list(fresh))
    new = [row for key, row in fresh.items() if key not in known]
    differ = [key for key, print_ in known.items() if fresh[key]["fingerprint"] != print_]
    changed = []
    for stored in _whole(tx, account_id, differ):
        merged = _merged(stored, fresh[str(stored["post_id"])])
        if merged["fingerprint"] != stored["fingerprint"]:
            changed.append(merged)
            days.add(stored["day"])  # type: ignore[arg-type]  # the column is a date
    # No file has all metrics, and a column that nobody fills takes its time all the same.
    unknown = set(POST_METRICS).difference(*(post.metrics for post in posts))
    upsert(tx.connection, POST, _without(new, unknown))
    upsert(tx.connection, POST, changed)
    days.update(row["day"] for row in (*new, *changed))  # type: ignore[misc]  # dates, as above
    return Kept(len(new), len(changed), len(fresh) - len(new) - len(changed))


def _without(rows: Sequence[Row], unknown: Set[str]) -> list[Row]:
    return [{name: value for name, value in row.items() if name not in unknown} for row in rows]


def _row(tx: Tx, account_id: str, file_id: str, post: Post) -> Row:
    day, metrics = post.published.date(), post.metrics
    row: Row = {
        "workspace_id": tx.workspace_id,
        "account_id": account_id,
        "post_id": post.post_id,
        "published": post.published,
        "day": day,
        "month": day.replace(day=1),
        "form": post.form,
        "text": post.text,
        "link": post.link,
        **{name: float(metrics[name]) if name in metrics else None for name in POST_METRICS},
        "extra": dict(post.extra) or None,
        "earlier": None,
        "file_id": file_id,
        "line": post.line,
    }
    row["fingerprint"] = _fingerprint(row)
    return row


def _fingerprint(row: Mapping[str, object]) -> int:
    """A number that differs when anything that a file says of a post does."""
    extra = json.dumps(row["extra"], sort_keys=True) if row["extra"] else ""
    said = repr(([row[name] for name in _SAID], extra))
    return int.from_bytes(blake2b(said.encode(), digest_size=8).digest(), "big", signed=True)


def _merged(stored: Mapping[str, object], fresh: Row) -> Row:
    """The fresh row, with what only the stored one knows; `earlier` says where that came from."""
    row = {
        name: stored[name] if name in _SAID and value in (None, "") else value
        for name, value in fresh.items()
    }
    row["extra"] = {**_mapping(stored["extra"]), **_mapping(fresh["extra"])} or None
    before, came_from = _mapping(stored["earlier"]), [stored["file_id"], stored["line"]]
    kept = [name for name in POST_METRICS if fresh[name] is None and stored[name] is not None]
    row["earlier"] = {name: before.get(name, came_from) for name in kept} or None
    row["fingerprint"] = _fingerprint(row)
    return row


def _mapping(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _these(tx: Tx, account_id: str, post_ids: list[str]) -> list[sa.ColumnElement[bool]]:
    return [
        POST.c.workspace_id == tx.workspace_id,
        POST.c.account_id == account_id,
        POST.c.post_id.in_(post_ids),
    ]


def _fingerprints(tx: Tx, account_id: str, post_ids: list[str]) -> dict[str, int]:
    asked = sa.select(POST.c.post_id, POST.c.fingerprint)
    rows = tx.connection.execute(asked.where(*_these(tx, account_id, post_ids)))
    return {row.post_id: row.fingerprint for row in rows}


def _whole(tx: Tx, account_id: str, post_ids: list[str]) -> Iterator[Mapping[str, object]]:
    if post_ids:
        asked = sa.select(POST).where(*_these(tx, account_id, post_ids))
        yield from (row._asdict() for row in tx.connection.execute(asked).all())


def _roll_up(tx: Tx, account_id: str, first: date, last: date) -> None:
    """Add the posts of these days up again, per day and metric, in one walk along them."""
    days = POST_DAY.c.day.between(first, last)
    here = POST_DAY.c.workspace_id == tx.workspace_id, POST_DAY.c.account_id == account_id
    tx.connection.execute(POST_DAY.delete().where(*here, days))
    sums = tx.connection.execute(_sums(tx, account_id, first, last)).all()
    upsert(
        tx.connection, POST_DAY, [each for row in sums for each in _day_rows(tx, account_id, row)]
    )


def _sums(tx: Tx, account_id: str, first: date, last: date) -> sa.Select[tuple[Any, ...]]:
    both = [(sa.func.sum(POST.c[m]), sa.func.count(POST.c[m])) for m in POST_METRICS]
    return (
        sa.select(
            POST.c.day, POST.c.month, sa.func.count(), *(each for pair in both for each in pair)
        )
        .where(
            POST.c.workspace_id == tx.workspace_id,
            POST.c.account_id == account_id,
            POST.c.day.between(first, last),
        )
        .group_by(POST.c.day, POST.c.month)
    )


def _day_rows(tx: Tx, account_id: str, sums: sa.Row[Any]) -> Iterator[Row]:
    """A row per metric that at least one post of the day has."""
    day, month, posts, *pairs = tuple(sums)
    key = {"workspace_id": tx.workspace_id, "account_id": account_id, "day": day, "month": month}
    yield {**key, "metric": "posts", "total": float(posts), "posts": posts}
    for metric, total, known in zip(POST_METRICS, pairs[::2], pairs[1::2], strict=True):
        if known:
            yield {**key, "metric": metric, "total": total, "posts": known}
