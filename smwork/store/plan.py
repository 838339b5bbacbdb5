"""A plan read whole, at one moment, into frozen records."""

from collections import OrderedDict
from threading import Lock
from typing import Any

import sqlalchemy as sa

from smwork.domain.plan import Client, Plan
from smwork.domain.record import Record
from smwork.domain.workbook import Workbook
from smwork.errors import NotFoundError
from smwork.store.database import Tx
from smwork.store.tables import CLIENT, IN_PLAN, PLAN, Kind

_Key = tuple[str, str, str, int, int]
_KEEP = 64


class _Shelf:
    """The last plans that were read. Safe to share: the key holds the revision, the records are frozen.

    Who may see a plan is asked before the shelf is; it only saves reading the same rows again.
    """

    def __init__(self) -> None:
        self._books: OrderedDict[_Key, Workbook] = OrderedDict()
        self._lock = Lock()

    def get(self, key: _Key) -> Workbook | None:
        with self._lock:
            if key in self._books:
                self._books.move_to_end(key)
            return self._books.get(key)

    def put(self, key: _Key, book: Workbook) -> None:
        with self._lock:
            self._books[key] = book
            while len(self._books) > _KEEP:
                self._books.popitem(last=False)


_shelf = _Shelf()


def read_plan(tx: Tx, plan_id: str) -> Workbook:
    """The plan with all its records, oldest first. Raises NotFoundError for a foreign or removed one."""
    plan, client = _read_frame(tx, plan_id)
    key = (
        str(tx.connection.engine.url),
        tx.workspace_id,
        plan_id,
        plan.revision,
        client.version,
    )
    book = _shelf.get(key)
    if book is None or book.plan != plan:
        book = read_workbook(tx, client, plan)
        _shelf.put(key, book)
    return book


def read_workbook(tx: Tx, client: Client, plan: Plan) -> Workbook:
    """All records of a plan from the database: one query a kind, however many records there are."""
    records: dict[str, Any] = {
        attribute: _read_kind(tx, plan.id, kind) for attribute, kind in IN_PLAN.items()
    }
    return Workbook(client=client, plan=plan, **records)


def _read_frame(tx: Tx, plan_id: str) -> tuple[Plan, Client]:
    plan, client = PLAN.table, CLIENT.table
    row = tx.connection.execute(
        sa.select(plan).where(
            plan.c.workspace_id == tx.workspace_id,
            plan.c.id == plan_id,
            plan.c.removed_at.is_(None),
        )
    ).one_or_none()
    owner = (
        row
        and tx.connection.execute(
            sa.select(client).where(
                client.c.workspace_id == tx.workspace_id,
                client.c.id == row.client_id,
                client.c.removed_at.is_(None),
            )
        ).one_or_none()
    )
    if not row or not owner:
        raise NotFoundError("plan", plan_id)
    return Plan.model_validate(dict(row._mapping)), Client.model_validate(dict(owner._mapping))


def _read_kind(tx: Tx, plan_id: str, kind: Kind) -> tuple[Record, ...]:
    table = kind.table
    columns = [table.c[name] for name in kind.record.model_fields]
    rows = tx.connection.execute(
        sa.select(*columns)
        .where(
            table.c.workspace_id == tx.workspace_id,
            table.c.plan_id == plan_id,
            table.c.removed_at.is_(None),
        )
        .order_by(table.c.id)
    ).mappings()
    return tuple(kind.record.model_validate(dict(row)) for row in rows)
