"""A person's own LinkedIn export: days, followers, and two tables of posts beside one another."""

from datetime import date

import pytest

from tests.imports.builders import Cell, refused, understood, unknown, workbook

Rows = list[list[Cell]]

POST = "https://www.linkedin.com/feed/update/urn:li:activity:720470000000000000"
ENGAGEMENT: Rows = [
    ["Date", "Impressions", "Engagements"],
    ["8/2/2025", 7, 1],
    ["8/1/2025", 300, 12],
]
FOLLOWERS: Rows = [
    ["Total followers on 8/2/2025:", 782],
    [],
    ["Date", "New followers"],
    ["8/1/2025", 3],
    ["8/2/2025", 2],
]
TOP_POSTS: Rows = [
    ["Maximum of 50 posts available to include in this list"],
    [],
    [
        *("Post URL", "Post publish date", "Engagements", ""),
        *("Post URL", "Post publish date", "Impressions"),
    ],
    [f"{POST}1", "7/30/2025", 9, "", f"{POST}2", "8/1/2025", 250],
    [f"{POST}2", "8/1/2025", 4, "", f"{POST}1", "7/30/2025", 120],
    [f"{POST}3", "8/2/2025", 1, "", f"{POST}3", "", ""],
]
EXPORT: dict[str, Rows] = {
    "DISCOVERY": [["Overall Performance", "8/1/2025 - 8/2/2025"], ["Impressions", 307]],
    "ENGAGEMENT": ENGAGEMENT,
    "TOP_POSTS": TOP_POSTS,
    "FOLLOWERS": FOLLOWERS,
    "DEMOGRAPHICS": [
        ["Top Demographics", "Value", "Percentage"],
        ["Job titles", "Miller", 0.25],
        ["Job titles", "Baker", 0.05],
        ["Companies", "De Hoop", "< 1%"],
    ],
}


def test_days_followers_and_their_level() -> None:
    file = understood(workbook(**EXPORT), "Content_2025-08-01_2025-08-02_AnnaMolen.xlsx")
    assert (file.platform, file.account.handle) == ("linkedin", "AnnaMolen")
    assert file.day_sums() == {
        "impressions": 307,
        "interactions": 13,
        "follows": 5,
        "followers": 782,
    }
    level = next(each for each in file.days if each.metric == "followers")
    assert (level.day, level.line) == (date(2025, 8, 2), 1)


def test_the_two_tables_tell_of_the_same_posts() -> None:
    file = understood(workbook(**EXPORT))
    told = {each.post_id[-1]: dict(each.metrics) for each in file.posts}
    assert told == {
        "1": {"interactions": 9, "impressions": 120},
        "2": {"interactions": 4, "impressions": 250},
        "3": {"interactions": 1},  # what one table leaves empty is unknown, not zero
    }
    assert [each.line for each in file.posts] == [4, 4, 6]


def test_what_has_no_days_is_left_out_and_told() -> None:
    assert understood(workbook(**EXPORT)).notes[0].params == {"sheets": "DISCOVERY"}


def test_demographics_are_shares_and_what_is_under_a_percent_is_unknown() -> None:
    file = understood(workbook(**EXPORT))
    told = [(each.day.day, each.dimension, each.part, each.share) for each in file.audience]
    assert told == [(2, "job_title", "Miller", 0.25), (2, "job_title", "Baker", 0.05)]
    assert [(each.line, each.reason.count) for each in file.left_out] == [(1, 1)]


def test_percentages_as_text_are_the_same_shares() -> None:
    who: Rows = [["Top Demographics", "Value", "Percentage"], ["Seniority", "Senior", "25%"]]
    file = understood(workbook(**{**EXPORT, "DEMOGRAPHICS": who}))
    assert [each.share for each in file.audience] == [0.25]


def test_a_post_without_a_date_is_left_out() -> None:
    rows: Rows = [*TOP_POSTS, ["", "", "", "", f"{POST}4", "", 5]]
    file = understood(workbook(TOP_POSTS=rows))
    assert (len(file.posts), [each.line for each in file.left_out]) == (3, [7])


def test_the_export_of_2023_has_no_discovery() -> None:
    sheets = {name: rows for name, rows in EXPORT.items() if name != "DISCOVERY"}
    assert understood(workbook(**sheets)).day_sums()["impressions"] == 307


def test_the_same_columns_in_a_sheet_of_another_name_are_not_taken() -> None:
    unknown(workbook(Mijn_cijfers=ENGAGEMENT))


@pytest.mark.parametrize(
    "first", [["Total followers on 31/12/2025:", 782], ["Total followers on 8/2/2025:", "veel"]]
)
def test_a_level_that_is_none_is_refused_with_its_row(first: list[Cell]) -> None:
    assert refused(workbook(FOLLOWERS=[first, *FOLLOWERS[1:]])).line == 1
