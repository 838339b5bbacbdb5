"""Step 2 on the screen: the channel audit, as a table first, and each channel in a fold."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from smwork.domain.figures_today import Today
from smwork.domain.research import Channel, ChannelDecision, ChannelFields, Competitor
from smwork.domain.say import Day, Month, msg
from smwork.domain.staleness import Stale, stale
from smwork.locale import Translator
from smwork.store import records
from smwork.store.database import Tx
from smwork.ui.actions import action_button
from smwork.ui.choice_line import choice_line
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.research.words import (
    DECISIONS,
    PROFILES,
    address_of,
    frequency_hint,
    has_two_profiles,
)
from smwork.ui.step import fold, names, remove_button
from smwork.ui.words import channel_label, in_words, platform_label, platform_options, short_labels

_SHOWN = 3
"""Stale rows that are told one by one; the others are marked in the table and in their folds."""

_FEW: tuple[tuple[str, tuple[ChannelDecision, ...]], ...] = (
    (msg("These few we do well"), ("keep", "update")),
    (msg("To create"), ("create",)),
    (msg("To remove"), ("remove",)),
    (msg("Still to decide"), ("undecided",)),
)
_COLUMNS: dict[str, str] = {
    "channel": msg("Channel"),
    "decision": msg("Decision"),
    "followers": msg("Followers"),
    "engagement": msg("Interactions per post"),
    "posts": msg("Posts per week"),
    "checked": msg("Last checked"),
    "maintainer": msg("Maintained by"),
    "controller": msg("Controlled by"),
    "goal": msg("Goal"),
}


def add_channel(here: Here, *, first: bool) -> None:
    """The line that adds a channel; the only thing to do while there is none."""
    t = here.t
    choice_line(
        here,
        "channel",
        (t("Platform"), platform_options(t)),
        t("Handle"),
        t("Add your first channel") if first else t("Add channel"),
        lambda platform, handle: ChannelFields(
            platform=platform, handle=handle, checked_on=here.today
        ),
        placeholder=t("For example: @ourname"),
        may_be_empty=True,
        first=first,
    )


def channels(here: Here, now: Reading) -> None:
    """The audit: which few are kept, one line per channel, what went stale, and each in its fold."""
    t, own = here.t, now.book.channels
    st.header(t("Our channels"))
    if not own:
        add_channel(here, first=True)
        return
    figures = {each.id: now.figures(each) for each in own}
    _few(t, own)
    _table(t, now, figures)
    old = {each.record_id: each for each in stale(own, here.today)}
    _stale_rows(here, own, list(old.values()))
    with st.container(gap="small"):
        for channel in own:
            with fold(channel, _head(t, channel, old)) as is_open:
                if is_open:
                    _channel(here, now, channel, figures[channel.id])
    add_channel(here, first=False)


def _few(t: Translator, own: Sequence[Channel]) -> None:
    """Better a few channels done well: which few, and what happens with the others."""
    told, labels = [], short_labels(t, own)
    for label, decisions in _FEW:
        chosen = [labels[each.id] for each in own if each.decision in decisions]
        if chosen:
            told.append(f"**{t(label)}:** {plain(', '.join(chosen))}")
    st.markdown(" · ".join(told))
    st.caption(t("Better a few channels done well than all of them done badly."))


def _table(t: Translator, now: Reading, figures: dict[str, Today]) -> None:
    st.dataframe(
        now.once(("channels", t.language), lambda: _rows(t, now, figures)),
        hide_index=True,
        column_config={name: t(label) for name, label in _COLUMNS.items()},
        alt=t("The channel audit: one line per channel."),
        key="channels.table",
    )


def _rows(t: Translator, now: Reading, figures: dict[str, Today]) -> pd.DataFrame:
    goals = {goal.id: goal.statement for goal in now.book.goals}
    old = {each.record_id for each in stale(now.book.channels, now.today)}
    rows = [
        {
            "channel": channel_label(t, each),
            "decision": t(DECISIONS[each.decision]),
            "maintainer": each.maintainer or "–",
            "controller": each.controller or "–",
            "posts": number_or_dash(t, each.posts_per_week),
            "goal": goals.get(each.goal_id or "", "–"),
            "followers": number_or_dash(t, figures[each.id].followers, 0),
            "engagement": percent_or_dash(t, figures[each.id].engagement),
            "checked": checked_text(t, each.checked_on, stale=each.id in old),
        }
        for each in now.book.channels
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def number_or_dash(t: Translator, value: float | None, digits: int = 1) -> str:
    """A figure in a table; a dash where it isn't known."""
    return "–" if value is None else t.number(value, digits)


