"""Text in a chart: a title that wraps, whatever is in it."""

import re

import pytest

from smwork.charts.words import wrapped

_ROOM = "max(12, floor(width / 6.72))"


def in_lines(text: str) -> list[str]:
    """What the expression makes of a text on a chart so narrow that twelve letters fit in."""
    given = wrapped("title", "width", 14)
    pattern = given.split("regexp('")[1].split("', 'g')")[0].replace(f"' + {_ROOM} + '", "12")
    broken = re.sub(pattern, lambda found: f"{found[1] or found[3]}¶", text)
    return broken.removesuffix("¶").split("¶")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reach: the course", ["Reach: the", "course"]),
        ("Reach", ["Reach"]),
        ("Reach of oneverylonghandle now", ["Reach of", "oneverylongh", "andle now"]),
    ],
)
def test_a_title_breaks_between_words_and_in_a_word_that_is_longer_than_a_line(
    text: str, expected: list[str]
) -> None:
    assert in_lines(text) == expected
