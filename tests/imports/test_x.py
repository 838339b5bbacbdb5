"""X: the account by day and its posts, now with the month in words, in 2021 as ISO dates."""

from datetime import date, datetime

from tests.imports.builders import Cell, refused, text_file, understood

HEADER = [
    *("Date", "Impressions", "Likes", "Engagements", "Bookmarks", "Shares", "New follows"),
    *("Unfollows", "Replies", "Reposts", "Profile visits", "Create Post", "Video views"),
]


def test_a_day_with_its_figures() -> None:
    file = understood(
        text_file(
            HEADER,
            ["Tue, Aug 26, 2025", 444, 4, 29, 1, 2, 3, 1, 6, 5, 4, 2, 0],
            ["Mon, Aug 25, 2025", 100, 1, 2, 0, 0, 0, 0, 1, 0, 0, 1, 9],
        )
    )
    assert (file.period_start, file.period_end) == (date(2025, 8, 25), date(2025, 8, 26))
    assert file.sums() == {
        "impressions": 544,
        "likes": 5,
        "comments": 7,
        "shares": 7,  # reposts and shares
        "saves": 1,
        "follows": 3,
        "unfollows": 1,
        "profile_visits": 4,
        "posts": 3,
        "video_views": 9,
        "interactions": 5 + 7 + 7 + 1,
    }


def test_a_file_by_post_is_not_taken_for_days() -> None:
    header = ["Post id", "Date", "Post text", "Post Link", "Impressions", "Likes", "New follows"]
    link = "https://x.com/molen/status/1955000000000000001"
    file = understood(
        text_file(
            [*header, "Shares", "Reposts", "URL Clicks"],
            ["1955000000000000001", "Tue, Aug 26, 2025", "Hoi", link, 10, 1, 0, 2, 3, 4],
        )
    )
    assert (file.days, file.account.handle) == ((), "molen")
    assert file.post_sums() == {
        "posts": 1,
        "impressions": 10,
        "likes": 1,
        "follows": 0,
        "shares": 5,
        "link_clicks": 4,
        "interactions": 6,
    }


OLD = [
    *("impressions", "engagements", "retweets", "replies", "likes", "user profile clicks"),
    *("url clicks", "follows", "media views", "promoted impressions", "promoted likes"),
]
TWEETS = ["Tweet id", "Tweet permalink", "Tweet text", "time", *OLD]


def tweet(post_id: str) -> list[Cell]:
    link = f"https://twitter.com/molen/status/{post_id}"
    text = "Meel\nte koop"
    moment = "2021-01-30 12:56 +0000"
    return [
        *(post_id, link, text, moment, "215.0", "9.0", "1.0", "2.0", "4.0"),
        *("1.0", "0.0", "0", "0", "-", "-"),
    ]


def test_the_posts_of_2021() -> None:
    file = understood(text_file(TWEETS, tweet("1355500244381949953")))
    post = file.posts[0]
    assert (post.post_id, post.text) == ("1355500244381949953", "Meel\nte koop")
    assert post.published == datetime(2021, 1, 30, 12, 56)  # noqa: DTZ001  # a wall time
    assert file.account.handle == "molen"
    assert post.metrics == {
        "impressions": 215,
        "likes": 4,
        "comments": 2,
        "shares": 1,
        "follows": 0,
        "profile_visits": 1,
        "link_clicks": 0,
        "interactions": 7,
    }
    assert "promoted_impressions" not in post.extra  # "-" is unknown


def test_an_id_that_excel_rounded_stops_the_import_with_help() -> None:
    answer = refused(text_file(TWEETS, tweet("1355500244381949953"), tweet("6.49E+17")))
    assert answer.line == 4  # the post before it has a line break
    assert "Excel has rounded it" in answer.reason.text


def test_an_id_that_is_not_the_links_was_rounded_too() -> None:
    rounded = ["1355500244381950000", *tweet("1355500244381949953")[1:]]
    assert "Excel has rounded it" in refused(text_file(TWEETS, rounded)).reason.text


def test_the_account_by_day_in_2021() -> None:
    file = understood(
        text_file(
            ["Date", "Tweets published", *OLD],
            ["2021-01-01", 9, 6703, 262, 1, 7, 29, 44, 14, 0, 411, "-", "-"],
            ["2021-01-02", 1, 3812, 75, 1, 1, 11, 6, 5, 0, 69, 100, 2],
        ),
        "daily_tweet_activity_metrics_molen_20210101_20210201_en.csv",
    )
    assert file.account.handle == "molen"
    assert file.sums() == {
        "posts": 10,
        "impressions": 10515,
        "likes": 40,
        "comments": 8,
        "shares": 2,
        "follows": 0,
        "profile_visits": 50,
        "link_clicks": 19,
        "interactions": 50,
    }
    promoted = [each for each in file.days if each.metric == "promoted_impressions"]
    assert [(each.day, each.value) for each in promoted] == [(date(2021, 1, 2), 100)]
