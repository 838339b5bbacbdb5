"""A plan read whole, at one moment, into frozen records."""

from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

import sqlalchemy as sa

from smwork.domain.own_kpi import with_own
from smwork.domain.plan import Client, Plan
from smwork.domain.record import Record
from smwork.domain.workbook import Workbook
from smwork.errors import NotFoundError
from smwork.store.database import Tx
from smwork.store.shelf import Shelf
from smwork.store.tables import CLIENT, IN_PLAN, PLAN, Kind

_shelf: Shelf[tuple[str, str, str], Workbook] = Shelf()
R = TypeVar("R", bound=tuple[Any, ...])
_AT_ONCE = 100
"""Records that are asked for by name; more than that are quicker read with all others."""


def read_plan(tx: Tx, plan_id: str) -> Workbook:
    """The plan with all its records, oldest first. Raises NotFoundError for a foreign or removed one."""
    plan, client = _read_frame(tx, plan_id)
    if tx.writes:  # what is not stored yet may still be taken back
        return read_workbook(tx, client, plan)
    key = (str(tx.connection.engine.url), tx.workspace_id, plan_id)
    book = _shelf.get(key)
    if book is None or book.plan != plan:
        book = read_workbook(tx, client, plan, book)
        _shelf.put(key, book)
    elif book.client != client:
        book = replace(book, client=client)
        _shelf.put(key, book)
    return book


def read_workbook(tx: Tx, client: Client, plan: Plan, before: Workbook | None = None) -> Workbook:
    """All records of a plan from the database: a query or two a kind, however many records there are.

    Those that `before` holds in the same version are taken over from it.
    """
    asked = {"workspace": tx.workspace_id, "plan": plan.id}
    records: dict[str, Any]
    if before is None:
        records = {name: _records(tx, kind, _all_of(name), asked) for name, kind in IN_PLAN.items()}
    else:
        there = _read_versions(tx, asked)
        records = {
            name: _read_changed(tx, name, asked, there[name], getattr(before, name))
            for name in IN_PLAN
        }
    records["kpis"] = with_own(records["kpis"], records["own_kpis"])
    return Workbook(client=client, plan=plan, **records)


def _read_frame(tx: Tx, plan_id: str) -> tuple[Plan, Client]:
    asked = {"workspace": tx.workspace_id, "id": plan_id}
    row = tx.connection.execute(_frame(), asked).one_or_none()
    if row is None:
        raise NotFoundError("plan", plan_id)
    names = PLAN.table.c.keys()
    plan = dict(zip(names, row, strict=False))
    client = dict(zip(CLIENT.table.c.keys(), row[len(names) :], strict=True))
    return Plan.model_validate(plan), Client.model_validate(client)


def _read_versions(tx: Tx, asked: dict[str, str]) -> dict[str, list[tuple[str, int]]]:
    """Id and version of every record of the plan, by the part of the workbook that it is in."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in tx.connection.execute(_all_versions(), asked):
        found[row.part].append((row.id, row.version))
    return found


def _read_changed(
    tx: Tx,
    attribute: str,
    asked: dict[str, str],
    there: list[tuple[str, int]],
    before: tuple[Record, ...],
) -> tuple[Record, ...]:
    """The records of one kind that are `there`; only what was not known before is read."""
    kind = IN_PLAN[attribute]
    known = {(record.id, record.version): record for record in before}
    if there == list(known):
        return before
    fresh = [name for name in there if name not in known]
    if len(fresh) > _AT_ONCE:
        return _records(tx, kind, _all_of(attribute), asked)
    some = _all_of(attribute).where(kind.table.c.id.in_([record_id for record_id, _ in fresh]))
    if fresh:
        known |= {(each.id, each.version): each for each in _records(tx, kind, some, asked)}
    return tuple(known[name] for name in there)


def _records(
    tx: Tx, kind: Kind, which: sa.Select[Any], asked: dict[str, str]
) -> tuple[Record, ...]:
    rows = tx.connection.execute(which, asked).mappings()
    return tuple(kind.record.model_validate(dict(row)) for row in rows)


@cache
def _frame() -> sa.Select[tuple[Any, ...]]:
    """The plan's row with its client's behind it; none where either was removed."""
    plan, client = PLAN.table, CLIENT.table
    theirs = sa.and_(client.c.workspace_id == plan.c.workspace_id, client.c.id == plan.c.client_id)
    return (
        sa.select(plan, client)
        .join(client, theirs)
        .where(
            plan.c.workspace_id == sa.bindparam("workspace"),
            plan.c.id == sa.bindparam("id"),
            plan.c.removed_at.is_(None),
            client.c.removed_at.is_(None),
        )
    )


def _all_of(attribute: str) -> sa.Select[tuple[object, ...]]:
    kind = IN_PLAN[attribute]
    return _selected(
        attribute, *(name for name in kind.record.model_fields if name in kind.table.c)
    )


def _within(asked: sa.Select[R], table: sa.Table) -> sa.Select[R]:
    """What is asked of a table, of the plan's own rows that were not removed."""
    return asked.where(
        table.c.workspace_id == sa.bindparam("workspace"),
        table.c.plan_id == sa.bindparam("plan"),
        table.c.removed_at.is_(None),
    )


@cache
def _all_versions() -> sa.CompoundSelect[tuple[str, str, int]]:
    """One query for all kinds: asked one by one they take longer than what has changed."""
    of_kinds = [
        _within(
            sa.select(
                sa.literal_column(f"'{attribute}'").label("part"),
                kind.table.c.id,
                kind.table.c.version,
            ),
            kind.table,
        )
        for attribute, kind in IN_PLAN.items()
    ]
    return sa.union_all(*of_kinds).order_by("part", "id")


@cache
def _selected(attribute: str, *names: str) -> sa.Select[tuple[object, ...]]:
    table = IN_PLAN[attribute].table
    return _within(sa.select(*(table.c[name] for name in names)), table).order_by(table.c.id)
