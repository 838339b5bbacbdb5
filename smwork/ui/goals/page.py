"""Step 1 on the screen: objectives, goals, and the KPIs by which each is measured."""

from collections.abc import Sequence

import streamlit as st

from smwork.domain.goal_set import goal_warnings
from smwork.domain.goals import Goal, GoalFields
from smwork.domain.plan import Objective
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.goals.kpis import goal_kpis
from smwork.ui.messages import plain, short
from smwork.ui.reading import Reading
from smwork.ui.smart_panel import letters, smart_panel
from smwork.ui.step import add_line, fold, names, remove_button
from smwork.ui.words import RHYTHMS, in_words


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
    with panel:
        smart_panel(here.t, now.verdict(goal, goal.id), key=goal.id)
    goal_kpis(here, now, goal)
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


def _objectives(objectives: Sequence[Objective]) -> dict[str, str]:
    return names(objectives, lambda each: each.statement)
