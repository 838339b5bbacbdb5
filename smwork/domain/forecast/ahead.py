"""Where a monthly series goes when it goes on as it did: a middle, and a band of 80 %.

Several forms of exponential smoothing are weighed by how well they fit (`smoothing.py`); the band
runs from the tenth to the ninetieth percentile of what they expect together, so that it knows about
the noise, about the step and the season it can't be sure of, and about which form it may be.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from smwork.domain.forecast.mixture import quantile
from smwork.domain.forecast.smoothing import MONTHS, Span, outlooks
from smwork.domain.kpi import KpiPoint
from smwork.domain.months import next_month, steps_between

MIN_POINTS: Final = 6
"""Below it the band is as wide as the figures themselves, and tells nobody anything."""

SEASON_POINTS: Final = 24
"""Known months from which a season may be seen in them: each calendar month twice."""

_OLDEST: Final = 60
"""Months further back than five years say nothing of the next ones, and take time."""

FARTHEST: Final = _OLDEST
"""Months ahead of which something is expected: no more than are looked back on."""

_KEEP: Final = 512
_LOW, _MIDDLE, _HIGH = 0.1, 0.5, 0.9


class Bounds(NamedTuple):
    """What a figure can't fall below or rise above; None where it can."""

    least: float | None = 0.0
    most: float | None = None


class ForecastPoint(NamedTuple):
    """What is expected of a month: eight times in ten it lies from `low` to `high`."""

    month: date
    middle: float
    low: float
    high: float


_Band = tuple[float, float, float]


def months_short(points: Sequence[KpiPoint]) -> int:
    """How many more known months a forecast takes; 0 when there are enough."""
    return max(MIN_POINTS - sum(point.value is not None for point in points), 0)


def forecast(
    points: Sequence[KpiPoint], until: date, bounds: Bounds | None = None
) -> tuple[ForecastPoint, ...] | None:
    """The months after the last known one, up to the month of `until`, and five years at most.

    None with fewer than six known months, or when `until` lies no further than they do. Nothing is
    expected outside the `bounds`; without any, nothing below zero where all that was seen is above.
    """
    return _forecast(points, until, bounds, None)


def forecast_sum(
    points: Sequence[KpiPoint], since: date, until: date, bounds: Bounds | None = None
) -> tuple[ForecastPoint, ...] | None:
    """What the months after the last known one add up to, from the month of `since` on."""
    return _forecast(points, until, bounds, since)


def _forecast(
    points: Sequence[KpiPoint], until: date, bounds: Bounds | None, since: date | None
) -> tuple[ForecastPoint, ...] | None:
    while points and points[-1].value is None:
        points = points[:-1]
    points = points[-_OLDEST:]
    ahead = min(steps_between(points[-1].month, until), FARTHEST) if points else 0
    if ahead < 1 or months_short(points):
        return None
    last, values = points[-1].month, tuple(point.value for point in points)
    begin = 1 if since is None else max(steps_between(last, since), 1)
    if begin > ahead:
        return None
    spans = tuple(
        Span(steps if since is None else begin, steps) for steps in range(begin, ahead + 1)
    )
    bands = _bands(values, points[0].month.month - 1, spans, bounds or _seen(values))
    return tuple(
        ForecastPoint(next_month(last, span.last), *band)
        for span, band in zip(spans, bands, strict=True)
    )


def _seen(values: Sequence[float | None]) -> Bounds:
    return Bounds(0.0 if all(value is None or value >= 0 for value in values) else None)


@lru_cache(maxsize=_KEEP)
def _bands(
    values: tuple[float | None, ...], first: int, spans: tuple[Span, ...], bounds: Bounds
) -> tuple[_Band, ...]:
    """Middle, low and high of each span; kept, because most of what changes in a plan is no figure."""
    known = sum(value is not None for value in values)
    seasonal = known >= SEASON_POINTS and len(values) >= 2 * MONTHS
    return tuple(
        _within(bounds, quantile(each, _MIDDLE), quantile(each, _LOW), quantile(each, _HIGH))
        for each in outlooks(values, first, spans, seasonal=seasonal)
    )


def _within(bounds: Bounds, *values: float) -> _Band:
    least = float("-inf") if bounds.least is None else bounds.least
    most = float("inf") if bounds.most is None else bounds.most
    middle, low, high = (min(max(value, least), most) for value in values)
    return middle, low, high
