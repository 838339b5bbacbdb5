"""Files that look like a table's and are not: recognised so that the reason can be said."""

import csv
import re
from collections.abc import Callable, Sequence

from smwork.domain.say import say
from smwork.imports.declare import plain
from smwork.imports.sheets import Sheet, filled
from smwork.imports.stop import StopReadingError

WEB_PAGE = (b"<!doctype html", b"<html", b"<?xml", b"<table")
NO_TABLES = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc",
)
DATA = re.compile(rb"\s*(?:\{\s*\"|\[\s*[\[{\"\d])")
"""How JSON begins: an object with a name in it, or a list of something."""
FEWEST_INNER = 5
QUOTED_CELL = re.compile(r'[,;\t]".*"')
"""A delimiter and a quoted cell after it, inside one cell."""


def refuse_other_files(data: bytes) -> None:
    """Refuse what the first bytes show to be no table."""
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(WEB_PAGE):
        raise StopReadingError(
            say(
                "This is a web page and not an export, even if its name ends in .xls or .csv. "
                "Perhaps the platform asked you to sign in: download the export again."
            )
        )
    if DATA.match(data[:200].removeprefix(b"\xef\xbb\xbf")):
        raise StopReadingError(
            say(
                "This is data for a programme (JSON) and not a table. Ask the platform for its CSV or "
                "Excel export and choose that file."
            )
        )
    if data.startswith(NO_TABLES):
        raise StopReadingError(
            say(
                "This is a picture, a document or an archive and not a table with figures. Choose "
                "the CSV or Excel file that the platform exports."
            )
        )


def is_wrapped(sheets: Sequence[Sheet], is_header: Callable[[Sequence[str]], bool]) -> bool:
    """Whether the header of a file stands, commas and all, in one single cell."""
    for sheet in sheets:
        lines = [texts for _, cells in sheet.head() if (texts := filled(cells))]
        alone = [texts[0] for texts in lines if len(texts) == 1]
        headed = any(is_header(_inner(each)) for each in alone[:3])
        packed = sum(QUOTED_CELL.search(each) is not None for each in alone)
        if headed or packed > len(lines) / 2:
            return True
    return False


def _inner(cell: str) -> list[str]:
    """The columns that were pressed into one cell."""
    for delimiter in (",", ";", "\t"):
        try:
            inner = next(csv.reader([cell], delimiter=delimiter), [])
        except csv.Error:
            continue
        if len(inner) >= FEWEST_INNER:
            return [plain(each) for each in inner]
    return []
