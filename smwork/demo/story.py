"""The story of the demo: what is the same in every language, and the words of one language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, cast

from smwork.domain.plan import Language

_HERE: Final = files("smwork.demo")

MAIN_WORDS: Final[Mapping[str, str]] = {
    "objectives": "statement",
    "own_kpis": "name",
    "mentions": "text",
    "ideas": "text",
    "variants": "what",
    "items": "title",
    "events": "name",
    "annotations": "text",
}
"""The field that is meant where a record has one text only."""

Told = Mapping[str, object]
Records = Mapping[str, Told]


@dataclass(frozen=True, slots=True)
class Story:
    """The client, the plan, its records by kind and key, the checklists and the accounts' figures."""

    client: Told
    plan: Told
    records: Mapping[str, Records]
    completed: Mapping[str, Mapping[str, list[str]]]
    posts: Mapping[str, list[str]]


@cache
def read_toml(name: str) -> Mapping[str, Records]:
    """One of the files beside this module."""
    parsed = tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))
    return cast("Mapping[str, Records]", parsed)


def read_story(language: Language) -> Story:
    """The whole story in a language."""
    common, words = read_toml("story"), read_toml(language)
    kinds = [kind for kind in common if kind not in {"client", "plan", "completed"}]
    return Story(
        client={**common["client"], **words["client"]},
        plan={**common["plan"], **words["plan"]},
        records={kind: _merged(kind, common[kind], words.get(kind, {})) for kind in kinds},
        completed=cast("Mapping[str, Mapping[str, list[str]]]", common["completed"]),
        posts=cast("Mapping[str, list[str]]", words["posts"]),
    )


def _merged(kind: str, common: Records, words: Mapping[str, object]) -> Records:
    return {key: {**told, **_in_words(kind, words.get(key, {}))} for key, told in common.items()}


def _in_words(kind: str, words: object) -> Told:
    return {MAIN_WORDS[kind]: words} if isinstance(words, str) else cast("Told", words)
