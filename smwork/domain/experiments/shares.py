"""Two shares of people beside each other: how far apart they are, and how sure that is.

Everything follows from the two Wilson intervals, so that difference, ratio and chance never speak
against one another: the difference leaves out 0 exactly when the ratio leaves out 1.
"""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from smwork.domain.experiments.interval import Interval

_HALVINGS = 60
_LEAST = 1e-12
"""A chance is not told any finer than this."""


@dataclass(frozen=True, slots=True)
class Share:
    """`done` of `people` did it. Raises ValueError for more of them than there are people."""

    done: int
    people: int

    def __post_init__(self) -> None:
        if not 0 <= self.done <= self.people or not self.people:
            raise ValueError(f"{self.done} of {self.people} is no share")

    @property
    def rate(self) -> float:
        """The share itself, from 0 to 1."""
        return self.done / self.people


def wilson(share: Share, level: float) -> Interval:
    """Where the true share lies (Wilson 1927), at a confidence `level` such as 0.95."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    n, rate = share.people, share.rate
    middle = rate + z * z / (2 * n)
    margin = z * sqrt(rate * (1 - rate) / n + z * z / (4 * n * n))
    whole = 1 + z * z / n
    # Rounding leaves a hair beside 0 and 1.
    low = 0.0 if share.done == 0 else (middle - margin) / whole
    high = 1.0 if share.done == n else (middle + margin) / whole
    return Interval(low, high)


def difference(a: Share, b: Share, level: float) -> Interval:
    """How much larger b's share is than a's: the hybrid score interval, Newcombe 1998, method 10."""
    of_a, of_b, apart = wilson(a, level), wilson(b, level), b.rate - a.rate
    down = sqrt((b.rate - of_b.low) ** 2 + (_top(of_a) - a.rate) ** 2)
    up = sqrt((_top(of_b) - b.rate) ** 2 + (a.rate - of_a.low) ** 2)
    return Interval(apart - down, apart + up)


def ratio(a: Share, b: Share, level: float) -> Interval:
    """How many times a's share b's is: MOVER-R, Donner and Zou 2012. Open above where a may be 0.

    Written so that it divides by nothing that can be 0 while the shares are small.
    """
    of_a, of_b, both = wilson(a, level), wilson(b, level), a.rate * b.rate
    return Interval(_lowest(a.rate, b.rate, both, of_a, of_b), _highest(a.rate, b.rate, of_a, of_b))


def _lowest(a: float, b: float, both: float, of_a: Interval, of_b: Interval) -> float:
    if not of_b.low:
        return 0.0
    top = _top(of_a)
    inside = both**2 - of_b.low * top * (2 * b - of_b.low) * (2 * a - top)
    return of_b.low * (2 * b - of_b.low) / (both + sqrt(max(inside, 0.0)))


def _highest(a: float, b: float, of_a: Interval, of_b: Interval) -> float | None:
    if not of_a.low:
        return None
    top, both = _top(of_b), a * b
    inside = both**2 - top * of_a.low * (2 * b - top) * (2 * a - of_a.low)
    return (both + sqrt(max(inside, 0.0))) / (of_a.low * (2 * a - of_a.low))


def chance_of_shares(a: Share, b: Share) -> float:
    """How often a difference like this, or larger, comes of nothing but chance (p-value, two-sided).

    It is the level at which the interval of the difference just touches 0.
    """
    low, high = _LEAST, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if difference(a, b, 1 - middle).leaves_out(0.0):
            high = middle
        else:
            low = middle
    return high


def _top(interval: Interval) -> float:
    """A share is never more than all."""
    return 1.0 if interval.high is None else interval.high
