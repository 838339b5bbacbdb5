"""The season in a client's own figures: how much more or less than usual each calendar month is.

Each month is held against a usual one after the growth from year to year is taken out (the ratio of
the months to the same months a year later, which no season disturbs). A calendar month that was seen
once could be any accident, so each has to be seen twice; and a pattern that does not come back in the
second year is no season. What remains is drawn towards "usual" by the share that chance explains
(Stein's shrinkage; Efron and Morris, Stein's Paradox in Statistics, Scientific American 236, 1977).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from statistics import mean
from typing import Final

from smwork.domain.kpi import KpiPoint
from smwork.domain.months import (
    days_in,
    first_day,
    last_day,
    next_month,
    steps_between,
)
from smwork.domain.say import Say, say

YEAR: Final = 12

TIMES_SEEN: Final = 2
"""How often each calendar month has to be known: twice, so that season can be told from chance."""

_OLDEST: Final = 60
"""Months further back than five years are of another time."""

_STANDS_OUT: Final = 2.0
"""How many times more months must differ from one another than from themselves a year later.

Without any season 24 months exceed it about once in eight times (an F of 11 and 12 degrees).
"""

_LEAST: Final = 0.01
"""No month is expected to be nothing at all: a level would have nothing to be compared with."""


@dataclass(frozen=True, slots=True)
class Season:
    """What each month from January to December is to a usual one, 1 being usual.

    `first` and `last` are the months that it was seen in.
    """

    index: tuple[float, ...]
    first: date
    last: date

    def at(self, day: date) -> float:
        """The season on a day: a month's own on its last day, and in a straight line between."""
        end, before = last_day(day), first_day(day) - timedelta(days=1)
        share = (day - before) / (end - before)
        return self._of(before) + (self._of(end) - self._of(before)) * share

    def gathered(self, start: date, day: date) -> float:
        """How many usual months come together from `start` to `day`."""
        return (
            self._since_january(day)
            - self._since_january(start)
            + (day.year - start.year) * sum(self.index)
        )

    def _since_january(self, day: date) -> float:
        """How many usual months come together in the year of `day`, before that day."""
        begun = self._of(day) * (day.day - 1) / days_in(day)
        return sum(self.index[: day.month - 1]) + begun

    def _of(self, day: date) -> float:
        return self.index[day.month - 1]


@dataclass(frozen=True, slots=True)
class NoSeason:
    """Why the figures carry no season; `missing` is how many more months it takes, if those would do."""

    why: Say
    missing: int = 0


def season_of(points: Sequence[KpiPoint], start: date) -> Season | NoSeason:
    """The season in the months before the one of `start`.

    Only those: a course that moved with the figures it judges would judge nothing.
    """
    known = {p.month: p.value for p in points if p.month < first_day(start) and p.value is not None}
    months = sorted(known)[-_OLDEST:]
    values = {month: known[month] for month in months}
    missing = months_missing(months)
    if missing:
        return NoSeason(
            say("A season shows from two years of own figures before the start."), missing
        )
    if min(values.values()) < 0 or not sum(values.values()):
        return NoSeason(say("Figures that fall below zero, or stay at zero, have no season."))
    return _shrunk(_ratios(values), months[0], months[-1])


def months_missing(months: Iterable[date]) -> int:
    """How many more months it takes until each calendar month is known twice."""
    seen = Counter(month.month for month in months)
    return sum(max(TIMES_SEEN - seen[number], 0) for number in range(1, YEAR + 1))


def _ratios(values: Mapping[date, float]) -> dict[int, list[float]]:
    """Calendar month → what it was to a usual month each time, with the yearly growth taken out."""
    pairs = [
        (value, values[later])
        for month, value in values.items()
        if (later := next_month(month, YEAR)) in values
    ]
    earlier, later_sum = sum(one for one, _ in pairs), sum(two for _, two in pairs)
    growth = later_sum / earlier if earlier and later_sum else 1.0
    last = max(values)
    level: dict[int, list[float]] = defaultdict(list)
    for month, value in values.items():
        level[month.month].append(value * growth ** (steps_between(month, last) / YEAR))
    usual = mean(mean(times) for times in level.values())
    return {month: [each / usual for each in times] for month, times in level.items()}


def _shrunk(ratios: Mapping[int, Sequence[float]], first: date, last: date) -> Season | NoSeason:
    means = {month: mean(times) for month, times in ratios.items()}
    count = sum(len(times) for times in ratios.values())
    within = sum((each - means[month]) ** 2 for month, times in ratios.items() for each in times)
    between = sum(len(ratios[month]) * (each - 1) ** 2 for month, each in means.items())
    chance = within / (count - YEAR) * (YEAR - 1)
    if between <= _STANDS_OUT * chance:
        return NoSeason(say("Its months differ from year to year as much as from one another."))
    kept = 1 - chance / between
    index = tuple(max(1 + kept * (means[month] - 1), _LEAST) for month in range(1, YEAR + 1))
    return Season(index, first, last)


def gains(points: Sequence[KpiPoint]) -> tuple[KpiPoint, ...]:
    """What each month added to a stock; unknown where the month before is."""
    return tuple(
        replace(point, value=_gained(before.value, point.value))
        for before, point in pairwise(points)
    )


def _gained(before: float | None, now: float | None) -> float | None:
    return None if before is None or now is None else now - before
