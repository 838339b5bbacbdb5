"""Several tests at once, held against the papers' own examples."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smwork.domain.experiments.several import LEVEL, benjamini_hochberg, holm

# Benjamini and Hochberg 1995, section 3.2: fifteen p-values of a trial with heart patients. Bonferroni
# (and Holm) reject three of them, their own procedure four.
TRIAL = [
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
    *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000),
]

chances = st.lists(st.floats(0, 1), max_size=8)


def test_the_papers_example() -> None:
    assert sum(each <= LEVEL for each in holm(TRIAL)) == 3
    assert sum(each <= LEVEL for each in benjamini_hochberg(TRIAL)) == 4


def test_holm_step_by_step() -> None:
    # R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") and "BH".
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert benjamini_hochberg([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.02, 0.04, 0.04, 0.02])


@given(chances)
def test_nothing_becomes_surer_and_a_single_test_stays_as_it_is(several: list[float]) -> None:
    for adjusted in (holm(several), benjamini_hochberg(several)):
        assert len(adjusted) == len(several)
        assert all(
            before <= after + 1e-12 <= 1 + 1e-9
            for before, after in zip(several, adjusted, strict=True)
        )
    if len(several) == 1:
        assert holm(several) == benjamini_hochberg(several) == several


def test_three_variants_without_a_difference_are_wrong_in_at_most_five_of_a_hundred() -> None:
    chance, draws = Random(9), 4000  # noqa: S311 - nothing secret
    plain = corrected = 0
    for _ in range(draws):
        several = [chance.random() for _ in range(3)]
        plain += min(several) <= LEVEL
        corrected += min(holm(several)) <= LEVEL
    assert plain / draws == pytest.approx(0.143, abs=0.02)
    assert corrected / draws <= LEVEL + 0.01
