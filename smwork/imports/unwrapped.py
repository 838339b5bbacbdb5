"""Lines that Excel put between quotation marks, commas and all, taken apart again.

Where commas separate no columns, Excel opens each line of a CSV as one cell; saved again, every
line with a quotation mark in it is wrapped in further ones. Nothing is lost by that.
"""

import csv
import io
from collections.abc import Iterator
from itertools import accumulate

from smwork.imports import reasons
from smwork.imports.cells import Row
from smwork.imports.sheets import Sheet
from smwork.imports.stop import StopReadingError

INNER = ","


def unwrapped(sheet: Sheet) -> Sheet:
    """The sheet with the columns that stood in each single cell."""
    return Sheet(sheet.name, lambda: _rows(sheet))


def _rows(sheet: Sheet) -> Iterator[Row]:
    """Raises StopReadingError where the quotation marks inside do not add up."""
    lines = [(line, INNER.join(str(each) for each in cells)) for line, cells in sheet.rows()]
    numbers = list(accumulate((line for line, _ in lines), max, initial=1))[1:]
    reader = csv.reader(io.StringIO("\n".join(text for _, text in lines)), strict=True)
    at = 0
    try:
        for cells in reader:
            yield numbers[min(at, len(numbers) - 1)], list(cells)
            at = reader.line_num
    except csv.Error as broken:
        raise StopReadingError(reasons.wrapped_lines(), 1) from broken
