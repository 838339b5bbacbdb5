"""What was changed, by whom and when: written with every change, read to show, merge and undo."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import sqlalchemy as sa

from smwork.store.columns import as_json
from smwork.store.database import Tx
from smwork.store.tables import HISTORY

Action = Literal[
    "add", "change", "remove", "restore", "copy", "archive", "import", "take_back",
    "freeze", "go_back", "review",
]  # fmt: skip
Changes = Mapping[str, tuple[object, object]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history; `changes` gives for each field its value before and after."""

    kind: str
    record_id: str
    version: int
    action: Action
    changes: Changes
    by: str
    role: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """What is written of one record's change; the transaction knows by whom and when."""

    kind: str
    record_id: str
    version: int
    action: Action
    changes: Changes


def write_entry(
    tx: Tx,
    plan_id: str | None,
    kind: str,
    record_id: str,
    *,
    version: int,
    action: Action,
    changes: Changes,
) -> None:
    """Write a line in the transaction of the change itself."""
    write_entries(tx, plan_id, [Line(kind, record_id, version, action, changes)])


def write_entries(tx: Tx, plan_id: str | None, lines: Sequence[Line]) -> None:
    """Write many lines at once, in their order."""
    if lines:
        whose = {"workspace_id": tx.workspace_id, "plan_id": plan_id}
        who = {"by": tx.name, "role": tx.role, "at": tx.now}
        tx.connection.execute(HISTORY.insert(), [whose | _row(line) | who for line in lines])


def _row(line: Line) -> dict[str, object]:
    changes = line.changes.items()
    return {
        "kind": line.kind,
        "record_id": line.record_id,
        "version": line.version,
        "action": line.action,
        "changes": {field: [as_json(old), as_json(new)] for field, (old, new) in changes},
    }


def read_history(tx: Tx, plan_id: str, limit: int = 50) -> list[Entry]:
    """The latest changes of a plan, newest first."""
    return _entries(tx, HISTORY.c.plan_id == plan_id, limit)


def changed_since(tx: Tx, record_id: str, version: int) -> set[str]:
    """The fields of a record that were changed after `version`."""
    rows = tx.connection.execute(
        sa.select(HISTORY.c.changes).where(
            HISTORY.c.workspace_id == tx.workspace_id,
            HISTORY.c.record_id == record_id,
            HISTORY.c.version > version,
        )
    ).scalars()
    return {field for changes in rows for field in changes}


def _entries(tx: Tx, where: sa.ColumnElement[bool], limit: int) -> list[Entry]:
    rows = tx.connection.execute(
        sa.select(HISTORY)
        .where(HISTORY.c.workspace_id == tx.workspace_id, where)
        .order_by(HISTORY.c.id.desc())
        .limit(limit)
    )
    return [
        Entry(
            row.kind,
            row.record_id,
            row.version,
            row.action,
            {field: (before, after) for field, (before, after) in row.changes.items()},
            row.by,
            row.role,
            row.at,
        )
        for row in rows
    ]
