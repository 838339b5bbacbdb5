"""Figures in: kept once, replaced by later ones, each knowing its file and line."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from smwork.domain.figures import DayFigure, Post, Understood
from smwork.domain.series import handle_key
from smwork.errors import NotFoundError
from smwork.store.database import Tx
from smwork.store.figure_tables import (
    ACCOUNT,
    DAY,
    FILE,
    MAPPING,
    POST,
    POST_DAY,
    POST_METRICS,
)
from smwork.store.history import write_entry
from smwork.store.identity import new_id
from smwork.store.tables import CLIENT

_BATCH = 2_000
"""Rows per statement: large enough to be quick, small enough for SQLite's 32,766 parameters."""

T = TypeVar("T")
Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a file came to, in figures of days and posts."""

    new: int
    changed: int
    same: int


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file that was read in, as the import screen lists it."""

    name: str
    kind: str
    platform: str
    handle: str
    period_start: date | None
    period_end: date | None
    new: int
    changed: int
    same: int
    kept_at: datetime
    kept_by: str


def keep(  # noqa: PLR0913  # a file is told by this many things
    tx: Tx,
    client_id: str,
    understood: Understood,
    *,
    handle: str,
    file_name: str,
    digest: str,
    progress: Progress | None = None,
) -> Kept:
    """Keep what was understood of a file, as figures of the account with this handle.

    A later figure of the same post or day replaces the earlier one; what the later file does not
    know stays. Keeping the same file twice changes nothing the second time.
    """
    account_id = _account(tx, client_id, understood, handle)
    file_id = new_id()
    size = len(understood.days) + len(understood.posts) or 1
    days = _keep_days(tx, account_id, file_id, understood.days)
    posts = _keep_posts(tx, account_id, file_id, understood.posts, progress, size)
    kept = Kept(days.new + posts.new, days.changed + posts.changed, days.same + posts.same)
    if posts.new or posts.changed:
        _roll_up(tx, account_id, understood.period_start, understood.period_end)
    tx.connection.execute(
        FILE.insert().values(
            workspace_id=tx.workspace_id,
            id=file_id,
            account_id=account_id,
            name=file_name,
            digest=digest,
            kind=understood.kind,
            period_start=understood.period_start,
            period_end=understood.period_end,
            new=kept.new,
            changed=kept.changed,
            same=kept.same,
            kept_at=tx.now,
            kept_by=tx.name,
        )
    )
    _move_on(tx, client_id)
    told = {"file": (None, file_name), "new": (None, kept.new), "changed": (None, kept.changed)}
    write_entry(tx, None, "figure_file", file_id, version=1, action="import", changes=told)
    return kept


def add_figure(  # noqa: PLR0913  # one figure, told by this many things
    tx: Tx, client_id: str, *, platform: str, handle: str, metric: str, day: date, value: float
) -> None:
    """Keep a figure that was typed by hand; it replaces the one of that day."""
    account_id = _account_of(tx, client_id, platform, handle)
    _upsert(tx, DAY, [_day_row(tx, account_id, None, DayFigure(day, metric, value, 0))])
    _move_on(tx, client_id)
    told = {metric: (None, value), "day": (None, day)}
    write_entry(tx, None, "day_figure", account_id, version=1, action="add", changes=told)


def remembered_handle(tx: Tx, client_id: str, understood: Understood) -> str | None:
    """The handle under which this account's figures were kept before, by its name in the file."""
    name = _name_in_file(understood)
    rows = tx.connection.execute(
        sa.select(ACCOUNT.c.handle, ACCOUNT.c.seen_as).where(
            ACCOUNT.c.workspace_id == tx.workspace_id,
            ACCOUNT.c.client_id == client_id,
            ACCOUNT.c.platform == understood.platform,
        )
    )
    return next((row.handle for row in rows if name in row.seen_as), None)


def read_files(tx: Tx, client_id: str, limit: int = 50) -> list[FileLine]:
    """The files that were read in for a client, latest first."""
    rows = tx.connection.execute(
        sa.select(FILE, ACCOUNT.c.platform, ACCOUNT.c.handle)
        .join(ACCOUNT, sa.and_(*_same_account(FILE.c.workspace_id, FILE.c.account_id)))
        .where(FILE.c.workspace_id == tx.workspace_id, ACCOUNT.c.client_id == client_id)
        .order_by(FILE.c.id.desc())
        .limit(limit)
    )
    names = FileLine.__dataclass_fields__
    return [FileLine(**{name: getattr(row, name) for name in names}) for row in rows]


