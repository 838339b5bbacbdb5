"""Growth from month to month, as the measured months show it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smwork.domain.evidence import (
    Growth,
    TooFewMonths,
    evidence_of,
    evidence_of_all,
    growth_of,
    spread_of,
)
from smwork.domain.goals import Kpi
from smwork.domain.months import next_month
from smwork.domain.research import Channel
from tests.domain.builders import figure, made, workbook
from tests.domain.smart_cases import grown, months


def test_growth_is_told_by_its_median_its_best_and_its_worst() -> None:
    found = growth_of(months(100, 110, 110, 132))
    assert isinstance(found, Growth)
    assert (found.steps, found.median, found.worst) == (3, 10, 0)
    assert found.best == pytest.approx(20)
    assert found.p90 == pytest.approx(18)
    assert (found.levels.median, found.levels.best) == (110, 132)


def test_where_less_is_better_the_best_month_is_the_steepest_fall() -> None:
    found = growth_of(months(100, 90, 90, 99), "down")
    assert isinstance(found, Growth)
    assert found.best == pytest.approx(-10)
    assert found.worst == pytest.approx(10)
    assert found.p90 < found.median
    assert found.levels.best == 90


def test_three_changes_are_needed_and_the_number_there_are_is_told() -> None:
    assert growth_of(months(100, 110, 120)) == TooFewMonths(months_of(100, 110, 120), steps=2)
    assert growth_of(months(100, 110, 120)).steps == 2
    assert growth_of([]) == TooFewMonths(steps=0)


def test_a_gap_between_months_makes_no_step() -> None:
    points = [*months(100, 110), *months(200, 220, first=date(2026, 1, 1))]
    assert growth_of(points).steps == 2


def test_from_zero_there_is_no_percentage() -> None:
    assert growth_of(months(0, 10, 20, 30)).steps == 2


def test_of_two_figures_in_one_month_the_last_counts() -> None:
    assert growth_of([(date(2026, 1, 31), 9), (date(2026, 1, 2), 1)]).points == (
        (date(2026, 1, 1), 9),
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 4, 10), 100),  # nothing older: the first there is
        (date(2025, 6, 1), 110),
        (date(2030, 1, 1), 120),
    ],
)
def test_the_baseline_is_the_last_figure_before_the_month_of_the_start(
    day: date, expected: float
) -> None:
    assert growth_of(months(100, 110, 120)).standing_at(day) == expected


def test_without_any_figure_it_is_not_known_where_one_stands() -> None:
    assert growth_of([]).standing_at(date(2026, 1, 1)) is None


def test_a_spread_needs_two_values() -> None:
    with pytest.raises(ValueError, match="two values"):
        spread_of([1.0])


@given(st.lists(st.just(0.0) | st.floats(0.01, 1e9), max_size=30))
def test_the_best_is_never_below_the_rest(values: list[float]) -> None:
    found = growth_of(months(*values))
    if isinstance(found, Growth):
        assert found.worst <= found.median <= found.best
        assert found.worst <= found.p90 <= found.best + 1e-9 * abs(found.best)


# --- of a plan's own KPIs -------------------------------------------------------------------------

FACEBOOK = made(Channel, "fb", platform="facebook", handle="zilt")
FOLLOWERS = made(Kpi, "k1", goal_id="g1", formula="followers", channel_id="fb")


def test_a_kpi_is_told_by_the_figures_of_its_channel() -> None:
    sums = [
        figure("followers", month, value) for month, value in months(1000, 1010, 1020.1, 1030.301)
    ]
    found = evidence_of(FOLLOWERS, [FACEBOOK], sums)
    assert isinstance(found, Growth)
    assert found.median == pytest.approx(1)


def test_a_month_that_has_only_begun_is_no_fall() -> None:
    kpi = made(Kpi, "k2", goal_id="g1", formula="clicks")
    sums = [figure("clicks", month, 100) for month, _ in months(1, 1, 1, 1)]
    begun = next_month(sums[-1].month)
    sums.append(figure("clicks", begun, 3, through=begun.replace(day=2)))
    found = evidence_of(kpi, [FACEBOOK], sums)
    assert isinstance(found, Growth)
    assert (found.steps, found.worst) == (3, 0)


def test_a_kpi_without_figures_or_formula_has_no_evidence() -> None:
    assert evidence_of(FOLLOWERS, [FACEBOOK], []) is None
    assert evidence_of(made(Kpi, "k3", goal_id="g1"), [FACEBOOK], []) is None


def test_all_kpis_of_a_plan_are_told_by_their_id() -> None:
    book = workbook(channels=(FACEBOOK,), kpis=(FOLLOWERS, made(Kpi, "k3", goal_id="g1")))
    sums = [figure("followers", date(2026, 1, 1), 1000)]
    assert evidence_of_all(book, sums) == {"k1": TooFewMonths(((date(2026, 1, 1), 1000),), steps=0)}


def months_of(*values: float) -> tuple[tuple[date, float], ...]:
    return tuple(months(*values))


def test_the_steady_example_is_what_it_says() -> None:
    steady = grown(1.0, 1.2, 0.8, 1.2, 3.1, 1.4, 0.9, 1.3)
    assert (round(steady.median, 1), round(steady.best, 1), steady.steps) == (1.2, 3.1, 8)
