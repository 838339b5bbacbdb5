"""Saving a field and reading a plan, each against the least that does it."""

import statistics
import tempfile
import time
from collections.abc import Callable

import sqlalchemy as sa
from sqlalchemy.orm import Session, registry

from bench import Figure
from smwork.domain.goals import Goal
from smwork.domain.plan import ClientFields, PlanFields
from smwork.domain.record import Fields
from smwork.store import clients, records
from smwork.store.clients import LOCAL
from smwork.store.database import Database, Tx, Work
from smwork.store.opening import prepare
from smwork.store.plan import read_plan, read_workbook
from smwork.store.tables import IN_PLAN, Kind

ROUNDS = 300
PER_KIND = 500 // len(IN_PLAN)
"""Records of each kind: some 500 in all."""


class _GoalRow:
    """A goal as the ORM sees it, without version or history."""

    owner: str


registry().map_imperatively(_GoalRow, IN_PLAN["goals"].table)


def run() -> list[Figure]:
    """All figures of the store, on a SQLite file of their own."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/bench.db")
        prepare(database)
        client_id = _do(database, lambda tx: clients.add_client(tx, ClientFields()))
        plan_id = _do(database, lambda tx: clients.add_plan(tx, client_id, PlanFields()))
        _do(database, lambda tx: _fill(tx, plan_id))
        return [
            *save_of_a_field(database, plan_id),
            *reading_of_a_plan(database, plan_id),
        ]


def save_of_a_field(database: Database, plan_id: str) -> list[Figure]:
    """A field changed through the store, with version and history, against a bare ORM commit."""
    goal = database.read(LOCAL, lambda tx: read_plan(tx, plan_id)).goals[0]
    versions = iter(range(1, ROUNDS + 2))

    def ours() -> None:
        version = next(versions)
        changes = {"statement": f"goal {version}"}
        _do(database, lambda tx: records.change(tx, Goal, goal.id, version, changes))

    def bare() -> None:
        with Session(database.engine) as session:
            row = session.get_one(_GoalRow, (LOCAL.workspace_id, goal.id))
            row.owner = str(time.perf_counter_ns())
            session.commit()

    saved, floor = _medians(ours, bare)
    return [
        Figure("save of one field", saved * 1000, "ms"),
        Figure("save of one field ÷ bare ORM commit", saved / floor, "×", 2.0),
    ]


def reading_of_a_plan(database: Database, plan_id: str) -> list[Figure]:
    """A plan of some 500 records read whole into the domain, against Core's rows of the same."""
    book = database.read(LOCAL, lambda tx: read_plan(tx, plan_id))

    def core() -> None:
        with database.engine.connect() as connection:
            for kind in IN_PLAN.values():
                table = kind.table
                own = table.c.workspace_id == LOCAL.workspace_id, table.c.plan_id == plan_id
                asked = sa.select(table).where(*own, table.c.removed_at.is_(None))
                connection.execute(asked.order_by(table.c.id)).all()

    read, floor, kept = _medians(
        lambda: database.read(LOCAL, lambda tx: read_workbook(tx, book.client, book.plan)),
        core,
        lambda: database.read(LOCAL, lambda tx: read_plan(tx, plan_id)),
    )
    return [
        Figure("plan of 500 records read whole", read * 1000, "ms"),
        Figure("plan read whole ÷ Core on the same rows", read / floor, "×", 1.5),
        Figure("unchanged plan read again ÷ Core", kept / floor, "×", 1.0),
    ]


def _do(database: Database, work: Work[str | int | None]) -> str:
    return str(database.write(LOCAL, work))


def _fill(tx: Tx, plan_id: str) -> None:
    for kind in IN_PLAN.values():
        fields: Fields = kind.fields.model_validate(_wholes(tx, plan_id, kind))
        records.add_many(tx, plan_id, [fields] * PER_KIND)


def _wholes(tx: Tx, plan_id: str, kind: Kind) -> dict[str, str]:
    """What a record of this kind can't be without, each made with what it needs itself."""
    by_name = {each.name: each for each in IN_PLAN.values()}
    return {
        field: records.add(tx, plan_id, whole.fields.model_validate(_wholes(tx, plan_id, whole)))
        for field, ref in kind.refs.items()
        if ref.part_of
        for whole in (by_name[ref.kind],)
    }


def _medians(*works: Callable[[], object]) -> list[float]:
    """Seconds of each, taken in turns so that all meet the same weather."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for seconds, work in zip(taken, works, strict=True):
            seconds.append(_seconds(work))
    return [statistics.median(seconds) for seconds in taken]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
