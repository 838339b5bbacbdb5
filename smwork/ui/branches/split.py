"""Split a plan by branch or region: names, and which channels are whose."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from smwork.domain.branches import Branch
from smwork.store.branches import split_plan, undo_split
from smwork.store.database import Tx
from smwork.ui import state
from smwork.ui.actions import action_button
from smwork.ui.context import Here, forget_plan
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.words import channel_options

_NAMES = "split.names"
_MADE, _CALLED = "split.made", "split.called"
_LONGEST = 60


def split_form(here: Here, now: Reading) -> None:
    """One name on a line, below it the channels of each, and the button that makes the plans."""
    t = here.t
    if state.take("split.empty"):
        state.set_widget(_NAMES, "")
    typed = st.text_area(
        t("Branches or regions, one on each line"),
        key=_NAMES,
        placeholder=t("For example: Ghent, and on the next line Breda"),
    )
    names = list(dict.fromkeys(line.strip()[:_LONGEST] for line in typed.split("\n")))
    found = [Branch(name, _channels(here, now, name)) for name in names if name]
    st.caption(
        t(
            "Each gets a copy of this plan with its own channels and what is about them; this plan"
            " stays as the whole. Targets, hours and budget are copied too: divide them afterwards."
        )
    )
    empty = [each.name for each in found if not each.channel_ids] if now.book.channels else []
    if empty:
        st.caption(
            f":material/info: {t('Choose channels for: {names}', names=plain(', '.join(empty)))}"
        )
    action_button(
        here,
        t("Split the plan"),
        "split.plan",
        partial(_split, here.plan_id, found),
        partial(_made, [each.name for each in found]),
        kind="primary",
        icon=":material/call_split:",
        disabled=not found or bool(empty),
    )


def undo_offer(here: Here) -> None:
    """The way back, as long as the plan was just split."""
    t, made = here.t, state.recall(_MADE)
    if not isinstance(made, str):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        called = plain(str(state.recall(_CALLED)))
        st.markdown(f":material/call_split: {t('Split into: {names}', names=called)}")
        action_button(
            here,
            t("Undo"),
            "split.undo",
            partial(_undo, made.split()),
            _undone,
            icon=":material/undo:",
        )


def _channels(here: Here, now: Reading, name: str) -> tuple[str, ...]:
    """The channels that are chosen for a branch; at first those that bear its name, else all."""
    options, key = channel_options(here.t, now.book), f"split.channels.{here.plan_id}.{name}"
    if not options:
        return ()
    if not state.has_widget(key):
        own = [each for each, label in options.items() if name.casefold() in label.casefold()]
        state.set_widget(key, own or list(options))
    chosen = st.pills(
        here.t("Channels of {branch}", branch=name),
        list(options),
        selection_mode="multi",
        format_func=lambda each: options.get(each, each),
        key=key,
        persist_state="session",
    )
    return tuple(each for each in chosen if each in options)


def _split(plan_id: str, found: Sequence[Branch], tx: Tx) -> str:
    return " ".join(split_plan(tx, plan_id, found))


def _made(names: Sequence[str], made: str) -> None:
    state.remember(_MADE, made)
    state.remember(_CALLED, ", ".join(names))
    state.remember("split.empty", True)


def _undo(plan_ids: Sequence[str], tx: Tx) -> str:
    undo_split(tx, plan_ids)
    return " ".join(plan_ids)


def _undone(made: str) -> None:
    for plan_id in made.split():
        forget_plan(plan_id)
    state.take(_MADE)
    state.take(_CALLED)
