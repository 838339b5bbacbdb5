"""Posts of a long file, column by column: what the rows say one by one, and many times as fast.

A batch in which anything is out of the ordinary is left to the rows' own reader (`extract`), so
that both always say the same.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from smwork.domain.figures import interactions
from smwork.domain.posts.batches import PostBatch, extra_text
from smwork.imports.cells import Cell, Row, as_text, damaged_by_excel, identifier
from smwork.imports.dates import day_first, month_first, year_first
from smwork.imports.declare import FigureColumn, Kind, Layout, Role
from smwork.imports.forms import form_of
from smwork.imports.plausible import has_digit, in_our_time
from smwork.imports.row_figures import SHORT_NUMBER, RowFigures
from smwork.imports.stop import StopReadingError

Values = list[float | None]
_DAY, _MOMENT = len("01/31/2026"), len("01/31/2026 06:02")
_APART = frozenset({month_first, day_first, year_first})
"""Readers of dates to which day and time of day are two things."""
_BY_ROW: tuple[Role, ...] = ("part", "until")


class OddError(Exception):
    """This batch is not all of a kind: let the rows' own reader have it."""


class Columns:
    """Reads batches of rows by one layout."""

    def __init__(self, kind: Kind, layout: Layout, figures: RowFigures) -> None:
        self.kind, self.layout, self.figures = kind, layout, figures
        self.days: dict[str, str] = {}
        self.times: dict[str, str] = {}
        by_row = any(layout.role(each) >= 0 for each in _BY_ROW)
        self.possible = not by_row and not kind.results

    def read(self, rows: Sequence[Row]) -> PostBatch:
        """The posts in these rows, one each. Raises OddError where a row needs a closer look."""
        cells = [row for _, row in rows]
        if not self.possible or set(map(len, cells)) != {self.layout.width}:
            raise OddError
        columns = list(zip(*cells, strict=True))
        # A text file has text in all cells; only dates are put together before they come here.
        if {*map(type, cells[0]), *map(type, columns[self.layout.roles["date"]])} != {str}:
            raise OddError
        return self._batch(columns, [line for line, _ in rows])

    def _batch(self, columns: list[tuple[str, ...]], lines: list[int]) -> PostBatch:
        self._look_for_days(columns)
        links = self._texts(columns, "link")
        return PostBatch(
            post_ids=self._post_ids(columns, links),
            published=self._moments(columns[self.layout.roles["date"]]),
            forms=self._forms(columns),
            texts=self._either_text(columns),
            links=[each or None for each in links],
            metrics=self._metrics(columns),
            extra=self._extra(columns),
            lines=lines,
        )

    def _texts(self, columns: list[tuple[str, ...]], role: Role) -> list[str]:
        at = self.layout.role(role)
        return list(map(str.strip, columns[at])) if at >= 0 else [""] * len(columns[0])

    def _either_text(self, columns: list[tuple[str, ...]]) -> list[str]:
        texts = self._texts(columns, "text")
        if all(texts) or self.layout.role("title") < 0:
            return texts
        titles = self._texts(columns, "title")
        return [text or title for text, title in zip(texts, titles, strict=True)]

    def _look_for_days(self, columns: list[tuple[str, ...]]) -> None:
        """Rows of single days are added up by post, and that is not done here."""
        at = self.layout.role("day")
        if at >= 0 and any(map(has_digit, map(as_text, set(columns[at])))):
            raise OddError

    def _forms(self, columns: list[tuple[str, ...]]) -> list[str | None]:
        at = self.layout.role("form")
        if at < 0:
            return [self.kind.form] * len(columns[0])
        forms = {each: form_of(each.strip()) or self.kind.form for each in set(columns[at])}
        return [forms[each] for each in columns[at]]

    def _post_ids(self, columns: list[tuple[str, ...]], links: list[str]) -> list[str]:
        at, inside = self.layout.role("post_id"), self.kind.post_id_in_link
        linked = _found(inside, links) if inside else None
        if at < 0:
            ids: Sequence[str | None] = linked or [None]
        else:
            ids = _ids(columns[at])
        if not all(ids) or (
            linked is not None
            and any(one and one != other for one, other in zip(linked, ids, strict=True))
        ):
            raise OddError
        return ids  # type: ignore[return-value]  # none is None, as was seen

    def _moments(self, column: tuple[str, ...]) -> list[str]:
        when = self.kind.when
        if when in _APART and set(map(len, column)) == {_MOMENT}:
            days, times = self.days, self.times
            _learn(days, {each[:_DAY] for each in column}, lambda day: _moment(when, day)[:_DAY])
            _learn(times, {each[_DAY:] for each in column}, lambda time: _time(when, column, time))
            return [days[each[:_DAY]] + times[each[_DAY:]] for each in column]
        known: dict[str, str] = {}
        _learn(known, set(column), lambda cell: _moment(when, cell))
        return [known[each] for each in column]

    def _metrics(self, columns: list[tuple[str, ...]]) -> dict[str, Values]:
        found: dict[str, Values] = {}
        for column in self.layout.figures:
            values = self._values(column, columns[column.at])
            before = found.get(column.metric)
            found[column.metric] = values if before is None else _sum_of(before, values)
        for metric, other in self.kind.same.items():
            if other in found:
                found[metric] = _filled(found.get(metric), found[other])
        done = _interactions(found)
        if done is not None:
            found["interactions"] = _filled(found.get("interactions"), done)
        return {metric: values for metric, values in found.items() if _any_known(values)}

    def _values(self, column: FigureColumn, cells: tuple[str, ...]) -> Values:
        if _all_digits(cells) and max(map(len, cells)) < SHORT_NUMBER:
            values: Values = list(map(float, cells))
            return values if column.times == 1 else [float(each) * column.times for each in cells]
        known: dict[str, float | None] = {}
        try:
            for cell in set(cells):
                value = self.figures.figure(0, column, cell)
                known[cell] = None if value is None else value * column.times
        except StopReadingError as wrong:
            raise OddError from wrong
        return [known[cell] for cell in cells]

    def _extra(self, columns: list[tuple[str, ...]]) -> list[str | None]:
        told: dict[str, Values] = {}
        for column in self.layout.extras:
            known = {cell: self._loose(column, cell) for cell in set(columns[column.at])}
            if _any_known(known.values()):
                self.figures.numeric.add(column.metric)
                told[column.metric] = [known[cell] for cell in columns[column.at]]
        if not told:
            return [None] * len(columns[0])
        names = list(told)
        return [
            extra_text({n: v for n, v in zip(names, row, strict=True) if v is not None})
            for row in zip(*told.values(), strict=True)
        ]

    def _loose(self, column: FigureColumn, cell: str) -> float | None:
        if cell == "":
            return None
        try:
            return self.figures.loose(column, cell)
        except ValueError:
            if damaged_by_excel(cell):
                raise OddError from None
            return None


