"""One part of a page at a time: only what is looked at is drawn, and long lists come in pages."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import streamlit as st

from smwork.ui import state
from smwork.ui.context import Here

T = TypeVar("T")


def choose_part(here: Here, key: str, label: str, parts: Mapping[str, str]) -> str:
    """The part of a page that is looked at; `parts` is key → English name. Found again on return."""
    name, first = f"part.{key}", next(iter(parts))
    if not state.has_widget(name):
        state.set_widget(name, first)
    chosen = st.segmented_control(
        label,
        list(parts),
        key=name,
        format_func=lambda each: here.t(parts[each]),
        required=True,
        label_visibility="collapsed",
        wrap=True,
        persist_state="session",
    )
    return chosen or first


def go_to_part(key: str, part: str) -> None:
    """Show another part at the next drawing of the page; for what is done after a click."""
    state.set_widget(f"part.{key}", part)


def page_of(key: str, rows: Sequence[T], size: int) -> Sequence[T]:
    """The rows of the page that is looked at, with the way to the others where it is called."""
    pages = max(1, -(-len(rows) // size))
    name = f"page.{key}"
    shown = state.widget_value(name)
    if isinstance(shown, int) and shown > pages:
        state.set_widget(name, pages)
    at = st.pagination(pages, key=name) if pages > 1 else 1
    return rows[(at - 1) * size : at * size]
