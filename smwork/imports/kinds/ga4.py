"""Google Analytics 4 → a report → Share → Download CSV: the traffic of a website.

Blocks of `#` lines (account, property, dates; in the account's language), each followed by a table.
Days are `20260131`, or counted from the start date in the block above: `0000` is the first.
Tables without days tell who came (country, device, channel …) or what a tagged link brought.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from smwork.domain.figures import LeftOut, LinkFigure, Refused, Understood
from smwork.domain.say import Say, msg, say
from smwork.imports import reasons
from smwork.imports.cells import Cell, Row, as_text
from smwork.imports.dates import DateReader, wall, year_first
from smwork.imports.declare import lay_out, plain
from smwork.imports.extract import Gathered, Table, extract, in_our_time
from smwork.imports.kinds.audience import take_audience
from smwork.imports.kinds.ga4_parts import whole_days
from smwork.imports.kinds.ga4_tables import PAGES, PEOPLE, REPORT, TAGS, UNTAGGED
from smwork.imports.parts import weigh_parts
from smwork.imports.reasons import shown, total_row
from smwork.imports.sheets import Sheet, is_blank
from smwork.imports.source import Source, Told, answer
from smwork.imports.stop import StopReadingError

EIGHT_DIGITS = re.compile(r"(?<!\d)(\d{8})(?!\d)")
NAMED = re.compile(r"#\s*[^:]{2,40}:\s*(\S.*)")
DAY_NUMBER = re.compile(r"\d{4}")
GRAND_TOTAL = frozenset(
    [
        *("grand total", "eindtotaal", "totals", "totalen", "total", "totaal", "gesamtsumme"),
        *("total général", "total general", "suma total", "total geral"),
    ]
)
LONGER_UNITS = re.compile(
    r"week|month|maand|hour|uur|year|jaar|woche|monat|stunde|jahr|semaine|mois|heure|année"
    r"|semana|\bmes\b|mês|hora|año|\bano\b",
    re.IGNORECASE,
)
WRITTEN_DAY = re.compile(r"\d{4}-?\d{2}-?\d{2}")

ORDER = ("utm_source", "utm_medium", "utm_campaign", "utm_content")
PAGE = "page"
LINKS = replace(
    REPORT, key="ga4_links", title=msg("Google Analytics: visits by tagged link or page")
)


@dataclass(slots=True)
class Block:
    """A run of `#` lines and the table under it."""

    remarks: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def header(self) -> list[str]:
        """The names of the columns."""
        return [as_text(each) for each in self.rows[0][1]]

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
    """The tables by day, by tagged link and by kind of visitor; the others are left out and told."""
    blocks = list(_blocks(list(source.sheets[0].rows())))
    found, told = Gathered(name=_property(blocks[0]) if blocks else None), Told()
    for block in blocks:
        if not (_take(block, source, found) or _take_parts(block, found, told)):
            found.left_out.append(LeftOut(block.rows[0][0], _not_taken(block)))
    if found.days:
        return answer(REPORT, found, told, source.today)
    if found.links:
        return answer(LINKS, found, Told(), source.today)
    if found.audience:
        return answer(PEOPLE.as_kind(), found, Told(), source.today)
    empty = sum(len(each.rows) == 1 for each in blocks)
    if empty > len(blocks) / 2:
        return Refused(reasons.nothing_in_it(REPORT.title))
    return Refused(_split_days() if any(map(_is_divided, blocks)) else _no_days())


def _take(block: Block, source: Source, found: Gathered) -> bool:
    """Keep what a table tells. False where it tells nothing that the workbook knows."""
    header = block.header()
    table = Table(header, block.rows[0][0], _without_totals(block.rows[1:], found))
    when = _days_of(block, header)
    if when is not None:
        extract(replace(REPORT, when=when, roles={"date": (plain(header[0]),)}), table, found)
        return True
    columns = [plain(each) for each in header]
    first, last = block.period() or (None, source.today)
    if links := _link_columns(columns):
        before = len(found.links)
        _take_links(table, links, (first, last), found)
        return len(found.links) > before
    if PEOPLE.claims(columns[:1] + [each for each in columns[1:] if each in PEOPLE.amounts]):
        before = len(found.audience)
        take_audience(PEOPLE, table, last, found)
        return len(found.audience) > before
    return False


def _take_parts(block: Block, found: Gathered, told: Told) -> bool:
    """Keep days that stand in several rows, where the report's own total shows that all are there."""
    if not _is_divided(block):
        return False
    kept = list(_without_totals(block.rows[1:], Gathered()))
    lines = {line for line, _ in kept}
    totals = [row for row in block.rows[1:] if row[0] not in lines]
    header = block.header()
    kind = whole_days(header, kept, totals)
    if kind is None:
        return False
    extract(kind, Table(header, block.rows[0][0], iter(kept)), found)
    weigh_parts(kind, found, told)
    return True


def _link_columns(columns: Sequence[str]) -> dict[str, int]:
    """What names the link: its tags, else the page."""
    found = {
        tag: columns.index(name)
        for tag, names in TAGS.items()
        if (name := next((each for each in names if each in columns), None))
    }
    page = next((columns.index(each) for each in PAGES if each in columns), None)
    return found if found or page is None else {PAGE: page}


def _take_links(
    table: Table, links: Mapping[str, int], period: tuple[date | None, date], found: Gathered
) -> None:
    """Keep each metric of each link, of its day where the table has days, else of the period."""
    layout = lay_out(REPORT, table.header)
    for line, cells in table.rows:
        link = _link({tag: as_text(cells[at]) for tag, at in links.items() if at < len(cells)})
        if not link:
            continue
        found.rows += 1
        day = None if 0 in links.values() else _day(line, table.header[0], cells[0])
        since, on = (day, day) if day else period
        for column in layout.figures:
            try:
                value = REPORT.number(cells[column.at]) if column.at < len(cells) else None
            except ValueError as wrong:
                reason = reasons.no_number(line, column.header, cells[column.at])
                raise StopReadingError(reason, line) from wrong
            if value is not None:
                found.links.append(LinkFigure(on, since, link, column.metric, value, line))


def _day(line: int, header: str, cell: Cell) -> date | None:
    """The day that a row is about, where its first column is one of days."""
    if not WRITTEN_DAY.fullmatch(as_text(cell)):
        return None
    try:
        moment = in_our_time(year_first(cell))
    except ValueError as wrong:
        raise StopReadingError(reasons.no_date(line, header, cell), line) from wrong
    return moment.date() if moment else None


def _link(tags: Mapping[str, str]) -> str:
    """`utm_source=…&utm_medium=…`, or the page; empty where nothing of it was tagged."""
    told = dict(tags)
    if PAGE in told:
        return told[PAGE]
    if both := told.pop("utm_source_medium", ""):
        told["utm_source"], _, told["utm_medium"] = both.partition(" / ")
    if UNTAGGED.issuperset(told.values()):
        return ""
    return urlencode({tag: told[tag] for tag in ORDER if tag in told})


def _not_taken(block: Block) -> Say:
    first = shown(block.header()[0])
    if len(block.rows) == 1:
        return say("the table by “{first}” is empty", first=first)
    return say("the table by “{first}” has no figures by day", first=first)


def _property(block: Block) -> str | None:
    """The property's name: the second of the named remarks, in whatever language."""
    named = [found[1].strip(" ,;\t") for each in block.remarks if (found := NAMED.fullmatch(each))]
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
    if all(WRITTEN_DAY.fullmatch(each) for each in first):
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
    return bool(days) and _is_split(kept) and all(WRITTEN_DAY.fullmatch(each) for each in days)


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
