"""Figures that no export has: typed by hand, with their day and channel."""

from datetime import date
from functools import partial

import streamlit as st

from smwork.domain.say import Number
from smwork.facts.metrics import metrics
from smwork.store import figures
from smwork.ui import state
from smwork.ui.actions import carry_out, submit_button
from smwork.ui.context import Here
from smwork.ui.messages import flash
from smwork.ui.parsing import NotUnderstoodError, typed_number
from smwork.ui.reading import Reading
from smwork.ui.words import platform_label

_HAND = "hand.figure"


def by_hand(here: Here, now: Reading) -> None:
    """The fold in which a figure is typed that no export has."""
    with st.expander(
        here.t("Type a figure yourself"),
        icon=":material/keyboard:",
        key="hand.fold",
        on_change="rerun",
    ) as opened:
        if opened.open:
            _form(here, now)


def _form(here: Here, now: Reading) -> None:
    t, name = here.t, state.op_id(_HAND)
    platforms = {each.platform: platform_label(t, each.platform) for each in now.book.channels}
    platforms.setdefault("website", platform_label(t, "website"))
    labels = {each.key: t(each.label) for each in metrics()}

    def submit() -> None:
        _add_by_hand(here, now, name)

    with st.form(_HAND, border=False, clear_on_submit=False):
        where, what, when, how_much = st.columns(4)
        where.selectbox(
            t("Channel"),
            list(platforms),
            key="hand.platform",
            format_func=lambda each: platforms[each],
            placeholder=t("Choose one"),
        )
        what.selectbox(
            t("Metric"),
            list(labels),
            key="hand.metric",
            format_func=lambda each: labels[each],
            placeholder=t("Choose one"),
        )
        when.date_input(t("Day"), key="hand.day", value=here.today, format="DD-MM-YYYY")
        how_much.text_input(t("Value"), key=state.emptied("hand.value"), persist_state="session")
        submit_button(
            t("Keep this figure"), _HAND, submit, icon=":material/save:", kind="secondary"
        )


def _add_by_hand(here: Here, now: Reading, name: str) -> None:
    t = here.t
    typed, day = str(state.widget_value("hand.value") or ""), state.widget_value("hand.day")
    where, what = str(state.widget_value("hand.platform")), str(state.widget_value("hand.metric"))
    if not typed.strip():
        flash(t("Write down the figure, then keep it."), wrong=True)
        return
    try:
        value = typed_number(t, typed)
    except NotUnderstoodError as error:
        flash(t(error.why), wrong=True)
        return
    if not isinstance(day, date):
        flash(t("Choose the day that the figure is of."), wrong=True)
        return
    handle = next((each.handle for each in now.book.channels if each.platform == where), "")
    work = partial(
        figures.add_figure,
        client_id=now.book.client.id,
        platform=where,
        handle=handle,
        metric=what,
        day=day,
        value=value,
    )
    carry_out(here, _HAND, name, work, lambda _: _told(here, value), wish=f"{where} {what} {value}")


def _told(here: Here, value: float) -> None:
    state.empty_next("hand.value")
    flash(here.t("Kept: {value}.", value=Number(value, 2)))
