"""When two addresses are the same, and what of two texts is compared."""

import re
from typing import Final
from urllib.parse import parse_qsl, urlsplit

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)
_WORD: Final = re.compile(r"\w{3,}")


def address_key(address: str) -> tuple[object, ...]:
    """An address as it is compared: without scheme, `www.`, the last slash and the order of its query."""
    address = address.strip()
    try:
        parts = urlsplit(address if "://" in address else f"//{address}")
    except ValueError:  # what a person typed need not be an address
        return (address,)
    host = parts.netloc.casefold().removeprefix("www.")
    return host, parts.path.rstrip("/"), tuple(sorted(parse_qsl(parts.query)))


def addresses(text: str) -> list[str]:
    """The addresses that are written out in a text."""
    return [each.rstrip(".,;:!?") for each in _ADDRESS.findall(text)]


def words(text: str) -> frozenset[str]:
    """The words of a text as they are compared; addresses and words of one or two letters don't count."""
    return frozenset(_WORD.findall(_ADDRESS.sub(" ", text).casefold()))
