"""What works: the middle post of each group, and when one may be said to stand out."""

from collections import Counter
from math import exp
from random import Random
from statistics import median

import pytest

from smwork.domain.posts.moments import (
    MIN_ALL,
    MIN_GROUP,
    Heap,
    Tally,
    _rank,
    beside_own_usual,
    compared,
    daypart,
    of_forms,
    of_moments,
    rate_of,
    without_time,
)


def told(key: str, *values: float) -> list[tuple[str | None, Heap]]:
    return [(key, Counter(values))]


def test_one_post_that_goes_round_does_not_carry_its_group() -> None:
    found = compared(told("mon", 10, 11, 12, 13, 4000) + told("tue", *[20] * 30))
    middles = {each.key: each.middle for each in found.groups}
    assert middles == {"mon": 12, "tue": 20}


@pytest.mark.parametrize("values", [[3], [4, 9], [5, 1, 9], [2, 2, 8, 10], [1, 1, 1, 7, 7, 9]])
def test_the_middle_is_that_of_the_posts_whatever_way_they_are_counted(values: list[float]) -> None:
    (group,) = compared([("all", {value: 1}) for value in values]).groups
    assert (group.middle, group.posts) == (median(values), len(values))


def test_nothing_is_shown_below_the_minimum_and_it_is_said_how_many_more() -> None:
    few = compared(told("mon", *[5.0] * (MIN_ALL - 9)))
    assert (few.shown, few.missing) == ((), 9)
    some = compared(told("mon", *[5.0] * MIN_ALL) + told("tue", *[9.0] * (MIN_GROUP - 2)))
    assert [each.key for each in some.shown] == ["mon"]
    assert [each.missing for each in some.groups] == [0, 2]


@pytest.mark.parametrize(
    ("posts", "level", "rank"),
    # As printed in tables of the binomial interval of a median.
    [(5, 0.95, 0), (6, 0.95, 1), (8, 0.95, 1), (9, 0.95, 2), (20, 0.95, 6), (50, 0.95, 18)],
)
def test_the_interval_is_that_of_the_tables(posts: int, level: float, rank: int) -> None:
    assert _rank(posts, level) == rank


def test_above_the_exact_ranks_the_bell_curve_goes_on_where_they_end() -> None:
    assert 0 <= _rank(301, 0.95) - _rank(300, 0.95) <= 1


def test_a_group_that_is_clearly_above_all_others_stands_out() -> None:
    found = compared(
        [row for key in "abc" for row in told(key, *range(10, 40))] + told("best", *range(60, 90))
    )
    assert found.best is not None
    assert found.rest is not None
    assert (found.best.key, found.rest.posts) == ("best", 90)


def test_the_more_groups_are_looked_at_the_wider_is_each_interval() -> None:
    def interval(groups: str, families: int = 1) -> tuple[float | None, float | None]:
        found = compared(
            [row for key in groups for row in told(key, *range(25))], families=families
        )
        return found.groups[0].low, found.groups[0].high

    # Ranks 8 and 18 of 25 at 95 per cent; 6 and 20 at 99.3, a seventh of the five that may be wrong.
    assert interval("a") == (7, 17)
    assert interval("abcdefg") == (5, 19)
    assert interval("abcdefg", families=3) == (4, 20)


def test_chance_alone_seldom_stands_out() -> None:
    """Of 200 plans in which no moment differs, at most one in twenty names one."""
    chance, named = Random(7), 0  # noqa: S311 - nothing secret
    for _ in range(200):
        values = [(day, {chance.lognormvariate(3, 0.8): 1}) for day in range(7) for _ in range(25)]
        named += compared(values).best is not None
    assert named <= 10


def test_the_interval_holds_the_true_middle_as_often_as_it_says() -> None:
    """Of 400 samples out of posts whose middle is known, at least 19 in 20 intervals hold it."""
    chance, held = Random(11), 0  # noqa: S311 - nothing secret
    for _ in range(400):
        (group,) = compared(told("all", *(chance.lognormvariate(3, 1) for _ in range(40)))).groups
        assert group.low is not None
        assert group.high is not None
        held += group.low <= exp(3) <= group.high
    assert 0.95 <= held / 400 <= 0.99


def test_a_group_of_a_few_lucky_posts_does_not_stand_out() -> None:
    found = compared(told("rest", *range(1, 60)) + told("lucky", *[500] * MIN_GROUP))
    assert found.best is None


def tally(
    weekday: int, hour: int | None, value: float, posts: int = 1, account: str = "a"
) -> Tally:
    return Tally(account, weekday, hour, None, {value: posts})


def test_moments_are_told_by_cell_day_and_part_of_the_day() -> None:
    cells, days, parts = of_moments(
        [tally(1, 8, 5.0, 20), tally(1, 19, 9.0, 20), tally(2, None, 4.0)]
    )
    assert {each.key: each.posts for each in cells.groups} == {(1, 8): 20, (1, 19): 20}
    assert {each.key: each.posts for each in days.groups} == {1: 40, 2: 1}
    assert {each.key: each.middle for each in parts.groups} == {"morning": 5.0, "evening": 9.0}


def test_the_best_evening_is_found_among_the_moments() -> None:
    chance = Random(3)  # noqa: S311 - nothing secret
    tallies = [
        tally(day, hour, round(chance.lognormvariate(3 + (0.9 if hour == 20 else 0), 0.3)))
        for day in range(1, 8)
        for hour in (9, 14, 20)
        for _ in range(14)
    ]
    _, days, parts = of_moments(tallies)
    assert parts.best is not None
    assert parts.best.key == "evening"
    assert days.best is None


def test_posts_without_a_time_of_day_are_counted_and_left_out_of_hours() -> None:
    assert without_time([tally(1, None, 5.0, 3), tally(1, 8, 5.0)]) == 3
    assert daypart(None) is None


@pytest.mark.parametrize(
    ("hour", "part"),
    [
        (0, "night"),
        (5, "night"),
        (6, "morning"),
        (12, "afternoon"),
        (18, "evening"),
        (23, "evening"),
    ],
)
def test_the_parts_of_the_day(hour: int, part: str) -> None:
    assert daypart(hour) == part


def test_over_several_channels_each_post_is_held_against_its_own() -> None:
    small = [tally(1, 8, 5.0, 3, "small"), tally(2, 8, 10.0, 2, "small")]
    large = [tally(1, 8, 100.0, 3, "large"), tally(2, 8, 200.0, 2, "large")]
    told_beside = beside_own_usual(small + large)
    assert {(each.weekday, *each.heap.items()) for each in told_beside} == {
        (1, (100.0, 3)),
        (2, (200.0, 2)),
    }


def test_an_account_whose_usual_is_nothing_is_left_out_of_the_comparison() -> None:
    assert beside_own_usual([tally(1, 8, 0.0, 5), tally(2, 8, 3.0)]) == []


def test_a_form_that_the_file_did_not_tell_counts_for_nothing() -> None:
    told_form = Tally("a", 1, 8, "reel", {4.0: 6})
    assert [each.key for each in of_forms([told_form, tally(1, 8, 9.0, 9)]).groups] == ["reel"]


@pytest.mark.parametrize(
    ("done", "reach", "rate"),
    [(12, 600, 20.0), (0, 600, 0.0), (None, 600, None), (5, None, None), (5, 0, None)],
)
def test_the_rate_is_per_thousand_reached(
    done: float | None, reach: float | None, rate: float | None
) -> None:
    assert rate_of(done, reach) == rate
