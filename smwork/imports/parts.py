"""Days that stand in several rows, part by part: what may be added up, and what may not."""

from collections.abc import Mapping
from datetime import date

from smwork.domain.say import say, say_n
from smwork.imports.declare import Kind
from smwork.imports.extract import Gathered
from smwork.imports.source import Told
from smwork.imports.stop import StopReadingError


def weigh_parts(kind: Kind, found: Gathered, told: Told) -> None:
    """Drop what the sum of the parts does not tell: days with a part missing, and people."""
    if kind.all_parts:
        _drop_partial_days(found, told)
    if any(len(parts) > 1 for parts in found.parts.values()):
        _drop_people(kind, found, told)


def _drop_partial_days(found: Gathered, told: Told) -> None:
    """A filter in the export leaves parts out, and then the sum is not the day's."""
    whole = {part for parts in found.parts.values() for part in parts}
    if len(whole) == 1:
        raise StopReadingError(
            say(
                "This file has only one part of every day: “{part}”. Remove the filter, or choose "
                "Totals.csv from the same download.",
                part=next(iter(whole)),
            )
        )
    partial = [day for day, parts in found.parts.items() if sorted(parts) != sorted(whole)]
    _drop(found, {(day, metric): None for day, metric in found.days if day in partial})
    if partial:
        told.notes.append(
            say_n(
                "{n} day was left out, because parts of it are missing.",
                "{n} days were left out, because parts of them are missing.",
                len(partial),
            )
        )


def _drop_people(kind: Kind, found: Gathered, told: Told) -> None:
    """The same person is in several parts: how many people it were together, no sum can tell."""
    people = {key: None for key in found.days if key[1] in kind.people}
    _drop(found, people)
    if people:
        told.notes.append(
            say(
                "People (reach, users) were left out: the rows of a day are added up, and the same "
                "person can be in several of them."
            )
        )


def _drop(found: Gathered, keys: Mapping[tuple[date, str], None]) -> None:
    for key in keys:
        del found.days[key]
