"""How long a text is by a platform's own way of counting, held against its limit (method A2)."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from smwork.facts.platforms import LimitUnit

_JOINER: Final = "\u200d"
_VARIATIONS: Final = ("\ufe00", "\ufe0f")
_SKIN_TONES: Final = ("\U0001f3fb", "\U0001f3ff")
_FLAG_LETTERS: Final = ("\U0001f1e6", "\U0001f1ff")
_TAG_LETTERS: Final = ("\U000e0020", "\U000e007f")


@dataclass(frozen=True, slots=True)
class Length:
    """How much of a limit a text takes; `over` is what is too much, 0 when it fits."""

    used: int
    limit: int
    unit: LimitUnit

    @property
    def over(self) -> int:
        """How much has to go."""
        return max(self.used - self.limit, 0)


def lengths(
    text: str, limit: int | None, unit: LimitUnit | None, max_bytes: int | None = None
) -> tuple[Length, ...]:
    """The text against each limit that its field has; none for a field without a sourced limit."""
    found = [Length(length(text, unit), limit, unit)] if limit is not None and unit else []
    if max_bytes is not None:
        found.append(Length(length(text, "bytes"), max_bytes, "bytes"))
    return tuple(found)


def length(text: str, unit: LimitUnit) -> int:
    """The text counted in this unit; é is one character, however it was typed."""
    whole = unicodedata.normalize("NFC", text)
    match unit:
        case "characters":
            return len(whole)
        case "graphemes":
            return sum(1 for _ in _graphemes(whole))
        case "bytes":
            return len(whole.encode("utf-8"))
        case "tags":
            return sum(word.startswith("#") and len(word) > 1 for word in whole.split())
        case "fields":
            return sum(bool(line.strip()) for line in whole.splitlines())


def _graphemes(text: str) -> Iterator[str]:
    """What a reader sees as one sign: a letter with its accents, an emoji with all that it is made of.

    The part of Unicode's rules (UAX 29) that European text and emoji need.
    """
    sign = ""
    for letter in text:
        if sign and _goes_on(sign, letter):
            sign += letter
        else:
            if sign:
                yield sign
            sign = letter
    if sign:
        yield sign


def _goes_on(sign: str, letter: str) -> bool:
    """Whether a letter belongs to the sign before it."""
    if sign[-1] == _JOINER or letter == _JOINER or (sign, letter) == ("\r", "\n"):
        return True
    if _within(letter, _FLAG_LETTERS):
        return len(sign) == 1 and _within(sign, _FLAG_LETTERS)
    added = any(_within(letter, part) for part in (_VARIATIONS, _SKIN_TONES, _TAG_LETTERS))
    return added or unicodedata.category(letter) in ("Mn", "Me", "Mc")


def _within(letter: str, span: tuple[str, str]) -> bool:
    return span[0] <= letter <= span[1]
