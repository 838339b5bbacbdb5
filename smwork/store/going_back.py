"""Making a plan what it was at another moment: many records at once, each with its line of history."""

from collections.abc import Iterator, Mapping, Sequence

import sqlalchemy as sa

from smwork.domain.experiments.going_back import keep_begun
from smwork.domain.record import Record
from smwork.domain.workbook import Workbook
from smwork.errors import NotFoundError
from smwork.store.columns import as_json
from smwork.store.database import Tx
from smwork.store.history import Line, write_entries
from smwork.store.portions import portions
from smwork.store.records import touch_plan
from smwork.store.tables import IN_PLAN, PLAN, Kind

Values = Mapping[str, object]
Row = sa.Row[tuple[object, ...]]
_AT_ONCE = 500
"""Records asked for by name in one query: databases know a limit, and this stays below all."""


def make_as(tx: Tx, now: Workbook, then: Workbook) -> None:
    """Change, remove and bring back records until the plan is as it was, but for experiments begun.

    The transaction holds the plan's row, and read `now` itself. Raises NotFoundError for a record
    that the database has never had.
    """
    plan_id, then = now.plan.id, keep_begun(now, then)
    lines = _changed(tx, PLAN, {plan_id: now.plan}, {plan_id: then.plan})
    for attribute, kind in IN_PLAN.items():
        live = {record.id: record for record in getattr(now, attribute)}
        wanted = {record.id: record for record in getattr(then, attribute)}
        lines += _brought_back(tx, plan_id, kind, [wanted[id_] for id_ in wanted.keys() - live])
        lines += _changed(tx, kind, live, wanted)
        lines += _removed(tx, kind, [live[id_] for id_ in live.keys() - wanted])
    write_entries(tx, plan_id, lines)
    touch_plan(tx, plan_id)


def _changed(
    tx: Tx, kind: Kind, live: Mapping[str, Record], wanted: Mapping[str, Record]
) -> list[Line]:
    both = [(live[id_], wanted[id_]) for id_ in live if id_ in wanted]
    found = [(old, new, told) for old, new in both if (told := _told(kind, _of(kind, old), new))]
    _update(tx, kind, [(old.id, old.version + 1, _of(kind, new)) for old, new, _ in found])
    return [Line(kind.name, old.id, old.version + 1, "change", told) for old, _, told in found]


def _brought_back(tx: Tx, plan_id: str, kind: Kind, wanted: Sequence[Record]) -> list[Line]:
    rows = {str(row.id): row for row in _rows(tx, plan_id, kind, [each.id for each in wanted])}
    missing = next((each for each in wanted if each.id not in rows), None)
    if missing is not None:
        raise NotFoundError(kind.name, missing.id)
    found = [(rows[each.id], each) for each in wanted]
    _update(tx, kind, [(new.id, row.version + 1, _of(kind, new)) for row, new in found])
    return [
        Line(kind.name, new.id, row.version + 1, "restore", _told(kind, _of(kind, row), new))
        for row, new in found
    ]


def _removed(tx: Tx, kind: Kind, records: Sequence[Record]) -> list[Line]:
    gone = {"removed_at": tx.now}
    _update(tx, kind, [(each.id, each.version + 1, gone) for each in records])
    return [Line(kind.name, each.id, each.version + 1, "remove", {}) for each in records]


def _of(kind: Kind, record: Record | Row) -> dict[str, object]:
    """All that a person fills in; a record that has it is there."""
    return {name: getattr(record, name) for name in kind.fields.model_fields}


def _told(kind: Kind, old: Values, new: Record) -> dict[str, tuple[object, object]]:
    pairs = {name: (old[name], value) for name, value in _of(kind, new).items()}
    return {name: each for name, each in pairs.items() if as_json(each[0]) != as_json(each[1])}


def _update(tx: Tx, kind: Kind, rows: Sequence[tuple[str, int, Values]]) -> None:
    """Give each record its version and values; one that gets its fields is there (again)."""
    if not rows:
        return
    table, names = kind.table, list(rows[0][2])
    kept = {"changed_at": tx.now, "changed_by": tx.name}
    there: dict[str, object] = {} if "removed_at" in names else {"removed_at": None}
    given: dict[str, object] = {name: sa.bindparam(f"to_{name}") for name in ("version", *names)}
    statement = (
        table.update()
        .where(table.c.workspace_id == tx.workspace_id, table.c.id == sa.bindparam("which"))
        .values(**kept, **there, **given)
    )
    tx.connection.execute(
        statement,
        [
            {"which": id_, "to_version": version, **{f"to_{n}": v for n, v in values.items()}}
            for id_, version, values in rows
        ],
    )


def _rows(tx: Tx, plan_id: str, kind: Kind, ids: Sequence[str]) -> Iterator[Row]:
    table = kind.table
    for some in portions(ids, _AT_ONCE):
        yield from tx.connection.execute(
            sa.select(table).where(
                table.c.workspace_id == tx.workspace_id,
                table.c.plan_id == plan_id,
                table.c.id.in_(some),
            )
        )
