"""Times in a file that stand in another zone than ours: kept as our own wall time.

Where a file gives only a day, or midnight for want of a time, there is nothing to convert.
"""

from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from smwork.domain.figures import Answers
from smwork.imports.cells import Cell
from smwork.imports.dates import DateReader
from smwork.imports.declare import Kind


def in_our_zone(kind: Kind, answers: Answers) -> Kind:
    """The declaration, with times read from the zone that a person named, else the platform's own."""
    theirs = answers.zone or kind.zone
    if kind.scope != "post" or not theirs or not answers.ours or theirs == answers.ours:
        return kind
    return replace(kind, when=_read_from(kind.when, ZoneInfo(theirs), ZoneInfo(answers.ours)))


def _read_from(when: DateReader, theirs: ZoneInfo, ours: ZoneInfo) -> DateReader:
    def read(cell: Cell) -> datetime | None:
        moment = when(cell)
        if moment is None or moment.time() == time.min:
            return moment
        return moment.replace(tzinfo=theirs).astimezone(ours).replace(tzinfo=None)

    return read


def known_zone(name: str | None) -> str | None:
    """The name, if there is such a zone."""
    if not name:
        return None
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
