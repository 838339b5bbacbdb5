"""Figures in: kept once, replaced by later ones, each knowing its file and line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

import sqlalchemy as sa

from smwork.domain.figures import DayFigure, Understood
from smwork.domain.series import handle_key
from smwork.errors import NotFoundError
from smwork.store.database import Tx
from smwork.store.figure_tables import ACCOUNT, DAY, FILE, MAPPING
from smwork.store.history import write_entry
from smwork.store.identity import new_id
from smwork.store.posts import Kept, Progress, keep_posts
from smwork.store.tables import CLIENT
from smwork.store.upsert import upsert


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


def keep(
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
    days = _keep_days(tx, account_id, file_id, understood.days)
    kept = days + keep_posts(tx, account_id, file_id, understood.posts, progress)
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


def add_figure(
    tx: Tx, client_id: str, *, platform: str, handle: str, metric: str, day: date, value: float
) -> None:
    """Keep a figure that was typed by hand; it replaces the one of that day."""
    account_id = _account_of(tx, client_id, platform, handle)
    upsert(tx.connection, DAY, [_day_row(tx, account_id, None, DayFigure(day, metric, value, 0))])
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
    asked = {"workspace": tx.workspace_id, "client": client_id, "most": limit}
    rows = tx.connection.execute(_files(), asked)
    names = FileLine.__dataclass_fields__
    return [FileLine(**{name: getattr(row, name) for name in names}) for row in rows]


@cache
def _files() -> sa.Select[tuple[object, ...]]:
    return (
        sa.select(FILE, ACCOUNT.c.platform, ACCOUNT.c.handle)
        .join(ACCOUNT, sa.and_(*_same_account(FILE.c.workspace_id, FILE.c.account_id)))
        .where(
            FILE.c.workspace_id == sa.bindparam("workspace"),
            ACCOUNT.c.client_id == sa.bindparam("client"),
        )
        .order_by(FILE.c.id.desc())
        .limit(sa.bindparam("most"))
    )


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
    upsert(tx.connection, MAPPING, [{**key, "mapping": dict(mapping)}])


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
    upsert(tx.connection, DAY, [_day_row(tx, account_id, file_id, figure) for figure in differ])
    changed = sum((f.metric, f.day) in known for f in differ)
    return Kept(len(differ) - changed, changed, len(fresh) - len(differ))


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


def _move_on(tx: Tx, client_id: str) -> None:
    client = CLIENT.table
    tx.connection.execute(
        client.update()
        .where(client.c.workspace_id == tx.workspace_id, client.c.id == client_id)
        .values(figures_revision=client.c.figures_revision + 1)
    )
