"""Spreadsheets (.xls, .xlsx, .ods): looked at before they are opened, then read by calamine."""

import io
import zipfile
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from smwork.domain.say import Say, say
from smwork.imports.cells import Row
from smwork.imports.sheets import Sheet
from smwork.imports.stop import StopReadingError
from smwork.imports.text import MOST_COLUMNS, too_wide

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
MOST_UNPACKED = 150_000_000
MOST_MEMBERS = 2_000
MOST_SHEETS = 100
MOST_ROWS = 300_000
SHEET_PARTS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
NAMED_IN_TEXT = 5


def is_workbook(data: bytes) -> bool:
    """By the first bytes, whatever the file is called."""
    return data.startswith((OLE2, ZIP))


def open_workbook(data: bytes) -> list[Sheet]:
    """The visible sheets. Raises StopReadingError for what is no spreadsheet, or too large a one."""
    if data.startswith(ZIP):
        _look_into(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = [
            each.name for each in book.sheets_metadata if each.visible is SheetVisibleEnum.Visible
        ]
        return [_sheet(book.get_sheet_by_name(name)) for name in shown[:MOST_SHEETS]]
    except (CalamineError, OSError, ValueError) as broken:
        raise StopReadingError(_damaged()) from broken
    except BaseException as panic:
        # a fault inside calamine's Rust comes as an exception that is no Exception
        if type(panic).__name__ != "PanicException":
            raise
        raise StopReadingError(_damaged()) from panic


def _look_into(data: bytes) -> None:
    """Refuse an archive that is no workbook, or that would fill the memory when unpacked."""
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError) as broken:
        raise StopReadingError(_damaged()) from broken
    names = [each.filename for each in members]
    if not any(part in names for part in SHEET_PARTS):
        raise StopReadingError(_archive(names))
    if len(members) > MOST_MEMBERS or sum(each.file_size for each in members) > MOST_UNPACKED:
        raise StopReadingError(too_large())


def _sheet(sheet: CalamineSheet) -> Sheet:
    if sheet.width > MOST_COLUMNS:
        raise StopReadingError(too_wide())
    if sheet.height > MOST_ROWS:
        raise StopReadingError(too_large())
    return Sheet(sheet.name, lambda: _rows(sheet))


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    """Rows with their number in the sheet, from the first one that has anything in it."""
    first = sheet.start[0] + 1 if sheet.start else 1
    left = sheet.start[1] if sheet.start else 0
    for offset, cells in enumerate(sheet.to_python(skip_empty_area=True)):
        yield first + offset, [*[""] * left, *cells]


def _damaged() -> Say:
    return say(
        "This spreadsheet can't be opened: it is damaged, incomplete or protected with a password. "
        "Download it again, or save it without a password, and choose that file."
    )


def too_large() -> Say:
    """A spreadsheet that unpacks to more than the workbook takes in."""
    return say(
        "This spreadsheet is too large to be read: unpacked it holds far more than an export does. "
        "Export a shorter period, or save only the sheet with the figures as CSV."
    )


def _archive(names: list[str]) -> Say:
    return say(
        "This is a packed folder (ZIP) and not a file with figures. Unpack it first and choose "
        "the files in it one by one: {names}.",
        names=", ".join(name for name in names[:NAMED_IN_TEXT] if name.isprintable()) or "–",
    )
