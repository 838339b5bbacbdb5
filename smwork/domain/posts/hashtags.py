"""Hashtags: found in texts, counted, and held against what the posts with them did (method I2)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from smwork.domain.posts.moments import Compared, compared

_TAG: Final = re.compile(r"(?<![\w&/#])[#＃](\w*[^\W\d_]\w*)")
"""A word behind a number sign with a letter in it; `#1` is a number, and in an address it is a place."""


@dataclass(frozen=True, slots=True)
class TagCount:
    """How many texts have a hashtag; `tag` is the way in which it is mostly written, without sign."""

    tag: str
    texts: int


def hashtags(text: str) -> tuple[str, ...]:
    """The hashtags of a text as they are written, each once, without the sign."""
    found = {tag.casefold(): tag for tag in reversed(_TAG.findall(text))}
    return tuple(reversed(found.values()))


def counted(texts: Iterable[str]) -> list[TagCount]:
    """The hashtags of all texts, the most used first; capitals make no difference."""
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for tag in hashtags(text):
            spelled[tag.casefold()][tag] += 1
    counts = [TagCount(_usual(ways), ways.total()) for ways in spelled.values()]
    return sorted(counts, key=lambda each: (-each.texts, each.tag.casefold()))


def of_hashtags(posts: Sequence[tuple[str, float]]) -> tuple[Compared[str], Mapping[str, str]]:
    """Posts (text, value) by hashtag, and how each is mostly written.

    A post counts for each of its hashtags, so that the groups overlap.
    """
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    heaps: dict[str, Counter[float]] = defaultdict(Counter)
    for text, value in posts:
        for tag in hashtags(text):
            spelled[tag.casefold()][tag] += 1
            heaps[tag.casefold()][value] += 1
    everything = Counter(value for _, value in posts)
    return compared(heaps.items(), everything=everything), {
        key: _usual(ways) for key, ways in spelled.items()
    }


def _usual(ways: Counter[str]) -> str:
    return min(ways, key=lambda way: (-ways[way], way))
