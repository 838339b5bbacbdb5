"""How many it takes: the smallest sample that shows a difference which would matter."""

from collections.abc import Callable, Sequence
from math import ceil, comb, log, sqrt
from statistics import NormalDist, stdev
from typing import Final

from smwork.domain.experiments.several import LEVEL

POWER: Final = 0.8
"""If the difference is there, eight experiments out of ten find it."""

OWN_POSTS: Final = 10
"""Posts of one's own below which nothing is said about how far they lie apart."""

_RANGE_OF_TEN: Final = 3.078
"""Standard deviations between the least and the largest of ten (d2 of the control charts, n = 10)."""

_LARGEST: Final = 10.0
_HALVINGS: Final = 60
_NORMAL: Final = NormalDist()


def people_needed(base: float, lift: float, comparisons: int = 1, power: float = POWER) -> int:
    """People per variant: `base` is A's share (0 to 1), `lift` what matters (0.2 is 20 per cent more).

    Two proportions with a two-sided test (Fleiss, Levin and Paik 2003, without continuity correction;
    R's `power.prop.test`). With several variants against A each is tested at a part of the level.
    Raises ValueError where the better share would not lie between 0 and 1.
    """
    other = base * (1 + lift)
    if not (0 < base < 1 and 0 < other < 1) or not lift:
        raise ValueError(f"no share: {other}")
    middle = (base + other) / 2
    spread = base * (1 - base) + other * (1 - other)
    asked = _sure(comparisons) * sqrt(2 * middle * (1 - middle)) + _NORMAL.inv_cdf(power) * sqrt(
        spread
    )
    return ceil((asked / (other - base)) ** 2 - 1e-9)


def posts_needed(spread: float, lift: float, comparisons: int = 1, power: float = POWER) -> int:
    """Posts per variant: `spread` is the standard deviation of the logarithms of a post's figure.

    Noether 1987 for the test by ranks, which asks for a few too many where the difference is large;
    never fewer than can show anything at all.
    Raises ValueError without a spread or a lift.
    """
    if spread <= 0 or lift <= 0:
        raise ValueError("a sample needs a spread and a difference")
    better = _NORMAL.cdf(log(1 + lift) / (spread * sqrt(2)))
    asked = (_sure(comparisons) + _NORMAL.inv_cdf(power)) ** 2
    return max(least_posts(comparisons), ceil(asked / (6 * (better - 0.5) ** 2) - 1e-9))


def least_posts(comparisons: int = 1) -> int:
    """Posts per variant below which even the clearest order is no proof: 4 for one comparison."""
    posts = 2
    while 2 / comb(2 * posts, posts) > LEVEL / comparisons:
        posts += 1
    return posts


def lift_seen_by_people(base: float, people: int, comparisons: int = 1) -> float | None:
    """The smallest lift that a sample shows eight times out of ten; None if only absurd ones."""
    most = min(_LARGEST, (1 - base) / base * 0.999)
    return _smallest(lambda lift: people_needed(base, lift, comparisons) <= people, most)


def lift_seen_by_posts(spread: float, posts: int, comparisons: int = 1) -> float | None:
    """The same for a number of posts."""
    return _smallest(lambda lift: posts_needed(spread, lift, comparisons) <= posts, _LARGEST)


def spread_of(figures: Sequence[float]) -> float | None:
    """How far posts lie apart: the standard deviation of the logarithms of their figures.

    A post with nothing counts as half of the smallest figure that is something. None below `OWN_POSTS`
    posts, or where they are all the same.
    """
    some = [figure for figure in figures if figure > 0]
    if len(figures) < OWN_POSTS or not some:
        return None
    least = min(some) / 2
    return stdev(log(max(figure, least)) for figure in figures) or None


def spread_between(weakest: float, best: float) -> float | None:
    """The same from what the weakest and the best of ten posts get; None if the best is no better."""
    return log(best / weakest) / _RANGE_OF_TEN if 0 < weakest < best else None


def _sure(comparisons: int) -> float:
    """The normal quantile of the level, which several comparisons share (Bonferroni)."""
    return _NORMAL.inv_cdf(1 - LEVEL / comparisons / 2)


def _smallest(enough: Callable[[float], bool], most: float) -> float | None:
    if not enough(most):
        return None
    low, high = 0.0, most
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle > 0 and enough(middle):
            high = middle
        else:
            low = middle
    return high
