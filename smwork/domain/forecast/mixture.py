"""Quantiles of several Student's t distributions, each with its weight."""

from collections.abc import Sequence
from math import erf, sqrt
from typing import Final

from smwork.domain.forecast.smoothing import Outlook

_CLOSE: Final = 1e-4
"""How near to the wanted share is near enough: a ten-thousandth of it."""

_MOST_STEPS: Final = 60


def quantile(expected: Sequence[Outlook], share: float) -> float:
    """The value that lies above this share of what is expected."""
    low = min(each.middle - 9 * each.spread for each in expected)
    high = max(each.middle + 9 * each.spread for each in expected)
    whole = sum(each.weight for each in expected)
    for _ in range(_MOST_STEPS):
        middle = (low + high) / 2
        below = sum(each.weight * _below(each, middle) for each in expected) / whole
        if abs(below - share) < _CLOSE:
            return middle
        low, high = (middle, high) if below < share else (low, middle)
    return (low + high) / 2


def _below(expected: Outlook, value: float) -> float:
    """The share of Student's t below the value, to a thousandth from five degrees on.

    Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.8.
    """
    if not expected.spread:
        return float(value >= expected.middle)
    t = (value - expected.middle) / expected.spread
    z = t * (1 - 1 / (4 * expected.degrees)) / sqrt(1 + t * t / (2 * expected.degrees))
    return (1 + erf(z / sqrt(2))) / 2
