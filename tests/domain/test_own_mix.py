"""A mix of one's own, typed as lines of a class and its share."""

import pytest

from smwork.domain.own_mix import read_shares, written_shares
from smwork.domain.say import Number, Say


@pytest.mark.parametrize(
    "typed",
    [
        "Knowledge 60\nFun 40",
        "Knowledge: 60%\n\n  Fun = 40 %",
        "Knowledge\t60\r\nFun 40,0",
    ],
)
def test_lines_are_understood_as_people_type_them(typed: str) -> None:
    assert read_shares(typed) == {"Knowledge": 60, "Fun": 40}


def test_a_class_may_have_a_number_in_its_name() -> None:
    assert read_shares("Top 10 55\nRest 45") == {"Top 10": 55, "Rest": 45}


def test_thirds_may_miss_a_little_of_the_whole() -> None:
    assert read_shares("A 33.3\nB 33.3\nC 33.3") == {"A": 33.3, "B": 33.3, "C": 33.3}


def test_shares_that_are_no_whole_are_refused_with_their_sum() -> None:
    wrong = read_shares("Knowledge 60\nFun 30")
    assert isinstance(wrong, Say)
    assert wrong.params["total"] == Number(90)


@pytest.mark.parametrize(
    "typed", ["", "Knowledge 100", "Knowledge\nFun 40", "A 50\nA 50", "-5 100\n"]
)
def test_what_is_no_mix_is_refused_with_a_reason(typed: str) -> None:
    assert isinstance(read_shares(typed), Say)


def test_a_mix_is_written_as_it_is_read() -> None:
    shares = {"Knowledge": 62.5, "Fun": 37.5}
    assert read_shares(written_shares(shares)) == shares
