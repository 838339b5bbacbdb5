"""Step 1 on the screen: the goals, each in a fold that is shut until it is worked on."""

from functools import partial

import streamlit as st

from smwork.domain.goal_set import goal_warnings
from smwork.domain.goals import Goal, GoalFields
from smwork.domain.smart.verdict import CRITERIA
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.goals.letters import letter_by_letter
from smwork.ui.messages import plain, short
from smwork.ui.reading import Reading
from smwork.ui.smart_panel import letters
from smwork.ui.step import add_line, fold, foot


def goals(here: Here, now: Reading) -> None:
    """The goals, each in a fold, its letters in the fold's head."""
    t = here.t
    st.header(t("Social goals"))
    unfinished = any(now.verdict(goal, goal.id).settled < len(CRITERIA) for goal in now.book.goals)
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
        partial(_new_goal, now),
        placeholder=t("For example: 300 trial subscriptions by young families through Facebook"),
        kind="primary" if now.book.objectives and not unfinished else "secondary",
    )
    for warning in goal_warnings(now.book):
        st.warning(plain(f"{t(warning.why)} {t(warning.mend)}"), icon=":material/flag:")


def _new_goal(now: Reading, statement: str) -> GoalFields:
    """A goal as long as the plan, looked at every month; it serves what there is only one of."""
    plan, objectives, audiences = now.book.plan, now.book.objectives, now.book.audiences
    return GoalFields(
        statement=statement,
        objective_id=objectives[0].id if len(objectives) == 1 else None,
        audience_id=audiences[0].id if len(audiences) == 1 else None,
        start=plan.start,
        deadline=plan.end,
        check_every="month",
    )


def _goal(here: Here, now: Reading, goal: Goal) -> None:
    letter_by_letter(here, now, goal)
    edit = Editor(here, goal, GoalFields)
    edit.flag("experiment", here.t("This goal is an experiment"))
    foot(edit, goal.statement)
