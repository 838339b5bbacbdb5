"""Tables that tell who the people are: no days and no posts in them, but parts and their sizes.

Counts become shares of what the table names; percentages and fractions stay what they are.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from smwork.domain.audience import AudienceShare, Dimension, Whom
from smwork.domain.say import Say, say_n
from smwork.imports import reasons
from smwork.imports.cells import Cell, NumberReader, Row, as_text, english
from smwork.imports.dates import year_first
from smwork.imports.declare import Kind, Names, plain
from smwork.imports.extract import TOTALS, Gathered, Table
from smwork.imports.numerals import reader_of
from smwork.imports.sheets import is_blank
from smwork.imports.stop import StopReadingError

MOST_PARTS = 200
LONGEST_PART = 200
WHOLE, NEARLY_WHOLE = 100.0, 1.05
UNDER_A_PERCENT = re.compile(r"<\s*1\s*%")
AGES = re.compile(r"(\d{2})\s*(?:[-–]|to|tot|t/m)\s*(\d{2})(?!\d)")
OLDEST = re.compile(r"(\d{2})\s*\+|(\d{2})\s+(?:years and|jaar en|en|and)\s+(?:over|older|ouder)")
EMPLOYEES = re.compile(r"\s*(?:employees|werknemers|medewerkers)$", re.IGNORECASE)
GENDERS: Mapping[str, str] = {
    **dict.fromkeys(("women", "woman", "female", "vrouw", "vrouwen", "vrouwelijk", "f"), "women"),
    **dict.fromkeys(("men", "man", "male", "mannen", "mannelijk", "m"), "men"),
    **dict.fromkeys(("other", "overig", "anders", "user specified", "user-specified"), "other"),
    **dict.fromkeys(("unknown", "onbekend", "unspecified", "niet opgegeven"), "unknown"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceKind:
    """One kind of table about people, declared. `title` is marked for the catalogue."""

    key: str
    title: str
    platform: str
    whom: Whom
    parts: Mapping[Dimension, Names] = field(default_factory=dict)
    """The columns that name the parts; of two, each dimension is added up over the other."""
    amounts: Names
    """What a part's size is taken from: the first of these that is there."""
    days: Names = ()
    """The column of the day, over which the parts are added up."""
    dimension_in_row: Names = ()
    """Where each row names its own dimension, the header of that column …"""
    dimensions: Mapping[str, Dimension] = field(default_factory=dict)
    """… and what stands in it."""
    part: Names = ()
    needs: tuple[Names, ...] = ()
    never: Names = ()

    def claims(self, header: Sequence[str]) -> bool:
        """Whether a table with this header, already `plain`, is of this kind."""
        there = set(header)
        wanted = (self.amounts, *self.needs, *filter(None, (self.dimension_in_row, self.part)))
        return (
            all(there.intersection(names) for names in wanted)
            and not there.intersection(self.never)
            and (not self.parts or any(there & {*names} for names in self.parts.values()))
        )

    def as_kind(self) -> Kind:
        """As a declaration without a column of its own: what a file of it is called."""
        return Kind(
            key=self.key,
            title=self.title,
            platform=self.platform,
            scope="account",
            when=year_first,
            roles={},
            metrics={},
        )


@dataclass(slots=True)
class Parts:
    """The sizes found, by dimension and part, with the line that named the part first."""

    sizes: dict[tuple[Dimension, str], float] = field(default_factory=dict)
    lines: dict[tuple[Dimension, str], int] = field(default_factory=dict)

    def add(self, dimension: Dimension, part: str, size: float, line: int) -> None:
        """Add the size of a part; a part without a name has none."""
        name = named(dimension, part)
        if name:
            key = (dimension, name)
            self.sizes[key] = self.sizes.get(key, 0.0) + size
            self.lines.setdefault(key, line)

    def shares(self, day: date, whom: Whom, *, percent: bool) -> Iterator[AudienceShare]:
        """The parts as shares, of each dimension the largest."""
        for dimension in dict.fromkeys(each for each, _ in self.sizes):
            sizes = {part: size for (of, part), size in self.sizes.items() if of == dimension}
            whole = _whole(sizes.values(), percent=percent)
            largest = sorted(sizes, key=lambda part: -sizes[part])[:MOST_PARTS]
            for part in largest if whole else ():
                line = self.lines[dimension, part]
                yield AudienceShare(day, whom, dimension, part, sizes[part] / whole, line)


