"""A message's length as its platform counts it."""

from typing import Literal

import pytest

from smwork.domain.posts.length import PostLength, post_length
from smwork.facts.platforms import TextField, platform


def field(
    unit: Literal["characters", "graphemes"] = "characters",
    limit: int | None = 10,
    max_bytes: int | None = None,
) -> TextField:
    return TextField.model_construct(
        key="text", label="Text", limit=limit, unit=unit, max_bytes=max_bytes
    )


def test_a_message_that_fits_and_one_that_does_not() -> None:
    assert post_length("0123456789", field()) == PostLength(10, 10, too_long=False)
    assert post_length("0123456789x", field()) == PostLength(11, 10, too_long=True)


def test_a_link_counts_for_what_the_platform_makes_of_it() -> None:
    text = platform("x").post_text
    assert text is not None
    length = post_length("Look: https://example.org/" + "a" * 300, text)
    assert length is not None
    assert (length.used, length.too_long) == (6 + 23, False)


@pytest.mark.parametrize("one", ["é", "e\u0301", "👍🏽", "👩‍👩‍👧", "❤️"])
def test_what_a_person_sees_as_one_is_one_grapheme(one: str) -> None:
    length = post_length(one, field(unit="graphemes"))
    assert length is not None
    assert length.used == 1


def test_bytes_can_be_too_many_where_the_characters_are_not() -> None:
    assert post_length("👍" * 5, field(max_bytes=12)) == PostLength(5, 10, too_long=True)


def test_without_a_limit_nothing_is_claimed() -> None:
    assert post_length("long", field(limit=None)) is None
