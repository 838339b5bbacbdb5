"""Colours that can be told from their background, and text that fits."""

import tomllib
from pathlib import Path

import pytest

from smwork.charts.theme import COLOURS, Role, choose
from smwork.charts.words import lines, quoted

CONFIG = tomllib.loads(Path(".streamlit/config.toml").read_text("utf-8"))["theme"]
LETTERS: tuple[Role, ...] = ("ink", "soft")
MARKS: tuple[Role, ...] = ("ours", "steady", "ahead", "others", "bad")


def light_of(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((light_of(one), light_of(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("role", LETTERS)
def test_letters_can_be_read(role: Role, side: int) -> None:
    background = CONFIG[("light", "dark")[side]]["backgroundColor"]
    assert contrast(COLOURS[role][side], background) >= 4.5


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("role", MARKS)
def test_marks_can_be_seen(role: Role, side: int) -> None:
    background = CONFIG[("light", "dark")[side]]["backgroundColor"]
    assert contrast(COLOURS[role][side], background) >= 3


@pytest.mark.parametrize("side", [0, 1])
def test_text_on_a_filled_cell_can_be_read(side: int) -> None:
    assert contrast(COLOURS["ours"][side], COLOURS["on_ours"][side]) >= 4.5
    assert contrast(COLOURS["pale"][side], COLOURS["ink"][side]) >= 4.5
    assert contrast(COLOURS["track"][side], COLOURS["ink"][side]) >= 4.5


@pytest.mark.parametrize("side", [0, 1])
def test_the_background_tells_light_from_dark(side: int) -> None:
    background = CONFIG[("light", "dark")[side]]["backgroundColor"]
    assert (light_of(background) < 0.4) == bool(side)


def test_the_first_word_that_matches_gives_the_colour() -> None:
    expression = choose("state", {"a": "bad", "b": "ours"}, "others").to_dict()["expr"]
    assert expression.index("=== 'a'") < expression.index("=== 'b'")
    assert expression.endswith("(dark ? '#8a979a' : '#7d8a8c')")


def test_a_name_with_a_quote_or_a_backslash_stays_a_name() -> None:
    assert quoted("It's a \\ test") == "'It\\'s a \\\\ test'"


def test_lines_break_between_words_and_lose_none() -> None:
    text = "Bron: Meta Business Suite, LinkedIn en YouTube, tot en met 30 september 2026"
    broken = lines(text, 30)
    assert all(len(line) <= 30 for line in broken)
    assert " ".join(broken) == text


def test_a_hard_space_holds_its_words_together() -> None:
    assert lines("aa b\u00a0c", 4) == ["aa", "b\u00a0c"]