def _learn(known: dict[str, str], asked: set[str], read: Callable[[str], str]) -> None:
    for each in asked.difference(known):
        known[each] = read(each)


def _moment(when: Callable[[Cell], datetime | None], cell: str) -> str:
    try:
        moment = in_our_time(when(cell))
    except (ValueError, OverflowError) as wrong:
        raise OddError from wrong
    if moment is None:
        raise OddError
    return moment.isoformat(" ", "microseconds")


def _time(when: Callable[[Cell], datetime | None], column: tuple[str, ...], time: str) -> str:
    """The time of day ` 06:02`, as it is read behind a day of this very column."""
    return _moment(when, column[0][:_DAY] + time)[_DAY:]


def _ids(column: tuple[str, ...]) -> list[str]:
    if _all_digits(column):
        return list(column)
    try:
        return list(map(identifier, column))
    except ValueError as wrong:
        raise OddError from wrong


def _all_digits(cells: tuple[str, ...]) -> bool:
    return "".join(cells).isdecimal() and "" not in cells


def _found(pattern: str, texts: list[str]) -> list[str | None]:
    search = re.compile(pattern).search
    return [found[1] if (found := search(text)) else None for text in texts]


def _any_known(values: Iterable[float | None]) -> bool:
    return any(each is not None for each in values)


def _sum_of(one: Values, other: Values) -> Values:
    return [
        a if b is None else (0.0 if a is None else a) + b for a, b in zip(one, other, strict=True)
    ]


def _filled(first: Values | None, second: Values) -> Values:
    if first is None:
        return second
    return [b if a is None else a for a, b in zip(first, second, strict=True)]


def _interactions(found: dict[str, Values]) -> Values | None:
    """The same as of a single row, where all that it is the sum of is known of every post."""
    names = [each for each in _DONE if each in found]
    if not names:
        return None
    columns = [found[each] for each in names]
    if not any(None in each for each in columns):
        if "reactions" in names and "likes" in names:
            columns.pop()  # the likes, which are among the reactions
        return list(map(sum, zip(*columns, strict=True)))
    return [
        interactions({n: v for n, v in zip(names, row, strict=True) if v is not None})
        for row in zip(*columns, strict=True)
    ]


_DONE = ("comments", "shares", "saves", "reactions", "likes")