def _whole(sizes: Collection[float], *, percent: bool) -> float:
    """What the sizes are parts of: a hundred, one, or their own sum where they are counts."""
    total = sum(sizes)
    if percent and total <= WHOLE * NEARLY_WHOLE:
        return WHOLE
    return 1.0 if 0 < total <= NEARLY_WHOLE else total


def named(dimension: Dimension, part: str) -> str:
    """A part by one name in every language and vintage: `25–34 years` and `25-34` are the same."""
    text = "".join(each for each in part if each.isprintable()).strip()[:LONGEST_PART]
    if dimension == "gender":
        return GENDERS.get(text.casefold().rstrip("."), text)
    if dimension == "age":
        if found := AGES.search(text):
            return f"{found[1]}-{found[2]}"
        if found := OLDEST.search(text):
            return f"{found[1] or found[2]}+"
    if dimension == "company_size":
        return EMPLOYEES.sub("", text).replace(",", "")
    return GENDERS.get(text.casefold(), text) if text.casefold() == "unknown" else text


def take_audience(kind: AudienceKind, table: Table, day: date, into: Gathered) -> None:
    """Keep a table's shares. Raises StopReadingError where a size is no number."""
    columns = [plain(each) for each in table.header]
    at = next(columns.index(each) for each in kind.amounts if each in columns)
    found, percent, tiny = Parts(), "%" in table.header[at], 0
    rows = list(table.rows)
    number = reader_of(cells[at] for _, cells in rows if at < len(cells))
    for line, cells in rows:
        if is_blank(cells) or at >= len(cells):
            continue
        told = list(_told(kind, columns, cells))
        if any(part.casefold() in TOTALS or not part for _, part in told):
            into.leave_out(line, reasons.total_row())
            continue
        into.rows += 1
        if UNDER_A_PERCENT.fullmatch(as_text(cells[at])):
            tiny += 1
            continue
        percent = percent or as_text(cells[at]).endswith("%")
        size = size_of(line, table.header[at], cells[at], number)
        if size is not None:
            for dimension, part in told:
                found.add(dimension, part, size, line)
    into.audience += found.shares(day, kind.whom, percent=percent)
    if tiny:
        into.leave_out(table.line, _too_small(tiny))


def size_of(line: int, column: str, cell: Cell, number: NumberReader = english) -> float | None:
    """How large a part is; unknown where the platform says no more than `< 1%`."""
    try:
        size = number(cell)
    except ValueError as wrong:
        raise StopReadingError(reasons.no_number(line, column, cell), line) from wrong
    if size is not None and size < 0:
        raise StopReadingError(reasons.no_number(line, column, cell), line)
    return size


def _too_small(number: int) -> Say:
    return say_n(
        "{n} part is under 1%; how much exactly, the file doesn't say",
        "{n} parts are under 1%; how much exactly, the file doesn't say",
        number,
    )


def _told(
    kind: AudienceKind, columns: Sequence[str], cells: Sequence[Cell]
) -> Iterator[tuple[Dimension, str]]:
    """The dimensions of a row and the part of each that it is about."""
    if kind.dimension_in_row:
        name = plain(_cell(columns, cells, kind.dimension_in_row))
        if name in kind.dimensions:
            yield kind.dimensions[name], _cell(columns, cells, kind.part)
        return
    for dimension, names in kind.parts.items():
        if any(each in columns for each in names):
            yield dimension, _cell(columns, cells, names)


def _cell(columns: Sequence[str], cells: Sequence[Cell], names: Names) -> str:
    at = next(columns.index(each) for each in names if each in columns)
    return as_text(cells[at]) if at < len(cells) else ""


def take_rows(rows: Sequence[Row], dimension: Dimension, found: Parts) -> None:
    """Parts and sizes of a table without a header: names above their sizes, or beside them."""
    written = [(line, [as_text(each) for each in cells]) for line, cells in rows]
    for line, name, text in _named_sizes(written):
        size = size_of(line, name, text) if name else None
        if size is not None:
            found.add(dimension, name, size, line)


def _named_sizes(written: Sequence[tuple[int, list[str]]]) -> Iterable[tuple[int, str, str]]:
    if len(written) == 2 and _no_sizes(written[0][1]) and not _no_sizes(written[1][1][:1]):
        (line, names), (_, sizes) = written
        return [(line, *pair) for pair in zip(names, sizes, strict=False)]
    return [(line, cells[0], cells[1]) for line, cells in written if len(cells) > 1]


def _no_sizes(texts: Sequence[str]) -> bool:
    return all(not each[:1].isdigit() for each in texts if each)
