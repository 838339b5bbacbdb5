"""LinkedIn company page → Analytics → Competitors → Export: a row for each page that one watches.

Totals of the period that the line above the header names; followers are those at its end.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from smwork.domain.competitor_today import PERIOD_DAYS
from smwork.domain.figures import Account, DayFigure, Refused, Understood
from smwork.domain.say import msg
from smwork.imports import reasons
from smwork.imports.cells import Cell, Row, as_text
from smwork.imports.dates import month_first, named_month
from smwork.imports.declare import Kind, Layout, called, lay_out, plain
from smwork.imports.extract import Gathered, Table, in_our_time
from smwork.imports.sheets import Sheet, filled, is_blank
from smwork.imports.source import Source, Told, answer, table_at
from smwork.imports.stop import StopReadingError

PAGE = called("Page", "Pagina", "Page name", "Naam van pagina", "Company", "Bedrijf")
FOLLOWERS = called("Total followers", "Totaal aantal volgers", "Volgers totaal")
ENGAGEMENTS = called(
    *("Total post engagements", "Total engagements", "Post engagements"),
    *("Totale betrokkenheid bij bijdragen", "Totaal aantal interacties", "Totale engagement"),
    "Totaal aantal interacties met bijdragen",
)
POSTS = called("Total posts", "Totaal aantal bijdragen", "Totaal aantal posts", "Posts")
STARTS = called("Reporting start date", "Start date", "Startdatum")
ENDS = called("Reporting end date", "End date", "Einddatum")
WRITTEN_DAY = re.compile(
    r"\d{1,2}/\d{1,2}/\d{4}|[^\W\d_]{3,10}\.? \d{1,2},? \d{4}|\d{1,2} [^\W\d_]{3,10}\.? \d{4}"
)

KIND = Kind(
    key="linkedin_competitors",
    title=msg("LinkedIn: pages compared (competitors)"),
    platform="linkedin",
    scope="account",
    when=month_first,
    roles={"account": PAGE, "date": STARTS, "until": ENDS},
    metrics={
        "followers": FOLLOWERS,
        "follows": called("New followers", "Nieuwe volgers"),
        "interactions": ENGAGEMENTS,
        "posts": POSTS,
    },
    needs=(PAGE, FOLLOWERS, (*ENGAGEMENTS, *POSTS)),
    extras=False,
)


def claimed(sheets: Sequence[Sheet]) -> tuple[Sheet, Row] | None:
    """The sheet and header of a comparison of pages."""
    for sheet in sheets:
        for row in sheet.head():
            if KIND.claims([plain(each) for each in filled(row[1])], ""):
                return sheet, row
    return None


def read(source: Source, sheet: Sheet, header: Row) -> Understood | Refused:
    """Each page as an account of its own, which is not ours."""
    table, told = table_at(sheet, header), Told()
    period = _period(sheet, header, source, told)
    pages: dict[str, Gathered] = {}
    for line, name, days in _pages(table, period):
        into = pages.setdefault(name, Gathered(name=name))
        into.rows += 1
        for figure in days:
            into.days[figure.day, figure.metric] = replace(figure, line=line)
    parts = [answer(KIND, each, Told(), source.today) for each in pages.values()]
    known = [_of_others(each, period) for each in parts if isinstance(each, Understood)]
    if not known:
        return Refused(reasons.nothing_in_it(KIND.title))
    first, *others = known
    return replace(first, notes=tuple(told.notes), also=tuple(others))


def _of_others(part: Understood, period: tuple[date, date]) -> Understood:
    account = Account(part.platform, None, part.account.name, of_others=True)
    return replace(part, account=account, period_start=min(period[0], part.period_start))


def _pages(table: Table, period: tuple[date, date]) -> Iterator[tuple[int, str, list[DayFigure]]]:
    layout = lay_out(KIND, table.header)
    since, until = layout.role("date"), layout.role("until")
    for line, cells in table.rows:
        if is_blank(cells):
            continue
        if len(cells) < layout.width:
            raise StopReadingError(reasons.ragged(line, len(cells), layout.width), line)
        name = as_text(cells[layout.roles["account"]])
        start, day = period
        if until >= 0:
            day = _days_in(as_text(cells[until]), line)[-1]
            start = _days_in(as_text(cells[since]), line)[0] if since >= 0 else day
        if name:
            figures = list(_figures(line, day, cells, layout))
            days = float((day - start).days + 1)
            yield line, name, [*figures, DayFigure(day, PERIOD_DAYS, days, line)]


def _figures(line: int, day: date, cells: Sequence[Cell], layout: Layout) -> Iterator[DayFigure]:
    for column in layout.figures:
        try:
            value = KIND.number(cells[column.at])
        except ValueError as wrong:
            reason = reasons.no_number(line, column.header, cells[column.at])
            raise StopReadingError(reason, line) from wrong
        if value is not None:
            yield DayFigure(day, column.metric, value, line)


def _days_in(text: str, line: int) -> list[date]:
    """The days that a text names, in its order. Raises StopReadingError for one that is none."""
    days = []
    for written in WRITTEN_DAY.findall(text):
        try:
            moment = in_our_time(month_first(written) if "/" in written else named_month(written))
        except (ValueError, OverflowError) as wrong:
            raise StopReadingError(reasons.no_date(line, "", written), line) from wrong
        days += [moment.date()] if moment else []
    if not days:
        raise StopReadingError(reasons.no_date(line, "", text), line)
    return days


def _period(sheet: Sheet, header: Row, source: Source, told: Told) -> tuple[date, date]:
    """The first and last day above the header, or in the file's name; else today, and that is told."""
    above = [" ".join(filled(cells)) for line, cells in sheet.head() if line < header[0]]
    for text in (*above, source.name.replace("_", " ")):
        found = WRITTEN_DAY.findall(text)
        if len(found) > 1:
            days = _days_in(text, 1)
            return min(days), max(days)
    told.notes.append(reasons.as_of(source.today))
    return source.today, source.today
