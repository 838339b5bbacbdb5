"""Dates without a year: worked out from the file, and asked about before anything is kept.

Rows of days follow one another, so only the year of the newest is open. Of a video, TikTok's own id
tells when it was made: its first 32 bits are that moment, in seconds since 1970.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from smwork.domain.figures import Question
from smwork.domain.say import Day, say
from smwork.imports import reasons
from smwork.imports.cells import UNKNOWN, Cell, Row, as_text
from smwork.imports.dates import month_and_day, named_month, wall
from smwork.imports.declare import Kind, lay_out
from smwork.imports.extract import TOTALS, Table
from smwork.imports.sheets import is_blank
from smwork.imports.source import Source, Told
from smwork.imports.stop import StopReadingError

MonthDay = tuple[int, int]
EARLIEST = 2004
LEAP, LEAP_DAYS = 2024, 366
ZONES_APART = timedelta(days=1)
SINCE_1970 = 32


def with_years(kind: Kind, table: Table, source: Source, told: Told) -> Table:
    """The table with whole dates in its date column; adds the question about the year."""
    roles = lay_out(kind, table.header).roles
    column = roles["date"]
    rows = [(line, cells) for line, cells in table.rows if not is_blank(cells)]
    dated = [row for row in rows if _says_a_date(row, column)]
    if not dated or all(_has_year(cells[column]) for _, cells in dated):
        whole = [(line, _replaced(cells, column, _whole(cells, column))) for line, cells in rows]
        return Table(table.header, table.line, iter(whole))
    days = [_month_day(row, column, table.header[column]) for row in dated]
    if kind.scope == "post":
        moments = _of_posts(kind, dated, days, roles, source, told)
    else:
        moments = _of_days(days, source, told)
    by_line = {line: moment for (line, _), moment in zip(dated, moments, strict=True)}
    found = [(line, _replaced(cells, column, by_line.get(line, ""))) for line, cells in rows]
    return Table(table.header, table.line, iter(found))


def _says_a_date(row: Row, column: int) -> bool:
    written = as_text(row[1][column]).casefold() if column < len(row[1]) else ""
    return written not in UNKNOWN and written not in TOTALS


def _has_year(cell: Cell) -> bool:
    try:
        return named_month(cell) is not None
    except (ValueError, OverflowError):
        return False


def _whole(cells: list[Cell], column: int) -> Cell:
    if column < len(cells) and _has_year(cells[column]):
        return named_month(cells[column]) or ""
    return cells[column] if column < len(cells) else ""


def _replaced(cells: list[Cell], column: int, cell: Cell) -> list[Cell]:
    return [*cells[:column], cell, *cells[column + 1 :]] if column < len(cells) else cells


def _month_day(row: Row, column: int, header: str) -> MonthDay:
    try:
        return month_and_day(row[1][column])
    except (ValueError, OverflowError) as wrong:
        raise StopReadingError(reasons.no_date(row[0], header, row[1][column]), row[0]) from wrong


def _of_days(days: Sequence[MonthDay], source: Source, told: Told) -> list[datetime]:
    """Years by the order of the rows, which go up or down: the way in which they span less."""
    ups = sum(_days_between(earlier, later) for earlier, later in pairwise(days))
    downs = sum(_days_between(later, earlier) for earlier, later in pairwise(days))
    ascending = ups <= downs
    newest_first = list(reversed(days)) if ascending else list(days)
    year = source.answers.year or _latest(newest_first[0], source.today).year
    _ask(_in_year(newest_first[0], year), source, told)
    moments: list[datetime] = []
    after = newest_first[0]
    for each in newest_first:
        year -= each > after
        moments.append(_at_midnight(_in_year(each, year)))
        after = each
    return list(reversed(moments)) if ascending else moments


def _days_between(earlier: MonthDay, later: MonthDay) -> int:
    """Days from one day of the year on to the other, over the turn of the year if need be."""
    return (date(LEAP, *later) - date(LEAP, *earlier)).days % LEAP_DAYS


def _of_posts(  # all that a post's year is worked out from
    kind: Kind,
    rows: Sequence[Row],
    days: Sequence[MonthDay],
    roles: Mapping[str, int],
    source: Source,
    told: Told,
) -> list[datetime]:
    """Years by the videos' ids; else the last time that it was that day, seen from the export."""
    exported = _exported(rows, roles, source)
    _ask(exported, source, told)
    moments: list[datetime] = []
    for (_, cells), each in zip(rows, days, strict=True):
        link = as_text(cells[roles["link"]]) if roles.get("link", -1) < len(cells) else ""
        made = _made(kind, link)
        candidates = [_in_year(each, made.year + step) for step in (-1, 0, 1)] if made else []
        proven = next((day for day in candidates if made and abs(day - made) <= ZONES_APART), None)
        moments.append(_at_midnight(proven or _latest(each, exported)))
    return moments


def _exported(rows: Sequence[Row], roles: Mapping[str, int], source: Source) -> date:
    """The day of the export, from its own column where there is one."""
    at = roles.get("snapshot", -1)
    try:
        said = month_and_day(rows[0][1][at]) if at >= 0 else None
    except (ValueError, OverflowError):
        said = None
    if said is None:
        said = (source.today.month, source.today.day)
    year = source.answers.year or _latest(said, source.today).year
    return _in_year(said, year)


def _made(kind: Kind, link: str) -> date | None:
    found = re.search(kind.post_id_in_link, link) if kind.post_id_in_link else None
    seconds = int(found[1]) >> SINCE_1970 if found and len(found[1]) <= len(str(2**64)) else 0
    if not seconds:
        return None
    made = datetime.fromtimestamp(min(seconds, 2**32), UTC).date()
    return made if made.year > EARLIEST else None


def _latest(day: MonthDay, today: date) -> date:
    """The last time that it was this day of the year, at the latest tomorrow (zones differ)."""
    limit = today + ZONES_APART
    year = limit.year if _exists(day, limit.year) else limit.year - 1
    while not _exists(day, year) or _in_year(day, year) > limit:
        year -= 1
    return _in_year(day, year)


def _exists(day: MonthDay, year: int) -> bool:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return day != (2, 29) or leap


def _in_year(day: MonthDay, year: int) -> date:
    """The day in that year; 29 February of a year that has none is its last day of February."""
    month, number = day
    return date(year, month, number if _exists(day, year) else number - 1)


def _at_midnight(day: date) -> datetime:
    return wall(day.year, day.month, day.day)


def _ask(newest: date, source: Source, told: Told) -> None:
    if source.answers.year is not None:
        return
    told.questions.append(
        Question(
            "year",
            say("The dates in this file have no year. Is its last day {day}?", day=Day(newest)),
            proposed=str(newest.year),
            choices=tuple(str(newest.year - back) for back in range(4)),
        )
    )
