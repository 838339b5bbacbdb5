"""Step 2 on the screen: each channel's own mission and tone, with the figure it is held to."""

from collections.abc import Sequence

import streamlit as st

from smwork.domain.goals import Kpi
from smwork.domain.names import kpi_name
from smwork.domain.record import by_id
from smwork.domain.research import Channel, ChannelFields, Mission, MissionFields
from smwork.domain.staleness import twin_missions
from smwork.facts.journey import journey, leaning
from smwork.locale import Translator
from smwork.ui.choice_line import choice_line
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.kpis.trajectory import kpi_chart
from smwork.ui.messages import plain, short
from smwork.ui.reading import Reading
from smwork.ui.research.words import frequency_hint
from smwork.ui.smart_panel import letters, smart_panel
from smwork.ui.step import fold, foot, names, show
from smwork.ui.words import RHYTHMS, channel_label, in_words, spoken


def missions(here: Here, now: Reading) -> None:
    """The missions, each in a fold with its SMART panel; twins and phases left alone are told."""
    t, book = here.t, now.book
    kept = {each.id: each for each in book.channels if each.decision != "remove"}
    st.header(t("A mission per channel"))
    for twins in twin_missions(book.missions, list(kept.values())):
        st.warning(plain(t(twins.why)), icon=":material/content_copy:")
    shown = [each for each in book.missions if each.channel_id in kept]
    with st.container(gap="small"):
        for mission in shown:
            channel = kept[mission.channel_id]
            with fold(mission, _head(t, now, channel, mission)) as is_open:
                if is_open:
                    _mission(here, now, channel, mission)
    _unserved(t, shown)
    told = {each.channel_id for each in book.missions}
    _add(here, now, [each for each in kept.values() if each.id not in told])


def _head(t: Translator, now: Reading, channel: Channel, mission: Mission) -> str:
    name, said = plain(channel_label(t, channel)), short(mission.statement, 70)
    return (
        f"**{name}** · {said or t('No mission yet')} · {letters(now.verdict(mission, mission.id))}"
    )


def _unserved(t: Translator, shown: Sequence[Mission]) -> None:
    """The phases of the customer journey that no channel serves yet."""
    served = {phase for mission in shown for phase in mission.journey}
    left = [t(phase.label) for phase in journey() if phase.key not in served]
    if shown and left:
        told = t("No channel serves these phases of the customer journey yet: {phases}.",
                 phases=", ".join(left))  # fmt: skip
        st.caption(told)


def _add(here: Here, now: Reading, without: Sequence[Channel]) -> None:
    t, plan = here.t, now.book.plan
    if not without:
        return
    goals = {each.id: each.goal_id for each in without}
    choice_line(
        here,
        "mission",
        (t("Channel"), {each.id: channel_label(t, each) for each in without}),
        t("What is this channel for, and for whom?"),
        t("Add mission"),
        lambda channel_id, typed: MissionFields(
            channel_id=channel_id,
            statement=typed,
            goal_id=goals.get(channel_id),
            start=plan.start,
            deadline=plan.end,
        ),
        placeholder=t("For example: show young families every week how bread is made"),
    )


def _mission(here: Here, now: Reading, channel: Channel, mission: Mission) -> None:
    form, panel = st.columns([3, 2], gap="large")
    with form:
        _fields(here, now, channel, mission)
    with panel:
        smart_panel(here.t, now.verdict(mission, mission.id), key=mission.id)
        kpi = by_id(now.book.kpis, mission.kpi_id)
        if kpi is not None:
            show(kpi_chart(here.t, now, kpi), key=f"chart.{mission.id}")
    foot(Editor(here, mission, MissionFields), mission.statement or channel_label(here.t, channel))


def _fields(here: Here, now: Reading, channel: Channel, mission: Mission) -> None:
    t, edit, none = here.t, Editor(here, mission, MissionFields), here.t("None yet")
    edit.text("statement", t("Mission of this channel"), live=True)
    left, right = st.columns(2)
    with left:
        goals = names(now.book.goals, lambda each: each.statement)
        edit.choice("goal_id", t("Goal it serves"), goals, empty=none)
        edit.choice("kpi_id", t("KPI it is held to"), _kpis(t, now, channel), empty=none)
        edit.text("owner", t("Who does it"), live=True)
        edit.day("start", t("Start date"))
    with right:
        audiences = names(now.book.audiences, lambda each: each.name)
        edit.choice("audience_id", t("For whom"), audiences, empty=none)
        hint = frequency_hint(t, channel.platform)
        edit.number("posts_per_week", t("Posts per week"), hint=hint, live=True)
        edit.text("agreed_by", t("Agreed by"), live=True)
        edit.day("deadline", t("Deadline"))
    edit.choice("check_every", t("Checked"), in_words(t, RHYTHMS), empty=none)
    phases = {phase.key: t(phase.label) for phase in journey()}
    edit.many("journey", t("Phases of the customer journey"), phases, hint=_phases_hint(t))
    _tone(here, now, channel)


def _tone(here: Here, now: Reading, channel: Channel) -> None:
    """The channel's tone of voice, below that of the whole brand."""
    t, brand = here.t, now.book.plan.tone
    Editor(here, channel, ChannelFields).area("tone", t("Tone of voice on this channel"))
    if brand:
        st.caption(t("Tone of the brand: {tone}", tone=plain(brand)))


def _phases_hint(t: Translator) -> str:
    told = (
        f"- **{t(phase.label)}** ({t(leaning(phase.leans_to).label)}): {t(phase.meaning)}"
        for phase in journey()
    )
    return "\n".join(told)


def _kpis(t: Translator, now: Reading, channel: Channel) -> dict[str, str]:
    """The plan's KPIs that are measured on this channel, or on all of them."""
    goals = {goal.id: goal.statement for goal in now.book.goals}
    fitting = [each for each in now.book.kpis if each.channel_id in (None, channel.id)]
    return {each.id: _kpi_name(t, each, goals) for each in fitting}


def _kpi_name(t: Translator, kpi: Kpi, goals: dict[str, str]) -> str:
    return f"{spoken(t, kpi_name(kpi))} · {goals.get(kpi.goal_id, '')}"
