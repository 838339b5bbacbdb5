"""A pattern on the screen: its places shown and typed in the reader's words, kept by their own names."""

from collections.abc import Callable

import streamlit as st

from smwork.domain.links.patterns import PLACE_NAMES, renamed
from smwork.locale import Translator
from smwork.ui.fields import LIVE, Editor
from smwork.ui.parsing import as_text


def place_names(t: Translator) -> dict[str, str]:
    """Each place as it is kept, and as this reader calls it."""
    return {name: t(text) for name, text in PLACE_NAMES.items()}


def in_readers_places(t: Translator, pattern: str) -> str:
    """A stored pattern as this reader writes it."""
    return renamed(pattern, place_names(t))


def pattern_parser(t: Translator) -> Callable[[object], str]:
    """From a pattern as it is typed, in the reader's names or those that are kept, to what is kept."""
    kept = {shown.casefold(): name for name, shown in place_names(t).items()}
    return lambda raw: renamed(as_text(raw), {name: name for name in PLACE_NAMES} | kept)


class PatternEditor(Editor):
    """An editor with one field more: a tag by pattern."""

    def pattern(self, name: str, label: str) -> None:
        """A line with a pattern, saved while one types."""
        t = self.here.t
        shown = in_readers_places(t, str(self._value(name) or ""))
        with self._saving(name, shown, pattern_parser(t)) as saving:
            st.text_input(label, live=LIVE, max_chars=self._longest(name), **saving)
