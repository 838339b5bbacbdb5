"""Look-alikes of export files, built in code: the same headers and quirks, values of our own."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date

import xlsxwriter  # type: ignore[import-untyped]  # it has no types

from smwork.domain.figures import Answers, Refused, Understood
from smwork.imports.cells import Cell as CellValue
from smwork.imports.mapping import Unknown
from smwork.imports.read import read

TODAY = date(2026, 3, 15)

Cell = str | int | float


def is_turned_down(read_cell: Callable[[CellValue], object], cell: CellValue) -> bool:
    """Whether a reader of cells says that this is not what it reads."""
    try:
        read_cell(cell)
    except ValueError:
        return True
    return False


def text_file(
    *rows: Sequence[Cell], delimiter: str = ",", encoding: str = "utf-8-sig", end: str = "\n"
) -> bytes:
    """Rows as a delimited text, quoted where needed."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator=end).writerows(rows)
    return written.getvalue().encode(encoding)


def lines(*written: str, encoding: str = "utf-8", end: str = "\n") -> bytes:
    """Lines exactly as they are given."""
    return (end.join(written) + end).encode(encoding)


def workbook(**sheets: Sequence[Sequence[Cell]]) -> bytes:
    """Sheets by name as an .xlsx; an underscore in the name stands for a blank."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name.replace("_", " "))
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell != "":
                        sheet.write(at, column, cell)
    return written.getvalue()


def understood(data: bytes, name: str = "export.csv", answers: Answers | None = None) -> Understood:
    """What is understood of a file that has to be understood."""
    reading = read(data, name, today=TODAY, answers=answers)
    assert isinstance(reading, Understood), reading
    return reading


def refused(data: bytes, name: str = "export.csv") -> Refused:
    """Why a file is refused that has to be refused."""
    reading = read(data, name, today=TODAY)
    assert isinstance(reading, Refused), reading
    return reading


def unknown(data: bytes, name: str = "export.csv") -> Unknown:
    """The preview of a file whose columns a person has to name."""
    reading = read(data, name, today=TODAY)
    assert isinstance(reading, Unknown), reading
    return reading
