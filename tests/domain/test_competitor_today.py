"""A competitor's figures: from the newest file, else as somebody typed them."""

from datetime import date

import pytest

from smwork.domain.competitor_today import PERIOD_DAYS, CompetitorToday, competitor_today
from smwork.domain.research import Competitor
from smwork.domain.series import MonthSum
from tests.domain.builders import figure, made

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
TYPED = made(
    Competitor,
    platform="linkedin",
    name="De Ruyter",
    handle="ruyter",
    followers=50,
    posts_per_week=1,
    engagement=2,
)


def of(metric: str, month: date, value: float, platform: str = "linkedin") -> MonthSum:
    return figure(metric, month, value, platform=platform, account="de ruyter")


def test_as_typed_where_there_is_no_file() -> None:
    assert competitor_today(TYPED, {}) == CompetitorToday(50, 1, 2)
    other = {"De Ruyter": [of("followers", MAY, 9, "x")], "De Hoop": [of("followers", MAY, 9)]}
    assert competitor_today(TYPED, {"De Ruyter": other["De Ruyter"]}) == CompetitorToday(50, 1, 2)


def test_the_newest_file_counts() -> None:
    rows = [
        *(of("followers", MAY, 900), of("posts", MAY, 2), of("interactions", MAY, 7)),
        *(of("followers", JUNE, 1000), of("posts", JUNE, 4), of("interactions", JUNE, 80)),
        of(PERIOD_DAYS, JUNE, 14),
    ]
    # 4 posts in 14 days; 80 interactions / 4 posts / 1000 followers
    told = competitor_today(TYPED, {"De Ruyter": rows})
    assert told == CompetitorToday(1000, 2, 2, date(2026, 6, 30))


def test_what_the_file_does_not_tell_stays_as_it_was_typed() -> None:
    told = competitor_today(TYPED, {"De Ruyter": [of("followers", MAY, 900)]})
    assert told == CompetitorToday(900, 1, 2, date(2026, 5, 31))


def test_single_posts_are_added_up_over_the_month() -> None:
    posts = figure("posts", MAY, 31, platform="linkedin", account="ruyter", scope="post")
    assert competitor_today(TYPED, {"Ruyter BV": [posts]}).posts_per_week == pytest.approx(7)
