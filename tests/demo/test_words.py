"""The demo is told in two languages: the same things in each, and nothing of the other in either."""

import re
from collections.abc import Iterator

import pytest

from smwork.demo.story import read_toml
from smwork.facts.checklists import checklist
from smwork.store.tables import IN_PLAN

ENGLISH = {
    "the",
    "and",
    "with",
    "your",
    "you",
    "our",
    "they",
    "what",
    "this",
    "bike",
    "from",
    "how",
}
DUTCH = {"het", "een", "met", "voor", "jouw", "onze", "zijn", "niet", "fiets", "wat", "hoe", "naar"}


def _texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text with the way to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _texts(each, f"{path}.{number}")
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, f"{path}.{key}")


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-zà-ÿ']+", text.casefold()))


def test_both_languages_tell_the_same_things() -> None:
    dutch, english = (dict(_texts(read_toml(language))) for language in ("nl", "en"))

    assert list(dutch) == list(english)
    assert {path for path, text in dutch.items() if not text} == {
        path for path, text in english.items() if not text
    }


def test_what_is_told_is_in_the_story() -> None:
    story = read_toml("story")
    for kind, told in read_toml("nl").items():
        if kind != "posts":
            assert set(told) <= set(story[kind]) or kind in {"plan", "client"}, kind


@pytest.mark.parametrize(("language", "foreign"), [("nl", ENGLISH), ("en", DUTCH)])
def test_neither_language_slips_into_the_other(language: str, foreign: set[str]) -> None:
    slips = {path: text for path, text in _texts(read_toml(language)) if _words(text) & foreign}

    assert slips == {}


def test_the_languages_differ_wherever_there_are_words() -> None:
    english = dict(_texts(read_toml("en")))
    same = {text for path, text in _texts(read_toml("nl")) if text and english[path] == text}

    assert same == set()


def test_every_kind_of_record_is_there() -> None:
    story = read_toml("story")
    made_otherwise = {"checks", "matches"}

    assert [name for name in IN_PLAN if name not in made_otherwise and not story.get(name)] == []


def test_what_is_ticked_stands_on_the_checklist() -> None:
    story = read_toml("story")
    for channel, days in story["completed"].items():
        platform = str(story["channels"][channel]["platform"])
        known = {item.key for item in checklist(platform)}
        ticked = [item for _, item in _texts(days)]
        assert set(ticked) <= known
        assert len(ticked) == len(set(ticked))
