"""Add, change, remove and restore: the same four for every kind of record in a plan.

Each is one step of the transaction it is called in. It checks that the record is the actor's, keeps
the version, writes the history, and moves the plan's revision on.
"""

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from smwork.domain.known import unknown_fields
from smwork.domain.record import Fields, Record
from smwork.errors import ConflictError, InvalidError, NotFoundError
from smwork.store.columns import as_json
from smwork.store.database import Tx
from smwork.store.frozen import refuse_added, refuse_changed, refuse_removed, refuse_restored
from smwork.store.history import Action, changed_since, write_entry
from smwork.store.identity import new_id
from smwork.store.tables import CLIENT, IN_PLAN, PLAN, Kind, kind_of

_EMPTY = (None, "", ())


def add(tx: Tx, plan_id: str, fields: Fields) -> str:
    """Add a record to a plan and return its id. Raises NotFoundError for a foreign plan or reference."""
    return add_many(tx, plan_id, [fields])[0]


def add_many(tx: Tx, plan_id: str, added: Sequence[Fields]) -> list[str]:
    """Add records of one kind to a plan as one action, and return their ids in the same order.

    Raises NotFoundError for a foreign plan or reference: then none of them is there.
    """
    if not added:
        return []
    kind = kind_of(type(added[0]))
    for fields in added:
        _refuse_unknown(kind, fields)
    touch_plan(tx, plan_id)
    refuse_added(tx, kind, added)
    rows = {new_id(): fields.model_dump() for fields in added}
    for field in kind.refs:
        for named in {values[field] for values in rows.values()}:
            _check_refs(tx, plan_id, kind, {field: named})
    whose = {"workspace_id": tx.workspace_id, "plan_id": plan_id, **new_record(tx)}
    tx.connection.execute(
        kind.table.insert(), [{**whose, "id": key, **values} for key, values in rows.items()]
    )
    for record_id, values in rows.items():
        told = {name: (None, value) for name, value in values.items() if value not in _EMPTY}
        write_entry(tx, plan_id, kind.name, record_id, version=1, action="add", changes=told)
    return list(rows)


def new_record(tx: Tx) -> dict[str, object]:
    """What a row that is made in this transaction keeps beside its fields."""
    return {"version": 1, "created_at": tx.now, "changed_at": tx.now, "changed_by": tx.name}


def change(
    tx: Tx, record: type[Record], record_id: str, version: int, changes: Mapping[str, object]
) -> int:
    """Change fields of a record as it was shown in `version`; return the version it has now.

    A field that somebody else changed since raises ConflictError, other people's other fields stay
    as they made them. Raises NotFoundError, and pydantic's ValidationError for a value out of bounds.
    """
    kind = kind_of(record)
    row = _locked(tx, kind, record_id)
    checked = _validated(kind, row, changes)
    new = {f: value for f, value in checked.items() if as_json(value) != as_json(getattr(row, f))}
    if not new:
        return int(row.version)
    refuse_changed(tx, kind, row, new)
    if row.version != version:
        _refuse_conflict(tx, kind, row, version, new)
    plan_id = _plan_of(kind, row)
    _check_refs(tx, plan_id, kind, new)
    told = {field: (getattr(row, field), value) for field, value in new.items()}
    return _write(tx, kind, row, plan_id, new, "change", told)


def remove(tx: Tx, record: type[Record], record_id: str) -> None:
    """Remove a record and what is part of it. It stays in the database until `restore` asks for it."""
    kind = kind_of(record)
    row = _locked(tx, kind, record_id)
    refuse_removed(tx, kind, row)
    _write(tx, kind, row, _plan_of(kind, row), {"removed_at": tx.now}, "remove", {})
    for child, column in parts_of(kind):
        for child_id in _live_ids(tx, child, column, record_id):
            remove(tx, child.record, child_id)


def restore(tx: Tx, record: type[Record], record_id: str) -> None:
    """Bring back a removed record, and what was removed along with it.

    Raises NotFoundError for what is not removed, or is part of something that still is.
    """
    kind = kind_of(record)
    row = _locked(tx, kind, record_id, removed=True)
    refuse_restored(tx, kind, row)
    _check_refs(tx, _plan_of(kind, row), kind, _wholes(kind, row))
    _bring_back(tx, kind, row)


def _bring_back(tx: Tx, kind: Kind, row: sa.Row[tuple[object]]) -> None:
    _write(tx, kind, row, _plan_of(kind, row), {"removed_at": None}, "restore", {})
    for child, column in parts_of(kind):
        for child_id in _live_ids(tx, child, column, row.id, removed_at=row.removed_at):
            part = _locked(tx, child, child_id, removed=True)
            # What is part of two things can't come back before both are there.
            if _missing(tx, part.plan_id, child, _wholes(child, part)) is None:
                _bring_back(tx, child, part)


def touch_plan(tx: Tx, plan_id: str) -> None:
    """Move the plan's revision on. Raises NotFoundError when it is not the actor's."""
    plan = PLAN.table
    touched = tx.connection.execute(
        plan.update()
        .where(
            plan.c.workspace_id == tx.workspace_id,
            plan.c.id == plan_id,
            plan.c.removed_at.is_(None),
        )
        .values(revision=plan.c.revision + 1, saved_at=tx.now, saved_by=tx.name)
    )
    if touched.rowcount != 1:
        raise NotFoundError("plan", plan_id)


