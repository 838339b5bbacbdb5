"""What is shown of a month's review, large enough for a room: of today, or as it was kept."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

import streamlit as st

from smwork.domain.amounts import amount
from smwork.domain.month_review import (
    AccountIn,
    Changes,
    DecisionOfMonth,
    KpiOfMonth,
    LearningOfMonth,
    Mark,
    MonthReview,
    Mover,
)
from smwork.domain.outcomes import State
from smwork.domain.say import Day, Percent, msg
from smwork.locale import Translator
from smwork.ui.evaluation.decisions import LEARNINGS, SIGNS
from smwork.ui.evaluation.page import MARKS, VERDICTS
from smwork.ui.kpis.trajectory import Measured, drawn, notes_of, trajectory
from smwork.ui.messages import plain
from smwork.ui.record_words import KINDS
from smwork.ui.step import show
from smwork.ui.words import platform_label, who

STATES: Final[dict[State, tuple[str, str]]] = {
    "done": (":green[:material/check_circle:]", msg("done")),
    "late": (":red[:material/event_busy:]", msg("late")),
    "under_way": (":blue[:material/pending:]", msg("under way")),
}
_MOST_KINDS: Final = 5
_MOST_ACCOUNTS: Final = 8


def what_changed(t: Translator, review: MonthReview) -> None:
    """Figures in, biggest movers, and who changed what in the plan."""
    _movers(t, review.movers)
    left, right = st.columns(2, gap="large")
    with left:
        _accounts(t, review)
    with right:
        _changes(t, review)


def kpi_head(t: Translator, kpi: KpiOfMonth) -> None:
    """Its name, its verdict and why, in letters that are read from the last row."""
    colour, icon = MARKS[kpi.verdict]
    st.header(plain(t(kpi.name)), anchor=False)
    if kpi.goal:
        st.caption(t("For the goal: {goal}", goal=plain(kpi.goal)))
    st.markdown(f"### :{colour}[{icon} {t(VERDICTS[kpi.verdict])}]")
    st.markdown(plain(t(kpi.why)))
    if kpi.needed is not None:
        st.markdown(f":material/arrow_forward: {plain(t(kpi.needed))}")
    if kpi.outlook is not None:
        st.warning(plain(t(kpi.outlook)), icon=":material/trending_down:")


def kpi_picture(t: Translator, kpi: KpiOfMonth, *, key: str) -> None:
    """The chart, with the annotations on it."""
    told = Measured(
        t(kpi.name),
        kpi.unit,
        trajectory(kpi, ahead=True),
        None,
        t("the client's own figures") if kpi.track else "",
        ahead=True,
        notes=notes_of(kpi.marks),
    )
    show(drawn(t, told), key=key)


def marks_list(t: Translator, marks: Sequence[Mark]) -> None:
    """What the numbers on the chart stand for."""
    for note in notes_of(marks):
        st.markdown(f"**{note.number}** · {note.when(t)} · {plain(note.text)}")


def outcomes(t: Translator, decisions: Sequence[DecisionOfMonth]) -> None:
    """Decisions that came back, each with what it did."""
    for each in decisions:
        with st.container(border=True):
            outcome(t, each)


def outcome(t: Translator, decision: DecisionOfMonth) -> None:
    """One decision: what, who, how it stands, and its KPI before it and since."""
    _decision_line(t, decision)
    if decision.outcome is not None:
        about = f"**{plain(t(decision.kpi))}** · " if decision.kpi is not None else ""
        st.markdown(f"{about}{plain(t(decision.outcome))}")
    if decision.meant is not None:
        st.caption(plain(t(decision.meant)))


def decided_list(t: Translator, decisions: Sequence[DecisionOfMonth]) -> None:
    """What was decided in this review."""
    for each in decisions:
        with st.container(border=True):
            _decision_line(t, each)
            told = [t("{met} of 5 SMART", met=each.smart)]
            if each.kpi is not None:
                told.insert(0, plain(t(each.kpi)))
            if each.effect is not None:
                told.insert(1, t("{value}", value=Percent(each.effect)))
            st.caption(" · ".join(told))


def learnings_list(t: Translator, learnings: Sequence[LearningOfMonth]) -> None:
    """Successes, failures and tests without a difference, with what they taught."""
    for each in learnings:
        with st.container(border=True):
            when = f" · {t.day(each.on)}" if each.on else ""
            kind = t(LEARNINGS[each.kind])
            st.markdown(f"{SIGNS[each.kind]} {kind}{when}  \n**{plain(each.what)}**")
            if each.learned:
                st.markdown(plain(each.learned))


def _decision_line(t: Translator, decision: DecisionOfMonth) -> None:
    icon, word = STATES[decision.state]
    told = [f"{icon} **{plain(decision.statement) or t('New decision')}**", t(word)]
    if decision.owner:
        told.append(plain(decision.owner))
    if decision.deadline is not None:
        told.append(t("until {day}", day=Day(decision.deadline)))
    st.markdown(" · ".join(told))


def _movers(t: Translator, movers: Sequence[Mover]) -> None:
    st.header(t("What moved most"), anchor=False)
    if not movers:
        st.markdown(t("No KPI has figures of this month and of the one before."))
        return
    for column, mover in zip(st.columns(len(movers)), movers, strict=True):
        change = t("{value}", value=Percent(abs(mover.share)))
        column.metric(
            plain(t(mover.name)),
            t("{value}", value=amount(mover.unit, mover.value)),
            f"{'-' if mover.share < 0 else '+'}{change}",
            delta_color="normal" if mover.better == (mover.share >= 0) else "inverse",
            border=True,
        )


def _accounts(t: Translator, review: MonthReview) -> None:
    st.header(t("Figures in"), anchor=False)
    if not review.accounts:
        st.markdown(f":material/upload_file: {t('There are no figures yet.')}")
    missing = [each for each in review.accounts if not each.whole]
    whole = len(review.accounts) - len(missing)
    if whole:
        text = t.n("{n} account has the whole month.", "{n} accounts have the whole month.", whole)
        st.markdown(f":green[:material/check_circle:] {text}")
    for each in missing[:_MOST_ACCOUNTS]:
        st.markdown(f":orange[:material/event_busy:] {_until(t, each)}")


def _until(t: Translator, account: AccountIn) -> str:
    name = f"{platform_label(t, account.platform)} {account.account}".strip()
    return t("{account} until {day}", account=plain(name), day=Day(account.through))


def _changes(t: Translator, review: MonthReview) -> None:
    st.header(t("Changed in the plan"), anchor=False)
    if not review.changes:
        st.markdown(t("Nothing was changed in the plan."))
    for by, changes in groupby(review.changes, key=lambda each: each.by):
        st.markdown(f":material/person: **{plain(who(t, by))}**  \n{_counted(t, changes)}")


def _counted(t: Translator, changes: Iterable[Changes]) -> str:
    ordered = sorted(changes, key=lambda each: -each.count)
    told = [_count(t, each) for each in ordered[:_MOST_KINDS]]
    more = sum(each.count for each in ordered[_MOST_KINDS:])
    if more:
        told.append(t.n("and {n} more", "and {n} more", more))
    return " · ".join(told)


def _count(t: Translator, change: Changes) -> str:
    kind = t(KINDS.get(change.kind, change.kind.replace("_", " ")))
    match change.action:
        case "add":
            return t("{kind}: {count} added", kind=kind, count=change.count)
        case "remove":
            return t("{kind}: {count} dropped", kind=kind, count=change.count)
        case "restore":
            return t("{kind}: {count} brought back", kind=kind, count=change.count)
        case _:
            return t("{kind}: {count} changed", kind=kind, count=change.count)
