from datetime import date

import pytest

from smwork.domain.course import Course, CoursePoint
from smwork.domain.kpi import KpiPoint
from smwork.domain.months import last_day
from smwork.domain.track import ahead, before, settled, track
from smwork.facts import kpis as catalogue

CTR, TRIALS, FOLLOWERS = (catalogue.kpi(key) for key in ("ctr", "trials", "followers"))
COUNT = Course("count", date(2026, 3, 1), date(2026, 6, 30), 0, 100)


def months(*values: float | None, through: date | None = None) -> tuple[KpiPoint, ...]:
    """Points from January on, each of a whole month; the last one up to `through`."""
    days = [last_day(date(2026, month, 1)) for month in range(1, len(values) + 1)]
    if through:
        days[-1] = through
    return tuple(
        KpiPoint(
            day.replace(day=1), value, value, None, day if value is not None else None, 9, "account"
        )
        for day, value in zip(days, values, strict=True)
    )


@pytest.mark.parametrize(
    ("formula", "last", "counts"),
    [
        (CTR, date(2026, 4, 17), False),
        (CTR, date(2026, 4, 18), True),
        (TRIALS, date(2026, 4, 26), False),
        (TRIALS, date(2026, 4, 27), True),
        (FOLLOWERS, date(2026, 4, 1), True),
    ],
)
def test_a_rate_needs_six_tenths_of_its_month_a_sum_nine_and_a_stock_nothing(
    formula: catalogue.Kpi, last: date, counts: bool
) -> None:
    points = months(1, 1, 1, 1, through=last)
    assert len(settled(formula, points)) == (4 if counts else 3)


def test_only_the_latest_month_can_be_unfinished() -> None:
    early = months(1, through=date(2026, 1, 4))
    points = (*early, *months(1, 1)[1:])
    assert settled(TRIALS, points) == points


def test_no_points_are_all_settled() -> None:
    assert settled(CTR, ()) == ()


def test_the_figure_before_the_start_is_the_last_known_one() -> None:
    assert before(months(10, 20, None, 40), date(2026, 4, 10)) == 20
    assert before(months(10), date(2026, 1, 20)) is None


def test_a_count_is_gathered_from_the_month_of_the_start() -> None:
    assert track(TRIALS, COUNT, months(5, 5, 10, None, 20), None) == (
        CoursePoint(date(2026, 3, 31), 10),
        CoursePoint(date(2026, 5, 31), 30),
    )


def test_a_count_of_followers_is_what_was_gained_on_the_baseline() -> None:
    assert [p.value for p in track(FOLLOWERS, COUNT, months(90, 100, 112, 130), 100)] == [12, 30]


def test_a_level_is_tracked_as_it_is() -> None:
    level = Course("level", date(2026, 2, 1), date(2026, 3, 31), 1, 2)
    assert [point.value for point in track(CTR, level, months(1, 2, 3, 4), 1)] == [2, 3]


def test_a_counts_forecast_never_falls_below_what_was_gathered() -> None:
    points = months(40, 2, 30, 0, 25)
    course = Course("count", date(2026, 1, 1), date(2026, 12, 31), 0, 100)
    assert ahead(TRIALS, course, points, None) is None
    band = ahead(TRIALS, course, (*points, *months(*[0] * 5, 1)[5:]), None)
    assert band is not None
    assert all(point.low >= 98 for point in band)


def test_the_forecast_of_a_count_of_followers_is_above_the_baseline() -> None:
    band = ahead(FOLLOWERS, COUNT, months(100, 110, 120, 130, 140), 100)
    assert band is None
    course = Course("count", date(2026, 1, 1), date(2026, 7, 31), 0, 100)
    band = ahead(FOLLOWERS, course, months(100, 110, 120, 130, 140, 150), 100)
    assert band is not None
    assert band[0].middle == pytest.approx(60, rel=0.01)
