"""Text files: which encoding, which delimiter, and their records with the line each begins on."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from smwork.domain.say import Say, say
from smwork.imports.cells import Row
from smwork.imports.file_bytes import FileBytes, opened, pieces_of, size_of, start_of
from smwork.imports.sheets import Progress
from smwork.imports.stop import StopReadingError

LONGEST_CELL = 200_000
LONGEST_LINE = 1_000_000
MOST_LINES = 20_000
"""Lines of one record: captions have line breaks, but not that many."""
MOST_COLUMNS = 2_000
LOOK = 64_000
REPORT_EVERY = 2_000
PROBED = 60
MANY, FEW = 0.1, 0.02
DELIMITERS = (",", ";", "\t", "|")
DECLARES_DELIMITER = "sep="
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
csv.field_size_limit(LONGEST_CELL)  # a quote that never closes must not swallow the whole file


@dataclass(frozen=True, slots=True)
class Start:
    """Where in a file to begin: the byte, and the line that it is on."""

    at: int = 0
    line: int = 1


@dataclass(frozen=True, slots=True)
class TextFile:
    """The bytes and how they are to be read."""

    file: FileBytes
    encoding: str
    delimiter: str
    first_line: int = 1

    def rows(self, progress: Progress | None = None, start: Start = Start()) -> Iterator[Row]:
        """The records, each with the line it begins on. Raises StopReadingError on broken quoting."""
        with opened(self.file) as raw:
            raw.seek(start.at)
            lines = _Lines(io.TextIOWrapper(raw, self.encoding, newline=""))
            reader = csv.reader(iter(lines), delimiter=self.delimiter, strict=True)
            line, told = start.line, start.line - 1
            try:
                for cells in reader:
                    if len(cells) > MOST_COLUMNS:
                        raise StopReadingError(too_wide(), line)
                    if line >= self.first_line:
                        yield line, cells  # type: ignore[misc]  # a list of text is one of cells
                    line = start.line + reader.line_num
                    lines.left = MOST_LINES
                    if progress and line > told:
                        told = line + REPORT_EVERY
                        progress(raw.tell() / size_of(self.file))
            except csv.Error as broken:
                raise StopReadingError(_broken_quotes(line), line) from broken


class _Lines:
    """The lines for the csv module, stopped before one record could fill the memory."""

    def __init__(self, text: Iterable[str]) -> None:
        self.text = text
        self.left = MOST_LINES

    def __iter__(self) -> Iterator[str]:
        for line in self.text:
            self.left -= 1
            if self.left < 0 or len(line) > LONGEST_LINE:
                raise StopReadingError(too_wide())
            yield line


def open_text(file: FileBytes) -> TextFile:
    """Look at the bytes. Raises StopReadingError when they are no text."""
    encoding = _encoding(file)
    start = start_of(file, LOOK).decode(encoding, "replace")
    first = start.split("\n", 1)[0].strip('\r\ufeff"')
    if first.casefold().startswith(DECLARES_DELIMITER):
        # Of `sep=,;` the last: a spreadsheet saved the declaration of `,` with its own delimiter.
        return TextFile(file, encoding, first[len(DECLARES_DELIMITER) :][-1:] or ",", first_line=2)
    return TextFile(file, encoding, _delimiter(start, whole=size_of(file) <= LOOK))


def _encoding(file: FileBytes) -> str:
    start = start_of(file, LOOK)
    marked = next((name for mark, name in MARKS if start.startswith(mark)), None)
    guess = marked or _utf16_by_its_zeros(start)
    for candidate in [guess] if guess else ["utf-8", "cp1252"]:
        if _decodes(file, candidate):
            return candidate
    raise StopReadingError(no_text())


def _utf16_by_its_zeros(start: bytes) -> str | None:
    """UTF-16 without a mark: of digits and commas every second byte is zero, and only those."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if odd > half * MANY and even < half * FEW:
        return "utf-16-le"
    if even > half * MANY and odd < half * FEW:
        return "utf-16-be"
    return None


def _decodes(file: FileBytes, encoding: str) -> bool:
    """Tried in pieces, so that a large file is not held twice. Text has no zero characters."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for piece in pieces_of(file):
            if "\x00" in decoder.decode(piece):
                return False
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _delimiter(start: str, *, whole: bool) -> str:
    """The delimiter under which most records are equally long, and long."""
    return max(DELIMITERS, key=lambda each: _evenness(start, each, whole=whole))


def _evenness(start: str, delimiter: str, *, whole: bool) -> float:
    widths: list[int] = []
    reader = csv.reader(io.StringIO(start, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if cells and not cells[0].startswith("#"):
                widths.append(len(cells))
            if len(widths) > PROBED:
                break
    except csv.Error:
        widths.append(1)  # broken under this delimiter, or cut off by the look: less even
    if not whole and len(widths) > 1 and len(widths) <= PROBED:
        widths.pop()
    width, times = Counter(widths).most_common(1)[0] if widths else (1, 1)
    return width * times / len(widths) if width > 1 else 0.0


def no_text() -> Say:
    """The bytes are neither text nor a spreadsheet."""
    return say(
        "This is not a table that can be read: the contents are neither text nor a spreadsheet. "
        "Export the figures again as CSV or Excel and choose that file."
    )


def too_wide() -> Say:
    """More columns than any export has."""
    return say(
        "This file has more than {most} columns, which no export has. It was not read further. "
        "Export the figures again and choose that file.",
        most=MOST_COLUMNS,
    )


def _broken_quotes(line: int) -> Say:
    return say(
        "The quotation marks around the cells don't add up from line {line} on, so the columns "
        "can't be told apart. The file was probably cut off or changed by another programme. "
        "Download it from the platform again and choose it without opening it first.",
        line=line,
    )
