"""What is told to a person after a click: what happened, why, and what to do."""

import logging
from collections.abc import Mapping
from functools import lru_cache
from textwrap import shorten
from typing import Final

import streamlit as st

from smwork.domain.say import Say, say
from smwork.errors import (
    ConflictError,
    InvalidError,
    NotAllowedError,
    NotFoundError,
    SchemaTooNewError,
    SmworkError,
    StoreUnavailableError,
)
from smwork.locale import Translator
from smwork.ui import state

_log = logging.getLogger(__name__)
_KEEP: Final = 1024
"""Texts kept in memory as they are shown: a page shows the same ones at every run."""
_UNFIT: Final = say("This can't be used here. Nothing was changed.")
_BROKEN: Final[Mapping[str, Say]] = {
    "frozen": say(
        "This was agreed when the experiment started, and is fixed since then. Nothing was changed."
    ),
    "counted": say(
        "This experiment is over, and its figures are fixed since then. Nothing was changed."
    ),
}
"""The rules that only the store sees, in words."""


def words_for(error: SmworkError) -> Say:
    """An error of ours in a sentence or two."""
    match error:
        case NotFoundError():
            return say(
                "This is no longer here: somebody else may have removed it. Nothing was changed."
            )
        case NotAllowedError():
            return say("You may look at this plan, but not change it. Nothing was changed.")
        case ConflictError():
            return say(
                "Somebody else changed this at the same time. Nothing was overwritten:"
                " look at what is there now, and do it again if it is still needed."
            )
        case InvalidError():
            return _BROKEN.get(error.rule, _UNFIT)
        case StoreUnavailableError():
            return say(
                "Not saved: the database can't be reached or written right now."
                " What you typed is still on your screen; try again in a moment."
            )
        case SchemaTooNewError():
            return say(
                "This data was made by a newer version of the workbook."
                " Install that version to open it; nothing was changed."
            )
        case _:
            return say("That could not be done. Nothing was changed.")


def show_error(t: Translator, error: SmworkError) -> None:
    """Show what went wrong, and keep the cause for whoever looks after the server."""
    _log.warning("%s: %s", type(error).__name__, error)
    st.error(t(words_for(error)), icon=":material/error:")


def flash(text: str, *, wrong: bool = False) -> None:
    """Keep a sentence for the top of the next drawing of the page."""
    state.remember("flash", text)
    state.remember("flash.wrong", wrong)


def show_flash() -> None:
    """Show the sentence that the last click left, once.

    What went wrong stays on top, and floats by as well: whoever is far down a page would miss it.
    """
    text, wrong = state.take("flash"), state.take("flash.wrong")
    if isinstance(text, str) and wrong:
        st.error(plain(text), icon=":material/error:")
        st.toast(plain(text), icon=":material/error:")
    elif isinstance(text, str):
        st.toast(plain(text), icon=":material/check:")


@lru_cache(maxsize=_KEEP)
def plain(text: str) -> str:
    """A user's own words as plain text: no pictures and no formatting come out of them.

    Nor a link with other words on it; an address that is written out is one to Streamlit in any
    text, and says itself where it leads.
    """
    # On one line: below another line a row of = is a heading, and a number begins a list.
    line = " ".join(text.splitlines())
    return "".join(f"\\{each}" if each in _SPECIAL else each for each in line)


@lru_cache(maxsize=_KEEP)
def short(text: str, room: int = 90) -> str:
    """A user's own words cut to the room there is, between words, as plain text."""
    return plain(shorten(text, room, placeholder="…"))


_SPECIAL = frozenset("\\`*_[]#+-|<>~$:&")
