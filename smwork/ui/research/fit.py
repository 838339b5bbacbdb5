"""Step 2 on the screen: which audience is on which channel, how, when, and what it needs there."""

from functools import partial

import pandas as pd
import streamlit as st

from smwork.charts.research import fit_heatmap
from smwork.domain.plan import Audience
from smwork.domain.research import Channel, Fit, FitFields, Use
from smwork.locale import Translator
from smwork.store.pairs import set_fit
from smwork.ui import state
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.research.words import ACTIVITIES, USES
from smwork.ui.step import fold, show_once
from smwork.ui.touch import save_touch
from smwork.ui.ways import link
from smwork.ui.words import channel_label, in_words, short_labels

_THERE: tuple[Use, ...] = ("some", "most")
Pairs = dict[tuple[str, str], Fit]


def fits(here: Here, now: Reading) -> None:
    """The heat map of all pairs, and below it a fold per audience with its channels."""
    t, book = here.t, now.book
    kept = [each for each in book.channels if each.decision != "remove"]
    st.header(t("Who is where?"))
    if not book.audiences:
        st.markdown(t("First describe your audiences; then say here on which channels they are."))
        link("plan", t("Add an audience"), ":material/group_add:")
        return
    pairs = {(each.channel_id, each.audience_id): each for each in book.fits}
    known = {key: fit for key, fit in pairs.items() if fit.uses != "unknown"}
    if known:
        show_once(
            here,
            now,
            "chart.fit",
            lambda: fit_heatmap(_frame(t, kept, book.audiences, pairs), t),
        )
    with st.container(gap="small"):
        for audience in book.audiences:
            with fold(audience, _head(t, audience, kept, known)) as is_open:
                if is_open:
                    for channel in kept:
                        _pair(here, channel, audience, pairs.get((channel.id, audience.id)))


def _frame(
    t: Translator, kept: list[Channel], audiences: tuple[Audience, ...], pairs: Pairs
) -> pd.DataFrame:
    rows, labels = [], short_labels(t, kept)
    for channel in kept:
        for audience in audiences:
            fit = pairs.get((channel.id, audience.id))
            rows.append(
                {
                    "audience": audience.name or "—",
                    "channel": labels[channel.id],
                    "uses": fit.uses if fit else "unknown",
                    "activity": fit.activity if fit else "unknown",
                }
            )
    return pd.DataFrame(rows, columns=["audience", "channel", "uses", "activity"])


def _head(t: Translator, audience: Audience, kept: list[Channel], known: Pairs) -> str:
    told = sum((channel.id, audience.id) in known for channel in kept)
    count = t("{told} of {all} channels", told=told, all=len(kept))
    return f"**{plain(audience.name) or '—'}** · {count}"


def _pair(here: Here, channel: Channel, audience: Audience, fit: Fit | None) -> None:
    """One channel for one audience: first whether they are there, and only then how and what."""
    t = here.t
    with st.container(key=f"pair.{channel.id}.{audience.id}", gap="small"):
        st.markdown(f"**{plain(channel_label(t, channel))}**")
        if fit is None:
            _first_touch(here, channel, audience)
            return
        edit = Editor(here, fit, FitFields)
        uses, activity = st.columns(2)
        with uses:
            edit.pick("uses", t("Do they use it?"), in_words(t, USES))
        if fit.uses not in _THERE:
            return
        with activity:
            edit.pick("activity", t("What do they do there?"), in_words(t, ACTIVITIES))
        moments, needs = st.columns(2)
        with moments:
            edit.text("moments", t("At which moments?"), placeholder=t("For example: evenings"))
        with needs:
            edit.text("needs", t("What do they need there?"))


def _first_touch(here: Here, channel: Channel, audience: Audience) -> None:
    """The choice of a pair that nothing is known of: choosing makes the record."""
    key = f"fit.{channel.id}.{audience.id}"
    if not state.has_widget(key):
        state.set_widget(key, "unknown")
    words = in_words(here.t, USES)
    st.segmented_control(
        here.t("Do they use it?"),
        list(words),
        key=key,
        format_func=lambda each: words[each],
        required=True,
        wrap=True,
        on_change=_keep,
        args=(here, channel.id, audience.id, key),
    )


def _keep(here: Here, channel_id: str, audience_id: str, key: str) -> None:
    chosen = state.widget_value(key)
    uses = next(use for use in USES if use == chosen)
    work = partial(
        set_fit, plan_id=here.plan_id, channel_id=channel_id, audience_id=audience_id, uses=uses
    )
    save_touch(here, work)