def read_mapping(tx: Tx, client_id: str, signature: str) -> dict[str, object] | None:
    """How this client's files with these headers were read the last time, if they were."""
    return tx.connection.execute(
        sa.select(MAPPING.c.mapping).where(
            MAPPING.c.workspace_id == tx.workspace_id,
            MAPPING.c.client_id == client_id,
            MAPPING.c.signature == signature,
        )
    ).scalar_one_or_none()


def keep_mapping(tx: Tx, client_id: str, signature: str, mapping: Mapping[str, object]) -> None:
    """Remember how files with these headers are read."""
    _of_own_client(tx, client_id)
    key = {"workspace_id": tx.workspace_id, "client_id": client_id, "signature": signature}
    _upsert(tx, MAPPING, [{**key, "mapping": dict(mapping)}])


def _same_account(
    workspace: sa.Column[str], account: sa.Column[str]
) -> list[sa.ColumnElement[bool]]:
    return [ACCOUNT.c.workspace_id == workspace, ACCOUNT.c.id == account]


def _of_own_client(tx: Tx, client_id: str) -> None:
    client = CLIENT.table
    found = tx.connection.execute(
        sa.select(client.c.id).where(
            client.c.workspace_id == tx.workspace_id,
            client.c.id == client_id,
            client.c.removed_at.is_(None),
        )
    ).one_or_none()
    if found is None:
        raise NotFoundError("client", client_id)


def _name_in_file(understood: Understood) -> str:
    return handle_key(understood.account.handle or understood.account.name or "")


def _account(tx: Tx, client_id: str, understood: Understood, handle: str) -> str:
    account_id = _account_of(tx, client_id, understood.platform, handle)
    seen = tx.connection.execute(
        sa.select(ACCOUNT.c.seen_as).where(*_this_account(tx, account_id))
    ).scalar_one()
    name = _name_in_file(understood)
    if name not in seen:
        tx.connection.execute(
            ACCOUNT.update().where(*_this_account(tx, account_id)).values(seen_as=[*seen, name])
        )
    return account_id


def _this_account(tx: Tx, account_id: str) -> list[sa.ColumnElement[bool]]:
    return [ACCOUNT.c.workspace_id == tx.workspace_id, ACCOUNT.c.id == account_id]


def _account_of(tx: Tx, client_id: str, platform: str, handle: str) -> str:
    """The account of a platform and handle, made where there is none yet."""
    _of_own_client(tx, client_id)
    key = {
        "workspace_id": tx.workspace_id,
        "client_id": client_id,
        "platform": platform,
        "handle": handle_key(handle),
    }
    found = tx.connection.execute(
        sa.select(ACCOUNT.c.id).where(*(ACCOUNT.c[name] == value for name, value in key.items()))
    ).scalar_one_or_none()
    if found is not None:
        return str(found)
    account_id = new_id()
    tx.connection.execute(ACCOUNT.insert().values(id=account_id, seen_as=[], **key))
    return account_id


def _keep_days(tx: Tx, account_id: str, file_id: str, days: Sequence[DayFigure]) -> Kept:
    if not days:
        return Kept(0, 0, 0)
    first, last = min(f.day for f in days), max(f.day for f in days)
    stored = tx.connection.execute(
        sa.select(DAY.c.metric, DAY.c.day, DAY.c.value).where(
            DAY.c.workspace_id == tx.workspace_id,
            DAY.c.account_id == account_id,
            DAY.c.day.between(first, last),
        )
    )
    known = {(row.metric, row.day): row.value for row in stored}
    fresh = {(f.metric, f.day): f for f in days}
    differ = [f for key, f in fresh.items() if known.get(key) != f.value]
    for batch in _batches(differ):
        _upsert(tx, DAY, [_day_row(tx, account_id, file_id, figure) for figure in batch])
    changed = sum((f.metric, f.day) in known for f in differ)
    return Kept(len(differ) - changed, changed, len(fresh) - len(differ))


def _keep_posts(
    tx: Tx,
    account_id: str,
    file_id: str,
    posts: Sequence[Post],
    progress: Progress | None,
    size: int,
) -> Kept:
    new = changed = done = 0
    for batch in _batches(posts):
        rows = {post.post_id: _post_row(tx, account_id, file_id, post) for post in batch}
        known = _fingerprints(tx, account_id, list(rows))
        differ = [row for key, row in rows.items() if known.get(key) != row["fingerprint"]]
        if differ:
            _upsert(tx, POST, differ, keep_known=POST_METRICS)
        again = sum(row["post_id"] in known for row in differ)
        new, changed, done = new + len(differ) - again, changed + again, done + len(batch)
        if progress is not None:
            progress(done / size)
    return Kept(new, changed, len(posts) - new - changed)


