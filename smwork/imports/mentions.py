"""Mentions out of a CSV or a spreadsheet, as a listening tool or a person lists them.

Columns are known by their headers, in English and Dutch. Only the text has to be there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import dropwhile, islice

from smwork.domain.figures import Refused
from smwork.domain.inspiration import MentionFields, Sentiment
from smwork.domain.say import Number, Say, say
from smwork.imports import reasons
from smwork.imports.cells import Cell, Row, as_text
from smwork.imports.dates import DateReader, day_first, month_first
from smwork.imports.declare import plain
from smwork.imports.read import open_sheets
from smwork.imports.sheets import Sheet, is_blank
from smwork.imports.stop import StopReadingError

MOST = 5_000
"""Mentions in one file: what a person still looks through."""

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "date": (
        "date",
        "datum",
        "day",
        "dag",
        "published",
        "gepubliceerd",
        "publicatiedatum",
        "time",
        "tijd",
    ),
    "text": (
        "text",
        "tekst",
        "message",
        "bericht",
        "mention",
        "vermelding",
        "content",
        "inhoud",
        "snippet",
        "full text",
    ),
    "author": ("author", "auteur", "name", "naam", "user", "gebruiker", "username", "from", "van"),
    "platform": ("platform", "source", "bron", "channel", "kanaal", "network", "netwerk", "medium"),
    "sentiment": ("sentiment", "tone", "toon"),
    "url": ("url", "link", "permalink"),
}
_SENTIMENTS: Mapping[str, Sentiment] = {
    "positive": "positive",
    "positief": "positive",
    "pos": "positive",
    "+": "positive",
    "neutral": "neutral",
    "neutraal": "neutral",
    "0": "neutral",
    "negative": "negative",
    "negatief": "negative",
    "neg": "negative",
    "-": "negative",
}
_LONGEST = {"text": 4000, "author": 200, "platform": 200, "url": 2048}


@dataclass(frozen=True, slots=True)
class MentionsFound:
    """What a file says: mentions in its order, the lines that were left out and why, and remarks."""

    mentions: tuple[MentionFields, ...]
    left_out: tuple[tuple[int, Say], ...]
    notes: tuple[Say, ...]


def read_mentions(data: bytes) -> MentionsFound | Refused:
    """Read a list of mentions. Raises nothing for bad data: the answer says what is wrong."""
    try:
        for sheet in open_sheets(data):
            for row in sheet.head():
                columns = _columns(row[1])
                if "text" in columns and len(columns) > 1:
                    return _read(sheet, row, columns)
    except StopReadingError as stop:
        return stop.refused
    return Refused(
        say(
            "No column with the text of the mentions was found. The first row should name the"
            " columns: date, text, author, platform, sentiment."
        )
    )


def _columns(header: Sequence[Cell]) -> dict[str, int]:
    """Where each column stands; of several that would do, the one that is named first counts."""
    named = [plain(as_text(cell)) for cell in header]
    return {
        role: named.index(found)
        for role, names in _COLUMNS.items()
        if (found := next((name for name in names if name in named), None)) is not None
    }


def _read(sheet: Sheet, header: Row, columns: Mapping[str, int]) -> MentionsFound:
    below = dropwhile(lambda row: row[0] <= header[0], sheet.rows())
    rows = [row for row in islice(below, MOST + 1) if not is_blank(row[1])]
    if len(rows) > MOST:
        raise StopReadingError(
            say(
                "This file has more than {most} mentions. Export a shorter period and choose that file.",
                most=Number(MOST, 0),
            )
        )
    order, notes = _date_order(rows, columns.get("date"))
    left_out: list[tuple[int, Say]] = []
    found: list[MentionFields] = []
    for line, cells in rows:
        if not (text := _cell(cells, columns.get("text"))):
            left_out.append((line, say("no text in this row")))
        else:
            found.append(_mention(line, cells, columns, order, text))
    if not found:
        raise StopReadingError(say("There are no mentions in this file, only column names."))
    return MentionsFound(tuple(found), tuple(left_out), notes)


def _mention(
    line: int, cells: Sequence[Cell], columns: Mapping[str, int], order: DateReader, text: str
) -> MentionFields:
    def short(role: str) -> str:
        return _cell(cells, columns.get(role))[: _LONGEST[role]]

    told = _cell(cells, columns.get("sentiment"))
    at = columns.get("date")
    try:
        moment = None if at is None or at >= len(cells) else order(cells[at])
    except ValueError as wrong:
        raise StopReadingError(_no_date(line, cells[at or 0]), line) from wrong
    return MentionFields(
        text=text[: _LONGEST["text"]],
        said_on=moment.date() if moment else None,
        sentiment=_SENTIMENTS.get(told.casefold(), "unknown"),
        author=short("author"),
        platform=short("platform"),
        url=short("url"),
    )


def _date_order(rows: Sequence[Row], at: int | None) -> tuple[DateReader, tuple[Say, ...]]:
    """Day or month first: whichever all rows allow; where both do, the day, and that is told."""
    if at is None:
        return day_first, ()
    cells = [cells[at] for _, cells in rows if at < len(cells)]
    fits = [order for order in (day_first, month_first) if _reads_all(cells, order)]
    if len(fits) > 1 and any(day_first(cell) != month_first(cell) for cell in cells):
        note = say(
            "The dates could be read in two ways. The day is taken to stand before the month."
        )
        return day_first, (note,)
    return (fits[0] if fits else day_first), ()


def _reads_all(cells: Sequence[Cell], order: DateReader) -> bool:
    try:
        for cell in cells:
            order(cell)
    except ValueError:
        return False
    return True


def _cell(cells: Sequence[Cell], at: int | None) -> str:
    return as_text(cells[at]) if at is not None and at < len(cells) else ""


def _no_date(line: int, value: Cell) -> Say:
    return say(
        "Line {line}: “{value}” is not a date like 31-12-2026 or 2026-12-31. Correct that cell and"
        " choose the file again.",
        line=line,
        value=reasons.shown(value),
    )
