"""Posts in: the latest known of each figure, and the sums per day that screens are drawn from."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

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
    upsert(tx.connection, POST, [*new, *changed])
    days.update(row["day"] for row in (*new, *changed))  # type: ignore[misc]  # dates, as above
    return Kept(len(new), len(changed), len(fresh) - len(new) - len(changed))


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
    extra = json.dumps(row["extra"], sort_keys=True)
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
    """Add the posts of these days up again, per day and metric."""
    days = POST_DAY.c.day.between(first, last)
    here = POST_DAY.c.workspace_id == tx.workspace_id, POST_DAY.c.account_id == account_id
    tx.connection.execute(POST_DAY.delete().where(*here, days))
    for metric, figure in (("posts", sa.literal(1.0)), *((m, POST.c[m]) for m in POST_METRICS)):
        tx.connection.execute(_sums_into(tx, account_id, metric, figure, first, last))


def _sums_into(
    tx: Tx, account_id: str, metric: str, figure: sa.ColumnElement[float], first: date, last: date
) -> sa.Insert:
    by = (POST.c.workspace_id, POST.c.account_id, POST.c.day, POST.c.month)
    summed = (
        sa.select(*by, sa.literal(metric), sa.func.sum(figure), sa.func.count(figure))
        .where(
            POST.c.workspace_id == tx.workspace_id,
            POST.c.account_id == account_id,
            POST.c.day.between(first, last),
            figure.isnot(None),
        )
        .group_by(*by)
    )
    into = ["workspace_id", "account_id", "day", "month", "metric", "total", "posts"]
    return POST_DAY.insert().from_select(into, summed)
