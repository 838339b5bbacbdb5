"""Workspaces, clients and their plans: make, copy, archive, remove."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import asdict, dataclass
from datetime import date, datetime

import sqlalchemy as sa

from smwork.domain.branches import Branch
from smwork.domain.plan import Client, ClientFields, Plan, PlanFields
from smwork.domain.record import LINE_LENGTH
from smwork.domain.research import Channel
from smwork.errors import NotFoundError
from smwork.store.database import Actor, Database, Tx
from smwork.store.history import write_entry
from smwork.store.identity import new_id
from smwork.store.records import new_record
from smwork.store.tables import CLIENT, IN_PLAN, MEMBER, PLAN, WORKSPACE, Kind
from smwork.store.upsert import insert_into

LOCAL = Actor(user_id="local", workspace_id="local")
"""The one user of a workbook that runs on somebody's own machine."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan as the start screen lists it."""

    id: str
    name: str
    start: date | None
    end: date | None
    archived: bool
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class ClientLine:
    """A client as the start screen lists it, with its plans, latest first."""

    id: str
    name: str
    archived: bool
    plans: Sequence[PlanLine]


def open_local_workspace(database: Database, name: str = "") -> Actor:
    """Make the local user's workspace where there is none yet; a name that is given is taken over."""
    with database.begin(writes=True) as connection:
        if connection.execute(sa.select(WORKSPACE.c.id)).first() is None:
            rows = (
                (WORKSPACE, {"id": LOCAL.workspace_id, "name": name}),
                (MEMBER, {**asdict(LOCAL), "name": name, "role": "owner"}),
            )
            for table, row in rows:
                # Another server may have started at the same moment.
                insert = insert_into(connection.dialect.name, table)
                connection.execute(insert.values(row).on_conflict_do_nothing())
        elif name:
            connection.execute(_the_local_member().values(name=name))
    return LOCAL


def _the_local_member() -> sa.Update:
    return MEMBER.update().where(
        MEMBER.c.workspace_id == LOCAL.workspace_id, MEMBER.c.user_id == LOCAL.user_id
    )


def add_client(tx: Tx, fields: ClientFields) -> str:
    """Add a client to the actor's workspace and return its id."""
    client_id, values = new_id(), fields.model_dump()
    tx.connection.execute(
        CLIENT.table.insert().values(
            workspace_id=tx.workspace_id,
            id=client_id,
            archived=False,
            figures_revision=0,
            **new_record(tx),
            **values,
        )
    )
    _tell(tx, None, "client", client_id, {"name": (None, fields.name)})
    return client_id


def add_plan(tx: Tx, client_id: str, fields: PlanFields) -> str:
    """Add a plan to a client and return its id. Raises NotFoundError for a foreign client."""
    _find(tx, CLIENT.table, client_id)
    plan_id, values = new_id(), fields.model_dump()
    tx.connection.execute(
        PLAN.table.insert().values(
            workspace_id=tx.workspace_id,
            id=plan_id,
            client_id=client_id,
            **_new_plan(tx),
            **values,
        )
    )
    _tell(tx, plan_id, "plan", plan_id, {"name": (None, fields.name)})
    return plan_id


def copy_plan(tx: Tx, plan_id: str, name: str, branch: Branch | None = None) -> str:
    """A new plan with all that the other holds, under another name. Figures are the client's and stay.

    A name that is longer than a name may be is cut off. With a `branch` only what is about its channels, or about no channel at all.
    """
    old = _find(tx, PLAN.table, plan_id)
    new_plan, name = new_id(), name[:LINE_LENGTH]
    fields = {field: getattr(old, field) for field in PlanFields.model_fields} | {"name": name}
    if branch is not None:
        fields |= {"branch": branch.name.strip(), "split_from": plan_id}
    tx.connection.execute(
        PLAN.table.insert().values(
            workspace_id=tx.workspace_id,
            id=new_plan,
            client_id=old.client_id,
            **_new_plan(tx),
            **fields,
        )
    )
    _copy_records(tx, plan_id, new_plan, branch)
    write_entry(
        tx,
        new_plan,
        "plan",
        new_plan,
        version=1,
        action="copy",
        changes={"name": (old.name, name)},
    )
    return new_plan


