"""X: the account by day, newest first, with the month in words."""

from datetime import date

from tests.imports.builders import text_file, understood, unknown

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
    header = ["Post id", "Date", "Post text", "Impressions", "Likes", "New follows", "Reposts"]
    unknown(text_file(header, ["1955", "Tue, Aug 26, 2025", "Hoi", 10, 1, 0, 0]))
