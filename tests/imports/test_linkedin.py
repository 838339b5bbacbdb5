"""A LinkedIn page's content, followers and visitors: spreadsheets with sheets for each."""

import pytest

from tests.imports.biff8 import biff8
from tests.imports.builders import refused, understood, workbook

Rows = list[list[str | float]]

METRICS: Rows = [
    ["Aggregated engagement metrics for your organic and sponsored posts"],
    [
        *("Date", "Impressions (organic)", "Impressions (sponsored)", "Impressions (total)"),
        *("Unique impressions (organic)", "Clicks (total)", "Reactions (total)"),
        *("Comments (total)", "Reposts (total)", "Engagement rate (total)"),
    ],
    ["12/30/2025", 500, 100, 600, 180, 40, 6, 2, 1, 0.0817],
    ["12/31/2025", 400, 0, 400, 120, 10, 3, 0, 1, 0.035],
]
POSTS: Rows = [
    ["Engagement metrics for individual posts. Created date indicates the date in UTC"],
    [
        *("Post title", "Post link", "Post type", "Created date", "Impressions", "Views"),
        *("Clicks", "Click through rate (CTR)", "Likes", "Comments", "Reposts", "Content Type"),
    ],
    [
        *("Wie helpt?", "https://www.linkedin.com/feed/update/urn:li:activity:7407682000000000001"),
        *("Organic", "12/19/2025", 637, "", 1194, 1.8744, 16, 0, 2, ""),
    ],
    [
        *("Filmpje", "https://www.linkedin.com/feed/update/urn:li:ugcPost:7406617000000000002"),
        *("Organic", "12/16/2025", 723, 553, 75, 0.1037, 15, 0, 3, "Video"),
    ],
]


@pytest.fixture(params=["xls", "xlsx"])
def content(request: pytest.FixtureRequest) -> bytes:
    if request.param == "xls":
        return biff8({"Metrics": METRICS, "All posts": POSTS})
    return workbook(Metrics=METRICS, All_posts=POSTS)


def test_it_says_by_which_of_the_two_ways_of_counting_it_counts(content: bytes) -> None:
    (note,) = understood(content, "content.xls").notes
    assert "also with posts from before it" in note.text


def test_the_page_by_day_and_its_posts_are_both_read(content: bytes) -> None:
    file = understood(content, "content.xls")
    assert (file.platform, file.kind, len(file.posts)) == ("linkedin", "linkedin_content", 2)
    assert file.day_sums() == {
        "impressions": 1000,
        "reach": 300,
        "clicks": 50,
        "reactions": 9,
        "comments": 2,
        "shares": 2,
        "interactions": 13,
    }
    assert file.post_sums() == {
        "posts": 2,
        "impressions": 1360,
        "video_views": 553,
        "clicks": 1269,
        "reactions": 31,
        "comments": 0,
        "shares": 5,
        "interactions": 36,
    }


def test_days_and_posts_are_never_added_together(content: bytes) -> None:
    sums = understood(content).sums()
    assert (sums["impressions"], sums["posts"]) == (1000, 2)


def test_a_post_is_known_by_the_number_in_its_link(content: bytes) -> None:
    file = understood(content)
    assert [each.post_id for each in file.posts] == ["7407682000000000001", "7406617000000000002"]
    assert [each.form for each in file.posts] == [None, "video"]
    assert file.posts[0].line == 3


def test_rates_are_kept_and_not_added_up(content: bytes) -> None:
    file = understood(content)
    assert file.posts[0].extra["click_through_rate_ctr"] == 1.8744
    assert "engagement_rate_total" not in file.sums()


def test_total_followers_are_the_new_ones_of_that_day() -> None:
    days: Rows = [
        ["Date", "Sponsored followers", "Organic followers", "Total followers"],
        ["12/30/2025", 0, 5, 5],
        ["12/31/2025", 1, 3, 4],
    ]
    places: Rows = [["Location", "Total followers"], ["Utrecht", 300], ["Gent", 100]]
    file = understood(biff8({"New followers": days, "Location": places}))
    assert file.sums() == {"follows": 9}
    shares = [(each.day.day, each.dimension, each.part, each.share) for each in file.audience]
    assert shares == [(31, "region", "Utrecht", 0.75), (31, "region", "Gent", 0.25)]


def test_views_of_the_page_are_profile_visits() -> None:
    days: Rows = [
        [
            *("Date", "Life page views (total)", "Total page views (total)"),
            "Total unique visitors (total)",
        ],
        ["12/31/2025", 1, 167, 46],
    ]
    file = understood(workbook(Visitor_metrics=days))
    assert file.sums() == {"profile_visits": 167}


def test_a_date_that_is_none_is_refused_with_its_row() -> None:
    broken: Rows = [*METRICS[:3], ["31/12/2025", 1, 1, 1, 1, 1, 1, 1, 1, 1]]
    assert refused(workbook(Metrics=broken)).line == 4


def test_the_page_stands_in_the_name_of_the_file(content: bytes) -> None:
    assert understood(content, "molen-de-hoop_content_1766385907708.xls").account.handle == (
        "molen-de-hoop"
    )
    assert understood(content, "content.xls").account.handle is None


def test_a_header_without_a_blank_before_the_bracket() -> None:
    header = [each.replace(" (", "(") if isinstance(each, str) else each for each in METRICS[1]]
    file = understood(biff8({"Metrics": [METRICS[0], header, *METRICS[2:]]}))
    assert file.sums() == understood(biff8({"Metrics": METRICS})).sums()


@pytest.mark.parametrize("shares", ["Reposts (totaal)", "Gerepost (totaal)"])
def test_a_page_by_day_in_dutch(shares: str) -> None:
    header = ["Datum", "Weergaven (totaal)", "Klikken (totaal)", "Reacties (totaal)", shares]
    file = understood(workbook(Statistieken=[header, ["12/30/2025", 500, 40, 6, 1]]))
    told = {"impressions": 500, "clicks": 40, "reactions": 6, "shares": 1, "interactions": 7}
    assert file.day_sums() == told  # 6 + 1
    assert file.beside() == ()
