"""Units are checked: what can't be added is refused in a sentence, what is odd is told."""

import pytest

from smwork.domain.formula import Meaning, Read, Trouble, meaning_of, read_stored
from smwork.facts.kpis import KpiUnit
from smwork.locale.translator import translator


def of(text: str) -> Meaning | Trouble:
    read = read_stored(text)
    assert isinstance(read, Read), read
    return meaning_of(read.tree)


def meaning(text: str) -> Meaning:
    found = of(text)
    assert isinstance(found, Meaning), found
    return found


def refused(text: str) -> str:
    found = of(text)
    assert isinstance(found, Trouble), found
    return translator("en")(found.why)


@pytest.mark.parametrize(
    ("text", "unit", "made_as"),
    [
        ("(clicks + leads) / reach * 100", "percent", "ratio"),
        ("100 * clicks / reach", "percent", "ratio"),
        ("clicks / (reach / 100)", "percent", "ratio"),
        ("(comments + likes) / posts / (followers / 1000)", "score", "ratio"),
        ("interactions / posts", "ratio", "ratio"),
        ("spend / (leads + trials)", "money", "ratio"),
        ("revenue - spend", "money", "count"),
        ("(revenue - spend) / spend * 100", "percent", "ratio"),
        ("response_minutes / messages_answered", "minutes", "ratio"),
        ("watch_minutes", "minutes", "count"),
        ("likes + 3 * shares", "count", "count"),
        ("followers", "count", "level"),
        ("clicks / spend", "ratio", "ratio"),
    ],
)
def test_the_unit_follows_from_the_formula(text: str, unit: KpiUnit, made_as: str) -> None:
    found = meaning(text)
    assert (found.unit, found.made_as) == (unit, made_as)
    assert found.units[0] == unit


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "clicks + spend",
            "Character 8: a number and money can't be added up. Divide the one by the other.",
        ),
        (
            "clicks - watch_minutes",
            "Character 8: minutes can't be taken off a number. Divide the one by the other.",
        ),
        ("clicks / reach + clicks", "Character 16: a share and a number can't be added up."),
        ("revenue + spend / clicks", "Character 9: money and money per piece can't be added up."),
        ("followers + clicks", "Character 11: a level at one moment, such as followers,"),
        ("spend * revenue", "Character 7: money times money comes to nothing that has a unit."),
        ("spend * watch_minutes", "Character 7: money times minutes comes to nothing"),
        ("clicks * leads", "It comes to nothing that has a unit: divide somewhere."),
        ("clicks / 0", "Character 8: this is divided by 0."),
        ("clicks / (2 - 2)", "Character 8: this is divided by 0."),
        ("2 + 3", "There is no metric in it: only numbers."),
    ],
)
def test_what_does_not_go_together_is_refused(text: str, sentence: str) -> None:
    assert refused(text).startswith(sentence)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("clicks / reach", ("ratio", "score")),
        ("clicks / reach * 100", ("percent", "ratio", "score")),
        ("100 - clicks / reach * 100", ("percent", "ratio", "score")),
        ("clicks / reach * 100 + likes / reach", ("ratio", "score")),
        ("-(1000 * likes / followers)", ("score", "ratio")),
        ("posts * 45", ("count", "score", "money", "minutes")),
        ("posts * 45 / leads", ("ratio", "score", "money", "minutes")),
        ("spend / leads", ("money",)),
    ],
)
def test_only_a_share_times_a_hundred_can_be_shown_as_a_percentage(
    text: str, units: tuple[KpiUnit, ...]
) -> None:
    assert meaning(text).units == units


def test_a_level_and_a_sum_over_a_period_may_be_divided_and_that_is_told() -> None:
    (note,) = meaning("interactions / followers * 100").notes
    assert "last day that is known" in note.text


def test_a_bare_share_is_told_how_it_becomes_a_percentage() -> None:
    (note,) = meaning("clicks / impressions").notes
    assert note.text == "Times 100 it is a percentage."
    assert meaning("clicks / impressions * 100").notes == ()
    assert meaning("spend / clicks").notes == ()


def test_people_and_times_may_be_added_and_that_is_told() -> None:
    (note,) = meaning("reach + clicks").notes
    assert "adds people" in note.text
    assert meaning("likes + clicks").notes == ()


def test_a_bare_number_that_is_added_counts_every_month_and_that_is_told() -> None:
    (note,) = meaning("revenue - 250").notes
    assert "every month" in note.text


def test_posts_can_tell_it_only_where_every_figure_in_it_can_be_a_posts() -> None:
    assert meaning("clicks / reach").scopes == ("post", "account")
    assert meaning("clicks / followers").scopes == ("post", "account")
    assert meaning("clicks / sessions").scopes == ("account",)
    assert meaning("followers").scopes == ("account",)
