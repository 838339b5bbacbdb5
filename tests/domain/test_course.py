from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smwork.domain.course import MOST_MONTHS, aim_of, course, course_of
from smwork.domain.forecast.seasons import Season
from smwork.domain.goals import Kpi
from smwork.domain.smart.pace import compounded_monthly
from tests.domain.builders import made

NEW_YEAR, NEXT = date(2026, 1, 1), date(2027, 1, 1)


def kpi(**fields: object) -> Kpi:
    return made(Kpi, goal_id="goal", **fields)


def test_a_level_goes_in_a_straight_line_from_baseline_to_target() -> None:
    trials = kpi(formula="ctr", baseline=1.0, target=2.0)
    found = course_of(trials, date(2026, 4, 1), date(2026, 4, 21))
    assert found is not None
    assert [found.on(date(2026, 4, day)) for day in (1, 11, 21)] == [1.0, 1.5, 2.0]


def test_before_the_start_is_the_baseline_and_after_the_deadline_the_target() -> None:
    found = course_of(kpi(formula="ctr", baseline=1.0, target=2.0), NEW_YEAR, NEXT)
    assert found is not None
    assert found.on(date(2020, 1, 1)) == 1.0
    assert found.on(date(2030, 1, 1)) == 2.0


def test_a_level_without_a_baseline_is_held_from_the_start() -> None:
    """ "An average CTR of 1.5 %" asks that much from the first day on."""
    points = course(kpi(formula="ctr", target=1.5), NEW_YEAR, date(2026, 4, 1))
    assert {point.value for point in points} == {1.5}


def test_five_per_cent_more_followers_every_month_is_compounded() -> None:
    followers = kpi(formula="followers", baseline=1000, target_kind="growth", target=5)
    found = course_of(followers, NEW_YEAR, date(2026, 4, 1))
    assert found is not None
    assert found.on(date(2026, 2, 1)) == pytest.approx(1050)
    assert found.on(date(2026, 3, 1)) == pytest.approx(1102.5)
    assert found.target == pytest.approx(1157.625)


def test_growth_per_week_and_per_quarter_is_compounded_as_often() -> None:
    grows = {"formula": "followers", "baseline": 100, "target_kind": "growth", "target": 10}
    weekly = course_of(kpi(**grows, growth_period="week"), date(2026, 3, 2), date(2026, 3, 16))
    quarterly = course_of(kpi(**grows, growth_period="quarter"), NEW_YEAR, NEXT)
    assert weekly is not None
    assert quarterly is not None
    assert weekly.target == pytest.approx(121)
    assert quarterly.target == pytest.approx(146.41)


def test_growth_takes_the_measured_baseline_when_none_is_typed_and_needs_one() -> None:
    followers = kpi(formula="followers", target_kind="growth", target=5)
    found = course_of(followers, NEW_YEAR, date(2026, 2, 1), measured=2000)
    assert found is not None
    assert found.target == pytest.approx(2100)
    assert course_of(followers, NEW_YEAR, NEXT) is None


def test_a_growth_rate_that_grows_so_much_each_quarter_is_a_monthly_rate_to_hold() -> None:
    rate = kpi(
        formula="audience_growth_rate", target_kind="growth", target=33.1, growth_period="quarter"
    )
    found = course_of(rate, NEW_YEAR, NEXT)
    assert found is not None
    assert found.on(NEW_YEAR) == found.target == pytest.approx(10)


def test_a_count_starts_at_nothing_and_gathers_evenly() -> None:
    trials = kpi(formula="trials", baseline=30, target_kind="count", target=120)
    found = course_of(trials, date(2026, 6, 1), date(2026, 6, 13))
    assert found is not None
    assert [found.on(date(2026, 6, day)) for day in (1, 4, 13)] == [0, 30, 120]


def test_a_rate_cannot_be_gathered() -> None:
    assert aim_of(kpi(formula="ctr", target_kind="count", target=2)) == "level"
    assert aim_of(kpi(formula="trials", target_kind="count", target=2)) == "count"


