"""Tables that stand beside one another on a sheet, about the same posts in another order."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from smwork.imports.cells import Cell, Row, as_text
from smwork.imports.extract import Table
from smwork.imports.sheets import Sheet
from smwork.imports.source import table_at

Columns = Sequence[int]


def joined(sheet: Sheet, header: Row) -> Table:
    """One table of them all, joined by their first columns; what one leaves empty another may tell."""
    beside = table_at(sheet, header)
    tables = list(_tables(beside.header))
    names = list(dict.fromkeys(beside.header[at] for columns in tables for at in columns))
    found: dict[str, tuple[int, dict[str, Cell]]] = {}
    for line, cells in beside.rows:
        for columns in tables:
            told = {beside.header[at]: cells[at] for at in columns if at < len(cells)}
            first = as_text(told.get(beside.header[columns[0]], ""))
            if first:
                _, known = found.setdefault(first, (line, {}))
                known |= {name: cell for name, cell in told.items() if cell not in ("", None)}
    rows = ((line, [known.get(name, "") for name in names]) for line, known in found.values())
    return Table(names, beside.line, iter(sorted(rows, key=lambda row: row[0])))


def _tables(header: Sequence[str]) -> Iterator[Columns]:
    """The columns of each table: an empty column stands between two of them."""
    for is_named, columns in groupby(range(len(header)), key=lambda at: bool(header[at])):
        if is_named:
            yield list(columns)
