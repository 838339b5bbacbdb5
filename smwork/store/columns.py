"""How a field of the domain becomes a column: one rule for every kind of record."""

import json
from datetime import UTC, date, datetime
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import sqlalchemy as sa
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo
from sqlalchemy.engine import Dialect

from smwork.store.clock import on_our_clock


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """A point in time, kept in UTC whatever the database knows of zones, and read on our clock.

    Refuses a naive one.
    """

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Into the database: always UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a point in time needs a zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, _: Dialect) -> datetime | None:
        """Out of the database: on our clock."""
        if value is None:
            return None
        # PostgreSQL answers in the zone of its own session.
        return on_our_clock(value if value.tzinfo else value.replace(tzinfo=UTC))


class Json(sa.types.TypeDecorator[object]):
    """A small list or mapping as JSON text, the same in every database."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: object | None, _: Dialect) -> str | None:
        """Into the database."""
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: str | None, _: Dialect) -> object | None:
        """Out of the database."""
        return None if value is None else json.loads(value)


_TYPES: dict[object, sa.types.TypeEngine[Any]] = {
    str: sa.Text(),
    int: sa.BigInteger(),
    float: sa.Double(),
    bool: sa.Boolean(),
    date: sa.Date(),
    datetime: UtcDateTime(),
}


def column_type(field: FieldInfo) -> tuple[sa.types.TypeEngine[Any], bool]:
    """The column type of a field of the domain, and whether the column may be empty.

    Raises KeyError for a Python type that no column stands for yet.
    """
    annotation = field.annotation
    union = get_origin(annotation) in (UnionType, Union)
    kinds = (
        [part for part in get_args(annotation) if part is not NoneType] if union else [annotation]
    )
    origin = get_origin(kinds[0])
    if origin in (tuple, dict):
        return Json(), union
    return _TYPES[str if origin is Literal else kinds[0]], union


_ANY: TypeAdapter[object] = TypeAdapter(object)


def as_json(value: object) -> object:
    """A field's value as it stands in the history."""
    return _ANY.dump_python(value, mode="json")
