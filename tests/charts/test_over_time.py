"""The charts along a calendar, and the heat map: mentions, load, an imported metric, the fit."""

from datetime import date, timedelta

import pandas as pd
import pytest

from smwork.charts import (
    NotEnough,
    Shown,
    fit_heatmap,
    load_bars,
    mentions_over_time,
    metric_preview,
)
from smwork.locale.translator import translator
from tests.charts.frames import fits, months, tones, weeks
from tests.charts.reading import drawn, marks, shown

EN, NL = translator("en"), translator("nl")


def data(chart: Shown) -> pd.DataFrame:
    return pd.DataFrame(drawn(chart))


def test_mentions_are_counted_per_month_and_the_last_month_is_told() -> None:
    chart = shown(mentions_over_time(tones(), NL))
    assert chart.title == "26 vermeldingen in september 2026, waarvan 3 negatief"
    assert "januari 2026: 19." in chart.alt


def test_mentions_of_days_in_one_month_are_one_stack() -> None:
    days = [date(2026, 3, 2), date(2026, 3, 30)]
    frame = pd.DataFrame({"month": days, "group": "own", "mentions": [2, 3]})
    chart = shown(mentions_over_time(frame, EN))
    assert chart.title == "5 mentions in March 2026, 5 of them about us"
    assert len(data(chart)) == 1


def test_the_tones_stack_from_negative_up_and_absent_ones_are_not_named() -> None:
    frame = tones()
    chart = shown(mentions_over_time(frame[frame["group"] != "unknown"], EN))
    assert list(data(chart)["group"].unique()) == ["Negative", "Neutral", "Positive"]
    assert "Not judged" not in str(chart.spec)


@pytest.mark.parametrize("frame", [tones().head(0), tones().assign(mentions=0)])
def test_no_mentions_no_chart(frame: pd.DataFrame) -> None:
    assert isinstance(mentions_over_time(frame, EN), NotEnough)


def test_the_load_names_the_week_that_asks_too_much() -> None:
    chart = shown(load_bars(weeks(), EN, capacity=12.0))
    assert chart.title == "3 weeks ask more than the 12 available hours; week 44 most, 4 too many"
    assert "Hours; dashed line: 12 available" in str(chart.spec)


def test_what_is_too_much_has_a_bar_of_its_own_with_its_figure() -> None:
    chart = shown(load_bars(weeks(), NL, capacity=12.0))
    assert marks(chart, "text")[0]["transform"] == [{"filter": "datum.over > 0"}]
    rows = data(chart)
    over = rows[rows["over"] > 0]
    assert list(over["sign"]) == ["+4", "+2,5", "+1"]
    assert list(over["within"]) == [12, 12, 12]


def test_a_load_that_fits() -> None:
    title = shown(load_bars(weeks(), NL, capacity=16.0)).title
    assert title == "Elke week past binnen de 16 beschikbare uren"


def test_without_a_capacity_there_is_no_line_and_that_is_said() -> None:
    chart = shown(load_bars(weeks(), EN, capacity=None))
    assert chart.title == "Week 44 asks most: 16 hours; the available hours are not filled in"
    assert "rule" not in str(chart.spec["layer"])


def test_weeks_over_new_year_stay_in_order() -> None:
    mondays = [date(2026, 12, 21) + timedelta(weeks=n) for n in range(4)]
    frame = pd.DataFrame({"week": mondays[::-1], "hours": [1, 2, 3, 4]})
    chart = shown(load_bars(frame, EN, capacity=9.0))
    assert list(data(chart)["week"]) == ["52", "53", "1", "2"]


def test_a_calendar_without_hours_has_no_load() -> None:
    assert isinstance(load_bars(weeks().assign(hours=0), EN, capacity=12.0), NotEnough)


def test_a_month_that_the_file_skips_keeps_its_place_with_a_question_mark() -> None:
    chart = shown(metric_preview(months(), EN, label="Reach"))
    assert chart.title == "Reach from January 2026 to September 2026"
    rows = data(chart)
    assert len(rows) == 9
    assert list(rows[rows["value"].isna()]["when"]) == ["April 2026"]
    assert marks(chart, "text")[0]["transform"] == [{"filter": "datum.value === null"}]
    assert "April" not in chart.alt


def test_one_month_is_enough_to_show_what_came_in() -> None:
    chart = shown(metric_preview(months().head(1), NL, label="Bereik"))
    assert chart.title == "Bereik in januari 2026"


def test_a_metric_without_figures_is_said() -> None:
    chart = metric_preview(months().assign(value=None), NL, label="Bereik")
    assert chart == NotEnough("In het bestand staan geen cijfers voor Bereik.")


def test_the_fit_names_the_channel_that_most_of_the_audiences_use() -> None:
    chart = shown(fit_heatmap(fits(), NL))
    assert chart.title == "Instagram past het best bij de doelgroepen"
    assert "Docenten, LinkedIn: De meesten, plaatst." in chart.alt


def test_the_line_of_what_is_available_lies_inside_the_plot() -> None:
    spec = str(shown(load_bars(weeks(), EN, capacity=40.0)).spec["layer"])
    assert f"'domain': [0, {1.16 * 40}]" in spec


def test_two_channels_that_fit_as_well_are_both_named() -> None:
    frame = fits()
    chart = shown(fit_heatmap(frame[frame["channel"] != "Instagram"], EN))
    assert chart.title == "Facebook and LinkedIn fit the audiences best"


def test_each_use_has_a_sign_and_not_only_a_shade() -> None:
    assert set(data(shown(fit_heatmap(fits(), EN)))["sign"]) == {"●●●", "●●", "–", "?"}


def test_channels_that_fit_equally_well_are_not_all_called_the_best() -> None:
    title = shown(fit_heatmap(fits().assign(uses="some"), EN)).title
    assert title == "All channels fit the audiences equally well, as far as is known"


def test_one_channel_is_not_the_best_of_one() -> None:
    frame = fits()
    title = shown(fit_heatmap(frame[frame["channel"] == "LinkedIn"], NL)).title
    assert title == "LinkedIn naast de doelgroepen"


def test_channels_that_nobody_uses() -> None:
    title = shown(fit_heatmap(fits().assign(uses="no"), EN)).title
    assert title == "None of the audiences uses these channels, as far as is known"


def test_a_fit_of_which_nothing_is_known_is_no_chart() -> None:
    assert isinstance(fit_heatmap(fits().assign(uses="unknown"), EN), NotEnough)
