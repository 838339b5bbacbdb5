"""Files of no known kind: what stands in them, and reading them when their columns were named.

A mapping becomes a declaration, so such a file is read like any other.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from smwork.domain.figures import BASE_METRICS, PLATFORMS, Refused, Understood
from smwork.domain.say import msg, say
from smwork.imports.cells import Row, as_text, dutch, english
from smwork.imports.dates import (
    DateReader,
    day_first,
    month_first_by_hand,
    named_month,
    nearest_day,
    year_first,
)
from smwork.imports.declare import Kind, Names, plain
from smwork.imports.extract import Gathered, extract
from smwork.imports.months_across import turned
from smwork.imports.sheets import Sheet, filled
from smwork.imports.source import Source, Told, answer, table_at
from smwork.imports.stacks import charts_apart
from smwork.imports.stop import StopReadingError
from smwork.imports.zones import in_our_zone

PREVIEW_ROWS = 20
PREVIEW_COLUMNS = 60
PREVIEW_CELL = 120

OWN_TABLE = msg("Your own table")
MAPPED, LONGEST_KEY = "mapped", 80
"""The key of such a kind, with the sheet's name: each sheet of a workbook is a file of its own."""
DateOrder = Literal["day_first", "month_first", "year_first", "month_in_words"]
DATE_ORDERS: Mapping[DateOrder, DateReader] = {
    "day_first": day_first,
    "month_first": month_first_by_hand,
    "year_first": year_first,
    "month_in_words": named_month,
}


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """The top of a sheet, and the row (counted as in the file) that is probably its header."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    header_row: int
    by_month: bool = False
    """Whether its columns were months, and each row is one now."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A table of no known kind: somebody has to say what its columns are."""

    sheets: tuple[SheetPreview, ...]


class ColumnMapping(BaseModel):
    """What a person said about the columns of a file. Columns are named by their header."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    platform: str
    sheet: str = ""
    header_row: int = Field(ge=1)
    date_column: str
    date_order: DateOrder
    rows_are: Literal["posts", "days"] = "posts"
    decimal_comma: bool = True
    metrics: dict[str, str] = Field(min_length=1)
    """Header → metric key."""
    post_id_column: str | None = None
    text_column: str | None = None
    link_column: str | None = None
    form_column: str | None = None

    @field_validator("platform")
    @classmethod
    def _a_platform(cls, value: str) -> str:
        if value not in PLATFORMS:
            raise ValueError(value)
        return value

    @field_validator("metrics")
    @classmethod
    def _base_metrics(cls, value: dict[str, str]) -> dict[str, str]:
        if not BASE_METRICS.issuperset(value.values()):
            raise ValueError(sorted(set(value.values()) - BASE_METRICS))
        return value

    def kind(self) -> Kind:
        """The mapping as a declaration."""
        roles = {
            "date": self.date_column,
            "post_id": self.post_id_column,
            "text": self.text_column,
            "link": self.link_column,
            "form": self.form_column,
        }
        return Kind(
            key=f"{MAPPED}:{self.sheet}"[:LONGEST_KEY] if self.sheet else MAPPED,
            title=OWN_TABLE,
            platform=self.platform,
            scope="post" if self.rows_are == "posts" else "account",
            when=self._reader_of_dates(),
            roles={role: (plain(header),) for role, header in roles.items() if header},
            metrics=self._first_columns(),
            also=self._further_columns(),
            number=dutch if self.decimal_comma else english,
            extras=False,
            loose_rows=True,
        )

    def _reader_of_dates(self) -> DateReader:
        """Meta's days have an hour that shifts with summer time, whatever language the title is in."""
        of_meta = self.platform in ("facebook", "instagram") and self.rows_are == "days"
        shifts = of_meta and self.date_order == "year_first"
        return nearest_day if shifts else DATE_ORDERS[self.date_order]

    def _first_columns(self) -> dict[str, Names]:
        columns: dict[str, Names] = {}
        for header, metric in self.metrics.items():
            columns.setdefault(metric, (plain(header),))
        return columns

    def _further_columns(self) -> dict[str, tuple[Names, ...]]:
        first = self._first_columns()
        further: dict[str, tuple[Names, ...]] = {}
        for header, metric in self.metrics.items():
            if (plain(header),) != first[metric]:
                further[metric] = (*further.get(metric, ()), (plain(header),))
        return further


def signature(header: Sequence[str]) -> str:
    """Names a header, so that a mapping is offered again for the next file that has the same."""
    columns = [plain(each) for each in header]
    while columns and not columns[-1]:
        columns.pop()
    return sha256(json.dumps(columns).encode()).hexdigest()[:32]


def preview(source: Source) -> Unknown:
    """The tops of the sheets. Raises StopReadingError when no sheet has two columns and two rows."""
    tops = tuple(_top(each, source) for each in source.sheets)
    shown = tuple(each for each in tops if each.header_row)
    if not shown:
        raise StopReadingError(
            say(
                "No table was found in this file: there is no row with column names and figures "
                "under it. Choose a file with one row for each post or each day."
            )
        )
    return Unknown(shown)


def _top(as_written: Sheet, source: Source) -> SheetPreview:
    sheet = turned(as_written, source.name, source.today)
    head = sheet.head()
    rows = head[:PREVIEW_ROWS]
    return SheetPreview(
        sheet.name,
        tuple(_shown(row) for row in rows),
        tuple(line for line, _ in rows),
        _header_row(head),
        by_month=sheet is not as_written,
    )


def _shown(row: Row) -> tuple[str, ...]:
    return tuple(as_text(each)[:PREVIEW_CELL] for each in row[1][:PREVIEW_COLUMNS])


def _header_row(head: Sequence[Row]) -> int:
    """The first row that is as well filled as any, of words only: 0 when there is none."""
    widths = [sum(map(_says_something, filled(cells))) for _, cells in head]
    widest = max(widths, default=0)
    for (line, cells), width in zip(head, widths, strict=True):
        words = [each for each in filled(cells) if not each[:1].isdigit()]
        if width > 1 and width >= widest * 0.6 and len(words) >= width * 0.8:
            return line
    return next((line for (line, _), width in zip(head, widths, strict=True) if width > 1), 0)


def _says_something(text: str) -> bool:
    return any(each.isalnum() for each in text)


def read_mapped(source: Source, mapping: ColumnMapping) -> Understood | Refused:
    """Read a file by what was said about its columns."""
    sheet = turned(_sheet_named(mapping.sheet, source), source.name, source.today)
    header = next((row for row in sheet.rows() if row[0] >= mapping.header_row), None)
    kind = in_our_zone(mapping.kind(), source.answers)
    if header is None or not _has_columns(mapping, header):
        return Refused(
            say(
                "The columns that were chosen are not in row {row} of this file. Choose the row "
                "with the column names, and the columns, again.",
                row=mapping.header_row,
            ),
            mapping.header_row,
        )
    found = Gathered(long=source.long)
    extract(kind, table_at(sheet, header), found)
    return answer(kind, found, Told(), source.today)


def _sheet_named(name: str, source: Source) -> Sheet:
    """The sheet, or in a file of one sheet the chart, with this name; else the first sheet."""
    first = source.sheets[0]
    known = {each.name: each for each in source.sheets}
    if name and name not in known and len(source.sheets) == 1:
        known |= {each.name: each for each in charts_apart(first)}
    return known.get(name, first)


def _has_columns(mapping: ColumnMapping, header: Row) -> bool:
    there = {plain(as_text(each)) for each in header[1]}
    return {plain(each) for each in (mapping.date_column, *mapping.metrics)} <= there
