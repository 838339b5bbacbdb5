"""Versions of a plan: frozen for good, read again, and gone back to.

A version is written once. No function here changes or removes one.
"""

import zlib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from smwork.domain.snapshot import LAYOUT, book_of, snapshot_of
from smwork.domain.versions import Occasion, PlanVersion
from smwork.domain.workbook import Workbook
from smwork.errors import ConflictError, NotFoundError, SchemaTooNewError
from smwork.store.database import Tx
from smwork.store.going_back import make_as
from smwork.store.history import Action, write_entry
from smwork.store.identity import new_id
from smwork.store.plan import read_plan
from smwork.store.shelf import Shelf
from smwork.store.tables import HISTORY, PLAN, VERSION

_shelf: Shelf[tuple[str, str, str], Workbook] = Shelf()
_NO_CHANGE = ("freeze", "go_back", "review", "archive")
"""What the history tells that changes no record of the plan."""


@dataclass(frozen=True, slots=True)
class Authors:
    """Who changed a record, and when it was changed last."""

    names: tuple[str, ...]
    last: datetime


_LINE = tuple(VERSION.c[name] for name in PlanVersion.__dataclass_fields__)


def freeze(
    tx: Tx, plan_id: str, name: str, reason: str = "", occasion: Occasion = "hand"
) -> PlanVersion:
    """Keep the plan as it is in this transaction. Raises NotFoundError for a foreign plan."""
    _wait_for_plan(tx, plan_id)
    book = read_plan(tx, plan_id)
    version = PlanVersion(
        id=new_id(),
        number=_latest(tx, plan_id) + 1,
        name=name,
        reason=reason,
        occasion=occasion,
        frozen_at=tx.now,
        frozen_by=tx.name,
    )
    kept = {field: getattr(version, field) for field in PlanVersion.__dataclass_fields__}
    snapshot = zlib.compress(snapshot_of(book))
    own = {"workspace_id": tx.workspace_id, "plan_id": plan_id, "layout": LAYOUT}
    tx.connection.execute(VERSION.insert().values(**own, **kept, snapshot=snapshot))
    _tell(tx, book, "freeze", version)
    return version


def read_versions(tx: Tx, plan_id: str) -> tuple[PlanVersion, ...]:
    """A plan's versions, oldest first; none of a plan that is another's."""
    asked = {"workspace": tx.workspace_id, "plan": plan_id}
    return tuple(PlanVersion(*row) for row in tx.connection.execute(_all_lines(), asked))


@cache
def _all_lines() -> sa.Select[tuple[Any, ...]]:
    return (
        sa.select(*_LINE)
        .where(
            VERSION.c.workspace_id == sa.bindparam("workspace"),
            VERSION.c.plan_id == sa.bindparam("plan"),
        )
        .order_by(VERSION.c.number)
    )


def read_version(tx: Tx, version_id: str) -> Workbook:
    """The plan as it was. Raises NotFoundError, and SchemaTooNewError for what a newer workbook froze."""
    key = (str(tx.connection.engine.url), tx.workspace_id, version_id)
    known = _shelf.get(key)  # what is frozen never changes
    if known is None:
        _, known = _found(tx, version_id)
        _shelf.put(key, known)
    return known


def read_authors(
    tx: Tx, plan_id: str, earlier: PlanVersion, later: PlanVersion | None = None
) -> dict[str, Authors]:
    """Who changed each record of a plan from one version to another, or until now, and when last."""
    of = (HISTORY.c.record_id, HISTORY.c.by)
    # Going back freezes what is left in the very transaction that changes it.
    after = HISTORY.c.at >= earlier.frozen_at
    own = after if earlier.occasion == "before" else HISTORY.c.at > earlier.frozen_at
    rows = tx.connection.execute(
        sa.select(*of, sa.func.max(HISTORY.c.at))
        .where(
            HISTORY.c.workspace_id == tx.workspace_id,
            HISTORY.c.plan_id == plan_id,
            HISTORY.c.action.not_in(_NO_CHANGE),
            own,
            sa.true() if later is None else HISTORY.c.at <= later.frozen_at,
        )
        .group_by(*of)
        .order_by(*of)
    )
    found: dict[str, Authors] = {}
    for record_id, by, at in rows:
        known = found.get(record_id, Authors((), at))
        found[record_id] = Authors((*known.names, by), max(known.last, at))
    return found


def go_back(tx: Tx, version_id: str, revision: int, *, before: str, after: str) -> PlanVersion:
    """Make the plan what it was; what it is now is frozen before, as the version that is returned.

    `before` and `after` name the two versions that are frozen: what is left, and what is there then.
    `revision` is the plan's as it was on the screen: raises ConflictError when somebody changed
    something since, NotFoundError for a foreign version. Every record keeps its id; what changes
    stands in the history as any other change.
    """
    line, book = _found(tx, version_id)
    plan_id = book.plan.id
    _wait_for_plan(tx, plan_id)
    now = read_plan(tx, plan_id)
    if now.plan.revision != revision:
        raise ConflictError(
            "plan",
            plan_id,
            field="revision",
            theirs=now.plan.revision,
            yours=revision,
            version=now.plan.version,
        )
    left = freeze(tx, plan_id, before, occasion="before")
    make_as(tx, now, book)
    freeze(tx, plan_id, after, line.reason, "back")
    _tell(tx, now, "go_back", line)
    return left


def _found(tx: Tx, version_id: str) -> tuple[PlanVersion, Workbook]:
    row = tx.connection.execute(
        sa.select(*_LINE, VERSION.c.layout, VERSION.c.snapshot).where(
            VERSION.c.workspace_id == tx.workspace_id, VERSION.c.id == version_id
        )
    ).one_or_none()
    if row is None:
        raise NotFoundError("plan_version", version_id)
    if row.layout > LAYOUT:
        raise SchemaTooNewError(f"snapshot {row.layout}", f"snapshot {LAYOUT}")
    line = PlanVersion(*row[: len(_LINE)])
    return line, book_of(zlib.decompress(row.snapshot))


def _latest(tx: Tx, plan_id: str) -> int:
    found = tx.connection.execute(
        sa.select(sa.func.max(VERSION.c.number)).where(
            VERSION.c.workspace_id == tx.workspace_id, VERSION.c.plan_id == plan_id
        )
    ).scalar()
    return found or 0


def _wait_for_plan(tx: Tx, plan_id: str) -> None:
    """Nobody changes the plan, or freezes it under the same number, before this transaction is over.

    SQLite has one writer at a time anyway.
    """
    plan = PLAN.table
    tx.connection.execute(
        sa.select(plan.c.id)
        .where(plan.c.workspace_id == tx.workspace_id, plan.c.id == plan_id)
        .with_for_update(key_share=True)
    )


def _tell(tx: Tx, book: Workbook, action: Action, version: PlanVersion) -> None:
    told = {"version": (None, f"{version.number} {version.name}".strip())}
    plan = book.plan
    write_entry(tx, plan.id, "plan", plan.id, version=plan.version, action=action, changes=told)
