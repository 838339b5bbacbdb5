"""The fields of the five tags, of a link or of a preset."""

from typing import Final

import streamlit as st

from smwork.domain.links.records import LinkStyle
from smwork.locale import Translator
from smwork.ui.fields import Editor
from smwork.ui.links.words import STYLES, tag_label
from smwork.ui.words import in_words

_PAIRS: Final = (("source", "medium"), ("campaign", "content"))


def tag_fields(t: Translator, edit: Editor, style: LinkStyle) -> None:
    """The tags side by side, on a phone in the order in which they stand in the link."""
    for pair in _PAIRS:
        for place, tag in zip(st.columns(2), pair, strict=True):
            with place:
                edit.text(tag, tag_label(t, tag, style), live=True)
    left, right = st.columns(2)
    with left:
        edit.text("term", tag_label(t, "term", style), live=True)
    with right:
        edit.choice("style", t("Names of the tags"), in_words(t, STYLES))
    edit.flag("paid", t("There is money behind it: it stands in an ad"))
