"""The chart of a KPI: its course, its months, and the forecast up to the deadline."""

from datetime import date

from smwork.domain.course import CoursePoint
from smwork.domain.forecast.ahead import ForecastPoint
from smwork.domain.progress import KpiProgress
from smwork.domain.say import say
from smwork.ui.kpis.trajectory import trajectory

SEP, OCT, NOV = date(2026, 9, 30), date(2026, 10, 31), date(2026, 11, 30)


def progress(measured: date) -> KpiProgress:
    return KpiProgress(
        "kpi",
        "behind",
        say("why"),
        course=(CoursePoint(date(2026, 1, 1), 0), CoursePoint(date(2026, 12, 31), 12)),
        track=(CoursePoint(SEP, 8), CoursePoint(measured, 9)),
        forecast=(
            ForecastPoint(date(2026, 10, 1), 9, 8, 10),
            ForecastPoint(date(2026, 11, 1), 10, 8, 12),
        ),
    )


def ahead(measured: date) -> list[date]:
    points = trajectory(progress(measured), ahead=True)
    return [day for day, kind, *_ in points if kind == "forecast"]


def test_what_is_expected_of_a_month_stands_at_its_end() -> None:
    assert ahead(date(2026, 10, 20)) == [OCT, NOV]


def test_a_month_that_is_measured_is_not_forecast_any_more() -> None:
    assert ahead(OCT) == [NOV]


def test_without_looking_ahead_there_is_no_forecast() -> None:
    points = trajectory(progress(OCT), ahead=False)
    assert {kind for _, kind, *_ in points} == {"course", "real"}
