"""Branches on the screen: how each does beside the others, KPI by KPI."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from smwork.charts.branches import branch_ways
from smwork.charts.shown import NotEnough, Shown
from smwork.domain.amounts import amount
from smwork.domain.branches import (
    Compared,
    Comparison,
    Member,
    asked_way,
    comparisons,
    told_apart,
    way,
)
from smwork.domain.names import kpi_name
from smwork.domain.plan import Plan, PlanFields
from smwork.locale import Translator
from smwork.store.branches import Sibling, read_siblings
from smwork.ui.context import Here, open_plan
from smwork.ui.evaluation.page import MARKS, VERDICTS
from smwork.ui.fields import Editor
from smwork.ui.messages import plain
from smwork.ui.reading import Reading, reading
from smwork.ui.step import show
from smwork.ui.words import kpi_label, spoken


def siblings_of(here: Here) -> list[Sibling]:
    """The plans of the open plan's client."""
    return here.read(partial(read_siblings, plan_id=here.plan_id))


def family(siblings: Sequence[Sibling], plan_id: str) -> list[Sibling]:
    """The plans that come from the same whole, that one too."""
    parents = {each.id: each.split_from for each in siblings}

    def whole(each: str) -> str:
        parent = parents.get(each)
        return whole(parent) if parent in parents and parent is not None else parent or each

    return [each for each in siblings if whole(each.id) == whole(plan_id)]


def side_by_side(here: Here, siblings: Sequence[Sibling]) -> None:
    """The plans at a glance, and one KPI over all of them."""
    members = [_member(here, each) for each in _chosen(here, siblings)]
    _glance(here, members)
    laid = [each for each in comparisons(members) if each.plans > 1]
    if not laid:
        st.info(
            here.t("No KPI stands in two of these plans: there is nothing to compare yet."),
            icon=":material/compare_arrows:",
        )
        return
    _comparison(here.t, laid[_which(here.t, laid)])


def own_branch(here: Here, now: Reading) -> None:
    """Which branch the open plan is of; with a name only its own channels' figures count."""
    t = here.t
    Editor(here, now.book.plan, PlanFields).text(
        "branch",
        t("Branch or region of this plan"),
        hint=t("With a name here, only the figures of this plan's own channels count in it."),
    )


def _chosen(here: Here, siblings: Sequence[Sibling]) -> list[Sibling]:
    """The family, or whichever of the client's plans one wants beside each other."""
    related = family(siblings, here.plan_id)
    if len(related) == len(siblings):
        return list(siblings)
    names = {each.id: each.branch or each.name or here.t("Plan") for each in siblings}
    wanted = st.multiselect(
        here.t("Plans to compare"),
        list(names),
        default=[each.id for each in related],
        format_func=lambda each: names.get(each, each),
        key=f"branches.plans.{here.plan_id}",
        placeholder=here.t("Choose plans"),
        persist_state="session",
    )
    return [each for each in siblings if each.id in wanted]


def _member(here: Here, sibling: Sibling) -> Member:
    now = reading(replace(here, plan_id=sibling.id))
    return Member(now.book, now.progress)


def _glance(here: Here, members: Sequence[Member]) -> None:
    """Each plan with how many of its KPIs are on course; a click opens it."""
    for member in members:
        plan = member.book.plan
        with st.container(horizontal=True, vertical_alignment="center", key=f"branch.{plan.id}"):
            st.button(
                plain(member.name) or here.t("Plan"),
                key=f"branch.open.{plan.id}",
                icon=":material/folder_open:" if plan.branch else ":material/account_tree:",
                type="primary" if plan.id == here.plan_id else "secondary",
                on_click=open_plan,
                args=(plan.id,),
                wrap=True,
            )
            st.markdown(_counts(here.t, member), width="stretch")


def _counts(t: Translator, member: Member) -> str:
    counts = Counter(each.verdict for each in member.progress.values())
    told = [
        f":{colour}[{icon} {t.number(counts[verdict], 0)} {t(VERDICTS[verdict])}]"
        for verdict, (colour, icon) in MARKS.items()
        if counts[verdict]
    ]
    return " · ".join(told) or t("no KPIs yet")


def _which(t: Translator, laid: Sequence[Comparison]) -> int:
    if len(laid) == 1:
        return 0
    names = [_name(t, each) for each in laid]
    chosen = st.selectbox(
        t("KPI"),
        range(len(laid)),
        format_func=lambda at: names[at],
        key="branches.kpi",
        persist_state="session",
        placeholder=t("Choose one"),
    )
    return int(chosen or 0)


def _name(t: Translator, each: Comparison) -> str:
    return spoken(t, kpi_name(each.rows[0].kpi))


def _comparison(t: Translator, laid: Comparison) -> None:
    names = told_apart([_row_name(t, laid, row) for row in laid.rows])
    named = list(zip(names, laid.rows, strict=True))
    show(_chart(t, laid, named), key="branches.chart")
    st.dataframe(
        pd.DataFrame([_row(t, laid, name, row) for name, row in named]),
        hide_index=True,
        column_config={
            "branch": t("Branch"),
            "baseline": t("Baseline"),
            "now": t("Measured"),
            "asked": t("Asked by then"),
            "target": t("Target"),
            "verdict": t("Verdict"),
            "why": st.column_config.TextColumn(t("Why"), width="large"),
        },
        alt=t("The KPI in each plan: baseline, measured, asked, target and verdict."),
    )


def _row(t: Translator, laid: Comparison, name: str, row: Compared) -> dict[str, str]:
    progress, unit = row.progress, laid.formula.unit

    def shown(value: float | None) -> str:
        return "–" if value is None else t("{value}", value=amount(unit, value))

    return {
        "branch": name,
        "baseline": shown(progress.course[0].value if progress.course else progress.baseline),
        "now": shown(progress.actual),
        "asked": shown(progress.expected),
        "target": shown(progress.course[-1].value if progress.course else progress.target),
        "verdict": t(VERDICTS[progress.verdict]),
        "why": " ".join(t(each) for each in (progress.why, progress.needed) if each),
    }


def _row_name(t: Translator, laid: Comparison, row: Compared) -> str:
    """The plan's; with the KPI's channel where a plan has the same KPI twice."""
    own = [each for each in laid.rows if each.member is row.member]
    if len(own) == 1:
        return row.member.name
    return f"{row.member.name} · {kpi_label(t, row.member.book, row.kpi)}"


def _chart(
    t: Translator, laid: Comparison, named: Sequence[tuple[str, Compared]]
) -> Shown | NotEnough:
    points = [
        (name, kind, day, share)
        for name, row in named
        for kind, road in (("real", way(row.progress)), ("course", asked_way(row.progress)))
        for day, share in road
    ]
    frame = pd.DataFrame(points, columns=["name", "kind", "day", "share"])
    return branch_ways(frame, t, label=_name(t, laid))


def is_split(siblings: Sequence[Sibling], plan: Plan) -> bool:
    """Whether the plan has branches, or is one."""
    return len(family(siblings, plan.id)) > 1
