"""Step 1 on the screen: objectives, goals, and the KPIs by which each is measured."""

from collections.abc import Iterable, Sequence
from functools import partial

import streamlit as st

from smwork.domain.goal_set import goal_warnings
from smwork.domain.goals import Goal, GoalFields, Kpi, KpiFields
from smwork.domain.plan import Objective
from smwork.domain.record import by_id
from smwork.domain.say import msg
from smwork.facts import kpis as catalogue
from smwork.facts.flywheel import flywheel_phase
from smwork.facts.offer import kpis_for
from smwork.locale import Translator
from smwork.store import records
from smwork.ui.actions import action_button
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.messages import plain, short
from smwork.ui.reading import Reading
from smwork.ui.smart_panel import letters, smart_panel
from smwork.ui.step import add_line, fold, names, remove_button, show, unfold
from smwork.ui.trajectory import kpi_chart
from smwork.ui.words import RHYTHMS, channel_options, in_words

UNITS: dict[catalogue.KpiUnit, str] = {
    "count": msg("number"),
    "percent": "%",
    "ratio": msg("times"),
    "money": "€",
    "minutes": msg("minutes"),
    "score": msg("score"),
}
TARGETS = {
    "level": msg("a level"),
    "growth": msg("growth per period (%)"),
    "count": msg("a number in the whole period"),
}


def goals(here: Here, now: Reading) -> None:
    """The goals, each in a fold with its SMART panel and chart beside it."""
    t = here.t
    st.header(t("Social goals"))
    for number, goal in enumerate(now.book.goals, 1):
        verdict = now.verdict(goal, goal.id)
        title = short(goal.statement) or t("New goal")
        with fold(goal, f"**{number}** · {title} · {letters(verdict)}") as is_open:
            if is_open:
                _goal(here, now, goal)
    add_line(
        here,
        "goal",
        t("What do you want to reach?"),
        t("Add goal"),
        lambda typed: GoalFields(
            statement=typed, start=now.book.plan.start, deadline=now.book.plan.end
        ),
        placeholder=t("For example: 300 trial subscriptions through Facebook"),
    )
    for warning in goal_warnings(now.book):
        st.warning(plain(f"{t(warning.why)} {t(warning.mend)}"), icon=":material/flag:")


def _goal(here: Here, now: Reading, goal: Goal) -> None:
    form, panel = st.columns([3, 2], gap="large")
    with form:
        _goal_fields(here, now, goal)
    kpis = [kpi for kpi in now.book.kpis if kpi.goal_id == goal.id]
    with panel:
        smart_panel(here.t, now.verdict(goal, goal.id), key=goal.id)
    _kpis(here, now, goal, kpis)
    with st.container(horizontal=True, vertical_alignment="center"):
        remove_button(here, goal, goal.statement)
        Editor(here, goal, GoalFields).saved()


def _goal_fields(here: Here, now: Reading, goal: Goal) -> None:
    t, edit, none = here.t, Editor(here, goal, GoalFields), here.t("None yet")
    edit.text("statement", t("Goal"), live=True)
    left, right = st.columns(2)
    with left:
        edit.choice("objective_id", t("Serves"), _objectives(now.book.objectives), empty=none)
        edit.text(
            "agreed_by", t("Agreed by"), live=True, hint=t("Who must do it and who pays for it.")
        )
        edit.day("start", t("Start date"))
    with right:
        audiences = names(now.book.audiences, lambda each: each.name)
        edit.choice("audience_id", t("For whom"), audiences, empty=none)
        edit.choice("check_every", t("Checked"), in_words(t, RHYTHMS), empty=none)
        edit.day("deadline", t("Deadline"))
    edit.area("reached", t("What do you see when it is reached?"))
    edit.text("measured", t("How and from which source is it measured?"), live=True)
    edit.flag("experiment", t("This goal is an experiment"))


def _kpis(here: Here, now: Reading, goal: Goal, kpis: Sequence[Kpi]) -> None:
    """The goal's KPIs: fields at the left, the course with the real figures at the right."""
    t = here.t
    for kpi in kpis:
        with st.container(border=True):
            form, chart = st.columns([2, 3], gap="large")
            with form:
                _kpi_fields(here, now, kpi)
                remove_button(here, kpi, t(catalogue.kpi(kpi.formula).label))
            with chart:
                show(kpi_chart(here.t, now, kpi), key=f"chart.{kpi.id}")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _add_kpi(here, goal)


def _kpi_fields(here: Here, now: Reading, kpi: Kpi) -> None:
    t, edit, formula = here.t, Editor(here, kpi, KpiFields), catalogue.kpi(kpi.formula)
    channel = by_id(now.book.channels, kpi.channel_id)
    offered = kpis_for(channel.platform) if channel else catalogue.kpis()
    options = _offered(t, (*offered, formula))
    edit.choice("formula", t("KPI"), options, hint=t(formula.tells))
    phase = t(flywheel_phase(formula.flywheel).label)
    st.caption(f"{t(formula.formula)} · {t('Flywheel: {phase}', phase=phase)}")
    edit.choice("channel_id", t("Channel"), channel_options(t, now.book), empty=t("All channels"))
    # Only what is counted can be promised as a number over the whole period.
    aims = {key: text for key, text in TARGETS.items() if key != "count" or formula.kind == "count"}
    edit.choice("target_kind", t("The target is"), in_words(t, aims))
    unit, aim = UNITS[formula.unit], kpi.target_kind
    left, right = st.columns(2)
    with left:
        edit.number("baseline", t("Now ({unit})", unit=t(unit)), live=True)
    with right:
        asked = "%" if aim == "growth" else t(unit)
        edit.number("target", t("Target ({unit})", unit=asked), live=True)
    if aim == "growth":
        edit.choice("growth_period", t("Grows"), in_words(t, RHYTHMS))


def _add_kpi(here: Here, goal: Goal) -> None:
    t, key = here.t, f"add.kpi.{goal.id}"
    options = _offered(t, catalogue.kpis())
    chosen = st.selectbox(
        t("KPI to measure it by"), list(options), key=key, format_func=lambda each: options[each]
    )
    fields = KpiFields(goal_id=goal.id, formula=chosen, target_kind=catalogue.kpi(chosen).target)
    action_button(
        here,
        t("Add KPI"),
        f"{key}.button",
        partial(records.add, plan_id=here.plan_id, fields=fields),
        lambda _: unfold(goal.id),
        icon=":material/add:",
    )


def _offered(t: Translator, offered: Iterable[catalogue.Kpi]) -> dict[str, str]:
    """KPIs as the options of a field, each after the name of its family."""
    families = {family.key: t(family.label) for family in catalogue.kpi_families()}
    return {each.key: f"{families[each.family]} · {t(each.label)}" for each in offered}


def _objectives(objectives: Sequence[Objective]) -> dict[str, str]:
    return names(objectives, lambda each: each.statement)
