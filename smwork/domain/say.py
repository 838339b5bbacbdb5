"""What the domain has to tell a person, before it is put into a language.

A rule never makes a sentence itself: it returns a `Say`, the English source text with typed
parameters, and the translator of the screen turns it into Dutch or English with the numbers,
dates and money written as that language writes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

OUR_CURRENCY: Final = "EUR"
"""The currency in which the workbook counts (ISO 4217)."""


@dataclass(frozen=True, slots=True)
class Number:
    """A plain number, shown with at most `digits` decimals."""

    value: float
    digits: int = 1


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage: `Percent(5.0)` is five per cent."""

    value: float
    digits: int = 1


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in `currency` (ISO 4217)."""

    value: float
    currency: str = OUR_CURRENCY


@dataclass(frozen=True, slots=True)
class Minutes:
    """A duration in minutes; shown as hours from two hours on."""

    value: float


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day."""

    value: date


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month, given by any day in it."""

    value: date


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time, shown as the hour in the plan's zone when it is today, else with its day."""

    value: datetime


@dataclass(frozen=True, slots=True)
class Say:
    """A sentence for a person: English source text and its typed parameters.

    With `plural` and `count` the text follows the language's plural rule.
    A string parameter is a user's own word and is not translated; a `Say` parameter is.
    """

    text: str
    params: "Mapping[str, Param]" = field(default_factory=dict)
    plural: str | None = None
    count: int = 0


Param = str | int | Number | Percent | Money | Minutes | Day | Month | Moment | Say


def say(text: str, /, **params: Param) -> Say:
    """A sentence to be translated where it is shown; the catalogue is extracted from these calls."""
    return Say(text, params)


def say_n(singular: str, plural: str, count: int, /, **params: Param) -> Say:
    """A sentence that depends on a count, which is also its parameter `n`."""
    return Say(singular, {"n": count, **params}, plural=plural, count=count)


def msg(text: str) -> str:
    """Mark a constant for the catalogue; it is translated where it is shown."""
    return text
