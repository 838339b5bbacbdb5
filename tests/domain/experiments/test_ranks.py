"""Posts beside each other by their order, held against a textbook and against chance counted out."""

from itertools import combinations
from math import exp, log
from random import Random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smwork.domain.experiments.ranks import chance_of_posts, ratio_of_posts, typical_ratio

# Hollander and Wolfe, Nonparametric Statistical Methods, table 4.1: permeability of a membrane at
# term and at 12 to 26 weeks. Two-sided p 0.2544, difference 0.305, 95 % interval -0.15 to 0.76 (as in
# R's wilcox.test and coin's wilcox_test). Ours compares ratios: it is given the exponentials.
AT_TERM = [exp(x) for x in (0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46)]
EARLY = [exp(x) for x in (1.15, 0.88, 0.90, 0.74, 1.21)]

figures = st.lists(st.integers(0, 30).map(float), min_size=1, max_size=9)


def test_the_textbooks_example() -> None:
    found = ratio_of_posts(EARLY, AT_TERM, 0.95)
    assert chance_of_posts(EARLY, AT_TERM) == pytest.approx(0.2544, abs=5e-5)
    assert log(typical_ratio(EARLY, AT_TERM) or 0) == pytest.approx(0.305, abs=5e-4)
    assert (log(found.low), log(found.high or 0)) == pytest.approx((-0.15, 0.76))


def test_four_against_four_is_the_fewest_that_can_show_anything() -> None:
    assert chance_of_posts([1, 2, 3], [4, 5, 6]) == pytest.approx(2 / 20)
    assert chance_of_posts([1, 2, 3, 4], [5, 6, 7, 8]) == pytest.approx(2 / 70)
    assert ratio_of_posts([1, 2, 3], [4, 5, 6], 0.95).leaves_out(1) is False
    assert ratio_of_posts([1, 2, 3], [4, 5, 6], 0.95).high is None


def test_one_post_that_goes_round_the_world_decides_nothing() -> None:
    a, b = [10.0, 12, 9, 11, 10.5], [10.2, 9.5, 11.5, 10.1, 400_000]
    assert typical_ratio(a, b) == pytest.approx(1.0, abs=0.1)
    assert chance_of_posts(a, b) > 0.5


def test_posts_with_nothing_are_no_trouble() -> None:
    assert typical_ratio([0, 0, 0], [0, 0, 0]) == 1
    assert chance_of_posts([0, 0, 0, 0], [0, 0, 0, 0]) == 1
    assert typical_ratio([0, 0, 0, 1], [2, 3, 4, 5]) is None
    assert chance_of_posts([0, 0, 0, 1], [2, 3, 4, 5]) == pytest.approx(2 / 70)


@given(figures, figures, st.sampled_from([0.9, 0.95, 0.99]))
def test_interval_and_chance_never_speak_against_one_another(
    a: list[float], b: list[float], level: float
) -> None:
    found = ratio_of_posts(a, b, level)
    if found.leaves_out(1):
        assert chance_of_posts(a, b) <= 1 - level + 1e-12
    else:
        assert chance_of_posts(a, b) > 1 - level - 1e-12


@given(figures, figures)
def test_it_depends_on_the_order_alone(a: list[float], b: list[float]) -> None:
    assert chance_of_posts(a, b) == chance_of_posts(b, a)
    assert chance_of_posts(a, b) == chance_of_posts([x**3 for x in a], [x**3 for x in b])


@pytest.mark.parametrize("size", [4, 5])
def test_of_all_ways_to_deal_posts_out_at_most_five_in_a_hundred_show_a_difference(
    size: int,
) -> None:
    posts = [1.0, 2, 2.5, 3, 4, 6, 8, 12, 15, 40][: 2 * size]
    deals = list(combinations(posts, size))
    wrong = sum(
        chance_of_posts(deal, [post for post in posts if post not in deal]) <= 0.05
        for deal in deals
    )
    assert 0 < wrong / len(deals) <= 0.05


def test_large_numbers_go_over_into_the_normal_curve_without_a_step() -> None:
    chance = Random(7)  # noqa: S311 - nothing secret
    a = [exp(chance.gauss(0, 0.6)) for _ in range(51)]
    b = [exp(chance.gauss(0.25, 0.6)) for _ in range(51)]
    whole, less = chance_of_posts(a, b), chance_of_posts(a[:50], b[:50])
    assert whole == pytest.approx(less, abs=0.03)
    whole_range, less_range = ratio_of_posts(a, b, 0.95), ratio_of_posts(a[:50], b[:50], 0.95)
    assert whole_range.low == pytest.approx(less_range.low, abs=0.05)


def test_the_interval_holds_the_truth_in_ninety_five_of_a_hundred() -> None:
    chance = Random(11)  # noqa: S311 - nothing secret
    held, middles = 0, []
    for _ in range(600):
        a = [exp(chance.gauss(0, 0.7)) for _ in range(12)]
        b = [1.4 * exp(chance.gauss(0, 0.7)) for _ in range(12)]
        held += not ratio_of_posts(a, b, 0.95).leaves_out(1.4)
        middles.append(typical_ratio(a, b) or 0)
    # Four standard errors of 600 draws are 3.6 per cent.
    assert 0.915 < held / 600 < 0.99
    assert median(middles) == pytest.approx(1.4, abs=0.07)


def test_without_posts_there_is_nothing_to_compare() -> None:
    with pytest.raises(ValueError, match="nothing"):
        chance_of_posts([], [1.0])
