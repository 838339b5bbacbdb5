"""The safe button: a click is carried out once, even when it arrives twice or its run is cut short.

Streamlit stops a running script at the next click, so `if st.button(): save()` loses clicks; a
callback loses the first click of a new session. Together, with a name for each click that the
database knows, none is lost and none counts twice.
"""

from collections.abc import Callable
from typing import Literal, TypeVar

import streamlit as st

from smwork.errors import SmworkError
from smwork.store.database import Work
from smwork.ui import state
from smwork.ui.context import Here
from smwork.ui.messages import flash, words_for

T = TypeVar("T")
Done = Callable[[T], None]


def action_button(
    here: Here,
    label: str,
    key: str,
    work: Work[T],
    done: Done[T] | None = None,
    *,
    kind: Literal["primary", "secondary", "tertiary"] = "secondary",
    icon: str | None = None,
    hint: str | None = None,
    disabled: bool = False,
    stretch: bool = False,
) -> None:
    """A button that carries out `work` in one transaction, then calls `done` with its result.

    `done` may set widgets and flash a sentence; it runs before the page is drawn again.
    """
    name = state.op_id(key)
    arguments = (here, key, name, work, done)
    clicked = st.button(
        label,
        key=key,
        type=kind,
        icon=icon,
        help=hint,
        disabled=disabled,
        width="stretch" if stretch else "content",
        on_click=carry_out,
        args=arguments,
    )
    if clicked and state.recall(f"op.{key}") == name:
        # A new session's first click: Streamlit did not know the callback yet.
        carry_out(*arguments)
        st.rerun()


def carry_out(
    here: Here, key: str, name: str, work: Work[T], done: Done[T] | None, *, wish: str = ""
) -> None:
    """Do the work of a click that has a name; what goes wrong is told at the top of the page.

    `wish` is what was typed with it: the same twice at once is a double click.
    """
    if state.is_second_click(key, wish):
        return
    try:
        result = here.write(lambda tx: (work(tx),), op_id=name)
    except SmworkError as error:
        flash(here.t(words_for(error)), wrong=True)
        return
    state.carried_out(key, wish)
    if result is not None and done is not None:
        done(result[0])
