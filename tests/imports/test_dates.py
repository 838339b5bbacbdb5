"""How platforms write moments."""

from datetime import datetime

import pytest
from babel.dates import get_month_names

from smwork.imports.cells import Cell
from smwork.imports.dates import (
    OTHER_LANGUAGES,
    DateReader,
    day_first,
    month_and_day,
    month_first,
    named_month,
    nearest_day,
    wall,
    year_first,
)
from tests.imports.builders import is_turned_down


@pytest.mark.parametrize(
    ("read", "written", "moment"),
    [
        (month_first, "01/31/2026 06:02", wall(2026, 1, 31, 6, 2)),
        (month_first, "1/7/2026", wall(2026, 1, 7)),
        (month_first, "1/7/2026 6:02 PM", wall(2026, 1, 7, 18, 2)),
        (month_first, "1/7/2026 12:05 am", wall(2026, 1, 7, 0, 5)),
        (day_first, "7/1/2026", wall(2026, 1, 7)),
        (day_first, "31-01-2026 09:30", wall(2026, 1, 31, 9, 30)),
        (day_first, "2026-01-31", wall(2026, 1, 31)),
        (year_first, "2025/10/31", wall(2025, 10, 31)),
        (year_first, "20251031", wall(2025, 10, 31)),
        (year_first, "2021-01-30 12:56 +0000", wall(2021, 1, 30, 12, 56)),
        (named_month, "Tue, Aug 26, 2025", wall(2025, 8, 26)),
        (named_month, "26 augustus 2025", wall(2025, 8, 26)),
        (nearest_day, "2026-01-01T01:00:00", wall(2026, 1, 1)),
        (nearest_day, "2025-12-31T23:00:00", wall(2026, 1, 1)),
        (year_first, wall(2026, 1, 31, 9), wall(2026, 1, 31, 9)),
    ],
)
def test_moments(read: DateReader, written: Cell, moment: datetime) -> None:
    assert read(written) == moment


@pytest.mark.parametrize(
    ("read", "written"),
    [
        (month_first, "31/01/2026"),
        (day_first, "01/31/2026"),
        (year_first, "31-01-2026"),
        (year_first, "2026-02-30"),
        (named_month, "26/08/2025"),
        (named_month, "Aug Aug 26, 2025"),
        (month_first, "9999999999/1/1"),
    ],
)
def test_another_order_is_never_guessed(read: DateReader, written: str) -> None:
    assert is_turned_down(read, written)


@pytest.mark.parametrize("written", ["", "-", "N/A", "undefined"])
def test_no_date_is_unknown(written: str) -> None:
    assert month_first(written) is None


@pytest.mark.parametrize(
    "written",
    [
        *("28 lutego", "28 Şubat", "28 февраля", "28. helmikuuta", "28 กุมภาพันธ์", "28 Φεβρουαρίου"),
        *("28 Februari", "28 februarie", "28. února", "2月28日", "2월 28일", "28 tháng 2"),
    ],
)
def test_months_in_languages_further_away(written: str) -> None:
    assert month_and_day(written) == (2, 28)


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_no_month_of_one_language_is_another_month_in_the_next(language: str) -> None:
    named = get_month_names("wide", "format", language)
    assert [month_and_day(f"7 {name}") for name in named.values()] == [(n, 7) for n in named]


@pytest.mark.parametrize("written", ["28 bogus", "13月1日", "28", "februari", "28 tháng 13"])
def test_what_names_no_day_of_the_year_is_refused(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each library's own words
        month_and_day(written)
