"""TikTok: dates without a year, in the account's language, under English headers."""

from datetime import date

import pytest

from smwork.domain.figures import Answers
from smwork.domain.say import Day
from tests.imports.builders import refused, text_file, understood

OVERVIEW = ["Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares"]
CONTENT = [
    *("Time", "Video title", "Video link", "Post time", "Total likes", "Total comments"),
    *("Total shares", "Total views"),
]


def test_the_year_is_worked_out_and_asked_about() -> None:
    data = text_file(
        OVERVIEW,
        ["December 31", 10, 1, 2, 0, 0],
        ["January 1", 20, 1, 3, 1, 1],
        ["January 2", 30, 2, 4, -1, 0],
    )
    file = understood(data)  # read on 15 March 2026
    assert (file.period_start, file.period_end) == (date(2025, 12, 31), date(2026, 1, 2))
    question = file.questions[0]
    assert (question.key, question.proposed) == ("year", "2026")
    assert question.text.params == {"day": Day(date(2026, 1, 2))}


def test_the_answer_moves_all_dates() -> None:
    data = text_file(OVERVIEW, ["December 31", 1, 0, 0, 0, 0], ["January 1", 1, 0, 0, 0, 0])
    file = understood(data, answers=Answers(year=2024))
    assert (file.period_start, file.period_end) == (date(2023, 12, 31), date(2024, 1, 1))
    assert file.questions == ()


@pytest.mark.parametrize("year", [0, 1, -5, 99999])
def test_an_impossible_answer_is_none(year: int) -> None:
    data = text_file(OVERVIEW, ["January 1", 1, 0, 0, 0, 0])
    assert understood(data, answers=Answers(year=year)).questions[0].proposed == "2026"


def test_newest_first_works_as_well() -> None:
    data = text_file(
        OVERVIEW,
        ["January 1", 1, 0, 0, 0, 0],
        ["December 31", 1, 0, 0, 0, 0],
        ["December 30"] + [0] * 5,
    )
    assert understood(data).period_start == date(2025, 12, 30)


def test_a_day_that_is_still_to_come_was_last_year() -> None:
    data = text_file(OVERVIEW, ["November 1", 1, 0, 0, 0, 0])
    assert understood(data).period_start == date(2025, 11, 1)


def test_29_february_is_in_a_leap_year() -> None:
    data = text_file(OVERVIEW, ["February 29", 1, 0, 0, 0, 0])
    assert understood(data).period_start == date(2024, 2, 29)


@pytest.mark.parametrize(
    "written", ["February 8", "8 February", "8 februari", "8 de febrero", "8. Februar", "8 février"]
)
def test_months_in_the_languages_of_the_account(written: str) -> None:
    file = understood(text_file(OVERVIEW, [written, 10, 1, 2, 0, 0]))
    assert file.period_start == date(2026, 2, 8)


def test_the_overview_by_day() -> None:
    file = understood(
        text_file(OVERVIEW, ["March 1", 100, 5, 7, 2, 1], ["March 2", 50, 3, 1, -1, 0])
    )
    assert file.sums() == {
        "views": 150,
        "video_views": 150,  # on TikTok a view is a view of a video
        "profile_visits": 8,
        "likes": 8,
        "comments": 1,  # a comment that is taken back counts down
        "shares": 1,
        "interactions": 10,
    }


def test_undefined_is_unknown() -> None:
    header = ["Date", "Followers", "Difference in followers from previous day"]
    data = text_file(header, ["March 1", "undefined", 0], ["March 2", 37, 0], ["March 3", 41, 4])
    file = understood(data)
    assert file.sums() == {"followers": 41}
    assert [each.value for each in file.days if each.metric == "followers"] == [37, 41]


def test_the_year_of_a_video_is_proven_by_its_id() -> None:
    made_in_2024 = (1_721_100_000 << 32) + 5  # 16 July 2024, in the id's first 32 bits
    link = f"https://www.tiktok.com/@molen/video/{made_in_2024}"
    file = understood(
        text_file(CONTENT, ["February 28", "Malen", link, "July 16", 533, 32, 16, 191265])
    )
    post = file.posts[0]
    assert (post.post_id, post.published.date()) == (str(made_in_2024), date(2024, 7, 16))
    assert (post.form, file.questions[0].proposed) == ("video", "2026")
    assert post.metrics["interactions"] == 533 + 32 + 16
    assert file.account.handle == "molen"