def _fingerprints(tx: Tx, account_id: str, post_ids: list[str]) -> dict[str, int]:
    rows = tx.connection.execute(
        sa.select(POST.c.post_id, POST.c.fingerprint).where(
            POST.c.workspace_id == tx.workspace_id,
            POST.c.account_id == account_id,
            POST.c.post_id.in_(post_ids),
        )
    )
    return {row.post_id: row.fingerprint for row in rows}


def _day_row(tx: Tx, account_id: str, file_id: str | None, figure: DayFigure) -> dict[str, object]:
    return {
        "workspace_id": tx.workspace_id,
        "account_id": account_id,
        "metric": figure.metric,
        "day": figure.day,
        "month": figure.day.replace(day=1),
        "value": figure.value,
        "file_id": file_id,
        "line": figure.line or None,
    }


def _post_row(tx: Tx, account_id: str, file_id: str, post: Post) -> dict[str, object]:
    day = post.published.date()
    said = (post.published, post.form, post.text, post.link, *sorted(post.metrics.items()))
    digest = blake2b(repr((said, *sorted(post.extra.items()))).encode(), digest_size=8).digest()
    return {
        "workspace_id": tx.workspace_id,
        "account_id": account_id,
        "post_id": post.post_id,
        "published": post.published,
        "day": day,
        "month": day.replace(day=1),
        "form": post.form,
        "text": post.text,
        "link": post.link,
        **{metric: post.metrics.get(metric) for metric in POST_METRICS},
        "extra": dict(post.extra) or None,
        "fingerprint": int.from_bytes(digest, "big", signed=True),
        "file_id": file_id,
        "line": post.line,
    }


def _upsert(
    tx: Tx,
    table: sa.Table,
    rows: list[dict[str, object]],
    keep_known: Sequence[str] = (),
) -> None:
    """Insert, or replace what has the same key; of `keep_known` a value stays if the new one is unknown."""
    own = sqlite if tx.connection.dialect.name == "sqlite" else postgresql
    insert = own.insert(table)
    fresh = insert.excluded
    replaced = {
        column.name: sa.func.coalesce(fresh[column.name], column)
        if column.name in keep_known
        else fresh[column.name]
        for column in table.columns
        if not column.primary_key
    }
    statement = insert.on_conflict_do_update(
        index_elements=table.primary_key.columns, set_=replaced
    )
    tx.connection.execute(statement, rows)


def _roll_up(tx: Tx, account_id: str, first: date, last: date) -> None:
    """Add the posts of these days up again, per day and metric."""
    tx.connection.execute(
        POST_DAY.delete().where(
            POST_DAY.c.workspace_id == tx.workspace_id,
            POST_DAY.c.account_id == account_id,
            POST_DAY.c.day.between(first, last),
        )
    )
    into = ["workspace_id", "account_id", "metric", "day", "month", "total", "posts"]
    for metric, figure in _summed():
        tx.connection.execute(
            POST_DAY.insert().from_select(
                into,
                sa.select(
                    POST.c.workspace_id,
                    POST.c.account_id,
                    sa.literal(metric),
                    POST.c.day,
                    POST.c.month,
                    sa.func.sum(figure),
                    sa.func.count(figure),
                )
                .where(
                    POST.c.workspace_id == tx.workspace_id,
                    POST.c.account_id == account_id,
                    POST.c.day.between(first, last),
                    figure.isnot(None),
                )
                .group_by(POST.c.workspace_id, POST.c.account_id, POST.c.day, POST.c.month),
            )
        )


def _summed() -> Iterator[tuple[str, sa.ColumnElement[float]]]:
    yield "posts", sa.literal(1.0)
    for metric in POST_METRICS:
        yield metric, POST.c[metric]


def _move_on(tx: Tx, client_id: str) -> None:
    client = CLIENT.table
    tx.connection.execute(
        client.update()
        .where(client.c.workspace_id == tx.workspace_id, client.c.id == client_id)
        .values(figures_revision=client.c.figures_revision + 1)
    )


def _batches(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(rows), _BATCH):
        yield rows[start : start + _BATCH]
