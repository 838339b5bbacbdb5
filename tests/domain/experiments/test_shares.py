"""Two shares beside each other, held against published examples and against chance counted out."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smwork.domain.experiments.shares import (
    Share,
    chance_of_shares,
    difference,
    ratio,
    wilson,
)

# Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17
# (1998), table I, method 3.
SINGLE = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]
# Newcombe, "Interval estimation for the difference between independent proportions", Statistics in
# Medicine 17 (1998), table II, method 10: b's done of people, a's, and the interval of b − a.
TWO = [
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((6, 7), (2, 7), 0.0582, 0.8062),
    ((5, 56), (0, 29), -0.0381, 0.1926),
    ((0, 10), (0, 20), -0.1611, 0.2775),
    ((0, 10), (0, 10), -0.2775, 0.2775),
    ((10, 10), (0, 20), 0.6791, 1.0000),
    ((10, 10), (0, 10), 0.6075, 1.0000),
]

shares = st.integers(1, 400).flatmap(
    lambda people: st.builds(Share, st.integers(0, people), st.just(people))
)


@pytest.mark.parametrize(("done", "people", "low", "high"), SINGLE)
def test_a_single_share_as_published(done: int, people: int, low: float, high: float) -> None:
    found = wilson(Share(done, people), 0.95)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("b", "a", "low", "high"), TWO)
def test_a_difference_as_published(
    b: tuple[int, int], a: tuple[int, int], low: float, high: float
) -> None:
    found = difference(Share(*a), Share(*b), 0.95)
    assert (found.low, found.high) == pytest.approx((low, high), abs=6e-5)


def test_the_chance_is_near_that_of_the_chi_square_test() -> None:
    # Physicians' Health Study 1988: 104 of 11,037 on aspirin and 189 of 11,034 on placebo had a heart
    # attack; relative risk 0.55 (0.43 to 0.71), chi-square 25.0, p < 0.00001 (Agresti, Categorical
    # Data Analysis, 2.2).
    placebo, aspirin = Share(189, 11034), Share(104, 11037)
    assert ratio(placebo, aspirin, 0.95).low == pytest.approx(0.43, abs=0.005)
    assert ratio(placebo, aspirin, 0.95).high == pytest.approx(0.70, abs=0.01)
    assert chance_of_shares(placebo, aspirin) == pytest.approx(5.7e-7, rel=0.5)
    # 56/70 against 48/80: chi-square 7.03, p = 0.0080.
    assert chance_of_shares(Share(48, 80), Share(56, 70)) == pytest.approx(0.0080, abs=0.0005)


@given(shares, shares, st.sampled_from([0.9, 0.95, 0.975, 0.99]))
def test_difference_ratio_and_chance_never_speak_against_one_another(
    a: Share, b: Share, level: float
) -> None:
    apart = difference(a, b, level)
    assert apart.low <= b.rate - a.rate <= (apart.high or 0) + 1e-12
    # A hair beside the edge, rounding may fall either way.
    if min(abs(apart.low), abs(apart.high or 0)) > 1e-9:
        assert apart.leaves_out(0) == ratio(a, b, level).leaves_out(1)
        assert apart.leaves_out(0) == (chance_of_shares(a, b) <= 1 - level)


@given(shares, shares)
def test_turned_round_it_says_the_same(a: Share, b: Share) -> None:
    there, back = difference(a, b, 0.95), difference(b, a, 0.95)
    assert there.low == pytest.approx(-(back.high or 0), abs=1e-9)
    assert chance_of_shares(a, b) == pytest.approx(chance_of_shares(b, a), abs=1e-9)


def test_a_share_of_nobody_or_of_more_than_all_is_refused() -> None:
    for done, people in ((0, 0), (3, 2), (-1, 5)):
        with pytest.raises(ValueError, match="no share"):
            Share(done, people)


@pytest.mark.parametrize(("people", "rate"), [(100, 0.1), (150, 0.3), (120, 0.5), (200, 0.05)])
def test_false_alarms_counted_out_stay_at_five_in_a_hundred(people: int, rate: float) -> None:
    """Every pair of counts that two variants without a difference can have, weighed by its chance."""
    weights = [
        comb(people, done) * rate**done * (1 - rate) ** (people - done)
        for done in range(people + 1)
    ]
    likely = [done for done, weight in enumerate(weights) if weight > 1e-6]
    wrong = sum(
        2 * weights[one] * weights[other]
        for one in likely
        for other in likely
        if one < other and difference(Share(one, people), Share(other, people), 0.95).leaves_out(0)
    )
    assert 0.02 < wrong <= 0.0505
