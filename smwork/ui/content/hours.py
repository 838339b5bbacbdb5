"""The hours that the calendar asks each week, against the hours that there are (method F3, P9)."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from smwork.charts.load import load_bars
from smwork.domain.load import WeekLoad, week_loads
from smwork.domain.plan import PlanFields
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.step import show_once

_NAMED = 8
_A_MONTH = 31
_SHOWN = 53
"""Weeks in the chart: a year."""


def hours(here: Here, now: Reading) -> None:
    """The plan's hours a week, the load week by week, and the weeks that ask too much."""
    t, plan = here.t, now.book.plan
    st.header(t("Hours asked against hours there"))
    with st.container(width=320):
        Editor(here, plan, PlanFields).number(
            "hours_week", t("Hours a week there are"), hint=t("Everybody's hours together.")
        )
    loads = now.once("loads", lambda: week_loads(now.book))
    show_once(
        here,
        now,
        "chart.load",
        lambda: load_bars(_frame(_nearest(loads, now)), t, capacity=plan.hours_week),
    )
    _too_much(here, loads)


def _nearest(loads: Sequence[WeekLoad], now: Reading) -> Sequence[WeekLoad]:
    """A year of weeks: where more is planned, from a month ago on."""
    if len(loads) <= _SHOWN:
        return loads
    ahead = [load for load in loads if (now.today - load.week_start).days <= _A_MONTH]
    return ahead[:_SHOWN] if len(ahead) >= _SHOWN else loads[-_SHOWN:]


def _frame(loads: Sequence[WeekLoad]) -> pd.DataFrame:
    rows = [{"week": load.week_start, "hours": load.asked} for load in loads]
    return pd.DataFrame(rows, columns=["week", "hours"])


def _too_much(here: Here, loads: Sequence[WeekLoad]) -> None:
    """Each week that asks too much; the chart says which is the worst."""
    t = here.t
    over = [load for load in loads if load.over]
    if over:
        st.markdown("\n".join(_over(here, load) for load in over[:_NAMED]))
        if len(over) > _NAMED:
            st.caption(t.n("and {n} more", "and {n} more", len(over) - _NAMED))
        st.caption(t("Move items, make them smaller, or plan less: quality comes before quantity."))
    unknown = sum(load.unknown_items for load in loads)
    if unknown:
        st.caption(
            t.n(
                "{n} planned item has no hours, and its channel no hours per post: it isn't counted.",
                "{n} planned items have no hours, and their channel no hours per post: they aren't counted.",
                unknown,
            )
        )


def _over(here: Here, load: WeekLoad) -> str:
    t = here.t
    told = t(
        "Week {week} ({day}): {over} hours too many",
        week=load.week_start.isocalendar().week,
        day=t.day(load.week_start),
        over=t.number(load.over),
    )
    return f"- {plain(told)}"
