"""Figures of single posts beside each other: how many times as much a typical post gets.

Figures per post are skewed: one post in twenty travels round the world, and a mean (and Welch's test
of it) then tells of that post alone. What is compared is therefore the order of the posts (Mann and
Whitney 1947), and the effect is the middle of all ratios of a post of B to a post of A (Hodges and
Lehmann 1963, on the logarithms). Nothing is assumed about the shape, a post with 0 needs no trick, the
test is exact for small numbers, and it gives up little where the logarithms are normal: 4.5 per cent
of the posts. A tie counts against a difference, so that the false alarms stay below what is told.
"""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from math import comb, floor, inf, sqrt
from statistics import NormalDist, median

from smwork.domain.experiments.interval import Interval

_EXACT = 50
"""Posts per variant up to which the chances are counted out; above it the normal curve is as good."""


def typical_ratio(a: Sequence[float], b: Sequence[float]) -> float | None:
    """How many times what a typical post of a gets, one of b gets; None where most of a got nothing."""
    middle = median(_ratios(a, b))
    return None if middle == inf else middle


def ratio_of_posts(a: Sequence[float], b: Sequence[float], level: float) -> Interval:
    """Where that ratio truly lies; from 0 and open above where there are too few posts to say."""
    ratios, cut = _ratios(a, b), _cut(len(a), len(b), 1 - level)
    if not cut:
        return Interval(0.0, None)
    high = ratios[-cut]
    return Interval(ratios[cut - 1], None if high == inf else high)


def chance_of_posts(a: Sequence[float], b: Sequence[float]) -> float:
    """How often an order like this, or clearer, comes of nothing but chance (p-value, two-sided)."""
    ratios = _ratios(a, b)
    wins = sum(ratio >= 1 for ratio in ratios)
    losses = sum(ratio <= 1 for ratio in ratios)
    return min(1.0, 2 * _at_most(min(wins, losses), len(a), len(b)))


def _ratios(a: Sequence[float], b: Sequence[float]) -> list[float]:
    """Every post of b over every post of a, from small to large. Raises ValueError without posts."""
    if not a or not b:
        raise ValueError("nothing to compare")
    return sorted(_ratio(x, y) for x in a for y in b)


def _ratio(a: float, b: float) -> float:
    if a == b:
        return 1.0
    return b / a if a else inf


def _cut(m: int, n: int, chance: float) -> int:
    """How many ratios are cut off at either end, so that less than `chance` lies outside."""
    if max(m, n) > _EXACT:
        z = NormalDist().inv_cdf(1 - chance / 2)
        return max(0, floor(m * n / 2 + 0.5 - z * _deviation(m, n)))
    allowed = chance / 2 * comb(m + n, m)
    return sum(count <= allowed for count in accumulate(_orders(min(m, n), max(m, n))))


def _at_most(wins: int, m: int, n: int) -> float:
    """The chance of at most so many wins over all pairs when there is no difference."""
    if max(m, n) > _EXACT:
        return NormalDist().cdf((wins + 0.5 - m * n / 2) / _deviation(m, n))
    return sum(_orders(min(m, n), max(m, n))[: wins + 1]) / comb(m + n, m)


def _deviation(m: int, n: int) -> float:
    return sqrt(m * n * (m + n + 1) / 12)


@cache
def _orders(m: int, n: int) -> tuple[int, ...]:
    """In how many orders of m and n posts there are 0, 1, 2 … wins: the Gaussian binomial."""
    counts = [1] + [0] * (m * n)
    for i in range(1, m + 1):
        for place in range(m * n, n + i - 1, -1):
            counts[place] -= counts[place - n - i]
        for place in range(i, m * n + 1):
            counts[place] += counts[place - i]
    return tuple(counts)
