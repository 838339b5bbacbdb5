"""Every text of the facts has its Dutch, and the Dutch has nothing over."""

import string
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from smwork.facts.platforms import platforms
from smwork.facts.tags import tags
from smwork.facts.texts import texts

CATALOGUE = Path(__file__).parents[2] / "smwork" / "locale" / "nl" / "facts.po"
SAME_IN_BOTH = {
    "50/25/20/5", "80–20", "Accounts", "Bio", "Clickable", "Content", "Do", "Engagement",
    "Hashtags", "Intro", "Leads", "Likeable", "Likes", "Logo", "Recommend", "Reels", "Respond",
    "Return", "See", "Sellable", "Sharable", "Share of voice", "Shorts", "Social influencing",
    "Social listening", "Social selling", "Stories", "Think", "Thumbnail", "Website", "bytes",
    "hashtags",
}  # fmt: skip


@pytest.fixture(scope="module")
def dutch() -> dict[str, str]:
    with CATALOGUE.open("rb") as file:
        messages = [message for message in read_po(file, locale="nl") if message.id]
    assert not any(message.fuzzy for message in messages)
    return {str(message.id): str(message.string) for message in messages}


def fields_of(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text)} - {None}


def test_every_text_has_its_dutch_and_no_dutch_is_left_over(dutch: dict[str, str]) -> None:
    assert set(dutch) == {text for _, text in texts()}
    assert all(dutch.values())


def test_only_the_field_s_own_words_are_the_same_in_both(dutch: dict[str, str]) -> None:
    assert {english for english, text in dutch.items() if english == text} == SAME_IN_BOTH


def test_what_is_filled_in_is_the_same_in_both(dutch: dict[str, str]) -> None:
    assert all(fields_of(english) == fields_of(text) for english, text in dutch.items())


def test_dutch_says_je(dutch: dict[str, str]) -> None:
    words = {word.strip(".,;:!?") for text in dutch.values() for word in text.split()}
    assert not words & {"u", "U", "uw", "Uw"}


def test_names_of_brands_are_not_translated() -> None:
    shown = {text for _, text in texts()}
    brands = {channel.name for channel in platforms() if channel.kind == "network"}
    assert not shown & (brands | {tag.name for tag in tags()})
    assert {"Website", "Newsletter"} <= shown


def test_each_text_names_the_file_that_it_stands_in() -> None:
    files = {file for file, _ in texts()}
    assert {"kpis.toml", "guidance.toml", "platforms/instagram.toml"} <= files
    assert ("kpis.toml", "IPM score") in set(texts())
