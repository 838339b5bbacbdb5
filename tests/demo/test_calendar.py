"""Days of the demo are told from today, by a number or a name."""

from datetime import date

import pytest

from smwork.demo.calendar import Calendar

WEDNESDAY = Calendar(date(2026, 11, 18))


@pytest.mark.parametrize(
    ("told", "day"),
    [
        (0, date(2026, 11, 18)),
        (-18, date(2026, 10, 31)),
        ("M0", date(2026, 2, 1)),
        ("E0", date(2026, 2, 28)),
        ("M9", date(2026, 11, 1)),
        ("E11", date(2027, 1, 31)),
        ("W0.1", date(2026, 11, 16)),
        ("W-2.3", date(2026, 11, 4)),
        ("W6.7", date(2027, 1, 3)),
    ],
)
def test_a_day_is_named(told: int | str, day: date) -> None:
    assert WEDNESDAY.day(told) == day


@pytest.mark.parametrize("told", ["", "X3", "W2", "W1.8", "2026-11-18"])
def test_a_name_that_means_nothing_is_refused(told: str) -> None:
    with pytest.raises(ValueError, match="no day"):
        WEDNESDAY.day(told)


def test_nine_whole_months_lie_behind() -> None:
    assert Calendar(date(2026, 1, 1)).start == date(2025, 4, 1)
    assert Calendar(date(2026, 1, 31)).measured[-1] == date(2025, 12, 1)
