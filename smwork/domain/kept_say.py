"""A sentence kept as JSON, with its typed parameters: read again in whichever language."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Final, cast

from pydantic import PlainSerializer, PlainValidator

from smwork.domain.say import Day, Minutes, Moment, Money, Month, Number, Param, Percent, Say

Told = str | int | float | dict[str, object]
_TYPES: Final[Mapping[str, type[Number | Percent | Money | Minutes]]] = {
    "number": Number,
    "percent": Percent,
    "money": Money,
    "minutes": Minutes,
}
_NAMES: Final = {kind: name for name, kind in _TYPES.items()}


def written(said: Say) -> dict[str, object]:
    """The sentence as plain JSON values."""
    told: dict[str, object] = {"say": said.text}
    if said.params:
        told["with"] = {name: _written(param) for name, param in said.params.items()}
    if said.plural is not None:
        told |= {"plural": said.plural, "count": said.count}
    return told


def read(told: object) -> Say:
    """The sentence that was written. Raises ValueError for what is none."""
    match told:
        case Say():
            return told
        case {"say": str(text), **rest}:
            given = cast("dict[str, object]", rest.get("with", {}))
            params = {name: _read(param) for name, param in given.items()}
            plural, count = cast("str | None", rest.get("plural")), rest.get("count", 0)
            return Say(text, params, plural, cast("int", count))
        case _:
            raise ValueError("no sentence")


KeptSay = Annotated[Say, PlainValidator(read), PlainSerializer(written)]
"""A field of something that is kept: in memory a `Say`, in the text what `written` makes of it."""


def _written(param: Param) -> Told:
    match param:
        case Say():
            return written(param)
        case Day() | Month() | Moment():
            return {type(param).__name__.lower(): param.value.isoformat()}
        case Number() | Percent() | Money() | Minutes():
            return {_NAMES[type(param)]: asdict(param)}
        case _:
            return param


def _read(told: object) -> Param:
    if not isinstance(told, dict):
        return cast("str | int", told)
    if "say" in told:
        return read(told)
    ((name, value),) = told.items()
    match name:
        case "day":
            return Day(date.fromisoformat(value))
        case "month":
            return Month(date.fromisoformat(value))
        case "moment":
            return Moment(datetime.fromisoformat(value))
        case _:
            return _TYPES[name](**value)
