"""Calendar months, as the rules count them. A month is named by its first day."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from smwork.domain.record import Rhythm

_MONTHS_IN_A_YEAR = 12

MONTHS_IN: Final[dict[Rhythm, float]] = {"week": 7 * 12 / 365.25, "month": 1, "quarter": 3}
"""How many months a period lasts; a week as the mean over the years."""


def first_day(day: date) -> date:
    """The first day of the month that `day` is in."""
    return day.replace(day=1)


def last_day(day: date) -> date:
    """The last day of the month that `day` is in."""
    return day.replace(day=days_in(day))


def days_in(day: date) -> int:
    """How many days the month of `day` has."""
    return monthrange(day.year, day.month)[1]


def next_month(day: date, steps: int = 1) -> date:
    """The first day of the month that lies `steps` after the month of `day`."""
    index = day.year * _MONTHS_IN_A_YEAR + day.month - 1 + steps
    return date(index // _MONTHS_IN_A_YEAR, index % _MONTHS_IN_A_YEAR + 1, 1)


def months_from(start: date, until: date) -> Iterator[date]:
    """Every month from the one of `start` to the one of `until`, both of them too."""
    month = first_day(start)
    while month <= until:
        yield month
        month = next_month(month)


def steps_between(start: date, until: date) -> int:
    """How many months the month of `until` lies after the month of `start`; negative when before."""
    return (until.year - start.year) * _MONTHS_IN_A_YEAR + until.month - start.month


def periods_between(start: date, day: date, rhythm: Rhythm) -> float:
    """How many weeks, months or quarters pass from `start` to `day`, a part of one as its share.

    A month passes from a day to the same day of the next month, whatever the month's length.
    """
    if rhythm == "week":
        return (day - start) / timedelta(weeks=1)
    whole = steps_between(start, day)
    if day < _same_day(start, whole):
        whole -= 1
    since, until = _same_day(start, whole), _same_day(start, whole + 1)
    return (whole + (day - since) / (until - since)) / MONTHS_IN[rhythm]


def _same_day(start: date, steps: int) -> date:
    month = next_month(start, steps)
    return month.replace(day=min(start.day, days_in(month)))
