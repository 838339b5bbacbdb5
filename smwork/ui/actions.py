"""The safe button: a click is carried out once, even when it arrives twice or its run is cut short.

Streamlit stops a running script at the next click, so `if st.button(): save()` loses clicks; a
callback loses the first click of a new session. Together, with a name for each click that the
database knows, none is lost and none counts twice.
"""

from collections.abc import Callable
from functools import partial
from typing import Literal, TypeVar

import streamlit as st

from smwork.errors import SmworkError
from smwork.store.database import Work
from smwork.ui import state
from smwork.ui.context import Here
from smwork.ui.messages import flash, words_for

T = TypeVar("T")
Done = Callable[[T], None]
Kind = Literal["primary", "secondary"]
"""How loud a button is: of all that stand on a screen, the next thing to do is the primary one."""


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
    act = partial(carry_out, here, key, state.op_id(key), work, done)
    clicked = st.button(
        label,
        key=key,
        type=kind,
        icon=icon,
        help=hint,
        disabled=disabled,
        width="stretch" if stretch else "content",
        on_click=heard,
        args=(key, act),
    )
    catch_up(key, act, clicked=clicked)


def submit_button(
    label: str,
    key: str,
    act: Callable[[], None],
    *,
    icon: str | None = None,
    kind: Kind = "primary",
    stretch: bool = False,
) -> None:
    """The safe button of a form: `act` reads what was typed and carries it out.

    What `act` wants emptied it says by `state.empty_next`, as the fields may be drawn already.
    """
    clicked = st.form_submit_button(
        label,
        icon=icon,
        on_click=heard,
        args=(key, act),
        type=kind,
        width="stretch" if stretch else "content",
    )
    catch_up(key, act, clicked=clicked)


def heard(key: str, act: Callable[[], None]) -> None:
    """What a button calls: do it, and leave a note for the run that follows."""
    state.remember(f"heard.{key}", True)
    act()


def catch_up(key: str, act: Callable[[], None], *, clicked: bool) -> None:
    """Once the button is drawn: do what was asked with a click that its callback did not hear.

    That is a new session's first click: Streamlit did not know the callback yet.
    """
    if not state.take(f"heard.{key}") and clicked:
        act()
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
