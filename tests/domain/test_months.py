from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smwork.domain.months import last_day, months_from, next_month, periods_between, steps_between
from smwork.domain.record import Rhythm

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def test_the_months_of_a_period_are_named_by_their_first_day() -> None:
    months = list(months_from(date(2026, 11, 20), date(2027, 1, 3)))
    assert months == [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]


def test_february_ends_on_the_29th_in_a_leap_year() -> None:
    assert last_day(date(2028, 2, 3)) == date(2028, 2, 29)


def test_from_the_first_to_the_first_is_a_month_whatever_its_length() -> None:
    assert periods_between(date(2026, 1, 1), date(2026, 2, 1), "month") == 1
    assert periods_between(date(2026, 1, 1), date(2026, 3, 1), "month") == 2
    assert periods_between(date(2026, 1, 1), date(2026, 7, 1), "quarter") == 2


def test_a_part_of_a_period_counts_as_its_share() -> None:
    assert periods_between(date(2026, 4, 1), date(2026, 4, 16), "month") == 0.5
    assert periods_between(date(2026, 4, 1), date(2026, 4, 15), "week") == 2


@pytest.mark.parametrize("rhythm", ["week", "month", "quarter"])
@given(start=DAYS, first=DAYS, second=DAYS)
def test_a_later_day_is_never_fewer_periods_away(
    rhythm: Rhythm, start: date, first: date, second: date
) -> None:
    early, late = sorted((first, second))
    assert periods_between(start, early, rhythm) <= periods_between(start, late, rhythm)


@given(DAYS, st.integers(-30, 30))
def test_stepping_months_and_counting_them_agree(day: date, steps: int) -> None:
    assert steps_between(day, next_month(day, steps)) == steps
