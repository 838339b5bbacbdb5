"""The plans that are measured: the demo plan, and the same with few and with very many items."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path

from bench.exports import write_export
from smwork.demo import add_demo_plan
from smwork.domain.content import Item, ItemFields
from smwork.domain.figures import Understood
from smwork.domain.links.records import TaggedLinkFields
from smwork.domain.workbook import Workbook
from smwork.imports.worker import posts_in_worker, read_in_worker
from smwork.store import records
from smwork.store.clients import LOCAL
from smwork.store.database import Database, Tx, Work
from smwork.store.importing import Part, Watch, keep_in_steps
from smwork.store.opening import prepare
from smwork.store.plan import read_plan

FEW, MANY = 20, 2_000
LINKED = 0.15
"""Of so many of its items a plan has a tagged link: 3 of 20, 300 of 2,000."""


def open_database(url: str) -> Database:
    """A database with the schema of this version."""
    database = Database(url)
    prepare(database)
    return database


def demo_plan(database: Database) -> str:
    """The demo plan in Dutch; its id."""
    return _do(database, lambda tx: add_demo_plan(tx, language="nl", today=date.today()))  # noqa: DTZ011


def plan_of(database: Database, items: int) -> str:
    """A demo plan with just so many content items, spread over its period, and links to some; its id."""
    plan_id = demo_plan(database)
    _do(database, lambda tx: _bring_to(tx, plan_id, items))
    return plan_id


def plan_with_posts(database: Database, posts: int, folder: Path) -> str:
    """A demo plan whose first channel has just so many posts more; its id."""
    plan_id = demo_plan(database)
    book = database.read(LOCAL, lambda tx: read_plan(tx, plan_id))
    source = write_export(folder / f"{posts}.csv", posts)
    today = date.today()  # noqa: DTZ011
    shown = read_in_worker(source, source.name, today=today)
    if not isinstance(shown, Understood):
        raise TypeError(f"the export was not read: {shown}")
    channel = book.channels[0]
    part = Part(
        replace(shown, platform=channel.platform, posts=()),
        channel.handle,
        posts_in_worker(source, source.name, today=today),
    )
    keep_in_steps(
        database,
        LOCAL,
        book.client.id,
        [part],
        name=source.name,
        digest=source.name,
        watch=Watch(),
        op_id=plan_id,
    )
    return plan_id


def _bring_to(tx: Tx, plan_id: str, items: int) -> str:
    book = read_plan(tx, plan_id)
    for surplus in book.items[items:]:
        records.remove(tx, Item, surplus.id)
    added = records.add_many(tx, plan_id, list(_items(book, items - len(book.items))))
    records.add_many(tx, plan_id, list(_links(book, added, round(items * LINKED))))
    return plan_id


def _items(book: Workbook, count: int) -> Iterator[ItemFields]:
    start = book.plan.start or date(2026, 1, 1)
    days = ((book.plan.end or start) - start).days + 1
    channels = cycle([channel.id for channel in book.channels] or [None])
    goals = cycle([goal.id for goal in book.goals] or [None])
    for number in range(count):
        yield ItemFields(
            title=f"Bericht {number}",
            planned_on=start + timedelta(days=number * days // count),
            channel_id=next(channels),
            goal_id=next(goals),
            hours=1.5,
        )


def _links(book: Workbook, items: Sequence[str], count: int) -> Iterator[TaggedLinkFields]:
    channels = cycle([channel.id for channel in book.channels] or [None])
    for number, item_id in enumerate(islice(cycle(items), count)):
        yield TaggedLinkFields(
            item_id=item_id,
            channel_id=next(channels),
            url=f"https://www.example.org/{number}",
            source="facebook",
            medium="social",
            campaign=f"campagne-{number % 12}",
            content=f"bericht-{number}",
        )


def _do(database: Database, work: Work[str]) -> str:
    return str(database.write(LOCAL, work))
