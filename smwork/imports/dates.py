"""How each platform writes a moment.

The order of day and month belongs to the platform, never to the language of the screen. Unknown is
None; what is no date raises ValueError.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal

from babel.dates import get_month_names

from smwork.imports.cells import UNKNOWN, Cell, as_text

DateReader = Callable[[Cell], datetime | None]

LANGUAGES = ("en", "nl", "de", "fr", "es", "it", "pt")
OTHER_LANGUAGES = (
    *("ar", "bg", "ca", "cs", "da", "el", "et", "fi", "he", "hu", "id", "lt", "lv", "ms"),
    *("nb", "pl", "ro", "ru", "sk", "sl", "sv", "th", "tr", "uk"),
)
"""Their months have names that mean no other month in any of these languages (Croatian's do)."""
CLOCK = r"(?:[T,\s]+(?:at\s+|om\s+)?(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*([ap]\.?m\.?)?)?"
ZONE = r"\s*(?:Z|[+-]\d{2}:?\d{2})?"
NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})" + CLOCK, re.IGNORECASE)
WITH_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})" + CLOCK, re.IGNORECASE)
YEAR_FIRST = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})" + CLOCK + ZONE, re.IGNORECASE)
WORDS = re.compile(r"[^\W\d_][^\s\d.,/()-]*|\d+")
MONTH_BY_NUMBER = re.compile(
    r"(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]"
    r"|(?:ngày )?(?P<day_before>\d{1,2}) tháng (?P<month_after>\d{1,2})"
)
"""`2月28日`, `2월 28일`, `28 tháng 2`: the month is a number that the word beside it names."""
NOON = 12
USUAL = len("01/31/2026 06:02")
LONGEST_WORD = 12


def wall(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A wall time: the platforms write no zone, and the account's own is meant."""
    return datetime(year, month, day, hour, minute)  # noqa: DTZ001  # see above


def _moment(year: int, month: int, day: int, clock: tuple[str | None, ...]) -> datetime:
    hour, minute, half = (*clock, None, None, None)[:3]
    hours = int(hour or 0)
    if half:
        hours = hours % NOON + (NOON if half[0] in "pP" else 0)
    return wall(year, month, day, hours, int(minute or 0))


def _stored(cell: Cell) -> datetime | str | None:
    """A date that a sheet holds as a date, else the text to be read."""
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)
    if isinstance(cell, date):
        return wall(cell.year, cell.month, cell.day)
    text = as_text(cell)
    return None if text.casefold() in UNKNOWN else text


def month_first(cell: Cell) -> datetime | None:
    """`01/31/2026 06:02`, as Meta and LinkedIn write it whatever the language.

    With dashes or points a spreadsheet has rewritten it, day first or not: that is no date to trust.
    """
    if isinstance(cell, str) and len(cell) == USUAL and cell[2] == "/" and cell[5] == "/":
        # every row of a long Meta file has this shape: three times faster than the pattern
        hour, minute = int(cell[11:13]), int(cell[14:])
        return wall(int(cell[6:10]), int(cell[:2]), int(cell[3:5]), hour, minute)
    text = _stored(cell)
    if not isinstance(text, str):
        return text
    found = WITH_SLASHES.fullmatch(text)
    return _moment_of(found, month_at=1) if found else _iso(text)


def month_first_by_hand(cell: Cell) -> datetime | None:
    """`1-31-2026` as well: in a person's own table, where a person said so."""
    text = _stored(cell)
    return _by_numbers(text, month_at=1) if isinstance(text, str) else text


def day_first(cell: Cell) -> datetime | None:
    """`31/01/2026 06:02`, `31-1-2026`, as Dutch people write it."""
    text = _stored(cell)
    if not isinstance(text, str):
        return text
    return _by_numbers(text, month_at=2)


def _by_numbers(text: str, month_at: int) -> datetime:
    found = NUMBERS.fullmatch(text)
    return _moment_of(found, month_at) if found else _iso(text)


def _moment_of(found: re.Match[str], month_at: int) -> datetime:
    first, second, year, *clock = found.groups()
    month, day = (first, second) if month_at == 1 else (second, first)
    return _moment(int(year), int(month), int(day), tuple(clock))


def _iso(text: str) -> datetime:
    found = YEAR_FIRST.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, month, day, *clock = found.groups()
    return _moment(int(year), int(month), int(day), tuple(clock))


def year_first(cell: Cell) -> datetime | None:
    """`2026-01-31`, `2026/01/31`, `20260131`, with or without a time."""
    text = _stored(cell)
    return _iso(text) if isinstance(text, str) else text


def nearest_day(cell: Cell) -> datetime | None:
    """The day that an ISO time stands for, by the nearest midnight.

    The hour of Meta's days shifts with summer time, and 23:00 the evening before is the same day
    in another zone.
    """
    moment = year_first(cell)
    if moment is None:
        return None
    day = moment.replace(hour=0, minute=0)
    return day + timedelta(days=1) if moment.hour >= NOON else day


@cache
def months() -> dict[str, int]:
    """Name of a month, long or short, in the languages that exports come in → 1 to 12."""
    found = {"sept": 9, "mrt": 3}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            found |= _named_in(language, width)
    return found


@cache
def other_months() -> dict[str, int]:
    """Whole names of months in further languages; read only when a name is in none of the others."""
    found: dict[str, int] = {}
    for language in OTHER_LANGUAGES:
        found |= _named_in(language, "wide")
    return found | months()


def _named_in(language: str, width: Literal["wide", "abbreviated"]) -> dict[str, int]:
    return {
        str(name).casefold().rstrip("."): number
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, language).items()
    }


def month_and_day(cell: Cell) -> tuple[int, int]:
    """`February 28`, `28 februari`, `8 de marzo`, `2月28日`: month and day where no year is given."""
    text = as_text(cell).casefold()
    if numbered := MONTH_BY_NUMBER.fullmatch(text):
        month = int(numbered["month"] or numbered["month_after"])
        return _in_a_leap_year(month, int(numbered["day"] or numbered["day_before"]))
    found = [each for each in WORDS.findall(text) if len(each) <= LONGEST_WORD]
    days = [int(each) for each in found if each.isdecimal()]
    words = [each for each in found if not each.isdecimal()]
    named = _months_in(words, months()) or _months_in(words, other_months())
    if len(days) != 1 or len(named) != 1:
        raise ValueError(as_text(cell))
    return _in_a_leap_year(named[0], days[0])


def _months_in(words: Iterable[str], names: Mapping[str, int]) -> list[int]:
    return [names[each] for each in words if each in names]


def _in_a_leap_year(month: int, day: int) -> tuple[int, int]:
    there = date(2024, month, day)
    return there.month, there.day


def named_month(cell: Cell) -> datetime | None:
    """`Tue, Aug 26, 2025`, `Dec 15, 2023`, `15 dec. 2023`: a month in words, so no doubt of order."""
    text = _stored(cell)
    if not isinstance(text, str):
        return text
    if YEAR_FIRST.fullmatch(text):
        return _iso(text)
    words = WORDS.findall(text.casefold())
    years = [int(each) for each in words if each.isdecimal() and len(each) == len("2025")]
    if len(years) != 1:
        raise ValueError(text)
    month, day = month_and_day(" ".join(each for each in words if each != str(years[0])))
    return wall(years[0], month, day)
