"""A spreadsheet in the format of Excel 97 (.xls), as LinkedIn still exports: the least that is one.

Records as in Microsoft's [MS-XLS], in the container of [MS-CFB].
"""

import struct
from collections.abc import Mapping, Sequence

SECTOR = 512
SMALLEST_STREAM = 4096
END_OF_CHAIN, FREE, FAT_SECTOR, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF

Cell = str | float


def biff8(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """Sheets by name, as the bytes of an .xls."""
    return _container(_stream(sheets))


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _begin(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def _string(text: str, length: str) -> bytes:
    return struct.pack(length, len(text)) + b"\x01" + text.encode("utf-16-le")


def _cell(row: int, column: int, cell: Cell) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(cell, str):
        return _record(0x0204, place + _string(cell, "<H"))
    return _record(0x0203, place + struct.pack("<d", cell))


def _sheet(rows: Sequence[Sequence[Cell]]) -> bytes:
    width = max(len(row) for row in rows)
    body = _begin(0x0010) + _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for at, row in enumerate(rows):
        body += b"".join(_cell(at, column, cell) for column, cell in enumerate(row) if cell != "")
    return body + _record(0x000A, b"")


def _stream(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    begin, end = _begin(0x0005), _record(0x000A, b"")
    length = len(begin) + len(end)
    length += sum(len(_record(0x0085, b"\0" * 6 + _string(name, "<B"))) for name in sheets)
    bodies = [_sheet(rows) for rows in sheets.values()]
    directory = b""
    for name, body in zip(sheets, bodies, strict=True):
        directory += _record(0x0085, struct.pack("<IBB", length, 0, 0) + _string(name, "<B"))
        length += len(body)
    return begin + directory + end + b"".join(bodies)


def _container(stream: bytes) -> bytes:
    stream = stream.ljust(SMALLEST_STREAM, b"\0")
    stream += b"\0" * (-len(stream) % SECTOR)
    count = len(stream) // SECTOR
    chain = [*range(3, count + 2), END_OF_CHAIN]
    table = [FAT_SECTOR, END_OF_CHAIN, *chain]
    fat = struct.pack(f"<{SECTOR // 4}I", *table, *[FREE] * (SECTOR // 4 - len(table)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END_OF_CHAIN, 0, END_OF_CHAIN, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    entries = _entry("Root Entry", 5, NONE, 1, END_OF_CHAIN, 0)
    entries += _entry("Workbook", 2, NONE, NONE, 2, len(stream))
    return header + fat + entries.ljust(SECTOR, b"\0") + stream


def _entry(name: str, kind: int, sibling: int, child: int, start: int, size: int) -> bytes:
    named = (name + "\0").encode("utf-16-le")
    entry = named.ljust(64, b"\0") + struct.pack("<HBB", len(named), kind, 1)
    entry += struct.pack("<III", sibling, sibling, child) + b"\0" * 36
    return entry + struct.pack("<IQ", start, size)
