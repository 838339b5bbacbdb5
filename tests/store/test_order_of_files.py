"""Files come in any order, more than once, and go again: only which of them are there counts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smwork.domain.figures import DayFigure, Post, Understood
from smwork.domain.plan import ClientFields
from smwork.store import clients, figures
from smwork.store.database import Tx
from smwork.store.figure_files import read_files
from smwork.store.figure_tables import ACCOUNT, DAY, MONTH, POST, POST_DAY, SAID
from smwork.store.series import read_months, read_origins
from tests.builders import Desk, a_file

MAY = date(2026, 5, 1)
FEW = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
METRICS = ("reach", "likes", "watch_minutes")

a_value = st.sampled_from([None, 0.0, 1.0, 2.5, 1 / 3])
a_day = st.integers(0, 3).map(lambda days: MAY + timedelta(days=days))


@st.composite
def posts(draw: st.DrawFn) -> list[Post]:
    """Some of four posts, with what one file knows of them."""
    found = draw(st.sets(st.integers(1, 4), max_size=4))
    return [_post(draw, number, line) for line, number in enumerate(sorted(found), 2)]


def _post(draw: st.DrawFn, number: int, line: int) -> Post:
    metrics = {name: draw(a_value) for name in METRICS}
    day = draw(a_day)
    return Post(
        post_id=str(number),
        published=datetime(day.year, day.month, day.day, 12),  # noqa: DTZ001 - wall time
        form=draw(st.sampled_from([None, "photo", "video"])),
        text=draw(st.sampled_from(["", "a day at the seaside"])),
        link=draw(st.sampled_from([None, "https://zilt.example/1"])),
        metrics={name: value for name, value in metrics.items() if value is not None},
        line=line,
        extra=draw(st.dictionaries(st.sampled_from("xy"), st.floats(0, 9), max_size=2)),
    )


@st.composite
def some_files(draw: st.DrawFn) -> list[Understood]:
    """Up to four overlapping files, each with a last day of its own."""
    many = draw(st.integers(1, 4))
    ends = draw(st.permutations(range(many)))
    files = []
    for end in ends:
        days = draw(st.dictionaries(st.tuples(st.sampled_from(METRICS), a_day), a_value))
        figures_ = [
            DayFigure(day, metric, value, line)
            for line, ((metric, day), value) in enumerate(days.items(), 2)
            if value is not None
        ]
        whole = a_file([*draw(posts()), _post(draw, 5, 9)], figures_)
        last = date(2026, 6, 1) + timedelta(days=end)
        files.append(replace(whole, period_end=last, title=f"file {end}"))
    return files


def client_with(anna: Desk, files: Sequence[Understood]) -> str:
    """A new client whose files came in in this order."""

    def work(tx: Tx) -> str:
        client_id = clients.add_client(tx, ClientFields(name="Zilt"))
        for file in files:
            keep(tx, client_id, file)
        return client_id

    return anna.do(work)


def keep(tx: Tx, client_id: str, file: Understood) -> None:
    figures.keep(tx, client_id, file, handle="zilt", file_name=file.title, digest=file.title)


def take_back(anna: Desk, client_id: str, name: str) -> None:
    files = anna.see(lambda tx: read_files(tx, client_id))
    (import_id,) = {each.import_id for each in files if each.name == name}
    anna.do(lambda tx: figures.take_back(tx, client_id, import_id))


def figures_of(anna: Desk, client_id: str) -> dict[str, list[tuple[object, ...]]]:
    """Everything that is kept and shown of a client's figures."""
    return anna.see(lambda tx: _figures_of(tx, client_id))


def _figures_of(tx: Tx, client_id: str) -> dict[str, list[tuple[object, ...]]]:
    columns = {
        POST: ["post_id", *SAID],
        DAY: ["metric", "day", "value", "line"],
        POST_DAY: ["metric", "day", "total", "posts"],
        MONTH: ["scope", "metric", "month", "total", "last", "days", "through"],
    }
    own = sa.select(ACCOUNT.c.id).where(ACCOUNT.c.client_id == client_id)
    found: dict[str, list[tuple[object, ...]]] = {}
    for table, names in columns.items():
        asked = sa.select(*(table.c[name] for name in names)).where(table.c.account_id.in_(own))
        found[table.name] = sorted(map(tuple, tx.connection.execute(asked)), key=repr)
    found["months"] = [tuple(row) for row in read_months(tx, client_id)]
    origins = [
        (each.metric, each.day, each.value, each.post, each.file, each.line)
        for metric in METRICS
        for each in read_origins(tx, client_id, "instagram", metric, MAY)
    ]
    found["origins"] = sorted(origins, key=repr)
    return found


@given(files=some_files(), data=st.data())
@FEW
def test_neither_order_nor_repetition_matters(
    anna: Desk, files: list[Understood], data: st.DataObject
) -> None:
    again = data.draw(st.lists(st.sampled_from(files), max_size=3))
    mixed = data.draw(st.permutations([*files, *again]))
    in_order = sorted(files, key=lambda each: each.period_end)
    assert figures_of(anna, client_with(anna, mixed)) == figures_of(
        anna, client_with(anna, in_order)
    )


@given(files=some_files(), data=st.data())
@FEW
def test_taken_back_is_as_if_it_had_never_come_in(
    anna: Desk, files: list[Understood], data: st.DataObject
) -> None:
    gone = data.draw(st.lists(st.sampled_from(files), min_size=1, unique_by=id))
    client_id = client_with(anna, data.draw(st.permutations(files)))
    for file in gone:
        take_back(anna, client_id, file.title)
    left = [file for file in files if not any(file is each for each in gone)]
    assert figures_of(anna, client_id) == figures_of(anna, client_with(anna, left))
    for file in gone:
        anna.do(lambda tx, file=file: keep(tx, client_id, file))  # type: ignore[misc]  # bound in the loop
    assert figures_of(anna, client_id) == figures_of(anna, client_with(anna, files))


@pytest.mark.parametrize("names", [("first", "second"), ("second", "first")])
def test_of_two_files_that_end_on_the_same_day_the_one_that_came_later_counts(
    anna: Desk, names: tuple[str, str]
) -> None:
    values = {"first": 10.0, "second": 12.0}
    files = [
        replace(a_file(days=[DayFigure(MAY, "followers", values[name], 2)]), title=name)
        for name in names
    ]
    client_id = client_with(anna, files)
    (row,) = anna.see(lambda tx: read_months(tx, client_id))
    assert row.last == values[names[1]]
    take_back(anna, client_id, names[1])
    (row,) = anna.see(lambda tx: read_months(tx, client_id))
    assert row.last == values[names[0]]
