"""The files that came in: each with what it brought, and whether it counts yet."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any, Literal

import sqlalchemy as sa

from smwork.domain.figures import Understood
from smwork.errors import BusyError, NotFoundError
from smwork.store.audience import remove_audience_of
from smwork.store.database import Tx
from smwork.store.figure_tables import ACCOUNT, FILE
from smwork.store.history import write_entry
from smwork.store.identity import new_id
from smwork.store.link_figures import remove_visits_of
from smwork.store.post_claims import Claims, Kept, files_in_order, knows_posts
from smwork.store.revision import move_on

State = Literal["coming", "kept", "leaving"]
_LOCK = 0x66696C65
"""The number of the advisory lock under which files are numbered on a server: the letters of `file`."""


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file that was read in, as the import screen lists it."""

    id: str
    import_id: str
    state: State
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


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that is coming in or being taken back."""

    client_id: str
    account_id: str
    id: str
    no: int
    name: str
    import_id: str
    before: Kept | None = None
    """What came of it when it was kept before: then there is nothing to do."""

    def claims(self, connection: sa.Connection, workspace_id: str) -> Claims:
        """What the file says, against what all files of the account say."""
        order = files_in_order(connection, workspace_id, self.account_id)
        first = not knows_posts(connection, self.account_id)
        return Claims(connection, workspace_id, self.account_id, self.no, order, first)


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a file comes in: its name, its digest, the import that it is part of, and by which process."""

    name: str
    digest: str
    import_id: str = ""
    owner: str = ""


def open_file(
    tx: Tx, client_id: str, account_id: str, understood: Understood, arrival: Arrival
) -> OpenFile:
    """Write down that a file of this account is coming in; nothing of it counts yet.

    The same file again is only found: there is nothing to do. Raises BusyError while another one
    comes in or leaves: each is compared with what is settled.
    """
    known = _kept_before(tx, client_id, account_id, understood, arrival)
    if known is not None:
        return known
    _refuse_while_busy(tx, account_id, arrival.import_id)
    file_id = new_id()
    import_id = arrival.import_id or file_id
    file = OpenFile(client_id, account_id, file_id, _next_no(tx), arrival.name, import_id)
    tx.connection.execute(
        FILE.insert().values(
            workspace_id=tx.workspace_id,
            id=file.id,
            no=file.no,
            import_id=import_id,
            account_id=account_id,
            name=arrival.name,
            digest=arrival.digest,
            kind=understood.kind,
            period_start=understood.period_start,
            period_end=understood.period_end,
            new=0,
            changed=0,
            same=0,
            kept_at=tx.now,
            kept_by=tx.name,
            state="coming",
            seen_at=tx.now,
            owner=arrival.owner,
        )
    )
    return file


def close_file(tx: Tx, file: OpenFile, kept: Kept) -> None:
    """From here on the file counts."""
    _set(tx, file, state="kept", new=kept.new, changed=kept.changed, same=kept.same)
    move_on(tx, file.client_id)
    told = {"file": (None, file.name), "new": (None, kept.new), "changed": (None, kept.changed)}
    write_entry(tx, None, "figure_file", file.id, version=1, action="import", changes=told)


def mark_file(tx: Tx, file: OpenFile, state: State, owner: str) -> None:
    """Say that the file is being worked on, now and by this process.

    As soon as it begins to leave, its posts are not shown any more.
    """
    asked = sa.select(FILE.c.state).where(*_this(tx, file))
    if state == "leaving" and tx.connection.execute(asked).scalar_one_or_none() == "kept":
        move_on(tx, file.client_id)
    _set(tx, file, state=state, owner=owner, seen_at=tx.now)


def forget_file(tx: Tx, file: OpenFile) -> None:
    """The file is gone, as if it had never come in; only the history knows."""
    remove_visits_of(tx, file.id)
    remove_audience_of(tx, file.id)
    tx.connection.execute(FILE.delete().where(*_this(tx, file)))
    move_on(tx, file.client_id)


def read_files(tx: Tx, client_id: str, limit: int = 50) -> list[FileLine]:
    """The files that were read in for a client, latest first, with those that never got that far."""
    asked = {"workspace": tx.workspace_id, "client": client_id, "most": limit}
    rows = tx.connection.execute(_files(), asked)
    names = FileLine.__dataclass_fields__
    return [FileLine(**{name: getattr(row, name) for name in names}) for row in rows]


