"""What of two texts is compared: the addresses in them, and their words."""

import re
from typing import Final

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)
_WORD: Final = re.compile(r"\w{3,}")


def addresses(text: str) -> list[str]:
    """The addresses that are written out in a text."""
    return [each.rstrip(".,;:!?") for each in _ADDRESS.findall(text)]


def words(text: str) -> frozenset[str]:
    """The words of a text as they are compared; addresses and words of one or two letters don't count."""
    return frozenset(_WORD.findall(_ADDRESS.sub(" ", text).casefold()))
