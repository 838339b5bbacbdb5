"""YouTube Studio: a table of videos with a total on top, and the channel by day."""

from datetime import date

import pytest

from tests.imports.builders import Cell, refused, text_file, understood, unknown

HEADER = [
    *("Content", "Video title", "Video publish time", "Duration", "Views", "Watch time (hours)"),
    *("Subscribers", "Your estimated revenue (EUR)", "Impressions"),
    *("Impressions click-through rate (%)", "Average view duration"),
]


def test_videos_are_posts_and_the_total_is_left_out() -> None:
    file = understood(
        text_file(
            HEADER,
            ["Total", "", "", "", 300, 5.5, 12, 4.2, 1000, 5.19, "0:01:06"],
            ["a1B2c3", "Malen", "Dec 15, 2023", 61, 200, 4.5, 10, 3.2, 700, 5.3, "0:01:21"],
            ["d4E5f6", "Meel", "Jan 2, 2024", 61, 100, 1, 2, 1, 300, 4.5, 36],
        ),
        "Table data.csv",
    )
    assert file.sums() == {
        "posts": 2,
        "views": 300,
        "video_views": 300,
        "watch_minutes": 330,
        "revenue": 4.2,
        "impressions": 1000,
    }
    assert [each.line for each in file.left_out] == [2]
    assert (file.currency, file.period_start) == ("EUR", date(2023, 12, 15))


def test_revenue_in_pounds_counts_in_no_figure_and_stands_beside_the_video() -> None:
    header = [each.replace("(EUR)", "(GBP)") for each in HEADER]
    row: list[Cell] = ["a1", "Malen", "Dec 15, 2023", 61, 200, 4.5, 10, 3.2, 700, 5.3, 36]
    file = understood(text_file(header, row))
    assert file.currency == "GBP"
    assert "revenue" not in file.sums()
    assert file.posts[0].extra["your_estimated_revenue_gbp"] == 3.2


@pytest.mark.parametrize("written", ["$ 3.20", "3.20 USD", "£3.20", "CHF 3.20"])
def test_an_amount_that_is_not_in_euro_is_refused_as_that(written: str) -> None:
    row: list[Cell] = ["a1", "Malen", "Dec 15, 2023", 61, 200, 4.5, 10, written, 700, 5.3, 36]
    reason = refused(text_file(HEADER, row)).reason
    assert "is not in euro" in reason.text


def test_durations_are_seconds_however_they_are_written() -> None:
    row: list[Cell] = ["a1", "Malen", "Dec 15, 2023", 61, 200, 4.5, 10, 3.2, 700, 5.3]
    file = understood(text_file(HEADER, [*row, "0:04:34"], ["a2", *row[1:], 36]))
    assert [each.extra["average_view_duration"] for each in file.posts] == [274, 36]


@pytest.mark.parametrize("written", ["Dec 15, 2023", "15 dec. 2023", "15 dec 2023", "2023-12-15"])
def test_the_month_is_in_words_or_the_year_first(written: str) -> None:
    file = understood(text_file(["Content", "Video publish time", "Views"], ["a1", written, 9]))
    assert file.period_start == date(2023, 12, 15)


def test_the_channel_by_day_is_known_by_the_name_of_the_file() -> None:
    data = text_file(["Date", "Views"], ["2025-12-31", 31964], ["2026-01-01", 37509])
    assert understood(data, "Totals.csv").sums() == {"views": 69473, "video_views": 69473}
    unknown(data, "My notes.csv")


def test_a_chart_of_videos_by_day_is_refused_with_what_to_choose() -> None:
    header = ["Date", "Content", "Video title", "Video publish time", "Views"]
    data = text_file(header, ["2026-01-01", "a1", "Malen", "Dec 15, 2023", 9])
    assert "Table data.csv" in refused(data, "Chart data.csv").reason.text


CHART = ["Date", "Subscription status", "Views", "Watch time (hours)"]


def test_the_parts_of_a_day_are_added_up() -> None:
    file = understood(
        text_file(
            CHART,
            ["2026-01-01", "Subscribed", 10, 0.5],
            ["2026-01-02", "Subscribed", 20, 1],
            ["2026-01-01", "Not subscribed", 5, 0],
            ["2026-01-02", "Not subscribed", 7, 0.5],
        ),
        "Chart data.csv",
    )
    assert file.sums() == {"views": 42, "video_views": 42, "watch_minutes": 120}
    views = {each.day.day: each.value for each in file.days if each.metric == "views"}
    assert views == {1: 15, 2: 27}


def test_a_day_with_a_part_missing_is_left_out() -> None:
    days: list[list[Cell]] = [
        ["2026-01-01", "Subscribed", 10, 1],
        ["2026-01-01", "Not subscribed", 5, 1],
    ]
    file = understood(text_file(CHART, *days, ["2026-01-02", "Subscribed", 20, 1]))
    assert file.sums()["views"] == 15
    assert file.notes[0].count == 1


def test_one_part_of_every_day_is_refused() -> None:
    answer = refused(text_file(CHART, ["2026-01-01", "Subscribed", 10, 1]))
    assert "Remove the filter" in answer.reason.text


def test_who_the_viewers_are() -> None:
    file = understood(
        text_file(
            ["Viewer age", "Viewer gender", "Views (%)", "Watch time (hours) (%)"],
            ["Total", "", "", ""],
            ["18–24 years", "Female", 10.5, 7],
            ["18–24 years", "Male", 9.5, 8],
            ["65+ years", "Female", 80, 85],
        )
    )
    told = {(each.dimension, each.part): each.share for each in file.audience}
    assert told == {
        ("age", "18-24"): 0.2,  # 10.5 + 9.5
        ("age", "65+"): 0.8,
        ("gender", "women"): 0.905,  # 10.5 + 80
        ("gender", "men"): 0.095,
    }


def test_counts_become_shares_without_the_total() -> None:
    file = understood(text_file(["Geography", "Views"], ["Total", 400], ["NL", 300], ["BE", 100]))
    assert {each.part: each.share for each in file.audience} == {"NL": 0.75, "BE": 0.25}
    assert [each.line for each in file.left_out] == [2]


@pytest.mark.parametrize(
    "header",
    [
        ["Operating system", "Views", "Watch time (hours)"],
        ["Date", "Geography", "Views", "Watch time (hours)"],
    ],
)
def test_other_divisions_are_refused_with_what_to_choose(header: list[str]) -> None:
    assert "Totals.csv" in refused(text_file(header, ["18–24", 10.8, 6.5, 1])).reason.text


def test_days_under_any_name_where_a_column_is_youtubes_own() -> None:
    data = text_file(["Date", "Views", "Watch time (hours)"], ["2026-01-01", 10, 0.5])
    assert understood(data, "kanaal per dag.csv").sums()["watch_minutes"] == 30


def test_videos_without_the_column_of_ids() -> None:
    header = ["Video title", "Video publish time", "Views"]
    file = understood(text_file(header, ["Total", "", 12], ["Malen", "Sep 22 2025", 12]))
    assert (file.sums()["views"], len(file.posts), len(file.left_out)) == (12, 1, 1)