def parts_of(parent: Kind) -> list[tuple[Kind, str]]:
    """The kinds whose records are part of a record of this kind, and the column that says so."""
    return [
        (kind, column)
        for kind in IN_PLAN.values()
        for column, ref in kind.refs.items()
        if ref.part_of and ref.kind == parent.name
    ]


def _plan_of(kind: Kind, row: sa.Row[tuple[object]]) -> str | None:
    if kind is CLIENT:
        return None
    return str(row.id if kind is PLAN else row.plan_id)


def _locked(tx: Tx, kind: Kind, record_id: str, *, removed: bool = False) -> sa.Row[tuple[object]]:
    table = kind.table
    _wait_for_plan_of(tx, kind, record_id)
    row = tx.connection.execute(
        sa.select(table)
        .where(
            table.c.workspace_id == tx.workspace_id,
            table.c.id == record_id,
            table.c.removed_at.isnot(None) if removed else table.c.removed_at.is_(None),
        )
        # Not against the foreign keys of rows that are being added, or two people could wait for
        # each other.
        .with_for_update(key_share=True)
    ).one_or_none()
    if row is None:
        raise NotFoundError(kind.name, record_id)
    return row


def _wait_for_plan_of(tx: Tx, kind: Kind, record_id: str) -> None:
    """Take the plan's row before the record's, as every writer does: then no two wait for each other.

    SQLite has one writer at a time anyway.
    """
    if kind is CLIENT or kind is PLAN or tx.connection.dialect.name == "sqlite":
        return
    plan, table = PLAN.table, kind.table
    owner = sa.select(table.c.plan_id).where(
        table.c.workspace_id == tx.workspace_id, table.c.id == record_id
    )
    tx.connection.execute(
        sa.select(plan.c.id)
        .where(plan.c.workspace_id == tx.workspace_id, plan.c.id == owner.scalar_subquery())
        .with_for_update(key_share=True)
    )


def _validated(
    kind: Kind, row: sa.Row[tuple[object]], changes: Mapping[str, object]
) -> dict[str, object]:
    """The changes as the model takes them: bounds, choices and patterns hold for every caller."""
    stored = {field: getattr(row, field) for field in kind.fields.model_fields}
    whole = kind.fields.model_validate(stored | dict(changes))
    _refuse_unknown(kind, whole, changes)
    return {field: getattr(whole, field) for field in changes}


def _refuse_unknown(kind: Kind, fields: Fields, written: Iterable[str] | None = None) -> None:
    """Raise InvalidError for a key that no catalogue has, in a field that is being written."""
    names = type(fields).model_fields if written is None else written
    for name in unknown_fields(fields).intersection(names):
        raise InvalidError(kind.name, name, "unknown key")


def _refuse_conflict(
    tx: Tx, kind: Kind, row: sa.Row[tuple[object]], version: int, new: Mapping[str, object]
) -> None:
    for field in sorted(changed_since(tx, row.id, version) & set(new)):
        raise ConflictError(
            kind.name,
            row.id,
            field=field,
            theirs=getattr(row, field),
            yours=new[field],  # type: ignore[arg-type]  # fields hold what can be shown
            version=row.version,
        )


def _wholes(kind: Kind, row: sa.Row[tuple[object]]) -> dict[str, object]:
    """The records that this one is part of."""
    return {field: getattr(row, field) for field, ref in kind.refs.items() if ref.part_of}


def _check_refs(tx: Tx, plan_id: str | None, kind: Kind, values: Mapping[str, object]) -> None:
    """A record may only name records of its own plan that are still there."""
    missing = _missing(tx, plan_id, kind, values)
    if missing is not None:
        raise missing


def _missing(
    tx: Tx, plan_id: str | None, kind: Kind, values: Mapping[str, object]
) -> NotFoundError | None:
    for field, ref in kind.refs.items():
        record_id = values.get(field)
        if record_id is None:
            continue
        table = kind.table.metadata.tables[ref.kind]
        found = tx.connection.execute(
            sa.select(table.c.id).where(
                table.c.workspace_id == tx.workspace_id,
                table.c.plan_id == plan_id,
                table.c.id == record_id,
                table.c.removed_at.is_(None),
            )
        ).one_or_none()
        if found is None:
            return NotFoundError(table.name, str(record_id))
    return None


def _write(
    tx: Tx,
    kind: Kind,
    row: sa.Row[tuple[object]],
    plan_id: str | None,
    values: Mapping[str, object],
    action: Action,
    told: Mapping[str, tuple[object, object]],
) -> int:
    table, version = kind.table, int(row.version) + 1
    kept: dict[str, object] = {"version": version, "changed_at": tx.now, "changed_by": tx.name}
    if kind is PLAN:
        kept |= {"revision": row.revision + 1, "saved_at": tx.now, "saved_by": tx.name}
    tx.connection.execute(
        table.update()
        .where(table.c.workspace_id == tx.workspace_id, table.c.id == row.id)
        .values(**kept, **values)
    )
    # A plan that is being removed can't be touched any more, and need not be.
    if plan_id is not None and kind is not PLAN:
        touch_plan(tx, plan_id)
    write_entry(tx, plan_id, kind.name, row.id, version=version, action=action, changes=told)
    return version


def _live_ids(
    tx: Tx, kind: Kind, column: str, parent_id: str, removed_at: object | None = None
) -> list[str]:
    table = kind.table
    state = table.c.removed_at.is_(None) if removed_at is None else table.c.removed_at == removed_at
    return list(
        tx.connection.execute(
            sa.select(table.c.id).where(
                table.c.workspace_id == tx.workspace_id, table.c[column] == parent_id, state
            )
        ).scalars()
    )
