"""Posts of a long file, column by column: what the rows say one by one, and many times as fast.

A block in which anything is out of the ordinary is left to the rows' own reader (`extract`), so
that both always say the same.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial, reduce
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from smwork.domain.figures import PASSED_ON
from smwork.domain.posts.batches import PostBatch, extra_text, schema_of
from smwork.imports.blocks import block_of
from smwork.imports.cells import Cell, damaged_by_excel, identifier
from smwork.imports.dates import day_first, month_first, year_first
from smwork.imports.declare import FigureColumn, Kind, Layout, Role
from smwork.imports.forms import form_of
from smwork.imports.plausible import has_digit, in_our_time
from smwork.imports.row_figures import SHORT_NUMBER, RowFigures
from smwork.imports.sheets import Block, Lines, Some
from smwork.imports.stop import StopReadingError

_DAY, _MOMENT = len("01/31/2026"), len("01/31/2026 06:02")
_WHOLE_DAY = len("2026-01-31")
_PARTS = ((0, _DAY), (_DAY, _MOMENT))
_APART = frozenset({month_first, day_first, year_first})
"""Readers of dates to which day and time of day are two things."""
_BY_ROW: tuple[Role, ...] = ("part", "until")
BLANKS = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""What `str.strip` takes off."""
T = TypeVar("T")


class OddError(Exception):
    """This block is not all of a kind: let the rows' own reader have it."""


class Columns:
    """Reads blocks of records by one layout."""

    def __init__(self, kind: Kind, layout: Layout, figures: RowFigures) -> None:
        self.kind, self.layout, self.figures = kind, layout, figures
        self.days: dict[str, str] = {}
        self.times: dict[str, str] = {}
        by_row = any(layout.role(each) >= 0 for each in _BY_ROW)
        self.possible = not by_row and not kind.results

    def read(self, some: Some) -> PostBatch:
        """The posts in these records, one each. Raises OddError where one needs a closer look."""
        block = some if isinstance(some, Block) else block_of(some)
        if block is None or not self.possible or block.cells.num_columns != self.layout.width:
            raise OddError
        self._look_for_days(block.cells)
        links, metrics = self._texts(block.cells, "link"), self._metrics(block.cells)
        published = self._moments(block.cells.column(self.layout.roles["date"]))
        columns = {
            "post_id": self._post_ids(block.cells, links),
            "published": published,
            "day": pc.utf8_slice_codeunits(published, 0, _WHOLE_DAY),
            "form": self._forms(block.cells),
            "text": self._either_text(block.cells),
            "extra": self._extra(block.cells),
            "link": pc.if_else(pc.equal(links, ""), pa.scalar(None, pa.string()), links),
            "line": _whole_numbers(block.lines),
            **metrics,
        }
        schema = schema_of(sorted(metrics))
        return PostBatch(
            pa.RecordBatch.from_arrays([columns[name] for name in schema.names], schema=schema)
        )

    def _texts(self, cells: pa.RecordBatch, role: Role) -> pa.Array:
        at = self.layout.role(role)
        if at < 0:
            return pa.repeat("", cells.num_rows)
        return pc.utf8_trim(cells.column(at), characters=BLANKS)

    def _either_text(self, cells: pa.RecordBatch) -> pa.Array:
        texts = self._texts(cells, "text")
        if self.layout.role("title") < 0:
            return texts
        return pc.if_else(pc.equal(texts, ""), self._texts(cells, "title"), texts)

    def _look_for_days(self, cells: pa.RecordBatch) -> None:
        """Rows of single days are added up by post, and that is not done here."""
        at = self.layout.role("day")
        if at >= 0 and any(map(has_digit, pc.unique(cells.column(at)).to_pylist())):
            raise OddError

    def _forms(self, cells: pa.RecordBatch) -> pa.Array:
        at, form = self.layout.role("form"), self.kind.form
        if at < 0:
            return pa.repeat(pa.scalar(form, pa.string()), cells.num_rows)
        return _each(cells.column(at), pa.string(), lambda cell: form_of(cell.strip()) or form)

    def _post_ids(self, cells: pa.RecordBatch, links: pa.Array) -> pa.Array:
        at, inside = self.layout.role("post_id"), self.kind.post_id_in_link
        linked = _found(inside, links) if inside else None
        if at < 0:
            ids: Sequence[str | None] = linked or [None]
        else:
            if linked is None and _all_digits(cells.column(at)):
                return cells.column(at)
            ids = _ids(cells.column(at).to_pylist())
        if not all(ids) or (
            linked is not None
            and any(one and one != other for one, other in zip(linked, ids, strict=True))
        ):
            raise OddError
        return pa.array(ids, pa.string())

    def _moments(self, column: pa.Array) -> pa.Array:
        when, length = self.kind.when, pc.min_max(pc.utf8_length(column)).as_py()
        if when in _APART and length == {"min": _MOMENT, "max": _MOMENT}:
            days, times = (pc.utf8_slice_codeunits(column, *at) for at in _PARTS)
            first = days[0].as_py()
            return pc.binary_join_element_wise(
                _each(days, pa.string(), lambda day: _moment(when, day)[:_WHOLE_DAY], self.days),
                _each(
                    times, pa.string(), lambda t: _moment(when, first + t)[_WHOLE_DAY:], self.times
                ),
                "",
            )
        return _each(column, pa.string(), lambda cell: _moment(when, cell))

    def _metrics(self, cells: pa.RecordBatch) -> Mapping[str, pa.Array]:
        found: dict[str, pa.Array] = {}
        for column in self.layout.figures:
            values = self._values(column, cells.column(column.at))
            before = found.get(column.metric)
            found[column.metric] = values if before is None else _sum_of(before, values)
        for metric, other in self.kind.same.items():
            if other in found:
                found[metric] = _filled(found.get(metric), found[other])
        done = _interactions(found)
        if done is not None:
            found["interactions"] = _filled(found.get("interactions"), done)
        return {metric: values for metric, values in found.items() if _any_known(values)}

    def _values(self, column: FigureColumn, cells: pa.Array) -> pa.Array:
        values = _short_counts(cells)
        if values is None:
            values = _each(cells, pa.float64(), partial(self._value, column))
        return values if column.times == 1 else pc.multiply(values, column.times)

    def _value(self, column: FigureColumn, cell: str) -> float | None:
        try:
            return self.figures.figure(0, column, cell)
        except StopReadingError as wrong:
            raise OddError from wrong

    def _extra(self, cells: pa.RecordBatch) -> pa.Array:
        told: dict[str, pa.Array] = {}
        for column in self.layout.extras:
            values = _each(cells.column(column.at), pa.float64(), partial(self._loose, column))
            if _any_known(values):
                self.figures.numeric.add(column.metric)
                told[column.metric] = values
        if not told:
            return pa.nulls(cells.num_rows, pa.string())
        names, rows = list(told), zip(*(each.to_pylist() for each in told.values()), strict=True)
        texts = [
            extra_text({n: v for n, v in zip(names, row, strict=True) if v is not None})
            for row in rows
        ]
        return pa.array(texts, pa.string())

    def _loose(self, column: FigureColumn, cell: str) -> float | None:
        if cell == "":
            return None
        try:
            return self.figures.loose(column, cell)
        except ValueError:
            if damaged_by_excel(cell):
                raise OddError from None
            return None