def test_a_video_whose_id_says_nothing_is_from_the_year_before_the_export() -> None:
    file = understood(
        text_file(
            CONTENT,
            ["February 28", "", "https://www.tiktok.com/@molen/video/12", "March 3", 1, 0, 0, 9],
            ["February 28", "", "https://www.tiktok.com/@molen/video/13", "January 3", 1, 0, 0, 9],
        )
    )
    days = [each.published.date() for each in file.posts]
    assert days == [date(2025, 3, 3), date(2026, 1, 3)]


def test_the_business_suite_writes_the_year() -> None:
    header = ["Date", "Video views", "Reached audience", "Profile views", "Likes", "Shares"]
    header += ["Comments", "Phone number clicks ", "Leads submission", "New followers"]
    file = understood(
        text_file(
            [*header, "Lost followers"],
            ["2025/10/31", 715, "NAN", 25, 26, 4, 7, 0, 1, 10, 2],
            ["2025/11/01", 100, 90, 5, 4, 1, 2, 0, "--", 3, 0],
        )
    )
    assert file.questions == ()
    assert file.sums() == {
        "views": 815,
        "video_views": 815,
        "reach": 90,
        "profile_visits": 30,
        "likes": 30,
        "comments": 9,
        "shares": 5,
        "interactions": 44,
        "leads": 1,
        "follows": 13,
        "unfollows": 2,
    }


def test_a_file_without_days_is_refused_with_the_reason() -> None:
    assert "too small" in refused(text_file(OVERVIEW)).reason.text


def test_a_date_that_is_none_is_refused() -> None:
    assert refused(text_file(OVERVIEW, ["Smarch 13", 1, 1, 1, 1, 1])).line == 2


def test_viewers_by_day() -> None:
    header = ["Date", "Total Viewers", "New Viewers", "Returning Viewers"]
    data = text_file(header, ["March 1", "undefined", 0, 0], ["March 2", 285, 167, 118])
    file = understood(data)
    assert file.sums() == {"reach": 285}
    assert file.questions[0].key == "year"


@pytest.mark.parametrize("female", ["0.6", "60%", "60"])
def test_who_the_followers_are(female: str) -> None:
    male = {"0.6": "0.4", "60%": "40%", "60": "40"}[female]
    file = understood(text_file(["Gender", "Distribution"], ["Female", female], ["Male", male]))
    assert {each.part: each.share for each in file.audience} == {"women": 0.6, "men": 0.4}


def test_when_the_followers_are_active() -> None:
    header = ["Date", "Hour", "Active followers"]
    file = understood(text_file(header, ["March 1", 3, 10], ["March 1", 4, 20], ["March 2", 3, 30]))
    assert file.notes == ()  # its days are there, and added up
    told = {each.part: round(each.share, 3) for each in file.audience}
    assert told == {"3": 0.667, "4": 0.333}  # 10 + 30 and 20 of 60


def test_videos_of_the_business_suite() -> None:
    header = [
        "Video title",
        "Video link",
        "Post time",
        "Video views",
        "Likes",
        "Comments",
        "Shares",
    ]
    link = "https://www.tiktok.com/@molen/video/7527623000473079054"
    file = understood(text_file(header, ["Meel", link, "2026/01/05 12:30", "1,200", 9, 2, "--"]))
    assert file.sums() == {
        "posts": 1,
        "views": 1200,
        "video_views": 1200,
        "likes": 9,
        "comments": 2,
        "interactions": 11,
    }
    assert (file.posts[0].published.hour, file.account.handle) == (12, "molen")


def test_followers_of_the_business_suite() -> None:
    header = ["Date", "Total followers", "Net growth", "New followers", "Lost followers "]
    file = understood(text_file(header, ["2026/01/05", 100, 3, 5, 2], ["2026/01/06", 104, 4, 4, 0]))
    assert file.sums() == {"followers": 104, "follows": 9, "unfollows": 2}
