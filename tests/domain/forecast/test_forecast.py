from collections.abc import Sequence
from datetime import date

import pytest

from smwork.domain.forecast.ahead import (
    FARTHEST,
    Bounds,
    forecast,
    forecast_sum,
    months_short,
)
from smwork.domain.kpi import KpiPoint
from smwork.domain.months import last_day, next_month

START = date(2025, 1, 1)


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
    assert [point.middle for point in band] == pytest.approx([160, 170], rel=0.03)
    assert all(point.high - point.low < 25 for point in band)


def test_an_unknown_month_takes_its_step_all_the_same() -> None:
    band = forecast(points([100, 110, None, 130, 140, 150, 160]), date(2025, 8, 1))
    assert band is not None
    assert band[0].middle == pytest.approx(170, rel=0.03)


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


def test_a_season_that_was_seen_twice_is_expected_again() -> None:
    year = [100, 90, 110, 120, 140, 180, 260, 250, 150, 120, 110, 300]
    wobble = [3, -4, 2, 5, -3, -1, 4, -5, 1, -2, 6, -4]
    twice = [*year, *(value + off for value, off in zip(year, wobble, strict=True))]
    band = forecast(points(twice), date(2027, 12, 1))
    assert band is not None
    assert [point.middle for point in band] == pytest.approx(year, abs=25)


def test_a_share_is_never_expected_above_its_whole() -> None:
    band = forecast(points([80, 88, 93, 96, 98, 99]), date(2025, 12, 1), Bounds(0.0, 100.0))
    assert band is not None
    assert max(point.high for point in band) == 100


def test_a_sum_is_that_of_the_months_from_its_beginning_on() -> None:
    seen = points([50, 52, 49, 51, 50, 48])
    each = forecast(seen, date(2025, 10, 1))
    whole = forecast_sum(seen, date(2025, 1, 1), date(2025, 10, 1))
    part = forecast_sum(seen, date(2025, 9, 1), date(2025, 10, 1))
    assert each is not None
    assert whole is not None
    assert part is not None
    assert [point.month.month for point in whole] == [7, 8, 9, 10]
    assert [point.month.month for point in part] == [9, 10]
    assert whole[-1].middle == pytest.approx(sum(point.middle for point in each), rel=0.01)
    assert part[-1].middle == pytest.approx(sum(p.middle for p in each[2:]), rel=0.01)
    # Months err to both sides: their sum is surer than all of them at once.
    assert whole[-1].high - whole[-1].low < sum(point.high - point.low for point in each)


@pytest.mark.parametrize(("known", "short"), [(0, 6), (4, 2), (6, 0), (30, 0)])
def test_it_says_how_many_months_a_forecast_still_takes(known: int, short: int) -> None:
    assert months_short(points([1.0] * known)) == short


def test_months_that_are_all_alike_go_on_like_that() -> None:
    for level in (0.0, 7.0):
        band = forecast(points([level] * 8), date(2026, 1, 1))
        assert band is not None
        assert band[-1].middle == pytest.approx(level, abs=0.01)
        assert band[-1].high - band[-1].low < 0.1


def test_nobody_looks_further_ahead_than_back() -> None:
    """With a deadline in 2099 some nine hundred months would be worked out, each from all before it."""
    year, far = points([100, 110, 120, 130, 140, 150]), date(2099, 12, 31)
    for band in (forecast(year, far), forecast_sum(year, START, far)):
        assert band is not None
        assert [point.month for point in band] == [
            next_month(date(2025, 6, 1), step) for step in range(1, FARTHEST + 1)
        ]


def test_what_begins_further_ahead_than_that_has_no_forecast() -> None:
    year = points([100, 110, 120, 130, 140, 150])
    assert forecast_sum(year, date(2090, 1, 1), date(2099, 12, 31)) is None
