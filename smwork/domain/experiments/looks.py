"""What looking early costs: who stops at the first difference finds one where there is none."""

from functools import cache
from math import exp, log2, pi, sqrt
from statistics import NormalDist

from smwork.domain.experiments.several import LEVEL

_PARTS = 80
"""Even, for Simpson's rule; with 80 the table of 1969 comes out to all its three decimals."""

_COUNTED = 200
"""Looks up to which that holds: further on the parts are wider than a step."""

_FAR = 6.0
"""A step as large as this adds nothing that is told."""


def false_alarms(looks: int, level: float = LEVEL) -> float:
    """In what part of experiments without a difference one of so many looks shows one all the same.

    The looks lie evenly along the sample, each tests at `level`, and one stops at the first that shows
    something. Armitage, McPherson and Rowe 1969, by their recursion; where many have been, the part
    that has not stopped falls by the same share at each doubling (Breiman, First exit times from a
    square root boundary, 1967). Raises ValueError for less than one look.
    """
    if looks < 1:
        raise ValueError("without a look there is nothing to tell")
    if looks <= _COUNTED:
        return 1 - _still_going(looks, level)
    at_half, at_last = _still_going(_COUNTED // 2, level), _still_going(_COUNTED, level)
    return 1 - at_last * float((at_last / at_half) ** log2(looks / _COUNTED))


@cache
def _still_going(looks: int, level: float) -> float:
    """The part that so many looks show nothing in: the sum of standard normal steps within z·√look."""
    z = NormalDist().inv_cdf(1 - level / 2)
    places = _places(z)
    density = [_step(place) for place in places]
    for look in range(2, looks + 1):
        weighed = [d * w for d, w in zip(density, _weights(places), strict=True)]
        reached = _places(z * sqrt(look))
        # What happens above 0 happens below it too.
        below = [_reaching(there, places, weighed) for there in reached[: _PARTS // 2 + 1]]
        density, places = [*below, *below[-2::-1]], reached
    return sum(d * w for d, w in zip(density, _weights(places), strict=True))


def _reaching(there: float, places: list[float], weighed: list[float]) -> float:
    return sum(
        d * _step(there - here)
        for here, d in zip(places, weighed, strict=True)
        if abs(there - here) < _FAR
    )


def _places(bound: float) -> list[float]:
    return [bound * (2 * part / _PARTS - 1) for part in range(_PARTS + 1)]


def _weights(places: list[float]) -> list[float]:
    """Simpson's weights."""
    third = (places[1] - places[0]) / 3
    inner = [4 * third if part % 2 else 2 * third for part in range(1, _PARTS)]
    return [third, *inner, third]


def _step(size: float) -> float:
    return exp(-size * size / 2) / sqrt(2 * pi)
