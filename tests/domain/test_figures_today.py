"""The audit shows what was imported, and what was typed where nothing was."""

from datetime import date

from smwork.domain.figures_today import Today, figures_today
from smwork.domain.research import Channel
from tests.domain.builders import figure, made

SEPTEMBER, OCTOBER = date(2026, 9, 1), date(2026, 10, 1)


def channel(**fields: object) -> Channel:
    return made(Channel, "1", platform="facebook", handle="zilt", **fields)


def test_typed_figures_stand_where_nothing_was_imported() -> None:
    typed = channel(followers=140, engagement=1.8)
    assert figures_today(typed, [], [typed]) == Today(140, 1.8)


def test_what_nobody_knows_is_unknown() -> None:
    assert figures_today(channel(), [], [channel()]) == Today(None, None)


def test_the_newest_imported_followers_come_before_the_typed_ones() -> None:
    typed = channel(followers=140)
    sums = [
        figure("followers", OCTOBER, 1100, through=date(2026, 10, 28)),
        figure("followers", SEPTEMBER, 1000),
    ]
    today = figures_today(typed, sums, [typed])
    assert (today.followers, today.followers_on) == (1100, date(2026, 10, 28))


def test_engagement_is_interactions_per_post_in_per_cent_of_the_followers() -> None:
    sums = [
        figure("followers", OCTOBER, 1000),
        figure("posts", OCTOBER, 10),
        figure("likes", OCTOBER, 150),
        figure("comments", OCTOBER, 30),
        figure("shares", OCTOBER, 20),
    ]
    today = figures_today(channel(engagement=9.9), sums, [channel()])
    assert (today.engagement, today.engagement_in) == (2.0, OCTOBER)


def test_another_accounts_figures_are_not_ours() -> None:
    ours, other = channel(), made(Channel, "2", platform="facebook", handle="zout")
    sums = [figure("followers", OCTOBER, 5000, account="zout")]
    assert figures_today(ours, sums, [ours, other]).followers is None
