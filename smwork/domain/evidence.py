"""What the measured months show: how fast a figure moves, so that a promise can be held against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median, quantiles
from typing import Literal

from smwork.domain.goals import Kpi
from smwork.domain.kpi import formula_of, kpi_points
from smwork.domain.months import first_day, steps_between
from smwork.domain.research import Channel
from smwork.domain.series import MonthSum
from smwork.domain.track import settled
from smwork.domain.workbook import Workbook
from smwork.domain.worked_out import all_sums

Direction = Literal["up", "down"]

STEPS_NEEDED = 3
"""Month-on-month changes below which nothing is said about growth: two can be any accident."""

_TENTHS = 10


@dataclass(frozen=True, slots=True)
class Spread:
    """How a row of figures is spread, seen from the good side.

    `p90` is reached or bettered by one in ten, `best` is the best and `worst` the worst: where less
    is better, the best is the lowest.
    """

    median: float
    p90: float
    best: float
    worst: float


@dataclass(frozen=True, slots=True)
class Measured:
    """The months with a figure, in order, each by its first day."""

    points: tuple[tuple[date, float], ...] = ()

    def standing_at(self, day: date) -> float | None:
        """The last figure from before the month of `day`; the first there is when none is older."""
        before = [value for month, value in self.points if month < first_day(day)]
        return before[-1] if before else next((value for _, value in self.points), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth(Measured):
    """How a figure changed from month to month, in % per month (a fall is negative).

    Seen from the good side, as a `Spread`; `steps` counts the changes that were seen. `levels` is
    the spread of the months' own figures, in the figure's unit.
    """

    median: float
    p90: float
    best: float
    worst: float
    steps: int
    levels: Spread
    direction: Direction = "up"


@dataclass(frozen=True, slots=True, kw_only=True)
class TooFewMonths(Measured):
    """Figures that cannot carry a verdict yet: the changes there are, and how many it takes."""

    steps: int
    needed: int = STEPS_NEEDED


Evidence = Growth | TooFewMonths


def growth_of(points: Sequence[tuple[date, float]], direction: Direction = "up") -> Evidence:
    """The growth from month to month that the points show.

    Give whole months only; of several points in one month the last counts. Only calendar months
    that follow each other make a step, and none is made from zero, where a percentage says nothing.
    """
    months = tuple(sorted({first_day(day): value for day, value in sorted(points)}.items()))
    steps = _steps(months)
    if len(steps) < STEPS_NEEDED:
        return TooFewMonths(months, steps=len(steps))
    seen = spread_of(steps, direction)
    return Growth(
        months,
        median=seen.median,
        p90=seen.p90,
        best=seen.best,
        worst=seen.worst,
        steps=len(steps),
        levels=spread_of([value for _, value in months], direction),
        direction=direction,
    )


def evidence_of(kpi: Kpi, channels: Sequence[Channel], sums: Sequence[MonthSum]) -> Evidence | None:
    """What the measured months say of a plan's KPI; None where there is no figure of it at all."""
    formula = formula_of(kpi)
    if formula is None:
        return None
    whole = settled(formula, kpi_points(kpi, channels, sums))
    known = [(point.month, point.value) for point in whole if point.value is not None]
    return growth_of(known, formula.direction) if known else None


def evidence_of_all(workbook: Workbook, sums: Sequence[MonthSum]) -> dict[str, Evidence]:
    """KPI id → what its months say, of every KPI of the plan that has figures."""
    known = all_sums(workbook, sums)
    found = {kpi.id: evidence_of(kpi, workbook.channels, known) for kpi in workbook.kpis}
    return {kpi_id: evidence for kpi_id, evidence in found.items() if evidence is not None}


def spread_of(values: Sequence[float], direction: Direction = "up") -> Spread:
    """The spread of the values; raises ValueError below two of them."""
    if not values[1:]:
        raise ValueError("a spread needs two values")
    ordered = sorted(values, reverse=direction == "down")
    tenths = quantiles(values, n=_TENTHS, method="inclusive")
    return Spread(
        median=median(values),
        p90=tenths[-1] if direction == "up" else tenths[0],
        best=ordered[-1],
        worst=ordered[0],
    )


def _steps(months: Sequence[tuple[date, float]]) -> list[float]:
    """The change of each month on the month before it, in %."""
    return [
        (value - before) / before * 100
        for (earlier, before), (month, value) in pairwise(months)
        if before > 0 and steps_between(earlier, month) == 1
    ]
