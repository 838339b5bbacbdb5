"""How a text file writes its numbers: `1,234.5` as platforms do, or `1.234,5` as a Dutch Excel saves it.

Told by the figures themselves, never by the language of the screen. Where both ways stand in one
file nothing is guessed, and the first number that does not fit is refused.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from smwork.imports.cells import Cell, NumberReader, Row, dutch, english
from smwork.imports.declare import Kind, lay_out

IN_DECIMALS = frozenset({"revenue", "spend", "watch_minutes", "conversions", "response_minutes"})
"""Metrics that are no counts: theirs may have three decimals."""

COMMA = re.compile(
    r"-?(?:\d{1,3}(?:\.\d{3})+|\d+),(?:\d{1,2}|\d{4,})\s*%?|-?\d{1,3}(?:\.\d{3}){2,}"
)
POINT = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)\.(?:\d{1,2}|\d{4,})\s*%?|-?\d{1,3}(?:,\d{3}){2,}")
THOUSANDS_BY_POINT = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
THOUSANDS_BY_COMMA = re.compile(r"-?[1-9]\d{0,2},\d{3}")


def in_its_numbers(kind: Kind, header: Sequence[str], below: Iterable[Row]) -> Kind:
    """The declaration, with the reader for the way in which the rows below the header are written."""
    if kind.number is not english:
        return kind
    layout = lay_out(kind, header)
    counts = {each.at for each in layout.figures if each.metric not in IN_DECIMALS}
    columns = [*(each.at for each in layout.figures), *(each.at for each in layout.extras)]
    cells = (
        (row[at], at in counts) for _, row in below for at in columns if at < len(row) and row[at]
    )
    return replace(kind, number=dutch) if _by_commas(cells) else kind


def reader_of(cells: Iterable[Cell]) -> NumberReader:
    """The reader for a column of sizes."""
    return dutch if _by_commas((cell, False) for cell in cells) else english


def _by_commas(cells: Iterable[tuple[Cell, bool]]) -> bool:
    """Whether decimals stand behind a comma; each cell with whether its column counts things."""
    points = commas = False
    for cell, counts in cells:
        if isinstance(cell, str):
            text = cell.strip()
            commas = commas or bool(COMMA.fullmatch(text)) or (counts and is_doubtful(text))
            by_comma = counts and THOUSANDS_BY_COMMA.fullmatch(text)
            points = points or bool(POINT.fullmatch(text) or by_comma)
    return commas and not points


def is_doubtful(text: str) -> bool:
    """Whether a count is written as `1.234`: 1 and a bit is no count, so it was a thousand."""
    return THOUSANDS_BY_POINT.fullmatch(text) is not None
