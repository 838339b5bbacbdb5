"""How long a message is as its platform counts, against what the platform takes."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from smwork.facts.platforms import TextField

_LINK: Final = re.compile(r"https?://\S+")
_JOINER: Final = "\u200d"
_PICTURE_MARKS: Final = range(0xFE00, 0xFE10)
_SKIN_TONES: Final = range(0x1F3FB, 0x1F400)


@dataclass(frozen=True, slots=True)
class PostLength:
    """Characters used of those there are; `too_long` also when it is the bytes that don't fit."""

    used: int
    limit: int
    too_long: bool


def post_length(message: str, field: TextField) -> PostLength | None:
    """The length of a message in this field; None where no source gives a limit in characters."""
    if field.limit is None or field.unit not in ("characters", "graphemes"):
        return None
    text = message
    if field.link_counts is not None:
        text = _LINK.sub("x" * field.link_counts, message)
    used = _graphemes(text) if field.unit == "graphemes" else len(text)
    heavy = field.max_bytes is not None and len(message.encode()) > field.max_bytes
    return PostLength(used, field.limit, used > field.limit or heavy)


def _graphemes(text: str) -> int:
    """Characters as a person sees them: accents, skin tones and joined emoji belong to the one before.

    Near enough for a counter (flags count for two); the platform itself has the last word.
    """
    count, joined = 0, False
    for each in text:
        belongs = (
            unicodedata.combining(each)
            or ord(each) in _PICTURE_MARKS
            or ord(each) in _SKIN_TONES
            or each == _JOINER
        )
        if not belongs and not joined:
            count += 1
        joined = each == _JOINER
    return count
