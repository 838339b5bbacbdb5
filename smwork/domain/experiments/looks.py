"""What looking early costs: who stops at the first difference finds one where there is none."""

from functools import cache
from math import exp, pi, sqrt
from statistics import NormalDist

from smwork.domain.experiments.several import LEVEL

_PARTS = 80
"""Even, for Simpson's rule; with 80 the table of 1969 comes out to all its three decimals."""


@cache
def false_alarms(looks: int, level: float = LEVEL) -> float:
    """In what part of experiments without a difference one of so many looks shows one all the same.

    The looks lie evenly along the sample, each tests at `level`, and one stops at the first that shows
    something. Armitage, McPherson and Rowe 1969, by their recursion: the sum of standard normal
    steps walks on as long as it stays within z·√look. Raises ValueError for less than one look.
    """
    if looks < 1:
        raise ValueError("without a look there is nothing to tell")
    z = NormalDist().inv_cdf(1 - level / 2)
    places = _places(z)
    density = [_step(place) for place in places]
    for look in range(2, looks + 1):
        weighed = [d * w for d, w in zip(density, _weights(places), strict=True)]
        reached = _places(z * sqrt(look))
        density = [
            sum(d * _step(there - here) for here, d in zip(places, weighed, strict=True))
            for there in reached
        ]
        places = reached
    return 1 - sum(d * w for d, w in zip(density, _weights(places), strict=True))


def _places(bound: float) -> list[float]:
    return [bound * (2 * part / _PARTS - 1) for part in range(_PARTS + 1)]


def _weights(places: list[float]) -> list[float]:
    """Simpson's weights."""
    third = (places[1] - places[0]) / 3
    inner = [4 * third if part % 2 else 2 * third for part in range(1, _PARTS)]
    return [third, *inner, third]


def _step(size: float) -> float:
    return exp(-size * size / 2) / sqrt(2 * pi)
