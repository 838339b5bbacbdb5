"""Google Analytics 4 → a report → Share → Download CSV: the traffic of a website.

Blocks of `#` lines (account, property, dates; in the account's language), each followed by a table.
Days are `20260131`, or counted from the start date in the block above: `0000` is the first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from smwork.domain.figures import LeftOut, Refused, Understood
from smwork.domain.say import Say, msg, say
from smwork.imports.cells import Cell, Row, as_text
from smwork.imports.dates import DateReader, wall, year_first
from smwork.imports.declare import Kind, called, plain
from smwork.imports.extract import Gathered, Table, extract
from smwork.imports.reasons import shown, total_row
from smwork.imports.sheets import Sheet, is_blank
from smwork.imports.source import Source, Told, answer

EIGHT_DIGITS = re.compile(r"(?<!\d)(\d{8})(?!\d)")
NAMED = re.compile(r"#\s*[^:]{2,40}:\s*(\S.*)")
DAY_NUMBER = re.compile(r"\d{4}")
GRAND_TOTAL = frozenset({"grand total", "eindtotaal", "totals", "totalen", "total", "totaal"})
LONGER_UNITS = re.compile(r"week|month|maand|hour|uur|year|jaar", re.IGNORECASE)

REPORT = Kind(
    key="ga4_report",
    title=msg("Google Analytics report by day"),
    platform="website",
    scope="account",
    when=year_first,
    roles={},
    metrics={
        "sessions": called("Sessions", "Sessies"),
        "users": called(
            *("Active users", "Actieve gebruikers", "Users", "Gebruikers"),
            *("Total users", "Totaal aantal gebruikers"),
        ),
        "new_users": called("New users", "Nieuwe gebruikers"),
        "views": called("Views", "Weergaven", "Screen page views"),
        "conversions": called(
            *("Key events", "Belangrijke gebeurtenissen", "Conversions", "Conversies"),
        ),
        "revenue": called("Total revenue", "Totale opbrengst", "Totale inkomsten"),
    },
)


@dataclass(slots=True)
class Block:
    """A run of `#` lines and the table under it."""

    remarks: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def period(self) -> tuple[date, date] | None:
        """The start and end date that the remarks name."""
        days = [found for each in self.remarks for found in EIGHT_DIGITS.findall(each)]
        try:
            start, end = (datetime.strptime(each, "%Y%m%d") for each in days[:2])  # noqa: DTZ007  # a day has no zone
        except ValueError:
            return None
        return start.date(), end.date()


def claims(sheet: Sheet) -> bool:
    """Whether the file opens with a block of remarks that names a period."""
    first = next(iter(_blocks(sheet.head())), None)
    return bool(first and first.remarks and first.period())


def _blocks(rows: Sequence[Row]) -> Iterator[Block]:
    block = Block()
    for line, cells in rows:
        remark = bool(cells) and as_text(cells[0]).startswith("#")
        if block.rows and (remark or is_blank(cells)):
            yield block
            block = Block()
        if remark:
            block.remarks.append(",".join(as_text(each) for each in cells))
        elif not is_blank(cells):
            block.rows.append((line, cells))
    if block.rows:
        yield block


def read(source: Source) -> Understood | Refused:
    """The tables by day of the report; the others are left out and told."""
    blocks = list(_blocks(list(source.sheets[0].rows())))
    found = Gathered(name=_property(blocks[0]) if blocks else None)
    for block in blocks:
        header = [as_text(each) for each in block.rows[0][1]]
        when = _days_of(block, header)
        if when is None:
            reason = say("the table by “{first}” has no figures by day", first=shown(header[0]))
            found.left_out.append(LeftOut(block.rows[0][0], reason))
            continue
        rows = _without_totals(block.rows[1:], found)
        kind = replace(REPORT, when=when, roles={"date": (plain(header[0]),)})
        extract(kind, Table(header, block.rows[0][0], rows), found)
    if not found.days:
        return Refused(_split_days() if any(map(_is_divided, blocks)) else _no_days())
    return answer(REPORT, found, Told(), source.today)


def _property(block: Block) -> str | None:
    """The property's name: the second of the named remarks, in whatever language."""
    named = [found[1].strip() for each in block.remarks if (found := NAMED.fullmatch(each))]
    named = [each for each in named if not EIGHT_DIGITS.search(each)]
    return named[-1] if named else None


def _without_totals(rows: Sequence[Row], found: Gathered) -> Iterator[Row]:
    for line, cells in rows:
        if any(as_text(each).casefold() in GRAND_TOTAL for each in cells) or cells[0] == "":
            found.leave_out(line, total_row())
        else:
            yield line, cells


def _days_of(block: Block, header: Sequence[str]) -> DateReader | None:
    """How the first column says which day it is; None when it is no column of days."""
    kept = list(_without_totals(block.rows[1:], Gathered()))
    first = [as_text(cells[0]) for _, cells in kept]
    if not first or _is_split(kept):
        return None
    if all(EIGHT_DIGITS.fullmatch(each) for each in first):
        return year_first
    period = block.period()
    if period is None or not all(DAY_NUMBER.fullmatch(each) for each in first):
        return None
    span = (period[1] - period[0]).days
    last = max(int(each) for each in first)
    if LONGER_UNITS.search(header[0]) or not span / 2 <= last <= span:
        return None
    return _counted_from(period[0])


def _is_split(rows: Sequence[Row]) -> bool:
    """Whether a second column divides the days further, so that they can't be added up."""
    seconds = [as_text(cells[1]) for _, cells in rows if len(cells) > 1]
    return any(each and not re.fullmatch(r"-?[\d.,]+%?", each) for each in seconds)


def _is_divided(block: Block) -> bool:
    """Whether the days are there, each in several rows."""
    kept = list(_without_totals(block.rows[1:], Gathered()))
    days = [as_text(cells[0]) for _, cells in kept]
    return bool(days) and _is_split(kept) and all(EIGHT_DIGITS.fullmatch(each) for each in days)


def _split_days() -> Say:
    return say(
        "This Google Analytics report divides each day by another dimension, and may not have all "
        "its rows. Take that dimension away so that every day has one row, and download it again."
    )


def _counted_from(start: date) -> DateReader:
    def nth_day(cell: Cell) -> datetime | None:
        day = start + timedelta(days=int(as_text(cell)))
        return wall(day.year, day.month, day.day)

    return nth_day


def _no_days() -> Say:
    return say(
        "This Google Analytics report has no figures by day. Add the dimension Date to the report "
        "(or choose a report with a line chart) and download it again as CSV."
    )
