"""A file as sheets of rows, whatever it was packed in. A text file is one sheet without a name."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from smwork.imports.cells import Cell, Row, as_text

HEAD = 40
"""Rows at the top of a sheet among which the header is looked for."""

Progress = Callable[[float], None]
Lines = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Block:
    """Some records: their cells in columns of text, and the line on which each begins."""

    cells: pa.RecordBatch
    lines: Lines

    def rows(self, only: Collection[int] | None = None) -> Iterator[Row]:
        """The records one by one; with `only`, all cells outside of those columns are empty."""
        blank = [""] * len(self.lines)
        columns = [
            column.to_pylist() if only is None or at in only else blank
            for at, column in enumerate(self.cells.columns)
        ]
        return zip(self.lines.tolist(), map(list, zip(*columns, strict=True)), strict=True)


Some = Block | list[Row]
"""Some records, in columns where they could be had so."""
Blocks = Callable[[int], Iterator[Some]]
"""The records from a line on."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; `rows()` starts from the top again at every call, `blocks` where it is told to."""

    name: str
    rows: Callable[[], Iterator[Row]]
    comments: tuple[Row, ...] = ()
    blocks: Blocks | None = None

    def head(self) -> list[Row]:
        """The first rows."""
        return list(islice(self.rows(), HEAD))


def rows_of(some: Some, only: Collection[int] | None = None) -> Iterable[Row]:
    """Records one by one; with `only`, those columns are asked and no others."""
    return some.rows(only) if isinstance(some, Block) else some


def is_blank(cells: list[Cell]) -> bool:
    """Whether nothing is written in the row."""
    return not any(cell not in ("", None) for cell in cells)


def filled(cells: list[Cell]) -> list[str]:
    """What is written in the row, without the empty cells."""
    return [text for cell in cells if cell not in ("", None) and (text := as_text(cell))]
