"""The records of a long text in blocks, split by Arrow where it is sure to split them as `csv` does.

Arrow is many times as fast, but forgives what a broken file must be refused for. So the quotation
marks are looked at first: from a place on where they are out of the ordinary, `csv` goes on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from pyarrow import csv as arrow_csv

from smwork.domain.posts.batches import BATCH
from smwork.imports.cells import Row
from smwork.imports.file_bytes import opened, size_of
from smwork.imports.gathered import Table
from smwork.imports.sheets import Block, Lines, Progress, Sheet, Some
from smwork.imports.text import LONGEST_CELL, MOST_LINES, Start, TextFile

_PIECE = 1 << 20
"""Bytes that are read at first; then as many as a batch of such records takes."""
_LEAST, _MOST = 1 << 16, 1 << 22
_LARGEST = BATCH * 5 // 4
_QUOTE, _END, _RETURN = b'"'[0], b"\n"[0], b"\r"[0]
_PLAIN = ("utf-8", "utf-8-sig")


def text_sheet(text: TextFile, progress: Progress | None = None) -> Sheet:
    """A text file as its only sheet; the progress is that of the last pass."""
    blocks = partial(_blocks, text, progress) if _is_plain(text) else None
    return Sheet("", lambda: text.rows(progress), blocks=blocks)


def blocks_of(table: Table) -> Iterator[Some]:
    """All records of a table, a batch at a time."""
    if table.blocks is None:
        while some := list(islice(table.rows, BATCH)):
            yield some
    else:
        for line, _ in islice(table.rows, 1):
            yield from table.blocks(line)


def block_of(rows: Sequence[Row]) -> Block | None:
    """Rows as a block; None where they are not all text, and equally long."""
    cells = [row for _, row in rows]
    if len({*map(len, cells)}) != 1:
        return None
    columns = list(zip(*cells, strict=True))
    if any({*map(type, column)} != {str} for column in columns):
        return None
    names = [str(at) for at in range(len(columns))]
    batch = pa.RecordBatch.from_arrays([pa.array(each, pa.string()) for each in columns], names)
    return Block(batch, np.array([line for line, _ in rows], np.int64))


def _is_plain(text: TextFile) -> bool:
    return text.encoding in _PLAIN and text.delimiter.isascii() and text.delimiter not in '"\r\n'


def _blocks(text: TextFile, progress: Progress | None, first: int) -> Iterator[Some]:
    """The records from the line `first` on."""
    start = Start(0, first)
    with opened(text.file) as raw:
        skipped = b"".join(raw.readline() for _ in range(first - 1))
        if not _has_odd_returns(skipped):
            start = Start(len(skipped), first)
            for piece in _pieces(raw, text.delimiter):
                yield from _split(piece, start.line, text.delimiter)
                start = Start(start.at + len(piece.data), start.line + piece.count)
                if progress is not None:
                    progress(min(start.at / size_of(text.file), 1.0))
    if start.at < size_of(text.file):
        yield from _rest(text, progress, start)


def _rest(text: TextFile, progress: Progress | None, start: Start) -> Iterator[list[Row]]:
    """What Arrow is not to be trusted with."""
    first = start if start.at else Start()
    rows = (row for row in text.rows(progress, first) if row[0] >= start.line)
    while some := list(islice(rows, BATCH)):
        yield some


@dataclass(frozen=True, slots=True)
class _Piece:
    """Whole records: their bytes, the number of lines, and on which of them each record begins."""

    data: bytes
    count: int
    begins: Lines
    quoted: bool


def _pieces(raw: BinaryIO, delimiter: str) -> Iterator[_Piece]:
    """The file in pieces, as far as its quotation marks are as they should be."""
    left, size = b"", _PIECE
    while more := raw.read(size):
        data = left + more
        piece = _whole_records(data, delimiter)
        if piece is None:
            return
        left = data[len(piece.data) :]
        size = min(max(len(piece.data) // len(piece.begins) * BATCH, _LEAST), _MOST)
        yield piece
    last = _whole_records(left + b"\n", delimiter) if left else None
    if last is not None and len(last.data) > len(left):
        yield last


def _whole_records(data: bytes, delimiter: str) -> _Piece | None:
    """The whole records at the beginning; None where they are out of the ordinary."""
    characters = np.frombuffer(data, np.uint8)
    quotes = np.flatnonzero(characters == _QUOTE)
    ends = np.flatnonzero(characters == _END)
    closed = np.searchsorted(quotes, ends) % 2 == 0
    at_end = np.flatnonzero(closed)
    if not at_end.size:
        return None
    last = at_end[-1]
    size = int(ends[last]) + 1
    begins = np.concatenate([[0], at_end[:-1] + 1])
    piece = _Piece(data[:size], int(last) + 1, begins, bool(quotes.size))
    longest = np.diff(ends[at_end], prepend=-1).max()
    most = np.diff(at_end, prepend=-1).max()
    inside = quotes[: np.searchsorted(quotes, size)]
    if (
        longest >= LONGEST_CELL
        or most >= MOST_LINES
        or _has_odd_returns(piece.data)
        or not _are_regular(characters, inside, delimiter)
    ):
        return None
    return piece


def _are_regular(characters: npt.NDArray[np.uint8], quotes: Lines, delimiter: str) -> bool:
    """Whether quotation marks stand round whole cells only, and doubled inside of them."""
    edges = np.array([ord(delimiter), _END, _RETURN, _QUOTE], np.uint8)
    opening, closing = quotes[0::2], quotes[1::2]
    before = characters[opening[opening > 0] - 1]
    return bool(np.isin(before, edges).all() and np.isin(characters[closing + 1], edges).all())


def _has_odd_returns(data: bytes) -> bool:
    """Whether a line ends in a carriage return alone, as on very old machines."""
    return b"\r" in data and data.count(b"\r") != data.count(b"\r\n")


def _split(piece: _Piece, line: int, delimiter: str) -> Iterator[Some]:
    lines = line + piece.begins
    try:
        cells = _cells(piece, line, delimiter)
    except pa.ArrowInvalid:  # records of different length: a closer look is needed at each
        yield list(_rows(piece, line, delimiter))
        return
    parts = max(-(-len(lines) // _LARGEST), 1)
    for some in np.array_split(np.arange(len(lines)), parts):
        yield Block(cells.slice(int(some[0]), len(some)), lines[some])


def _rows(piece: _Piece, line: int, delimiter: str) -> Iterator[Row]:
    return TextFile(piece.data, "utf-8", delimiter).rows(start=Start(0, line))


def _cells(piece: _Piece, line: int, delimiter: str) -> pa.RecordBatch:
    """Raises ArrowInvalid where not all records have as many cells."""
    _, first = next(_rows(piece, line, delimiter))
    if not first:
        raise pa.ArrowInvalid  # a blank line
    names = [str(at) for at in range(len(first))]
    options: dict[str, Any] = {
        "read_options": arrow_csv.ReadOptions(
            column_names=names, use_threads=False, block_size=len(piece.data) + 1
        ),
        "parse_options": arrow_csv.ParseOptions(
            delimiter=delimiter, newlines_in_values=piece.quoted, ignore_empty_lines=False
        ),
        "convert_options": arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
        ),
    }
    table = arrow_csv.read_csv(pa.BufferReader(piece.data), **options)
    (cells,) = table.combine_chunks().to_batches()
    return cells
