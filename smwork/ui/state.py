"""The session's memory, the only place that touches it. Primitives only: they outlive a code change.

Facts live in the database. Here lives what neither a record nor a form should know: which plan is
open, what was said after the last click, and which value each field was last drawn with.
"""

from collections.abc import MutableMapping
from contextvars import ContextVar
from secrets import token_hex
from time import monotonic
from typing import cast

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.common import user_key_from_element_id
from streamlit.runtime.state.session_state import Serialized

Primitive = str | int | float | bool | None
_KEPT = "kept"
_SECOND_CLICK = 0.6
"""Seconds within which a second click on the same button is the same click, come twice."""


def _session() -> MutableMapping[str, object]:
    return cast("MutableMapping[str, object]", st.session_state)


def widget_value(key: str) -> object:
    """What the widget with this key holds now; None when it isn't there."""
    return _session().get(key)


def has_widget(key: str) -> bool:
    """Whether the browser or an earlier run has given this widget a value."""
    return key in _session()


def set_widget(key: str, value: object) -> None:
    """Give a widget its value; only before it is drawn in this run."""
    _session()[key] = value


def drop_widget(key: str) -> None:
    """Forget what the widget holds: it is given its value anew."""
    _session().pop(key, None)


def empty_next(key: str) -> None:
    """Have this field emptied when it is drawn next."""
    remember(f"empty.{key}", True)


def emptied(key: str) -> str:
    """The key of a field that is about to be drawn; emptied first, if that was asked for."""
    if take(f"empty.{key}"):
        set_widget(key, "")
    return key


_in_hand: ContextVar[dict[str, Primitive] | None] = ContextVar("kept", default=None)


def _kept() -> dict[str, Primitive]:
    """All that is kept, under one name: Streamlit walks through every name for each field it draws.

    It is fetched once in a thread, which serves one session all its life.
    """
    kept = _in_hand.get()
    if kept is None:
        kept = cast("dict[str, Primitive]", _session().setdefault(_KEPT, {}))
        _in_hand.set(kept)
    return kept


def remember(name: str, value: Primitive) -> None:
    """Keep a value for the session."""
    _kept()[name] = value


def recall(name: str) -> Primitive:
    """A value that was kept for the session, or None."""
    return _kept().get(name)


def take(name: str) -> Primitive:
    """A value that was kept, once: it is forgotten by asking."""
    return _kept().pop(name, None)


def brought() -> dict[str, str]:
    """The text that the browser's fields held when this run was asked for, by key.

    A session knows its widgets only once they are drawn; in its first run that is too late.
    """
    context = get_script_run_ctx()
    if context is None:
        return {}
    held = context.session_state._state._new_widget_state.states  # noqa: SLF001 - there is no other door
    texts = {user_key_from_element_id(name): each for name, each in held.items()}
    return {
        key: each.value.string_value
        for key, each in texts.items()
        if key and isinstance(each, Serialized) and each.value.WhichOneof("value") == "string_value"
    }


def visit(page: str | None = None) -> int:
    """The number of this visit to a page; called with the page's name it is counted."""
    count = int(recall("visit") or 0)
    if page is not None and page != recall("visit.page"):
        count += 1
        remember("visit.page", page)
        remember("visit", count)
    return count


def op_id(key: str) -> str:
    """The name of the next click on a button; it stays the same until that click is carried out."""
    kept = recall(f"op.{key}")
    if isinstance(kept, str):
        return kept
    fresh = token_hex(16)
    remember(f"op.{key}", fresh)
    return fresh


def is_second_click(key: str, wish: str = "") -> bool:
    """Whether this wish was carried out a moment ago: a double click is one wish.

    `wish` is what was typed beside the button: another line is another wish, however fast it comes.
    """
    last = recall(f"ran.{key}")
    fresh = isinstance(last, float) and monotonic() - last < _SECOND_CLICK
    return fresh and recall(f"ran.wish.{key}") == wish


def carried_out(key: str, wish: str = "") -> None:
    """Note that a click was carried out: the next one has a name of its own."""
    take(f"op.{key}")
    remember(f"ran.{key}", monotonic())
    remember(f"ran.wish.{key}", wish)
