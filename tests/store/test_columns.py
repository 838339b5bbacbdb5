"""A value comes back as it went in, whatever the database makes of zones, numbers and lists."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from smwork.domain.record import Fields
from smwork.store.columns import Json, UtcDateTime, as_json, column_type
from smwork.store.database import Tx
from smwork.store.identity import new_id
from tests.builders import Desk

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def there_and_back(desk: Desk, kind: sa.types.TypeEngine[Any], value: object) -> object:
    """The value after a visit to a column of this kind, on a server in a zone far from ours."""
    # A name of its own: a server remembers what came out of a table of this name before.
    table = sa.Table(new_id(), sa.MetaData(), sa.Column("value", kind), prefixes=["TEMPORARY"])

    def visit(tx: Tx) -> object:
        if tx.connection.dialect.name == "postgresql":
            tx.connection.execute(sa.text("SET LOCAL TIME ZONE 'Asia/Tokyo'"))
        table.create(tx.connection)
        tx.connection.execute(table.insert().values(value=value))
        found: object = tx.connection.execute(sa.select(table.c.value)).scalar_one()
        table.drop(tx.connection)
        return found

    return desk.do(visit)


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 7, 1, 12, 30, 15, 123_456, tzinfo=UTC),
        datetime(2026, 7, 1, 23, 59, tzinfo=AMSTERDAM),
        datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM, fold=0),
        datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM, fold=1),
    ],
    ids=str,
)
def test_a_moment_is_the_same_moment_and_read_on_our_clock(anna: Desk, moment: datetime) -> None:
    found = there_and_back(anna, UtcDateTime(), moment)
    assert isinstance(found, datetime)
    assert found.astimezone(UTC) == moment.astimezone(UTC)
    here = moment.astimezone(AMSTERDAM)
    assert (found.replace(tzinfo=None), found.utcoffset()) == (
        here.replace(tzinfo=None),
        here.utcoffset(),
    )


def test_the_hour_that_comes_twice_keeps_its_order(anna: Desk) -> None:
    """On the clock the second of these two is the earlier one."""
    moments = [
        datetime(2026, 10, 25, hour, minute, tzinfo=UTC) for hour, minute in ((0, 50), (1, 10))
    ]
    first, then = (there_and_back(anna, UtcDateTime(), each) for each in moments)
    assert isinstance(first, datetime)
    assert isinstance(then, datetime)
    assert first < then
    assert (first.hour, then.hour) == (2, 2)


def test_a_moment_without_a_zone_is_refused(anna: Desk) -> None:
    with pytest.raises(sa.exc.StatementError, match="needs a zone"):
        there_and_back(anna, UtcDateTime(), datetime(2026, 7, 1))  # noqa: DTZ001 - that is the point


@pytest.mark.parametrize("value", [None, [], {}, ["een", "één"], {"a": 0.1, "b": [1, 2]}], ids=str)
def test_a_list_or_mapping_is_the_same(anna: Desk, value: object) -> None:
    assert there_and_back(anna, Json(), value) == value


class EveryKind(Fields):
    name: str = ""
    count: int = 0
    share: float | None = None
    sure: bool = False
    on: date | None = None
    at: datetime | None = None
    many: tuple[str, ...] = ()
    by_name: dict[str, float] = {}  # noqa: RUF012 - pydantic copies it


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "naïef – 🙂"),
        ("count", 2**60),
        ("share", 0.1 + 0.2),
        ("share", None),
        ("share", 1e308),
        ("sure", True),
        ("on", date(2026, 2, 28)),
        ("at", datetime(2026, 7, 1, tzinfo=UTC)),
        ("by_name", {"a": 0.1}),
    ],
    ids=str,
)
def test_every_kind_of_field_has_a_column_that_keeps_it(
    anna: Desk, field: str, value: object
) -> None:
    kind, _ = column_type(EveryKind.model_fields[field])
    found = there_and_back(anna, kind, value)
    assert found == value
    assert type(found) is type(value)


def test_only_a_field_that_may_be_unknown_may_be_empty() -> None:
    empty = {name for name, field in EveryKind.model_fields.items() if column_type(field)[1]}
    assert empty == {"share", "on", "at"}


def test_a_kind_of_field_that_no_column_stands_for_is_told() -> None:
    class Odd(Fields):
        spread: complex = 0j

    with pytest.raises(KeyError):
        column_type(Odd.model_fields["spread"])


def test_the_history_has_values_as_they_can_be_shown() -> None:
    assert as_json(date(2026, 7, 1)) == "2026-07-01"
    assert as_json(("a", "b")) == ["a", "b"]
