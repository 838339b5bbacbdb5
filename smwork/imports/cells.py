"""What one cell says: a number, a duration, an id.

Unknown is None; what is none of these raises ValueError.
"""

import math
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

Cell = str | int | float | bool | date | datetime | time | timedelta
"""A cell of a sheet; in a text file always a string."""

Row = tuple[int, list[Cell]]
"""Line (in a sheet: row) where a record begins, and its cells."""

UNKNOWN = frozenset(
    {"", "-", "--", "—", "–", "nan", "undefined", "n/a", "#n/a", "n.v.t.", "nvt", "null", "none"}
)
LONGEST_NUMBER = 40
EXACT_IN_EXCEL = 10**15
"""Excel keeps fifteen digits; an id that came through it as a number is not to be trusted beyond."""

ENGLISH = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(?:\.\d+)?(?:[eE]-\d+)?")
DUTCH = re.compile(r"[-+]?(?:\d{1,3}(?:\.\d{3})+|\d+|(?=,\d))(?:,\d+)?")
AT_MOST = re.compile(r"<\s*[\d.,]+\s*%?")
SPACES = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(?:\D|$))")
CURRENCY = re.compile(r"^(?:€|EUR)\s*|\s*(?:€|EUR)$")
_CODES = "USD|GBP|CHF|CAD|AUD|JPY|SEK|NOK|DKK|PLN|CZK|TRY|SRD|XCG|AWG"
_OTHERS = rf"(?:(?:US|CA|AU)?\$|[£¥]|{_CODES})"
NAMED_CURRENCY = re.compile(rf"\b(?:EUR|{_CODES})\b|[€$£¥]")
"""A currency in the header of a column of money."""

FOREIGN = re.compile(rf"{_OTHERS}\s*-?\d[\d.,\s]*|-?\d[\d.,\s]*{_OTHERS}")
"""An amount in a currency that we don't count in: nobody may take it for one in euro."""
CLOCK = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})(?:\.\d+)?")
WORDED = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|h|m|s)(?:[,\s]+|$)")
EXPONENT = re.compile(r"\d(?:[.,]\d+)?\s*[eE]\+\d+")
DATE_DAMAGE = re.compile(r"\d{1,2}[-./ ]\s*[^\W\d_]{3,5}\.?|[^\W\d_]{3,5}\.?[-./ ]\d{1,4}")
SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}

NumberReader = Callable[[Cell], float | None]


def as_text(cell: Cell) -> str:
    """The cell as a person sees it, without blanks around it."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < EXACT_IN_EXCEL:
        return str(int(cell))
    return str(cell)


def english(cell: Cell) -> float | None:
    """`1,661.5` as the platforms write it in every language."""
    return _english(_short(cell)) if isinstance(cell, str) else _stored(cell)


def dutch(cell: Cell) -> float | None:
    """`1.661,5` as Dutch people write it by hand."""
    return _dutch(_short(cell)) if isinstance(cell, str) else _stored(cell)


def _short(text: str) -> str:
    """Refuse what is too long for a number before it is looked at, or remembered."""
    if len(text) > LONGEST_NUMBER:
        raise ValueError(text[:LONGEST_NUMBER])
    return text


@lru_cache(maxsize=10_000)  # a long file has few different figures
def _english(text: str) -> float | None:
    return _number(text, ENGLISH, ",", ".")


@lru_cache(maxsize=10_000)
def _dutch(text: str) -> float | None:
    return _number(text, DUTCH, ".", ",")


def _number(written: str, shape: re.Pattern[str], thousands: str, decimal: str) -> float | None:
    text = written.strip()
    if text.casefold() in UNKNOWN or AT_MOST.fullmatch(text):
        return None
    text = SPACES.sub("", CURRENCY.sub("", text.removesuffix("%").rstrip()))
    if not shape.fullmatch(text):
        raise ValueError(text)
    return float(text.replace(thousands, "").replace(decimal, "."))


def _stored(cell: int | float | bool | date | time | timedelta) -> float | None:
    """A number that a sheet holds as a number; a date in its place is damage."""
    value = math.inf
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        value = float(cell)
    if math.isinf(value):
        raise ValueError(str(cell))
    return None if math.isnan(value) else value


def seconds(cell: Cell) -> float | None:
    """A duration in seconds: `0:04:34`, `4m, 26s`, `53s, 389ms`, or a plain number of seconds."""
    if isinstance(cell, timedelta):
        return cell.total_seconds()
    if isinstance(cell, time):
        return cell.hour * 3600.0 + cell.minute * 60.0 + cell.second
    text = as_text(cell)
    if clock := CLOCK.fullmatch(text):
        hours, minutes, rest = (int(each or 0) for each in clock.groups())
        return hours * 3600.0 + minutes * 60.0 + rest
    if WORDED.sub("", text) == "" and text:
        return sum(float(amount) * SECONDS[unit] for amount, unit in WORDED.findall(text))
    return english(cell)


def damaged_by_excel(cell: Cell) -> bool:
    """Whether a spreadsheet made a date of a number: `3.апр` was 3.4, `Apr-21` was 4.21."""
    if isinstance(cell, str):
        return len(cell) <= LONGEST_NUMBER and DATE_DAMAGE.fullmatch(cell.strip()) is not None
    return isinstance(cell, date | datetime | time)


def identifier(cell: Cell) -> str:
    """An id as text. Raises ValueError if a spreadsheet rounded it (`6.49E+17`)."""
    if isinstance(cell, float) and abs(cell) >= EXACT_IN_EXCEL:
        raise ValueError(str(cell))
    text = as_text(cell)
    if EXPONENT.fullmatch(text):
        raise ValueError(text)
    return text.strip("'\"`")
