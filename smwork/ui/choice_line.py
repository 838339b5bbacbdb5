"""A choice, a line and a button that add a record: a channel on a platform, a mission of a channel."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from smwork.domain.record import Fields
from smwork.store import records
from smwork.ui import state
from smwork.ui.actions import carry_out, submit_button
from smwork.ui.context import Here
from smwork.ui.messages import flash
from smwork.ui.step import unfold

Make = Callable[[str, str], Fields]
_WIDTHS = (3, 6, 3)


def choice_line(
    here: Here,
    key: str,
    chosen: tuple[str, Mapping[str, str]],
    label: str,
    button: str,
    make: Make,
    *,
    placeholder: str = "",
    may_be_empty: bool = False,
    first: bool = False,
) -> None:
    """`chosen` is the choice's label and its options; `make` gets the choice and the typed line.

    The new record is unfolded at once. With `first` it is the one thing to do on the page.
    """
    field, (question, options) = f"add.{key}", chosen
    submit = partial(
        _add, here, field, state.op_id(field), options, make, may_be_empty=may_be_empty
    )
    with st.form(f"form.{key}", border=False):
        # Columns: on a phone they stand below one another, each as wide as the page.
        which, line, add = st.columns(_WIDTHS, vertical_alignment="bottom")
        which.selectbox(
            question,
            list(options),
            key=f"{field}.choice",
            format_func=options.__getitem__,
            placeholder=here.t("Choose one"),
        )
        line.text_input(label, key=state.emptied(field), placeholder=placeholder)
        with add:
            submit_button(
                button,
                field,
                submit,
                icon=":material/add:",
                kind="primary" if first else "secondary",
                stretch=True,
            )


def _add(
    here: Here,
    field: str,
    name: str,
    options: Mapping[str, str],
    make: Make,
    *,
    may_be_empty: bool,
) -> None:
    """Add the record that is asked for; `name` is the click's own."""
    typed = str(state.widget_value(field) or "").strip()
    if not typed and not may_be_empty:
        flash(here.t("Write it down first, then add it."), wrong=True)
        return
    taken = str(state.widget_value(f"{field}.choice") or next(iter(options), ""))
    work = partial(records.add, plan_id=here.plan_id, fields=make(taken, typed))
    wish = f"{taken} {typed}"
    carry_out(here, field, name, work, unfold, wish=wish)
    if state.is_second_click(field, wish):
        # It is carried out, by this click or by the one before.
        state.empty_next(field)