def _each(
    column: pa.Array, kind: pa.DataType, read: Callable[[str], T], known: dict[str, T] | None = None
) -> pa.Array:
    """Every cell as it is read; of cells that are alike only one is, and none that is `known`."""
    encoded, known = column.dictionary_encode(), {} if known is None else known
    cells = encoded.dictionary.to_pylist()
    for cell in cells:
        if cell not in known:
            known[cell] = read(cell)
    return pa.array([known[cell] for cell in cells], kind).take(encoded.indices)


def _short_counts(cells: pa.Array) -> pa.Array | None:
    """Plain whole numbers, as nearly every cell of a long file; None where one is anything else."""
    shortest = pc.max(pc.binary_length(cells)).as_py() < SHORT_NUMBER
    return cells.cast(pa.float64()) if shortest and _all_digits(cells) else None


def _all_digits(cells: pa.Array) -> bool:
    return bool(pc.all(pc.ascii_is_decimal(cells)).as_py())


def _moment(when: Callable[[Cell], datetime | None], cell: str) -> str:
    try:
        moment = in_our_time(when(cell))
    except (ValueError, OverflowError) as wrong:
        raise OddError from wrong
    if moment is None:
        raise OddError
    return moment.isoformat(" ", "microseconds")


def _ids(column: list[str]) -> list[str]:
    try:
        return list(map(identifier, column))
    except ValueError as wrong:
        raise OddError from wrong


def _found(pattern: str, texts: pa.Array) -> list[str | None]:
    search = re.compile(pattern).search
    return [found[1] if (found := search(text)) else None for text in texts.to_pylist()]


def _whole_numbers(numbers: Lines) -> pa.Array:
    return pa.Array.from_buffers(pa.int64(), len(numbers), [None, pa.py_buffer(numbers)])


def _any_known(values: pa.Array) -> bool:
    return bool(values.null_count < len(values))


def _sum_of(one: pa.Array, other: pa.Array) -> pa.Array:
    """The sum of what is known; unknown where neither is."""
    none = pc.and_(one.is_null(), other.is_null())
    total = pc.add(one.fill_null(0.0), other.fill_null(0.0))
    return pc.if_else(none, pa.scalar(None, pa.float64()), total)


def _filled(first: pa.Array | None, second: pa.Array) -> pa.Array:
    return second if first is None else pc.coalesce(first, second)


def _interactions(found: Mapping[str, pa.Array]) -> pa.Array | None:
    """The same as of a single row: reactions, which the likes are among, and what is passed on."""
    applause = [found[each] for each in ("reactions", "likes") if each in found]
    parts = [found[each] for each in PASSED_ON if each in found]
    if applause:
        parts.append(reduce(_filled, applause))
    return reduce(_sum_of, parts) if parts else None
