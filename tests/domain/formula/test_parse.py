"""A formula is read as a person writes it, and what can't be read says where and what is expected."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smwork.domain.formula import (
    Read,
    Trouble,
    Words,
    metrics_in,
    read_formula,
    read_stored,
    worth,
    written,
)
from smwork.domain.say import Say
from smwork.facts.metrics import all_metrics
from smwork.locale.translator import LANGUAGES, translator

DUTCH = Words({"Klikken": "clicks", "Bereik": "reach", "Klikken op links": "link_clicks"}, ",")
JAN = {"clicks": 30.0, "leads": 10.0, "reach": 2000.0, "likes": 0.0, "posts": 8.0}


def comes_to(text: str) -> float | None:
    read = read_stored(text)
    assert isinstance(read, Read), read
    return worth(read.tree, [JAN])


def trouble(text: str, words: Words | None = None) -> Trouble:
    found = read_formula(text, words) if words else read_stored(text)
    assert isinstance(found, Trouble)
    return found


def told(found: Trouble) -> str:
    return translator("en")(found.why)


# --- what it means ---


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(clicks + leads) / reach * 100", 2.0),
        ("clicks + leads / reach * 100", 30.5),
        ("clicks - leads - leads", 10),
        ("clicks / leads / 2", 1.5),
        ("-clicks + 2 * leads", -10),
        ("clicks - -leads", 40),
        ("[clicks × 2] ÷ leads", 6),
        ("clicks : leads", 3),
        ("reach / 1.000", 2000),
        ("1,5 * leads", 15),
        ("12.500,5 * posts / posts", 12500.5),
        (".5 * leads", 5),
    ],
)
def test_it_comes_to_what_arithmetic_says(text: str, value: float) -> None:
    assert comes_to(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["clicks / likes", "clicks / (leads / likes)", "1 / (likes * 2)"])
def test_divided_by_nought_it_is_unknown(text: str) -> None:
    assert comes_to(text) is None


def test_names_are_the_readers_own_in_any_case_and_the_longest_one_counts() -> None:
    read = read_formula("klikken  op links / BEREIK + Klikken / bereik", DUTCH)
    assert isinstance(read, Read)
    assert metrics_in(read.tree) == ("link_clicks", "reach", "clicks")


@pytest.mark.parametrize(
    ("decimal", "text", "value"),
    [(",", "1.000", 1000), (".", "1.000", 1), (".", "1,000", 1000), (",", "1,000", 1)],
)
def test_a_number_that_can_be_read_two_ways_is_read_as_the_language_does(
    decimal: str, text: str, value: float
) -> None:
    read = read_formula(f"a * {text}", Words({"a": "clicks"}, decimal))
    assert isinstance(read, Read)
    assert worth(read.tree, [{"clicks": 1.0}]) == value


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_metrics_bear_the_same_name(language: str) -> None:
    t = next(translator(each) for each in LANGUAGES if each == language)
    names = [t(metric.label).casefold() for metric in all_metrics()]
    assert len(set(names)) == len(names)


# --- what is wrong with it, and where ---


@pytest.mark.parametrize(
    ("text", "at", "sentence"),
    [
        ("2 *", 4, "At the end a metric, a number or ( is expected."),
        ("clicks leads", 8, "Character 8: a sign (+ - * /) is expected, not “leads”."),
        ("(clicks + leads", 16, "At the end a ) is expected: the ( of character 1 is still open."),
        ("clicks)", 7, "Character 7: a sign (+ - * /) is expected, not “)”."),
        ("clicks / * 2", 10, "Character 10: a metric, a number or ( is expected, not “*”."),
        ("clik / reach", 1, "Character 1: “clik” is no metric. Do you mean “clicks”?"),
        ("clicks + zebra", 10, "Character 10: “zebra” is no metric."),
        ("clicks ** 2", 8, "Character 8: “**” can't be used."),
        ("clicks ^ 2", 8, "Character 8: “^” can't be used."),
        ("1.2.3 * clicks", 1, "Character 1: “1.2.3” is no number."),
        ("clicks * 5.", 10, "Character 10: “5.” is no number."),
        ("", 0, "There is nothing in it yet."),
    ],
)
def test_it_says_where_and_what_is_expected(text: str, at: int, sentence: str) -> None:
    found = trouble(text)
    assert (found.at, told(found)[: len(sentence)]) == (at, sentence)


def test_a_name_that_is_nearly_right_is_told_in_the_readers_words() -> None:
    found = trouble("Klikke / Bereik", DUTCH)
    assert found.why.params["like"] == "Klikken"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 100_000,
        "-" * 100_000 + "clicks",
        "1" * 100_000,
        "(" * 200 + "clicks" + ")" * 200,
        "-" * 399 + "1",
        "9" * 399,
        "1e308 * 1e308",
        "2 ** 10 ** 10",
        "__import__('os').system('true')",
        "clicks.__class__",
        "clicks; leads",
        "lambda: 1",
        "\x00",
        "clicks" + "\u202e" + "leads",
        "a" * 399,
    ],
)
def test_what_is_hostile_is_refused(text: str) -> None:
    assert isinstance(read_stored(text), Trouble)


def test_a_long_sum_is_read() -> None:
    assert comes_to("+".join(["1"] * 199) + "+1") == 200


def test_numbers_that_outgrow_a_float_are_unknown() -> None:
    read = read_stored("clicks * clicks - clicks * clicks")
    assert isinstance(read, Read)
    assert worth(read.tree, [{"clicks": 1e200}]) is None


# --- against Python's own arithmetic ---

METRICS = {"clicks": 30, "leads": 7, "reach": 2000, "likes": 0}
numbers = st.integers(0, 9).map(str)
leaves = st.one_of(numbers, st.sampled_from(sorted(METRICS)))
formulas = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(" ".join),
        inner.map(lambda text: f"({text})"),
        inner.map(lambda text: f"-({text})"),
    ),
    max_leaves=12,
)


def by_python(text: str) -> Fraction | None:
    for digit in "0123456789":
        text = text.replace(digit, f"Fraction({digit})")
    known = {"Fraction": Fraction, **{key: Fraction(value) for key, value in METRICS.items()}}
    try:
        return Fraction(eval(text, {"__builtins__": {}}, known))  # noqa: S307 - our own text
    except ZeroDivisionError:
        return None


@given(formulas)
@settings(max_examples=200, deadline=None)
def test_any_formula_comes_to_what_python_makes_of_it(text: str) -> None:
    read, expected = read_stored(text), by_python(text)
    if isinstance(read, Trouble):
        assert len(text) > 400 or text.count("(") > 20
        return
    value = worth(read.tree, [{key: float(number) for key, number in METRICS.items()}])
    assert value == (None if expected is None else pytest.approx(float(expected), abs=1e-9))


@given(formulas)
@settings(max_examples=60, deadline=None)
def test_a_formula_that_is_written_out_reads_the_same(text: str) -> None:
    read = read_stored(text)
    if isinstance(read, Read):
        again = read_stored(written(read.tree))
        assert isinstance(again, Read)
        assert written(again.tree) == written(read.tree)
        known = [{key: float(number) for key, number in METRICS.items()}]
        value = worth(read.tree, known)
        assert worth(again.tree, known) == (None if value is None else pytest.approx(value))


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    found = read_formula(text, DUTCH)
    assert isinstance(found, Read) or isinstance(found.why, Say)
