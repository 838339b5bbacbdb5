"""The fields of the five tags, of a link or of a preset."""

from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from smwork.domain.links.records import LinkStyle
from smwork.locale import Translator
from smwork.ui.fields import Editor
from smwork.ui.links.places import PatternEditor
from smwork.ui.links.words import STYLES, tag_label
from smwork.ui.words import in_words

_PAIRS: Final = (("source", "medium"), ("campaign", "content"))


def tag_fields(t: Translator, edit: Editor, style: LinkStyle) -> None:
    """The tags side by side, on a phone in the order in which they stand in the link."""
    line = _line(edit)
    for pair in _PAIRS:
        for place, tag in zip(st.columns(2), pair, strict=True):
            with place:
                line(tag, tag_label(t, tag, style))
    left, right = st.columns(2)
    with left:
        line("term", tag_label(t, "term", style))
    with right:
        edit.choice("style", t("Names of the tags"), in_words(t, STYLES))
    edit.flag("paid", t("There is money behind it: it stands in an ad"))


def _line(edit: Editor) -> Callable[[str, str], None]:
    """How a tag is typed: as it is, or in a preset by pattern."""
    return edit.pattern if isinstance(edit, PatternEditor) else partial(edit.text, live=True)
