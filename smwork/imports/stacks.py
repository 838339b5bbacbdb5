"""Charts of Meta that stand in one file, as tables of their own: each under its title.

Their headers are all alike (`Date`, `Primary`, in whatever language), so the title takes the place of
the figure's name: by that a mapping is told from the next one, and remembered.
"""

import re
from collections.abc import Iterator

from smwork.imports.cells import Row, as_text
from smwork.imports.sheets import Sheet, filled, is_blank

ISO_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
FIGURE = 1
"""The column of the figure; in the first stands the day."""


def charts_apart(sheet: Sheet) -> list[Sheet]:
    """A sheet for each chart with days, called by its title; none where there is no such chart."""
    found: dict[str, list[Row]] = {}
    for title, header, days in _charts(list(sheet.rows())):
        line, cells = header
        named = [*cells[:FIGURE], title, *cells[FIGURE + 1 :]]
        found[_not_yet(title, found)] = [(line, named), *days]
    return [_sheet(title, rows) for title, rows in found.items()]


def _charts(rows: list[Row]) -> Iterator[tuple[str, Row, list[Row]]]:
    """Title, header and days: a row of one cell, a row of two or more, and rows that begin with a time."""
    written = [row for row in rows if not is_blank(row[1])]
    for at, (_, cells) in enumerate(written[:-2]):
        header, days = written[at + 1], at + 2
        if len(filled(cells)) == 1 and len(filled(header[1])) > FIGURE and _is_day(written[days]):
            end = next((n for n in range(days, len(written)) if not _is_day(written[n])), None)
            yield filled(cells)[0], header, written[days:end]


def _is_day(row: Row) -> bool:
    return ISO_TIME.match(as_text(row[1][0])) is not None


def _not_yet(title: str, known: dict[str, list[Row]]) -> str:
    """The title, with a number where another chart has it already."""
    name, number = title, 2
    while name in known:
        name, number = f"{title} ({number})", number + 1
    return name


def _sheet(title: str, rows: list[Row]) -> Sheet:
    return Sheet(title, lambda: iter(rows))