def percent_or_dash(t: Translator, value: float | None) -> str:
    """A percentage in a table; a dash where it isn't known."""
    return "–" if value is None else t.percent(value, 2)


def checked_text(t: Translator, checked_on: date | None, *, stale: bool) -> str:
    """When a row was last checked, marked where that is too long ago."""
    if checked_on is None:
        return "⚠ " + t("never")
    return f"⚠ {t.day(checked_on)}" if stale else t.day(checked_on)


def _stale_rows(here: Here, own: Sequence[Channel], old: Sequence[Stale]) -> None:
    by_id = {each.id: each for each in own}
    for each in old[:_SHOWN]:
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"old.{each.record_id}"
        ):
            st.markdown(f":orange[:material/history:] {plain(here.t(each.why))}", width="content")
            checked_today(here, by_id[each.record_id], "list")


def checked_today(here: Here, row: Channel | Competitor, place: str) -> None:
    """The button that says: I looked, it is still right. `place` tells two of them apart."""
    action_button(
        here,
        here.t("Checked today"),
        f"checked.{place}.{row.id}",
        partial(_check, row, here.today),
        icon=":material/event_available:",
    )


def _check(row: Channel | Competitor, today: date, tx: Tx) -> None:
    records.change(tx, type(row), row.id, row.version, {"checked_on": today})


def _head(t: Translator, channel: Channel, old: dict[str, Stale]) -> str:
    head = f"**{plain(channel_label(t, channel))}** · {t(DECISIONS[channel.decision])}"
    if channel.id in old:
        head += f" · :orange[{t('check again')}]"
    return head


def _channel(here: Here, now: Reading, channel: Channel, figures: Today) -> None:
    t, edit = here.t, Editor(here, channel, ChannelFields)
    edit.pick("decision", t("What do we do with it?"), in_words(t, DECISIONS))
    left, right = st.columns(2, gap="large")
    with left:
        known = platform_options(t)
        unlisted = {channel.platform: platform_label(t, channel.platform)}
        edit.choice("platform", t("Platform"), unlisted | known)
        if has_two_profiles(channel.platform):
            hint = t("A personal profile gives fewer figures, so fewer KPIs can be set on it.")
            edit.pick("profile", t("It is"), in_words(t, PROFILES), hint=hint)
        edit.text("handle", t("Handle"), placeholder=t("For example: @ourname"))
        address = address_of(channel.url, channel.platform, channel.handle)
        edit.text("url", t("Link"), placeholder=address)
        goals = names(now.book.goals, lambda each: each.statement)
        edit.choice("goal_id", t("Goal it serves"), goals, empty=t("None yet"))
    with right:
        edit.text("maintainer", t("Maintained by"), hint=t("Who posts and answers."))
        edit.text(
            "controller", t("Controlled by"), hint=t("Who has the password and the last word.")
        )
        hint = frequency_hint(t, channel.platform)
        edit.number("posts_per_week", t("Posts per week"), hint=hint)
        edit.day("checked_on", t("Last checked"))
    _figures(here, edit, figures)
    with st.container(horizontal=True, vertical_alignment="center"):
        checked_today(here, channel, "fold")
        if address:
            st.link_button(t("Open the profile"), address, icon=":material/open_in_new:")
        remove_button(here, channel, channel_label(t, channel))
        edit.saved()


def _figures(here: Here, edit: Editor, figures: Today) -> None:
    """The figures today: imported ones are shown, what isn't imported is typed."""
    t = here.t
    left, right = st.columns(2, gap="large")
    with left:
        if figures.followers_on is None:
            edit.number("followers", t("Followers"), digits=0)
        elif figures.followers is not None:
            origin = t("imported, on {day}", day=Day(figures.followers_on))
            _imported(t("Followers"), t.number(figures.followers, 0), origin)
    with right:
        if figures.engagement_in is None:
            edit.number("engagement", engagement_label(t), hint=engagement_hint(t))
        elif figures.engagement is not None:
            origin = t("imported, in {month}", month=Month(figures.engagement_in))
            _imported(engagement_label(t), t.percent(figures.engagement, 2), origin)


def _imported(label: str, value: str, origin: str) -> None:
    st.markdown(f":small[{label}]  \n**{value}** :small[:gray[{origin}]]")


def engagement_label(t: Translator) -> str:
    """What engagement is called here."""
    return t("Interactions per post (% of followers)")


def engagement_hint(t: Translator) -> str:
    """How engagement is worked out here, so that we and others are counted alike."""
    return t(
        "Reactions, comments and shares of a month, divided by its posts and by the followers,"
        " times 100. Count a competitor's last ten posts in the same way."
    )
