"""The season in a client's own figures, worked out by hand where it can be."""

from collections.abc import Sequence
from datetime import date
from random import Random

import pytest

from smwork.domain.forecast.seasons import NoSeason, Season, gains, season_of
from smwork.domain.kpi import KpiPoint
from smwork.domain.months import last_day, next_month

FIRST = date(2024, 1, 1)
START = date(2026, 1, 1)
SHOP = (0.8, 0.7, 0.8, 0.9, 0.9, 0.9, 0.8, 0.8, 0.9, 1.1, 1.4, 2.0)


def months(values: Sequence[float | None], first: date = FIRST) -> tuple[KpiPoint, ...]:
    days = [next_month(first, step) for step in range(len(values))]
    return tuple(
        KpiPoint(day, value, value, None, last_day(day), 28, "account")
        for day, value in zip(days, values, strict=True)
    )


def shop(years: int, growth: float = 1.0, noise: float = 0.0) -> list[float]:
    rng = Random(7)  # noqa: S311 - a series to test with, no secret
    return [
        1000 * SHOP[step % 12] * growth ** (step / 12) * (1 + rng.gauss(0, noise))
        for step in range(years * 12)
    ]


def seen(found: Season | NoSeason) -> Season:
    assert isinstance(found, Season)
    return found


def none(found: Season | NoSeason) -> NoSeason:
    assert isinstance(found, NoSeason)
    return found


@pytest.mark.parametrize("growth", [1.0, 1.5, 0.8])
def test_a_season_is_found_whatever_the_growth_from_year_to_year(growth: float) -> None:
    season = seen(season_of(months(shop(2, growth)), START))
    assert season.index == pytest.approx(SHOP)
    assert (season.first, season.last) == (FIRST, date(2025, 12, 1))


def test_noise_draws_the_season_towards_usual() -> None:
    season = seen(season_of(months(shop(3, noise=0.15), date(2023, 1, 1)), START))
    assert 1.4 < season.index[11] < 2.1
    assert sum(season.index) / 12 == pytest.approx(1, abs=0.01)


def test_figures_that_only_wobble_have_no_season() -> None:
    rng = Random(3)  # noqa: S311 - as above
    found = none(season_of(months([1000 + rng.gauss(0, 100) for _ in range(24)]), START))
    assert found.why.text == "Its months differ from year to year as much as from one another."
    assert found.missing == 0


@pytest.mark.parametrize(("known", "missing"), [(0, 24), (9, 15), (12, 12), (23, 1)])
def test_it_says_how_many_months_it_still_takes(known: int, missing: int) -> None:
    found = none(season_of(months(shop(2)[:known], next_month(START, -known)), START))
    assert found.missing == missing


def test_an_unknown_month_is_missing_even_among_thirty() -> None:
    values: list[float | None] = [*shop(2), *shop(1)[:6]]
    values[0] = values[24] = None
    found = none(season_of(months(values, date(2023, 7, 1)), START))
    assert found.missing == 1


def test_what_lies_after_the_start_moves_no_course() -> None:
    before = season_of(months(shop(2)), START)
    assert season_of(months([*shop(2), 9999.0, 1.0, 7.0]), START) == before


def test_what_falls_below_zero_has_no_season() -> None:
    values = shop(2)
    values[3] = -5.0
    assert "below zero" in none(season_of(months(values), START)).why.text
    assert "zero" in none(season_of(months([0.0] * 24), START)).why.text


def test_on_a_months_last_day_the_season_is_that_months_own() -> None:
    season = seen(season_of(months(shop(2)), START))
    assert season.at(date(2026, 11, 30)) == pytest.approx(1.4)
    assert season.at(date(2026, 12, 31)) == pytest.approx(2.0)
    assert 1.4 < season.at(date(2026, 12, 15)) < 2.0


def test_a_year_gathers_twelve_usual_months_and_half_a_month_half_of_its_own() -> None:
    season = seen(season_of(months(shop(2)), START))
    assert season.gathered(START, date(2027, 1, 1)) == pytest.approx(12)
    assert season.gathered(START, START) == 0
    assert season.gathered(date(2026, 11, 1), date(2026, 11, 16)) == pytest.approx(0.7)


def test_a_stocks_gains_are_what_each_month_added() -> None:
    levels = months([100, 110, None, 130, 125])
    assert [point.value for point in gains(levels)] == [10, None, None, -5]


@pytest.mark.parametrize(
    ("start", "day", "usual"),
    [
        (date(2026, 3, 1), date(2026, 3, 1), 0.0),
        (date(2026, 3, 1), date(2026, 5, 1), 0.8 + 0.9),
        (date(2026, 4, 16), date(2026, 6, 11), 0.9 / 2 + 0.9 + 0.9 / 3),
        (date(2025, 12, 1), date(2027, 2, 1), 2.0 + sum(SHOP) + 0.8),
        (date(2026, 1, 1), date(2100, 1, 1), 74 * sum(SHOP)),
    ],
)
def test_usual_months_come_together_also_over_years(start: date, day: date, usual: float) -> None:
    assert Season(SHOP, FIRST, START).gathered(start, day) == pytest.approx(usual)
