from datetime import date

import pandas as pd
import pytest

from smwork.charts import NotEnough, Shown, goal_trajectory, kpi_detail
from smwork.charts.trajectory import read_road
from smwork.facts.kpis import KpiUnit
from smwork.locale.translator import translator
from tests.charts.frames import DEADLINE, START, course, notes, road, road_ahead
from tests.charts.reading import marks, shown

EN, NL = translator("en"), translator("nl")
NOTHING = pd.DataFrame({"day": [], "kind": [], "value": []})


def trajectory(frame: pd.DataFrame, today: date | None = None) -> Shown:
    return shown(goal_trajectory(frame, EN, label="Followers", unit="count", today=today))


def words(chart: Shown) -> list[object]:
    """The texts that stand in the plot as such: `Today` and the like."""
    return [layer["mark"].get("text") for layer in marks(chart, "text")]


def test_without_figures_it_is_the_course_and_says_so() -> None:
    assert trajectory(course()).title == "Followers: the course from 4,000 to 5,000, no figures yet"


def test_with_figures_the_title_lays_the_last_one_beside_the_course_of_that_day() -> None:
    assert trajectory(road()).title == "Followers: 4,580 on 30 Sept 2026, the course asks 4,747"


def test_the_same_in_dutch() -> None:
    chart = shown(goal_trajectory(road(), NL, label="Volgers", unit="count"))
    assert chart.title == "Volgers: 4.580 op 30 sep 2026, de koers vraagt 4.747"
    assert "De koers loopt van 4.000 op 1 jan 2026 naar 5.000 op 31 dec 2026." in chart.alt


def test_figures_alone_say_that_there_is_no_target() -> None:
    frame = road()
    chart = trajectory(frame[frame["kind"] == "real"])
    assert chart.title == "Followers: 4,580 on 30 Sept 2026, no target yet"


def test_a_figure_after_the_deadline_is_not_held_against_the_course() -> None:
    late = pd.DataFrame({"day": [date(2027, 2, 1)], "kind": ["real"], "value": [4900.0]})
    chart = trajectory(pd.concat([course(), late]))
    assert chart.title == "Followers: 4,900 on 1 Feb 2027, outside the course"


@pytest.mark.parametrize("frame", [NOTHING, course().head(1)])
def test_nothing_to_draw_says_what_to_fill_in(frame: pd.DataFrame) -> None:
    chart = goal_trajectory(frame, EN, label="Followers", unit="count")
    assert chart == NotEnough("Fill in a baseline, a target and a deadline to see the course.")


def test_today_is_marked_inside_the_period_only() -> None:
    assert "Today" in words(trajectory(course(), today=date(2026, 6, 1)))
    assert "Today" not in words(trajectory(course(), today=date(2028, 6, 1)))


def test_a_short_period_is_told_in_days() -> None:
    days = [date(2026, 5, 1), date(2026, 6, 15)]
    frame = pd.DataFrame({"day": days, "kind": "course", "value": [1.0, 2.0]})
    assert "%-d %b" in str(trajectory(frame).spec["layer"])
    assert "%-d %b" not in str(trajectory(course()).spec["layer"])


def test_a_course_that_grows_is_followed_from_point_to_point() -> None:
    days = [START, date(2026, 7, 1), DEADLINE]
    frame = pd.DataFrame({"day": days, "kind": "course", "value": [100.0, 110.0, 140.0]})
    read = read_road(frame)
    assert read.due(date(2026, 7, 1)) == 110
    assert read.due(START) == 100
    assert read.due(date(2025, 12, 31)) is None


def test_an_unknown_month_is_a_gap_in_the_line_and_not_a_zero() -> None:
    frame = road()
    frame.loc[frame["day"] == date(2026, 4, 30), "value"] = None
    read = read_road(frame)
    assert [point.value for point in read.real][3] is None
    chart = trajectory(frame)
    [lines], [dots, _] = marks(chart, "line"), marks(chart, "point")
    assert [
        row["value"] for row in lines["data"]["values"] if row["day"] == "2026-04-30T00:00:00"
    ] == [None]
    assert len(dots["data"]["values"]) == 8


@pytest.mark.parametrize(
    ("unit", "written"),
    [("percent", "0.45%"), ("money", "€0.45"), ("ratio", "0.45"), ("minutes", "0.4 min")],
)
def test_a_figure_is_written_in_its_unit(unit: KpiUnit, written: str) -> None:
    frame = pd.DataFrame({"day": [START], "kind": ["real"], "value": [0.45]})
    chart = shown(goal_trajectory(frame, EN, label="X", unit=unit))
    assert chart.title.startswith(f"X: {written} on")


def test_the_detail_says_where_it_is_heading_and_how_sure_that_is() -> None:
    chart = shown(kpi_detail(road_ahead(), EN, label="Followers", unit="count"))
    assert chart.title == "Followers: heading for 4,790 on 31 Dec 2026, the target is 5,000"
    assert "eight times in ten between 4,680 and 4,900" in chart.alt
    assert "If it goes on like this (80% band)" in str(chart.spec)


def test_the_forecast_begins_where_the_figures_end() -> None:
    frame = road_ahead()
    frame = frame[(frame["kind"] != "forecast") | (frame["day"] > date(2026, 9, 30))]
    first = read_road(frame).forecast[0]
    assert (first.day, first.value, first.low, first.high) == (date(2026, 9, 30), 4580, 4580, 4580)


def test_the_detail_without_a_forecast_says_that_it_is_too_early() -> None:
    chart = shown(kpi_detail(road(), EN, label="Followers", unit="count"))
    assert chart.title == "Followers: too few months to look ahead"


def test_the_detail_needs_a_figure() -> None:
    chart = kpi_detail(course(), NL, label="Volgers", unit="count")
    assert chart == NotEnough(
        "Lees cijfers voor Volgers in of typ ze: dan zie je waar het heen gaat."
    )


def test_annotations_stand_on_the_detail_by_number_and_are_told() -> None:
    chart = shown(kpi_detail(road_ahead(), EN, label="Followers", unit="count", notes=notes()))
    numbers = [row["number"] for row in marks(chart, "text")[-1]["data"]["values"]]
    assert numbers == ["1", "2"]  # the third lies outside the chart
    assert [row["from"] for row in marks(chart, "rect")[0]["data"]["values"]] == [
        "2026-07-01T00:00:00"
    ]
    assert "Annotation 1, 14 Mar 2026: Open dag" in chart.alt
    assert "Annotation 2, July 2026: Verbouwing" in chart.alt
