"""Visits and clicks of tagged links: kept row by row, and read for all of a client's files."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import sqlalchemy as sa

from smwork.domain.links.tags import TAGS
from smwork.domain.links.visits import VISIT_METRICS, Visit
from smwork.store.database import Tx
from smwork.store.figure_tables import ACCOUNT, FILE, LINK_FIGURE
from smwork.store.portions import portions
from smwork.store.post_claims import FILE_ORDER, Kept
from smwork.store.revision import figures_revision
from smwork.store.shelf import Shelf

_BATCH = 1_000
_shelf: Shelf[tuple[str, str, str, int], tuple[Visit, ...]] = Shelf()


def keep_visits(tx: Tx, account_id: str, file_id: str, visits: Sequence[Visit]) -> Kept:
    """Keep what a file says of tagged links, beside what other files say of them.

    A row about the same tags and days as an earlier file's counts as changed, or as the same when
    it says nothing else. Which of them count is settled by `smwork.domain.links.counted`.
    """
    known = {_key(each): dict(each.metrics) for each in _visits_of_account(tx, account_id)}
    rows = [_row(tx, account_id, file_id, number, visit) for number, visit in enumerate(visits)]
    for some in portions(rows, _BATCH):
        tx.connection.execute(LINK_FIGURE.insert(), some)
    same = sum(known.get(_key(each)) == dict(each.metrics) for each in visits)
    there = sum(_key(each) in known for each in visits)
    return Kept(len(visits) - there, there - same, same)


def remove_visits_of(tx: Tx, file_id: str) -> int:
    """Take back what a file said of tagged links; return how many rows that were."""
    gone = tx.connection.execute(
        LINK_FIGURE.delete().where(
            LINK_FIGURE.c.workspace_id == tx.workspace_id, LINK_FIGURE.c.file_id == file_id
        )
    )
    return gone.rowcount


def read_visits(tx: Tx, client_id: str) -> tuple[Visit, ...]:
    """All visits of a client's links; `order` is highest for the file that counts most.

    Raises NotFoundError for a foreign or removed client.
    """
    revision = figures_revision(tx, client_id)
    read = partial(_visits, tx, ACCOUNT.c.client_id == client_id)
    if tx.writes:  # what is not stored yet may still be taken back
        return tuple(read())
    key = (str(tx.connection.engine.url), tx.workspace_id, client_id, revision)
    visits = _shelf.get(key)
    if visits is None:
        visits = tuple(read())
        _shelf.put(key, visits)
    return visits


def _visits_of_account(tx: Tx, account_id: str) -> list[Visit]:
    return _visits(tx, ACCOUNT.c.id == account_id)


def _visits(tx: Tx, which: sa.ColumnElement[bool]) -> list[Visit]:
    rows = tx.connection.execute(
        sa.select(LINK_FIGURE, FILE.c.name.label("file"), FILE.c.no)
        .join(FILE, _same(FILE, LINK_FIGURE.c.file_id))
        .join(ACCOUNT, _same(ACCOUNT, LINK_FIGURE.c.account_id))
        .where(LINK_FIGURE.c.workspace_id == tx.workspace_id, FILE.c.state == "kept", which)
        .order_by(*FILE_ORDER, LINK_FIGURE.c.number)
    ).all()
    places = {
        file_id: -place for place, file_id in enumerate(dict.fromkeys(r.file_id for r in rows))
    }
    return [_visit(row, places[row.file_id]) for row in rows]


def _same(table: sa.Table, column: sa.Column[str]) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.workspace_id == LINK_FIGURE.c.workspace_id, table.c.id == column)


def _visit(row: sa.Row[tuple[Any, ...]], place: int) -> Visit:
    told = row._mapping  # noqa: SLF001 - the row's columns by name, as SQLAlchemy documents it
    return Visit(
        start=told["period_start"],
        end=told["period_end"],
        line=told["line"],
        tags=tuple((name, told[name]) for name in TAGS if told[name] is not None),
        link=told["link"],
        metrics={name: told[name] for name in VISIT_METRICS if told[name] is not None},
        file=told["file"],
        order=place,
    )


def _row(tx: Tx, account_id: str, file_id: str, number: int, visit: Visit) -> dict[str, object]:
    return {
        "workspace_id": tx.workspace_id,
        "account_id": account_id,
        "file_id": file_id,
        "number": number,
        "line": visit.line,
        "period_start": visit.start,
        "period_end": visit.end,
        **{name: visit.tag(name) for name in TAGS},
        "link": visit.link,
        **{metric: visit.metrics.get(metric) for metric in VISIT_METRICS},
    }


def _key(visit: Visit) -> tuple[object, ...]:
    return visit.start, visit.end, visit.tags, visit.link
