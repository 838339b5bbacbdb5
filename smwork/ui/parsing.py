"""From what a widget holds to what a field means, and why it is refused when it means nothing."""

from collections.abc import Callable
from datetime import date
from typing import get_args

from pydantic.fields import FieldInfo

from smwork.domain.say import Day, Number, Param, Say, say
from smwork.locale import Translator

Parse = Callable[[object], object]


class NotUnderstoodError(ValueError):
    """What a person typed can't be read as what the field holds; `why` is for that person."""

    def __init__(self, why: Say) -> None:
        super().__init__(why.text)
        self.why = why


def as_text(raw: object) -> str:
    """Words, without the spaces round them."""
    return str(raw or "").strip()


def as_day(raw: object) -> date | None:
    """A day, or none."""
    return raw if isinstance(raw, date) else None


def as_choice(raw: object) -> str | None:
    """The key of a choice, or none."""
    return str(raw) if raw else None


def as_many(raw: object) -> tuple[str, ...]:
    """The keys of several choices."""
    return tuple(str(each) for each in raw) if isinstance(raw, list | tuple) else ()


def number_parser(t: Translator, field: FieldInfo) -> Parse:
    """A parser that knows how this language writes numbers, and this field's bounds."""
    low, high = _bounds(field)
    whole = int in get_args(field.annotation)

    def parse(raw: object) -> float | int | None:
        text = as_text(raw)
        if not text:
            return None
        value = typed_number(t, text)
        if not low <= value <= high:
            bounds = {"low": Number(low, 0), "high": Number(high, 0)}
            raise NotUnderstoodError(say("This must lie between {low} and {high}.", **bounds))
        return int(value) if whole else value

    return parse


def typed_number(t: Translator, text: str) -> float:
    """The number that was typed; raises NotUnderstoodError with an example of how to write one."""
    try:
        return t.parse_number(text)
    except ValueError:
        why = say(
            "“{typed}” is not a number. Write it like {example}.",
            typed=text,
            example=Number(1234.5),
        )
        raise NotUnderstoodError(why) from None


def told(value: object) -> Param:
    """A stored value as a parameter of a sentence."""
    if isinstance(value, bool) or value is None:
        return say("yes") if value else say("nothing")
    if isinstance(value, float | int):
        return Number(float(value), 2)
    return Day(value) if isinstance(value, date) else str(value)


def _bounds(field: FieldInfo) -> tuple[float, float]:
    low = [float(mark.ge) for mark in field.metadata if getattr(mark, "ge", None) is not None]
    high = [float(mark.le) for mark in field.metadata if getattr(mark, "le", None) is not None]
    return max(low, default=-1e12), min(high, default=1e12)
