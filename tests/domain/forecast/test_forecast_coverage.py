"""Of the bands of 80 % seven to nine in ten hold what really came, whatever the series is like."""

from functools import cache
from random import Random
from typing import Final

import pytest

from smwork.domain.forecast.ahead import ForecastPoint, forecast, forecast_sum
from smwork.domain.months import next_month
from tests.domain.forecast import series_kinds
from tests.domain.forecast.series_kinds import INVENTED, REAL, Make, stretches
from tests.domain.forecast.test_forecast import START, points

SERIES: Final = 60
"""Of each kind; with fourteen kinds that makes 840 series that are held out."""

HISTORIES: Final = (6, 9, 12, 18, 24, 36)
AHEAD: Final = (1, 3, 6)
LONGEST: Final = max(AHEAD)


KINDS: Final[dict[str, Make]] = {make.__name__: make for make in INVENTED} | {
    name: stretches(series_kinds.real(name)) for name in REAL
}


@cache
def coverage(kind: str, *, summed: bool = False) -> float:
    """The share of held-out months, or sums of months, that lie in their band."""
    rng, hits = Random(2026), 0  # noqa: S311 - a series to test with, no secret
    for number in range(SERIES):
        months = HISTORIES[number % len(HISTORIES)]
        series = KINDS[kind](rng, months + LONGEST)
        seen, kept_back = series[:months], series[months:]
        band = _band(seen, summed=summed)
        for ahead in AHEAD:
            truth = sum(kept_back[:ahead]) if summed else kept_back[ahead - 1]
            hits += band[ahead - 1].low <= truth <= band[ahead - 1].high
    return hits / (SERIES * len(AHEAD))


def _band(seen: list[float], *, summed: bool) -> tuple[ForecastPoint, ...]:
    months = points(seen)
    until = next_month(START, len(seen) + LONGEST - 1)
    since = next_month(START, len(seen))
    band = forecast_sum(months, since, until) if summed else forecast(months, until)
    assert band is not None
    return band


@pytest.mark.parametrize("kind", KINDS)
def test_the_band_of_a_month_holds_for_each_kind_of_series(kind: str) -> None:
    assert 0.7 <= coverage(kind) <= 0.9


@pytest.mark.parametrize("kind", KINDS)
def test_the_band_of_a_sum_of_months_holds_too(kind: str) -> None:
    assert 0.7 <= coverage(kind, summed=True) <= 0.9


@pytest.mark.parametrize("summed", [False, True])
def test_over_all_series_together_eight_in_ten_bands_hold(summed: bool) -> None:
    shares = [coverage(kind, summed=summed) for kind in KINDS]
    assert 0.75 <= sum(shares) / len(shares) <= 0.85
