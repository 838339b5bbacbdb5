from collections.abc import Callable, Sequence
from datetime import date
from random import Random

import pytest

from smwork.domain.forecast import _student90, forecast
from smwork.domain.kpi import KpiPoint
from smwork.domain.months import last_day, next_month, steps_between

START = date(2025, 1, 1)
AHEAD = 6


def points(values: Sequence[float | None]) -> tuple[KpiPoint, ...]:
    months = (next_month(START, step) for step in range(len(values)))
    return tuple(
        KpiPoint(month, value, value, None, last_day(month), 28, "account")
        for month, value in zip(months, values, strict=True)
    )


def test_a_straight_line_goes_on_straight_and_sure() -> None:
    band = forecast(points([100, 110, 120, 130, 140, 150]), date(2025, 8, 31))
    assert band is not None
    assert [point.month for point in band] == [date(2025, 7, 1), date(2025, 8, 1)]
    assert [point.middle for point in band] == pytest.approx([160, 170])
    assert [point.high - point.low for point in band] == pytest.approx([0, 0], abs=1e-4)


def test_an_unknown_month_takes_its_step_all_the_same() -> None:
    band = forecast(points([100, 110, None, 130, 140, 150, 160]), date(2025, 8, 1))
    assert band is not None
    assert band[0].middle == pytest.approx(170)


def test_five_months_are_too_few_to_look_ahead() -> None:
    assert forecast(points([1, 2, 3, None, 4, 5]), date(2026, 1, 1)) is None


def test_nothing_lies_ahead_of_a_deadline_that_is_past() -> None:
    assert forecast(points([1, 2, 3, 4, 5, 6]), date(2025, 6, 30)) is None
    assert forecast((), date(2025, 6, 30)) is None


def test_a_count_is_never_expected_below_zero() -> None:
    band = forecast(points([60, 52, 38, 33, 18, 9]), date(2025, 12, 31))
    assert band is not None
    assert all(0 <= point.low <= point.middle <= point.high for point in band)


def test_what_can_be_negative_may_be_expected_negative() -> None:
    band = forecast(points([20, 10, 2, -9, -20, -30]), date(2025, 7, 31))
    assert band is not None
    assert band[0].middle < -30


def test_the_band_widens_with_every_month() -> None:
    band = forecast(points([1000, 1040, 1030, 1090, 1080, 1150, 1160]), date(2026, 3, 1))
    assert band is not None
    widths = [point.high - point.low for point in band]
    assert widths == sorted(widths)


@pytest.mark.parametrize(("degrees", "t"), [(3, 1.638), (4, 1.533), (9, 1.383), (20, 1.325)])
def test_students_t_is_that_of_the_printed_tables(degrees: int, t: float) -> None:
    assert _student90(degrees) == pytest.approx(t, abs=0.012)


def random_walk(rng: Random, months: int) -> list[float]:
    level, walk = 1000.0, []
    for _ in range(months):
        level += 20 + rng.gauss(0, 25)
        walk.append(level)
    return walk


def trend_and_noise(rng: Random, months: int) -> list[float]:
    return [1000 + 20 * month + rng.gauss(0, 40) for month in range(months)]


@pytest.mark.parametrize("series", [random_walk, trend_and_noise])
@pytest.mark.parametrize("months", [9, 12, 18])
def test_eight_in_ten_months_fall_into_the_band(
    series: Callable[[Random, int], list[float]], months: int
) -> None:
    rng, hits, tries = Random(2026), 0, 300  # noqa: S311 - a series to test with, no secret
    for _ in range(tries):
        values = series(rng, months + AHEAD)
        band = forecast(points(values[:months]), next_month(START, months + AHEAD - 1))
        assert band is not None
        for point in band:
            hits += point.low <= values[steps_between(START, point.month)] <= point.high
    assert 0.65 <= hits / (tries * AHEAD) <= 0.92