@cache
def _files() -> sa.Select[tuple[object, ...]]:
    of_account = sa.and_(
        ACCOUNT.c.workspace_id == FILE.c.workspace_id, ACCOUNT.c.id == FILE.c.account_id
    )
    return (
        sa.select(FILE, ACCOUNT.c.platform, ACCOUNT.c.handle)
        .join(ACCOUNT, of_account)
        .where(
            FILE.c.workspace_id == sa.bindparam("workspace"),
            ACCOUNT.c.client_id == sa.bindparam("client"),
        )
        .order_by(FILE.c.no.desc())
        .limit(sa.bindparam("most"))
    )


def read_import(tx: Tx, client_id: str, import_id: str) -> list[OpenFile]:
    """The files of one import of this client. Raises NotFoundError when there are none."""
    rows = tx.connection.execute(
        sa.select(FILE)
        .join(ACCOUNT, sa.and_(ACCOUNT.c.workspace_id == tx.workspace_id, _of_account()))
        .where(
            FILE.c.workspace_id == tx.workspace_id,
            FILE.c.import_id == import_id,
            ACCOUNT.c.client_id == client_id,
        )
    ).all()
    if not rows:
        raise NotFoundError("import", import_id)
    return [_opened(client_id, row) for row in rows]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A file that is coming in or leaving, and who was seen at work on it, and when."""

    file: OpenFile
    state: State
    owner: str
    seen_at: datetime


def read_unfinished(tx: Tx, client_id: str) -> list[Unfinished]:
    """The files of a client that are coming in or leaving, whether or not anybody is still at it."""
    asked = {"workspace": tx.workspace_id, "client": client_id}
    rows = tx.connection.execute(_on_their_way(), asked)
    return [Unfinished(_opened(client_id, row), row.state, row.owner, row.seen_at) for row in rows]


@cache
def _on_their_way() -> sa.Select[tuple[Any, ...]]:
    return (
        sa.select(FILE)
        .join(ACCOUNT, sa.and_(ACCOUNT.c.workspace_id == FILE.c.workspace_id, _of_account()))
        .where(
            FILE.c.workspace_id == sa.bindparam("workspace"),
            FILE.c.state != "kept",
            ACCOUNT.c.client_id == sa.bindparam("client"),
        )
    )


def _opened(client_id: str, row: sa.Row[Any]) -> OpenFile:
    return OpenFile(client_id, row.account_id, row.id, row.no, row.name, row.import_id)


def _of_account() -> sa.ColumnElement[bool]:
    return FILE.c.account_id == ACCOUNT.c.id


def _this(tx: Tx, file: OpenFile) -> list[sa.ColumnElement[bool]]:
    return [FILE.c.workspace_id == tx.workspace_id, FILE.c.id == file.id]


def _set(tx: Tx, file: OpenFile, **values: object) -> None:
    done = tx.connection.execute(FILE.update().where(*_this(tx, file)).values(**values))
    if not done.rowcount:
        raise NotFoundError("figure_file", file.id)


def _refuse_while_busy(tx: Tx, account_id: str, import_id: str) -> None:
    asked = sa.select(FILE.c.id).where(
        FILE.c.workspace_id == tx.workspace_id,
        FILE.c.account_id == account_id,
        FILE.c.state != "kept",
        FILE.c.import_id != import_id,
    )
    if tx.connection.execute(asked.limit(1)).first() is not None:
        raise BusyError(account_id)


def _next_no(tx: Tx) -> int:
    """A number that no file has. SQLite's writers take turns anyway."""
    if tx.connection.dialect.name != "sqlite":
        tx.connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
    highest = tx.connection.execute(sa.select(sa.func.max(FILE.c.no))).scalar_one()
    return (highest or 0) + 1


def _kept_before(
    tx: Tx, client_id: str, account_id: str, understood: Understood, arrival: Arrival
) -> OpenFile | None:
    row = tx.connection.execute(
        sa.select(FILE).where(
            FILE.c.workspace_id == tx.workspace_id,
            FILE.c.account_id == account_id,
            FILE.c.digest == arrival.digest,
            FILE.c.kind == understood.kind,
            FILE.c.state == "kept",
        )
    ).first()
    if row is None:
        return None
    told = Kept(same=row.new + row.changed + row.same)
    return replace(_opened(client_id, row), before=told)
