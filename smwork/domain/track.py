"""A KPI's measured figures on the scale of its course: what counts already, and as of which day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import Final

from smwork.domain.course import Course, CoursePoint
from smwork.domain.forecast.ahead import ForecastPoint, forecast, forecast_sum
from smwork.domain.forecast.bounds import bounds_of
from smwork.domain.kpi import KpiPoint
from smwork.domain.months import days_in, first_day
from smwork.facts import kpis as catalogue

RATE_SHARE: Final = 0.6
"""The share of the latest month's days from which its rate counts: a rate is already a mean of what
was seen, and after three weeks the rest of the month moves it little."""

SUM_SHARE: Final = 0.9
"""The same for a month's sum, which would read too low: 28 of 31 days. Not all of them, because a
month whose last post stands on the 28th is whole."""


def settled(formula: catalogue.Kpi, points: Sequence[KpiPoint]) -> tuple[KpiPoint, ...]:
    """The points without a latest month that has only begun; a stock's level is never unfinished."""
    if not points or formula.kind in ("level", "growth"):
        return tuple(points)
    return tuple(points if share_there(points[-1]) >= least_share(formula) else points[:-1])


def least_share(formula: catalogue.Kpi) -> float:
    """The share of its days from which a month counts."""
    return SUM_SHARE if formula.kind == "count" else RATE_SHARE


def nearly_over(month: date) -> date:
    """The day from which a month counts as whole, whatever is measured."""
    return month.replace(day=int(days_in(month) * SUM_SHARE))


def share_there(point: KpiPoint) -> float:
    """The share of the month that has figures: 0 when there are none."""
    return point.through.day / days_in(point.month) if point.through else 0.0


def before(points: Iterable[KpiPoint], start: date) -> float | None:
    """The last known figure before the month of `start`: the baseline when none is typed."""
    known = [point.value for point in points if point.month < first_day(start)]
    return next((value for value in reversed(known) if value is not None), None)


def track(
    formula: catalogue.Kpi, course: Course, points: Sequence[KpiPoint], baseline: float | None
) -> tuple[CoursePoint, ...]:
    """The measured figures from the month of the start to that of the deadline, as the course counts.

    A count is gathered since the start (its months are whole ones: a start in the middle of a month
    counts all of it). Of a stock, a count is what was gained on the `baseline`.
    """
    if course.aim != "count":
        return tuple(_dated(_within(course, settled(formula, points))))
    own = list(_dated(_within(course, points)))
    if formula.kind == "level":
        return tuple(CoursePoint(day, value - (baseline or 0.0)) for day, value in own)
    gathered = accumulate(value for _, value in own)
    return tuple(CoursePoint(day, value) for (day, _), value in zip(own, gathered, strict=True))


def ahead(
    formula: catalogue.Kpi, course: Course, points: Sequence[KpiPoint], baseline: float | None
) -> tuple[ForecastPoint, ...] | None:
    """The forecast up to the deadline, on the scale of the course."""
    done, bounds = settled(formula, points), bounds_of(formula)
    if course.aim != "count":
        return forecast(done, course.deadline, bounds)
    if formula.kind == "level":
        return _raised(forecast(done, course.deadline, bounds), -(baseline or 0.0))
    reached = sum(point.value or 0.0 for point in _within(course, done))
    return _raised(forecast_sum(done, course.start, course.deadline, bounds), reached)


def _within(course: Course, points: Iterable[KpiPoint]) -> list[KpiPoint]:
    return [p for p in points if first_day(course.start) <= p.month <= course.deadline]


def _dated(points: Iterable[KpiPoint]) -> Iterator[CoursePoint]:
    for point in points:
        if point.value is not None and point.through is not None:
            yield CoursePoint(point.through, point.value)


def _raised(band: tuple[ForecastPoint, ...] | None, by: float) -> tuple[ForecastPoint, ...] | None:
    if band is None:
        return None
    return tuple(ForecastPoint(month, *(value + by for value in values)) for month, *values in band)