def test_the_drawn_course_has_start_month_ends_and_deadline() -> None:
    points = course(kpi(formula="ctr", target=1.5), date(2026, 1, 15), date(2026, 3, 31))
    assert [point.day for point in points] == [
        date(2026, 1, 15),
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
    ]


@pytest.mark.parametrize(
    ("target", "start", "deadline"),
    [(None, NEW_YEAR, NEXT), (5, None, NEXT), (5, NEW_YEAR, None), (5, NEXT, NEW_YEAR)],
)
def test_a_kpi_that_is_not_filled_in_has_no_course(
    target: float | None, start: date | None, deadline: date | None
) -> None:
    assert course(kpi(formula="ctr", target=target), start, deadline) == ()


@given(
    st.floats(1, 1e6),
    st.floats(-50, 50),
    st.sampled_from(["level", "growth", "count"]),
    st.dates(NEW_YEAR, NEXT),
)
def test_the_course_stays_between_where_it_starts_and_ends(
    baseline: float, target: float, kind: str, day: date
) -> None:
    one = kpi(formula="followers", baseline=baseline, target=target, target_kind=kind)
    found = course_of(one, NEW_YEAR, NEXT)
    assert found is not None
    low, high = sorted((found.on(NEW_YEAR), found.target))
    slack = 1e-9 * max(abs(low), abs(high))
    assert low - slack <= found.on(day) <= high + slack


SHOP = Season(
    (0.8, 0.7, 0.8, 0.9, 0.9, 0.9, 0.8, 0.8, 0.9, 1.1, 1.4, 2.0),
    date(2024, 1, 1),
    date(2025, 12, 1),
)


def test_a_count_gathers_more_in_the_busier_months_and_all_of_it_by_the_deadline() -> None:
    trials = kpi(formula="trials", target_kind="count", target=1200)
    found = course_of(trials, NEW_YEAR, NEXT, season=SHOP)
    assert found is not None
    assert found.on(date(2026, 2, 1)) == pytest.approx(80)
    assert found.on(date(2026, 12, 1)) == pytest.approx(1000)
    assert found.on(NEXT) == pytest.approx(1200)


def test_a_level_follows_the_season_from_baseline_to_target() -> None:
    reach = kpi(formula="reach", baseline=2000, target=2400)
    found = course_of(reach, NEW_YEAR, date(2026, 12, 31), season=SHOP)
    straight = course_of(reach, NEW_YEAR, date(2026, 12, 31))
    assert found is not None
    assert straight is not None
    assert found.on(NEW_YEAR) == pytest.approx(2000)
    assert found.on(date(2026, 12, 31)) == pytest.approx(2400)
    february = date(2026, 2, 28)
    assert found.on(february) == pytest.approx(straight.on(february) * 0.7 / 2, rel=0.03)


def test_a_growth_follows_the_season_too() -> None:
    grows = kpi(formula="reach", baseline=1000, target_kind="growth", target=1)
    found = course_of(grows, NEW_YEAR, date(2026, 12, 31), season=SHOP)
    assert found is not None
    assert found.on(date(2026, 12, 31)) == pytest.approx(found.target)
    assert found.on(date(2026, 6, 30)) < found.on(date(2026, 11, 30))


def test_a_week_is_as_long_everywhere() -> None:
    rate = kpi(formula="audience_growth_rate", target_kind="growth", target=1, growth_period="week")
    found = course_of(rate, NEW_YEAR, NEXT)
    assert found is not None
    assert found.target == pytest.approx(compounded_monthly(1, "week"))


@pytest.mark.parametrize(
    ("deadline", "points"),
    [(date(2026, 12, 31), 13), (date(2035, 12, 31), MOST_MONTHS + 1), (date(2099, 12, 31), 76)],
)
def test_a_long_road_is_told_year_by_year(deadline: date, points: int) -> None:
    found = course(kpi(formula="followers", baseline=1000, target=2000), NEW_YEAR, deadline)
    assert len(found) == points
    assert (found[0].day, found[-1].day, found[-1].value) == (NEW_YEAR, deadline, 2000)
