"""Where a monthly series goes when it goes on as it did: a middle, and a band of 80 %.

Simple exponential smoothing with drift: the level follows each month by a share, and rises or falls
by a fixed step. At a share of one it is a random walk with drift; at smaller shares it is nearer to
a straight line through noise. The share with the smallest squared error is taken. The step and the
first level come from least squares, so that the band knows how uncertain they are, which matters
most for the short series that a plan has. Source: Hyndman and Athanasopoulos, Forecasting:
Principles and Practice, 3rd edition (2021), sections 5.2, 5.5 and 8.1; Hyndman and Billah,
Unmasking the Theta method, International Journal of Forecasting 19 (2003).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Final, NamedTuple

from smwork.domain.kpi import KpiPoint
from smwork.domain.months import next_month, steps_between

MIN_POINTS: Final = 6
"""Of three unknowns (share, step, first level) six months leave three to measure the noise by."""

_SHARES: Final = (0.5, 0.75, 1.0)
"""Smaller shares fit six to twelve months by chance, and draw a band that is too narrow."""

_Z90: Final = 1.2815515655446004
"""The normal quantile that leaves a tenth above it, so that 80 % lies between it and its mirror."""


class ForecastPoint(NamedTuple):
    """What is expected of a month: eight times in ten it lies from `low` to `high`."""

    month: date
    middle: float
    low: float
    high: float


class _Seen(NamedTuple):
    """An amount as `known + level * first_level + step * drift`."""

    known: float
    level: float
    step: float


@dataclass(frozen=True, slots=True)
class _Fit:
    share: float
    error: float
    degrees: int
    first_level: float
    drift: float
    spread: tuple[float, float, float]
    end: _Seen


def forecast(points: Sequence[KpiPoint], until: date) -> tuple[ForecastPoint, ...] | None:
    """The months after the last known one, up to the month of `until`.

    None with fewer than six known months, or when `until` lies no further than they do. Where all
    that was seen is zero or more, nothing below zero is expected.
    """
    while points and points[-1].value is None:
        points = points[:-1]
    ahead = steps_between(points[-1].month, until) if points else 0
    values = [point.value for point in points]
    fit = _best_fit(values)
    if ahead < 1 or fit is None:
        return None
    floor = 0.0 if all(value is None or value >= 0 for value in values) else None
    last = points[-1].month
    return tuple(
        _ahead(fit, steps, next_month(last, steps), floor) for steps in range(1, ahead + 1)
    )


def _best_fit(values: Sequence[float | None]) -> _Fit | None:
    if sum(value is not None for value in values) < MIN_POINTS:
        return None
    return min((_fit(values, share) for share in _SHARES), key=lambda fit: fit.error)


def _fit(values: Sequence[float | None], share: float) -> _Fit:
    """Least squares over the first level and the drift; a month that is unknown teaches nothing."""
    level, misses = _Seen(0.0, 1.0, 0.0), []
    for value in values:
        level = level._replace(step=level.step + 1)
        if value is not None:
            misses.append(level._replace(known=value - level.known))
            rest = 1 - share
            level = _Seen(rest * level.known + share * value, rest * level.level, rest * level.step)
    ll, ls = sum(m.level**2 for m in misses), sum(m.level * m.step for m in misses)
    ss = sum(m.step**2 for m in misses)
    lk, sk = sum(m.level * m.known for m in misses), sum(m.step * m.known for m in misses)
    whole = ll * ss - ls**2
    first, drift = (lk * ss - sk * ls) / whole, (sk * ll - lk * ls) / whole
    error = sum((m.known - first * m.level - drift * m.step) ** 2 for m in misses)
    spread = (ss / whole, -ls / whole, ll / whole)
    return _Fit(share, error, len(misses) - 3, first, drift, spread, level)


def _ahead(fit: _Fit, steps: int, month: date, floor: float | None) -> ForecastPoint:
    level, step = fit.end.level, fit.end.step + steps
    middle = fit.end.known + fit.first_level * level + fit.drift * step
    of_level, of_both, of_drift = fit.spread
    unsure = of_level * level**2 + 2 * of_both * level * step + of_drift * step**2
    variance = fit.error / fit.degrees * (1 + (steps - 1) * fit.share**2 + unsure)
    half = _student90(fit.degrees) * sqrt(variance)
    low, high = middle - half, middle + half
    if floor is not None:
        low, middle, high = max(low, floor), max(middle, floor), max(high, floor)
    return ForecastPoint(month, middle, low, high)


def _student90(degrees: int) -> float:
    """Student's t that leaves a tenth above it, to a hundredth from three degrees on.

    Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.5.
    """
    first = (_Z90**3 + _Z90) / 4
    second = (5 * _Z90**5 + 16 * _Z90**3 + 3 * _Z90) / 96
    return _Z90 + first / degrees + second / degrees**2
