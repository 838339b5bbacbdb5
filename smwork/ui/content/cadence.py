"""The cadence that is promised per channel: how often, for how long, and whether the hours are there."""

from functools import partial

import streamlit as st

from smwork.domain.content import Cadence, CadenceFields
from smwork.domain.record import by_id
from smwork.domain.research import Channel
from smwork.facts.frequency import StartingPoint, frequency_advice, post_form, starting_points
from smwork.store import records
from smwork.ui.actions import action_button
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.smart_panel import letters, smart_panel
from smwork.ui.step import fold, foot, unfold
from smwork.ui.words import RHYTHMS, channel_options, in_words


def cadences(here: Here, now: Reading) -> None:
    """Each cadence in a fold with its SMART panel; then a channel that has none yet."""
    t = here.t
    st.header(t("Cadence per channel"))
    st.caption(t(frequency_advice()))
    options = channel_options(t, now.book)
    for cadence in now.book.cadences:
        verdict = now.verdict(cadence, cadence.id)
        with fold(cadence, f"{_title(here, cadence, options)} · {letters(verdict)}") as is_open:
            if is_open:
                _cadence(here, now, cadence, options)
    _add(here, now, options)


def _title(here: Here, cadence: Cadence, options: dict[str, str]) -> str:
    t = here.t
    channel = plain(options.get(cadence.channel_id or "", t("No channel yet")))
    if cadence.posts_per_week is None:
        return f"**{channel}**"
    return f"**{channel}** · {t('{n} a week', n=t.number(cadence.posts_per_week))}"


def _add(here: Here, now: Reading, options: dict[str, str]) -> None:
    t, plan = here.t, now.book.plan
    if not options:
        st.info(
            t("A cadence belongs to a channel. Choose your channels in step 2 first."),
            icon=":material/hub:",
        )
        return
    promised = {cadence.channel_id for cadence in now.book.cadences}
    kept = [channel.id for channel in now.book.channels if channel.decision != "remove"]
    free = [key for key in kept if key not in promised]
    if not free:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        channel_id = st.selectbox(
            t("Channel"),
            free,
            key="add.cadence",
            format_func=lambda each: options[each],
            width=320,
            placeholder=t("Choose one"),
        )
        fields = CadenceFields(channel_id=channel_id, start=plan.start, deadline=plan.end)
        action_button(
            here,
            t("Promise a cadence"),
            "add.cadence.button",
            partial(records.add, plan_id=here.plan_id, fields=fields),
            unfold,
            kind="primary",
            icon=":material/add:",
        )


def _cadence(here: Here, now: Reading, cadence: Cadence, options: dict[str, str]) -> None:
    form, panel = st.columns([3, 2], gap="large")
    with form:
        _fields(here, now, cadence, options)
    with panel:
        smart_panel(here.t, now.verdict(cadence, cadence.id), key=cadence.id)
    foot(Editor(here, cadence, CadenceFields), options.get(cadence.channel_id or "", ""))


def _fields(here: Here, now: Reading, cadence: Cadence, options: dict[str, str]) -> None:
    t, edit = here.t, Editor(here, cadence, CadenceFields)
    edit.text(
        "statement",
        t("What do you promise?"),
        live=True,
        placeholder=t("For example: three posts a week on Instagram for young families"),
    )
    left, right = st.columns(2)
    with left:
        edit.choice("channel_id", t("Channel"), options, empty=t("No channel yet"))
        edit.number("posts_per_week", t("Posts a week"), live=True)
        edit.text("owner", t("Who sees to it"), live=True)
        edit.day("start", t("Start date"))
    with right:
        edit.choice("check_every", t("Checked"), in_words(t, RHYTHMS), empty=t("None yet"))
        edit.number("hours_per_post", t("Hours per post"), live=True)
        edit.text("agreed_by", t("Agreed by"), live=True)
        edit.day("deadline", t("Deadline"))
    channel = by_id(now.book.channels, cadence.channel_id)
    if channel is not None:
        _others_advice(here, channel)


def _others_advice(here: Here, channel: Channel) -> None:
    """What others advise for this platform, with source and year: a start, not a norm."""
    t, points = here.t, starting_points(channel.platform)
    if not points:
        return
    with st.expander(
        t("What others advise: starting points, no norm"),
        icon=":material/tips_and_updates:",
        key=f"advice.{channel.id}",
        on_change="rerun",
    ) as part:
        if part.open:
            st.markdown("\n".join(f"- {_advice(here, point)}" for point in points))


def _advice(here: Here, point: StartingPoint) -> str:
    t, (low, high) = here.t, point.a_week
    form, source = t(post_form(point.form).label).lower(), plain(point.source.cited)
    if low == high:
        return t("{many} {form} a week ({source})", many=low, form=form, source=source)
    return t(
        "{low} to {high} {form} a week ({source})", low=low, high=high, form=form, source=source
    )
