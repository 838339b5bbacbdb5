"""Tables made by hand with a column for each month: turned, so that each month is a row.

A month's figure stands on its last day, of the month that is still running on today. The year is
the one that stands in the sheet, in its name or the file's, else the year in which it is read.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from smwork.domain.months import last_day
from smwork.imports.cells import Cell, Row, as_text
from smwork.imports.dates import months
from smwork.imports.sheets import Sheet

FEWEST_MONTHS = 3
HEADER = "Maand"
"""What the column with the days is called; the proposal knows it as a date."""
YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


def turned(sheet: Sheet, file_name: str, today: date) -> Sheet:
    """The sheet with a row for each month if it has columns of months; else as it is."""
    header = next((row for row in sheet.head() if _months_of(row[1])), None)
    if header is None:
        return sheet
    year = _year(sheet, header, file_name, today)
    return Sheet(sheet.name, lambda: _rows(sheet, header, year, today))


def _months_of(cells: Sequence[Cell]) -> dict[int, int]:
    """Column → month, where at least three columns in a row are named after successive months."""
    named = {
        at: found
        for at, cell in enumerate(cells)
        if (found := months().get(YEAR.sub("", as_text(cell)).strip(" .'’").casefold()))
    }
    numbers = list(named.values())
    rising = all(later == earlier % 12 + 1 for earlier, later in pairwise(numbers))
    return named if len(named) >= FEWEST_MONTHS and rising else {}


def _year(sheet: Sheet, header: Row, file_name: str, today: date) -> int:
    above = [as_text(cell) for line, cells in sheet.head() if line <= header[0] for cell in cells]
    for text in (*above, sheet.name, file_name):
        if found := YEAR.search(text):
            return int(found[1])
    return today.year


def _rows(sheet: Sheet, header: Row, year: int, today: date) -> Iterator[Row]:
    """A header of the labels, and below it the months; what stands above the table is left out."""
    columns = _months_of(header[1])
    label_at = min(columns) - 1
    below = [cells for line, cells in sheet.rows() if line > header[0]]
    labels = list(_labels(below, label_at, columns))
    yield header[0], [HEADER, *(label for label, _ in labels)]
    first = next(iter(columns.values()))
    for number, (at, month) in enumerate(columns.items(), 1):
        day = last_day(date(year + (month < first), month, 1))
        if day.replace(day=1) > today:
            continue
        values = [cells[at] if at < len(cells) else "" for _, cells in labels]
        yield header[0] + number, [min(day, today).isoformat(), *values]


def _labels(
    below: Sequence[list[Cell]], label_at: int, columns: dict[int, int]
) -> Iterator[tuple[str, list[Cell]]]:
    """The rows that have a label; the same label again is told apart by the heading above it.

    A heading is the first row of a block, if it has no figures.
    """
    seen: set[str] = set()
    heading, first = "", True
    for cells in below:
        label = as_text(cells[label_at]) if 0 <= label_at < len(cells) else ""
        is_heading = first and all(at >= len(cells) or cells[at] == "" for at in columns)
        first = not label
        if not label or is_heading:
            heading = label or heading
            continue
        name = label if label not in seen else f"{label} ({heading})"
        if name not in seen:
            seen.add(name)
            yield name, cells
