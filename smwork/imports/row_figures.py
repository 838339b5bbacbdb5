"""The figures of one row: those with a name of ours, and the others."""

import re

from smwork.domain.figures import interactions
from smwork.imports import reasons
from smwork.imports.cells import Cell, NumberReader, as_text, damaged_by_excel, english, seconds
from smwork.imports.declare import FigureColumn, Kind, Layout
from smwork.imports.numerals import IN_DECIMALS, is_doubtful
from smwork.imports.stop import StopReadingError

SHORT_NUMBER = 15
RESULT = "Results"
DURATION = re.compile(r"duration|duur|tijd\b", re.IGNORECASE)

Figures = tuple[dict[str, float], dict[str, float]]
"""Base metrics, and the columns that the workbook has no name for."""


class RowFigures:
    """Reads rows by one layout, and watches nameless columns for numbers that became dates."""

    def __init__(self, kind: Kind, layout: Layout) -> None:
        self.kind = kind
        self.layout = layout
        self.numeric: set[str] = set()
        self.durations = {each.metric for each in layout.extras if DURATION.search(each.header)}
        self.damaged: dict[str, tuple[int, FigureColumn, Cell]] = {}

    def of(self, line: int, row: list[Cell]) -> Figures:
        """The figures of a row. Raises StopReadingError where one of ours is no number."""
        metrics: dict[str, float] = {}
        for column in self.layout.figures:
            value = self.figure(line, column, row[column.at])
            if value is not None:
                metrics[column.metric] = metrics.get(column.metric, 0.0) + value * column.times
        if self.kind.results:
            metrics |= self._result(line, row)
        for metric, other in self.kind.same.items():
            if other in metrics:
                metrics.setdefault(metric, metrics[other])
        done = interactions(metrics)
        if done is not None:
            metrics.setdefault("interactions", done)
        return metrics, self._extras(line, row)

    def _result(self, line: int, row: list[Cell]) -> dict[str, float]:
        """The row's result, where it is one of ours that has no column of its own."""
        at, of = (self.layout.role(each) for each in ("result", "result_of"))
        if min(at, of) < 0:
            return {}
        named = {each.metric for each in self.layout.figures}
        for metric, pattern in self.kind.results.items():
            if metric not in named and re.search(pattern, as_text(row[of]), re.IGNORECASE):
                column = FigureColumn(at, metric, RESULT)
                value = self.figure(line, column, row[at])
                return {} if value is None else {metric: value}
        return {}

    def figure(self, line: int, column: FigureColumn, cell: Cell) -> float | None:
        """The number in a cell. Raises StopReadingError where it is none."""
        if isinstance(cell, str) and cell.isdecimal() and len(cell) < SHORT_NUMBER:
            return float(cell)  # nearly every cell of a long file: the shortest way
        try:
            value = _counted(column, cell, self.kind.number)
        except ValueError as wrong:
            tell = reasons.made_a_date if damaged_by_excel(cell) else reasons.no_number
            raise StopReadingError(tell(line, column.header, cell), line) from wrong
        if value is not None and value < 0 and self.kind.scope == "post":
            raise StopReadingError(reasons.below_zero(line, column.header, cell), line)
        return value

    def _extras(self, line: int, row: list[Cell]) -> dict[str, float]:
        extra: dict[str, float] = {}
        for column in self.layout.extras:
            cell = row[column.at]
            if cell in ("", None):
                continue
            try:
                value = self.loose(column, cell)
            except ValueError:
                if damaged_by_excel(cell):
                    self.damaged.setdefault(column.metric, (line, column, cell))
                continue
            if value is not None:
                extra[column.metric] = value
                self.numeric.add(column.metric)
        return extra

    def loose(self, column: FigureColumn, cell: Cell) -> float | None:
        """A number, or in a column of durations the seconds of `0:04:34`."""
        return seconds(cell) if column.metric in self.durations else self.kind.number(cell)

    def refuse_damage(self) -> None:
        """Refuse a column of numbers in which some became dates: 3.4 % that now reads 3.apr."""
        for metric, (line, column, cell) in self.damaged.items():
            rate = "%" in column.header or "rate" in column.header.casefold()
            if rate or metric in self.numeric:
                raise StopReadingError(reasons.made_a_date(line, column.header, cell), line)


def _counted(column: FigureColumn, cell: Cell, number: NumberReader) -> float | None:
    """The number; a count that reads `1.234` was a thousand and more, and is not taken for one."""
    counts = number is english and column.metric not in IN_DECIMALS
    if counts and isinstance(cell, str) and is_doubtful(cell.strip()):
        raise ValueError(cell)
    return number(cell)
