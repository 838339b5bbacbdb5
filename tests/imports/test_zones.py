"""Times of another zone are kept as our own wall time; days stay the days that the platform means."""

import pytest

from smwork.domain.figures import Answers, Understood
from tests.imports.builders import text_file, understood

TWEET = ["Tweet id", "Tweet permalink", "Tweet text", "time", "impressions"]
CONTENT = ["Post ID", "Account ID", "Account username", "Publish time", "Permalink", "Views"]
OURS = "Europe/Amsterdam"


def tweet(when: str, zone: str | None = None, ours: str | None = OURS) -> Understood:
    link = "https://twitter.com/molen/status/7"
    data = text_file(TWEET, ["7", link, "Malen", when, 5])
    return understood(data, answers=Answers(zone=zone, ours=ours))


def post(when: str, zone: str | None = None) -> Understood:
    data = text_file(CONTENT, ["1", "1784", "molen", when, "https://x.example/p", 10])
    return understood(data, answers=Answers(zone=zone, ours=OURS))


@pytest.mark.parametrize(
    ("written", "ours"),
    [
        ("2021-01-30 12:56 +0000", "2021-01-30 13:56"),  # winter: an hour ahead
        ("2021-07-30 12:56 +0000", "2021-07-30 14:56"),  # summer: two
        ("2021-03-28 00:59 +0000", "2021-03-28 01:59"),  # the last minute before the clocks change
        ("2021-03-28 01:00 +0000", "2021-03-28 03:00"),  # and the next
        ("2021-12-31 23:30 +0000", "2022-01-01 00:30"),
    ],
)
def test_x_writes_greenwich_time(written: str, ours: str) -> None:
    assert f"{tweet(written).posts[0].published:%Y-%m-%d %H:%M}" == ours


def test_without_a_zone_of_ours_nothing_is_converted() -> None:
    assert tweet("2021-01-30 12:56 +0000", ours=None).posts[0].published.hour == 12


def test_a_person_says_in_which_zone_an_accounts_times_are() -> None:
    assert post("02/01/2026 18:30").posts[0].published.hour == 18
    told = post("02/01/2026 18:30", zone="America/Los_Angeles").posts[0].published
    assert f"{told:%d %H:%M}" == "02 03:30"


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Singapore"])
def test_a_day_without_a_time_stays_that_day(zone: str) -> None:
    assert f"{post('02/01/2026', zone=zone).posts[0].published:%m-%d %H:%M}" == "02-01 00:00"


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../../etc/passwd", "\x00", ""])
def test_a_zone_that_is_none_is_not_taken(zone: str) -> None:
    assert post("02/01/2026 18:30", zone=zone).posts[0].published.hour == 18
