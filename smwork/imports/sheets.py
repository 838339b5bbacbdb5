"""A file as sheets of rows, whatever it was packed in. A text file is one sheet without a name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from smwork.imports.cells import Cell, Row, as_text

HEAD = 40
"""Rows at the top of a sheet among which the header is looked for."""

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; `rows()` starts from the top again at every call."""

    name: str
    rows: Callable[[], Iterator[Row]]
    comments: tuple[Row, ...] = ()

    def head(self) -> list[Row]:
        """The first rows."""
        return list(islice(self.rows(), HEAD))


def is_blank(cells: list[Cell]) -> bool:
    """Whether nothing is written in the row."""
    return not any(cell not in ("", None) for cell in cells)


def filled(cells: list[Cell]) -> list[str]:
    """What is written in the row, without the empty cells."""
    return [text for cell in cells if cell not in ("", None) and (text := as_text(cell))]
