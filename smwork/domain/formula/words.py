"""The names by which a formula may call a metric: the reader's own words, and the stable keys."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property


class Words:
    """Names (in any case) and the metric that each means, and how this language writes a decimal."""

    def __init__(self, names: Mapping[str, str], decimal: str = ".") -> None:
        self._keys = {_folded(name): key for name, key in names.items()}
        self._shown = {_folded(name): name for name in names}
        self.decimal = decimal

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._keys, key=len, reverse=True)
        found = "|".join(_spelled(name) for name in longest_first)
        return re.compile(rf"(?:{found})(?!\w)", re.IGNORECASE)

    def at(self, text: str, start: int) -> tuple[str, int] | None:
        """The metric that is named at `start`, the longest name first, and where its name ends."""
        found = self._pattern.match(text, start) if self._keys else None
        return (self._keys[_folded(found.group())], found.end()) if found else None

    def like(self, typed: str) -> str | None:
        """The name that looks most like what was typed; None where none does."""
        close = get_close_matches(_folded(typed), self._keys, n=1)
        return self._shown[close[0]] if close else None


def by_key(keys: Iterable[str]) -> Words:
    """The names of a formula as it is stored: keys only, and a decimal point."""
    return Words({key: key for key in keys})


def _folded(name: str) -> str:
    return " ".join(name.lower().split())


def _spelled(name: str) -> str:
    return r"\s+".join(re.escape(part) for part in name.split(" "))
