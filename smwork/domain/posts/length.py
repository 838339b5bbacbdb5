"""How long a message is as its platform counts, and its hashtags, against what is taken."""

import re
from dataclasses import dataclass
from typing import Final

from smwork.domain.text_length import length
from smwork.facts.platforms import TextField

_LINK: Final = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class PostLength:
    """Characters or hashtags used of those there are; `too_long` also when it is the bytes that don't fit."""

    used: int
    limit: int
    too_long: bool


def post_length(message: str, field: TextField) -> PostLength | None:
    """How much of a field a message takes; None where no source gives a limit that can be counted."""
    if field.limit is None or field.unit not in ("characters", "graphemes", "tags"):
        return None
    text = message
    if field.link_counts is not None:
        text = _LINK.sub("x" * field.link_counts, message)
    used = length(text, field.unit)
    heavy = field.max_bytes is not None and length(message, "bytes") > field.max_bytes
    return PostLength(used, field.limit, used > field.limit or heavy)
