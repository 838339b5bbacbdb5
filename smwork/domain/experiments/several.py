"""Several tests at once: the more one looks for, the sooner chance gives something to find."""

from collections.abc import Sequence
from typing import Final

LEVEL: Final = 0.05
"""Of a hundred comparisons without a difference, at most five may show one."""


def holm(chances: Sequence[float]) -> list[float]:
    """The chances as they count when all are judged together, in the order in which they came.

    Holm 1979: the smallest times their number, the next times one less. At most `LEVEL` of such
    families hold any false find. It is used within an experiment, for all variants against A.
    """
    adjusted, worst = [0.0] * len(chances), 0.0
    for rank, place in enumerate(sorted(range(len(chances)), key=chances.__getitem__)):
        worst = max(worst, min(1.0, chances[place] * (len(chances) - rank)))
        adjusted[place] = worst
    return adjusted


def benjamini_hochberg(chances: Sequence[float]) -> list[float]:
    """The chances as they count among many experiments: at most `LEVEL` of the finds are false.

    Benjamini and Hochberg 1995. It is used over a plan's ended experiments: there a false find in
    twenty may stay, as each is tried again before much is built on it.
    """
    adjusted, best = [0.0] * len(chances), 1.0
    order = sorted(range(len(chances)), key=chances.__getitem__)
    for rank in range(len(chances), 0, -1):
        place = order[rank - 1]
        best = min(best, chances[place] * len(chances) / rank)
        adjusted[place] = best
    return adjusted
