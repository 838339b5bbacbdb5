"""A level that is told once above a table: `Total followers on 8/5/2024:`, and the number."""

import re

from smwork.domain.figures import DayFigure
from smwork.imports import reasons
from smwork.imports.cells import Row
from smwork.imports.declare import Kind
from smwork.imports.extract import Gathered, in_our_time
from smwork.imports.sheets import Sheet, filled
from smwork.imports.stop import StopReadingError


def take_levels(kind: Kind, sheet: Sheet, header: Row, into: Gathered) -> None:
    """Keep the levels above the header. Raises StopReadingError where day or number is none."""
    if not kind.levels:
        return
    for line, cells in sheet.head():
        label, value, *_ = [*filled(cells), "", ""]
        if line >= header[0] or not value:
            continue
        for metric, pattern in kind.levels.items():
            if found := re.fullmatch(pattern, label, re.IGNORECASE):
                _take(kind, metric, line, found[1], value, into)


def _take(kind: Kind, metric: str, line: int, day: str, value: str, into: Gathered) -> None:
    try:
        moment = in_our_time(kind.when(day))
    except (ValueError, OverflowError) as wrong:
        raise StopReadingError(reasons.no_date(line, metric, day), line) from wrong
    try:
        level = kind.number(value)
    except ValueError as wrong:
        raise StopReadingError(reasons.no_number(line, metric, value), line) from wrong
    if moment is not None and level is not None:
        on = moment.date()
        into.days[on, metric] = DayFigure(on, metric, level, line)
