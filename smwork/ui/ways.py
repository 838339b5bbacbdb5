"""The ways from page to page: the navigation, and links to what it holds."""

from contextvars import ContextVar
from copy import copy
from functools import cache
from typing import Literal

import streamlit as st

from smwork.ui.context import Here
from smwork.ui.steps import STEPS, Step

_Pages = dict[str, st.Page]
_pages: ContextVar[_Pages] = ContextVar("pages")


def navigation(around: Here) -> st.Page:
    """Offer the screens that this visitor can open now; the one that is asked for."""
    # The navigation marks the page that is run, so that each run needs pages of its own.
    pages = {
        each.key: copy(_page(each, around.t(each.title), _seen(around, each))) for each in STEPS
    }
    _pages.set(pages)
    return st.navigation(list(pages.values()), position="sidebar", expanded=True)


def link(key: str, label: str, icon: str | None = None, **query: str) -> None:
    """A link to the screen with this key; `query` goes into its address."""
    # To Streamlit a page is known at once, where a path is looked up on the disk.
    st.page_link(_pages.get()[key], label=label, icon=icon, query_params=query or None)


def _seen(around: Here, screen: Step) -> Literal["visible", "hidden"]:
    can_be_opened = around.plan_id or not screen.needs_plan
    return "visible" if screen.listed and can_be_opened else "hidden"


@cache
def _page(screen: Step, title: str, visibility: Literal["visible", "hidden"]) -> st.Page:
    """A screen for the navigation; to make one, every part of its path is looked up on the disk."""
    return st.Page(
        screen.script,
        title=title,
        icon=screen.icon,
        url_path=screen.key,
        default=not screen.needs_plan,
        visibility=visibility,
    )
