"""What looking early costs: the table of 1969, and experiments that were looked at every day."""

from math import exp
from random import Random

import pytest

from smwork.domain.experiments.looks import false_alarms
from smwork.domain.experiments.ranks import chance_of_posts
from smwork.domain.experiments.shares import Share, difference

# Armitage, McPherson and Rowe, "Repeated significance tests on accumulating data", Journal of the
# Royal Statistical Society A 132 (1969), table 2: looks, and the chance of a false find at 5 per cent.
TABLE = [
    (1, 0.050),
    (2, 0.083),
    (3, 0.107),
    (4, 0.126),
    (5, 0.142),
    (10, 0.193),
    (20, 0.248),
    (50, 0.320),
    (100, 0.374),
    (200, 0.424),
]


@pytest.mark.parametrize(("looks", "wrong"), TABLE)
def test_as_the_table_has_it(looks: int, wrong: float) -> None:
    assert false_alarms(looks) == pytest.approx(wrong, abs=5e-4)


def test_a_year_of_looks_and_more() -> None:
    # The recursion on a grid of a fifth of a step; the table itself has 0.530 for 1000 looks.
    for looks, wrong in ((365, 0.466), (500, 0.487), (1000, 0.530)):
        assert false_alarms(looks) == pytest.approx(wrong, abs=6e-3)
    assert false_alarms(100_000) < 1


def test_every_look_adds_to_it() -> None:
    told = [false_alarms(looks) for looks in (*range(1, 30), 200, 201, 400)]
    assert told == sorted(told)


def test_without_a_look_there_is_nothing_to_tell() -> None:
    with pytest.raises(ValueError, match="look"):
        false_alarms(0)


def test_ads_that_are_looked_at_every_day_name_a_winner_as_often_as_is_told() -> None:
    chance, draws, days, a_day = Random(14), 700, 14, 60  # noqa: S311 - nothing secret
    early = 0
    for _ in range(draws):
        a = b = 0
        for day in range(1, days + 1):
            a += sum(chance.random() < 0.2 for _ in range(a_day))
            b += sum(chance.random() < 0.2 for _ in range(a_day))
            people = day * a_day
            if difference(Share(a, people), Share(b, people), 0.95).leaves_out(0):
                early += 1
                break
    # Three standard errors of 700 draws are 4.7 per cent; looking once would give 5.
    assert early / draws == pytest.approx(false_alarms(days), abs=0.047)
    assert early / draws > 0.15


def test_of_posts_what_is_told_is_a_little_too_careful() -> None:
    """With few posts the test by ranks shows less than its five in a hundred, at each look."""
    chance, draws, posts = Random(5), 300, 14  # noqa: S311 - nothing secret
    early = 0
    for _ in range(draws):
        a = [exp(chance.gauss(0, 0.6)) for _ in range(posts)]
        b = [exp(chance.gauss(0, 0.6)) for _ in range(posts)]
        early += any(chance_of_posts(a[:n], b[:n]) <= 0.05 for n in range(4, posts + 1))
    assert 0.08 < early / draws < false_alarms(posts) + 0.03
