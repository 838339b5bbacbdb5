"""How many it takes: published examples, and whether the promised power is there."""

from math import exp
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smwork.domain.experiments.ranks import chance_of_posts
from smwork.domain.experiments.sample import (
    least_posts,
    lift_seen_by_people,
    lift_seen_by_posts,
    people_needed,
    posts_needed,
    spread_between,
    spread_of,
)
from smwork.domain.experiments.shares import Share, difference

DRAWS = 500


def test_people_as_r_documents_it() -> None:
    # R, ?power.prop.test: power.prop.test(p1 = .50, p2 = .75, power = .90) gives n = 76.7.
    assert people_needed(0.50, 0.50, power=0.90) == 77


def test_people_for_a_share_of_two_per_cent() -> None:
    # The equation that R's power.prop.test solves, worked out by hand: n = 21108.4, rounded up.
    assert people_needed(0.02, 0.2) == 21109


def test_posts_as_published_software_has_it() -> None:
    # statpsych, size.test.mann(.05, .90, .3): 44 per group (Noether 1987). A chance of 0.3 that a post
    # is the better one is 0.7 seen from the other side.
    lift = exp(0.741614)  # √2 · Φ⁻¹(0.7), with a spread of 1
    assert posts_needed(1.0, lift - 1, power=0.90) == 44


def test_more_variants_ask_for_more_of_each() -> None:
    assert people_needed(0.02, 0.2) < people_needed(0.02, 0.2, 2) < people_needed(0.02, 0.2, 3)
    assert posts_needed(0.6, 0.5) < posts_needed(0.6, 0.5, 2)
    assert (least_posts(), least_posts(2), least_posts(4)) == (4, 5, 5)


def test_never_fewer_posts_than_can_show_anything() -> None:
    assert posts_needed(0.05, 5.0, power=0.5) == 4


@pytest.mark.parametrize(("base", "lift"), [(0.0, 0.2), (0.6, 0.9), (0.2, 0.0), (1.0, 0.1)])
def test_a_share_that_cannot_be_is_refused(base: float, lift: float) -> None:
    with pytest.raises(ValueError, match="no share"):
        people_needed(base, lift)


def test_posts_without_spread_are_refused() -> None:
    with pytest.raises(ValueError, match="spread"):
        posts_needed(0.0, 0.2)


@given(st.floats(0.005, 0.5), st.floats(0.05, 0.9), st.integers(1, 3))
def test_what_a_sample_can_show_is_what_it_was_computed_for(
    base: float, lift: float, comparisons: int
) -> None:
    seen = lift_seen_by_people(base, people_needed(base, lift, comparisons), comparisons)
    assert seen == pytest.approx(lift, rel=0.05)


def test_a_sample_that_shows_nothing_says_so() -> None:
    assert lift_seen_by_people(0.02, 3) is None
    assert lift_seen_by_posts(0.6, 3) is None
    assert lift_seen_by_posts(0.6, 89) == pytest.approx(0.3, abs=0.005)


@pytest.mark.parametrize(("base", "lift"), [(0.05, 0.5), (0.2, 0.25)])
def test_eight_experiments_of_ten_find_what_they_were_made_for(base: float, lift: float) -> None:
    chance = Random(f"{base}")  # noqa: S311 - nothing secret
    people = people_needed(base, lift)
    found = sum(
        difference(drawn(chance, people, base), drawn(chance, people, base * (1 + lift)), 0.95).low
        > 0
        for _ in range(DRAWS)
    )
    # Three standard errors of 500 draws are 5.4 per cent.
    assert found / DRAWS == pytest.approx(0.8, abs=0.055)


def drawn(chance: Random, people: int, rate: float) -> Share:
    """How many of them do it, each by chance."""
    return Share(sum(chance.random() < rate for _ in range(people)), people)


@pytest.mark.parametrize(("spread", "lift"), [(0.4, 0.5), (0.7, 1.0)])
def test_so_do_experiments_with_posts_and_they_seldom_find_what_is_not_there(
    spread: float, lift: float
) -> None:
    chance = Random(f"{spread}")  # noqa: S311 - nothing secret
    posts = posts_needed(spread, lift)
    right = wrong = 0
    for _ in range(DRAWS):
        a, same, other = (
            [times * exp(chance.gauss(0, spread)) for _ in range(posts)]
            for times in (1, 1, 1 + lift)
        )
        wrong += chance_of_posts(a, same) <= 0.05
        right += chance_of_posts(a, other) <= 0.05
    assert 0.8 - 0.055 < right / DRAWS < 0.9
    assert wrong / DRAWS <= 0.05 + 0.03


def test_the_spread_of_own_posts() -> None:
    chance = Random(3)  # noqa: S311 - nothing secret
    posts = [200 * exp(chance.gauss(0, 0.6)) for _ in range(400)]
    assert spread_of(posts) == pytest.approx(0.6, abs=0.05)
    assert spread_of([1000 * post for post in posts]) == pytest.approx(spread_of(posts) or 0)


def test_too_few_or_equal_posts_have_no_spread() -> None:
    assert spread_of([3.0] * 9) is None
    assert spread_of([3.0] * 10) is None
    assert spread_of([0.0] * 20) is None
    assert spread_of([0.0, *[4.0] * 12]) is not None


def test_the_weakest_and_the_best_of_ten_tell_the_spread_too() -> None:
    chance = Random(11)  # noqa: S311 - nothing secret
    tens = [[exp(chance.gauss(0, 0.6)) for _ in range(10)] for _ in range(400)]
    told = [spread_between(min(ten), max(ten)) or 0 for ten in tens]
    assert sum(told) / len(told) == pytest.approx(0.6, abs=0.03)
    assert spread_between(50, 50) is None
