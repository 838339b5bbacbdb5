"""Tables with a row for each link or page: what it brought, by day or over a whole period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from smwork.domain.figures import LinkFigure
from smwork.imports import reasons
from smwork.imports.cells import Cell, as_text
from smwork.imports.dates import DateReader, year_first
from smwork.imports.declare import Kind, Names, lay_out, plain
from smwork.imports.extract import TOTALS, Gathered, Table, in_our_time
from smwork.imports.sheets import is_blank
from smwork.imports.stop import StopReadingError

LONGEST_LINK = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkKind:
    """One kind of table of links, declared. `title` is marked for the catalogue."""

    key: str
    title: str
    platform: str
    links: Names
    metrics: Mapping[str, Names]
    days: Names = ()
    """The column of the day; without one, the rows are about the whole period of the file."""
    when: DateReader = year_first
    needs: tuple[Names, ...] = field(default_factory=tuple)
    never: Names = ()

    def claims(self, header: Sequence[str]) -> bool:
        """Whether a table with this header, already `plain`, is of this kind."""
        there = set(header)
        wanted = (self.links, *self.needs, *((self.days,) if self.days else ()))
        return all(there.intersection(names) for names in wanted) and not (
            there.intersection(self.never)
        )

    def as_kind(self) -> Kind:
        """As a declaration of days, by which its columns are found."""
        return Kind(
            key=self.key,
            title=self.title,
            platform=self.platform,
            scope="account",
            when=self.when,
            roles={"link": self.links, **({"date": self.days} if self.days else {})},
            metrics=self.metrics,
            extras=False,
        )


def take_links(kind: LinkKind, table: Table, last: date, into: Gathered) -> None:
    """Keep each link's figures. Raises StopReadingError where a day or a figure is none."""
    columns = lay_out(kind.as_kind(), table.header)
    for line, cells in table.rows:
        if is_blank(cells):
            continue
        if len(cells) < len(table.header):
            raise StopReadingError(reasons.ragged(line, len(cells), len(table.header)), line)
        link = as_text(cells[columns.roles["link"]])[:LONGEST_LINK]
        if not link or plain(link) in TOTALS:
            into.leave_out(line, reasons.total_row())
            continue
        into.rows += 1
        day = _day(kind, table, line, cells, columns.role("date"))
        for column in columns.figures:
            value = _value(kind, line, column.header, cells[column.at])
            if value is not None:
                figure = LinkFigure(day or last, day, link, column.metric, value, line)
                into.links.append(figure)


def _day(kind: LinkKind, table: Table, line: int, cells: Sequence[Cell], at: int) -> date | None:
    if at < 0:
        return None
    try:
        moment = in_our_time(kind.when(cells[at]))
    except (ValueError, OverflowError) as wrong:
        raise StopReadingError(reasons.no_date(line, table.header[at], cells[at]), line) from wrong
    if moment is None:
        raise StopReadingError(reasons.no_date(line, table.header[at], cells[at]), line)
    return moment.date()


def _value(kind: LinkKind, line: int, header: str, cell: Cell) -> float | None:
    try:
        return kind.as_kind().number(cell)
    except ValueError as wrong:
        raise StopReadingError(reasons.no_number(line, header, cell), line) from wrong
