"""Goals that ask for something else: reached ones for a successor, others can't be reached any more."""

from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from smwork.domain.goals import Goal
from smwork.domain.names import goal_name
from smwork.domain.review import goals_to_replace, unreachable_goals
from smwork.domain.say import Day
from smwork.domain.successors import successor_of
from smwork.store import successors
from smwork.store.database import Tx
from smwork.ui import state
from smwork.ui.actions import action_button
from smwork.ui.context import Here
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.step import unfold
from smwork.ui.words import kpi_label, spoken

_REACHED, _VERSION, _FRESH, _NAME = (
    f"successor.{part}" for part in ("of", "version", "id", "name")
)
_MOST: Final = 3


def replace_goals(here: Here, now: Reading, leave: Callable[[], None] | None = None) -> None:
    """A reached goal asks for a new one (method E6); `leave` is how one gets to the goals from here."""
    for goal in goals_to_replace(now.book, now.progress):
        _replace(here, now, goal, leave)


def undo_replacement(here: Here) -> None:
    """The way back, as long as the new goal was just made."""
    t, fresh, reached = here.t, state.recall(_FRESH), state.recall(_REACHED)
    if not isinstance(fresh, str) or not isinstance(reached, str):
        return
    name = plain(str(state.recall(_NAME)))
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        told = t("Reached: {goal}", goal=name)
        st.markdown(
            f":green[:material/trophy:] {told} · {t('the goal that follows is open below.')}"
        )
        version = int(state.recall(_VERSION) or 0)
        action_button(
            here,
            t("Undo"),
            f"successor.undo.{fresh}",
            partial(_take_back, reached, version, fresh),
            lambda _: _forget(),
            icon=":material/undo:",
        )


def out_of_reach_goals(here: Here, now: Reading) -> None:
    """The goals that can't be reached any more, each with its reason."""
    t = here.t
    lost = now.once("unreachable", lambda: unreachable_goals(now.book, now.progress))
    for each in lost[:_MOST]:
        name = plain(spoken(t, goal_name(each.goal)))
        title = t("Out of reach: {goal}", goal=name)
        kpi = plain(kpi_label(t, now.book, each.kpi))
        st.warning(f"**{title}**  \n{kpi}: {plain(t(each.why))}", icon=":material/trending_down:")
    if len(lost) > _MOST:
        rest = len(lost) - _MOST
        st.caption(t.n("and {n} more goal", "and {n} more goals", rest))


def _replace(here: Here, now: Reading, goal: Goal, leave: Callable[[], None] | None) -> None:
    t = here.t
    follows = successor_of(goal, now.book, now.progress, now.today)
    with st.container(border=True, key=f"replace.{goal.id}"):
        name = spoken(t, goal_name(goal))
        reached = t("Reached: {goal}", goal=plain(name))
        st.markdown(
            f":green[:material/trophy:] **{reached}**  \n"
            f"{t('Well done. A plan goes on: which goal takes its place?')}"
        )
        if follows.goal.start and follows.goal.deadline:
            st.caption(
                t(
                    "The new goal begins at what was reached and runs from {start} to {deadline};"
                    " you say what is to be reached then.",
                    start=Day(follows.goal.start),
                    deadline=Day(follows.goal.deadline),
                )
            )
        action_button(
            here,
            t("Note as reached and set a new goal"),
            f"replace.goal.{goal.id}",
            partial(
                successors.replace_goal,
                plan_id=here.plan_id,
                goal_id=goal.id,
                version=goal.version,
                successor=follows,
            ),
            partial(_made, goal, name, leave),
            kind="primary",
            icon=":material/arrow_forward:",
        )


def _made(goal: Goal, name: str, leave: Callable[[], None] | None, fresh: str) -> None:
    unfold(fresh)
    state.remember(_FRESH, fresh)
    state.remember(_REACHED, goal.id)
    state.remember(_VERSION, goal.version + 1)
    state.remember(_NAME, name)
    if leave is not None:
        leave()


def _take_back(goal_id: str, version: int, fresh: str, tx: Tx) -> str:
    successors.take_back(tx, goal_id, version, fresh)
    return goal_id


def _forget() -> None:
    for each in (_FRESH, _REACHED, _VERSION, _NAME):
        state.take(each)
