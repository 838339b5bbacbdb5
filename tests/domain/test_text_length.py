"""A text is counted as its platform counts it."""

import pytest

from smwork.domain.text_length import Length, length, lengths
from smwork.facts.platforms import LimitUnit


@pytest.mark.parametrize(
    ("text", "unit", "counted"),
    [
        ("", "characters", 0),
        ("Brood sinds 1911", "characters", 16),
        ("cafe\u0301", "characters", 4),
        ("é", "bytes", 2),
        ("brood 🍞", "characters", 7),
        ("brood 🍞", "bytes", 10),
        ("👩‍👩‍👧‍👦", "graphemes", 1),
        ("👍🏽", "graphemes", 1),
        ("❤️", "graphemes", 1),
        ("🇳🇱🇧🇪", "graphemes", 2),
        ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", "graphemes", 1),
        ("q\u0307a", "graphemes", 2),
        ("a\r\nb", "graphemes", 3),
        ("#brood van # bij #bakker", "tags", 2),
        ("Openingstijden\n\nAdres", "fields", 2),
    ],
)
def test_each_unit_counts_in_its_own_way(text: str, unit: LimitUnit, counted: int) -> None:
    assert length(text, unit) == counted


def test_a_text_that_fits_has_nothing_too_much() -> None:
    assert [each.over for each in lengths("x" * 150, 150, "characters")] == [0]


def test_what_is_too_much_is_counted() -> None:
    (found,) = lengths("x" * 162, 150, "characters")
    assert (found, found.over) == (Length(162, 150, "characters"), 12)


def test_a_field_may_have_a_second_limit_in_bytes() -> None:
    short, heavy = lengths("🍞" * 70, 300, "graphemes", 256)
    assert (short.used, short.over) == (70, 0)
    assert (heavy.used, heavy.over) == (280, 24)


def test_a_field_without_a_sourced_limit_has_no_length_to_keep_to() -> None:
    assert lengths("x" * 9999, None, None) == ()