def archive(tx: Tx, record: type[Client] | type[Plan], record_id: str, *, archived: bool) -> None:
    """Put a client or plan away, or take it back out; nothing of it is lost."""
    table = CLIENT.table if record is Client else PLAN.table
    row = _find(tx, table, record_id)
    tx.connection.execute(_of(table.update(), table, tx, record_id).values(archived=archived))
    write_entry(
        tx,
        record_id if table is PLAN.table else None,
        table.name,
        record_id,
        version=row.version,
        action="archive",
        changes={"archived": (row.archived, archived)},
    )


def read_clients(tx: Tx) -> list[ClientLine]:
    """The clients of the workspace with their plans, by name."""
    client, plan = CLIENT.table, PLAN.table
    plans: dict[str, list[PlanLine]] = {}
    for row in tx.connection.execute(
        sa.select(plan)
        .where(plan.c.workspace_id == tx.workspace_id, plan.c.removed_at.is_(None))
        .order_by(plan.c.saved_at.desc())
    ):
        line = PlanLine(row.id, row.name, row.start, row.end, row.archived, row.saved_at)
        plans.setdefault(row.client_id, []).append(line)
    rows = tx.connection.execute(
        sa.select(client)
        .where(client.c.workspace_id == tx.workspace_id, client.c.removed_at.is_(None))
        .order_by(sa.func.lower(client.c.name), client.c.id)
    )
    return [ClientLine(r.id, r.name, r.archived, plans.get(r.id, ())) for r in rows]


def _new_plan(tx: Tx) -> dict[str, object]:
    kept = {"archived": False, "revision": 1, "saved_at": tx.now, "saved_by": tx.name}
    return new_record(tx) | kept


def _of(statement: sa.Update, table: sa.Table, tx: Tx, record_id: str) -> sa.Update:
    return statement.where(table.c.workspace_id == tx.workspace_id, table.c.id == record_id)


def _find(tx: Tx, table: sa.Table, record_id: str) -> sa.Row[tuple[object]]:
    row = tx.connection.execute(
        sa.select(table).where(table.c.workspace_id == tx.workspace_id, table.c.id == record_id)
    ).one_or_none()
    if row is None or row.removed_at is not None:
        raise NotFoundError(table.name, record_id)
    return row


def _tell(
    tx: Tx,
    plan_id: str | None,
    kind: str,
    record_id: str,
    changes: dict[str, tuple[object, object]],
) -> None:
    write_entry(tx, plan_id, kind, record_id, version=1, action="add", changes=changes)


def _copy_records(tx: Tx, old_plan: str, new_plan: str, branch: Branch | None) -> None:
    """Copy every live record; references are turned to the copies, those to removed ones are cut.

    Channels of other branches are left out, and what is about them.
    """
    names: dict[str, str] = {}
    left_out: set[str] = set()
    for kind in IN_PLAN.values():
        table = kind.table
        copies = []
        for row in tx.connection.execute(
            sa.select(table)
            .where(
                table.c.workspace_id == tx.workspace_id,
                table.c.plan_id == old_plan,
                table.c.removed_at.is_(None),
            )
            .order_by(table.c.id)
        ):
            if branch is not None and _is_elsewhere(kind, row, branch, left_out):
                left_out.add(row.id)
                continue
            names[row.id] = new_id()
            # Not every id stands in a reference: an idea's origin is of one of two kinds.
            fields = {
                field: _renamed(getattr(row, field), names) for field in kind.fields.model_fields
            }
            fields |= {field: names.get(getattr(row, field)) for field in kind.refs}
            own = {"workspace_id": tx.workspace_id, "plan_id": new_plan, "id": names[row.id]}
            copies.append(own | new_record(tx) | fields)
        if copies:
            tx.connection.execute(table.insert(), copies)


def _is_elsewhere(
    kind: Kind, row: sa.Row[tuple[object]], branch: Branch, left_out: Set[str]
) -> bool:
    """Whether a record is a channel of another branch, is about one, or part of what is."""
    if kind.record is Channel:
        return row.id not in branch.channel_ids
    return any(
        getattr(row, field) in left_out
        for field, ref in kind.refs.items()
        if ref.part_of or ref.kind == "channel"
    )


def _renamed(value: object, names: Mapping[str, str]) -> object:
    return names.get(value, value) if isinstance(value, str) else value
