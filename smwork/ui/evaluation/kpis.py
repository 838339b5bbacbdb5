"""Step 6, KPI by KPI: where it stands, why, where it leads, and what others reach."""

from datetime import date
from functools import partial
from typing import Final

import streamlit as st

from smwork.domain.amounts import amount
from smwork.domain.evaluation import DecisionFields
from smwork.domain.goals import Kpi
from smwork.domain.kpi import formula_of
from smwork.domain.months import last_day, next_month
from smwork.domain.names import goal_name
from smwork.domain.progress import KpiProgress
from smwork.domain.record import by_id
from smwork.domain.review import reviewed_kpis
from smwork.facts import kpis as catalogue
from smwork.locale import Translator
from smwork.store import records
from smwork.ui.actions import action_button
from smwork.ui.context import Here
from smwork.ui.evaluation.page import MARKS, VERDICTS, account_label
from smwork.ui.kpis.benchmarks import what_others_reach
from smwork.ui.kpis.course import course_told, reach_told
from smwork.ui.kpis.then import kpi_picture
from smwork.ui.messages import flash, plain
from smwork.ui.parts import go_to_part
from smwork.ui.reading import Reading
from smwork.ui.step import fold, unfold
from smwork.ui.ways import link
from smwork.ui.words import kpi_label, spoken

_MOST_EFFECT: Final = 1000.0


def kpis(here: Here, now: Reading) -> None:
    """Every KPI in a fold, what is behind first."""
    t = here.t
    found = reviewed_kpis(now.book, now.progress)
    if not found:
        st.caption(t("There is no KPI yet: a goal gets one in step 1."))
    for kpi in found:
        with fold(kpi, _head(t, now, kpi)) as is_open:
            if is_open:
                _kpi(here, now, kpi)


def _head(t: Translator, now: Reading, kpi: Kpi) -> str:
    """Name, verdict, and how far it is or what is missing: enough to leave the fold shut."""
    progress, formula = now.progress[kpi.id], formula_of(kpi)
    colour, icon = MARKS[progress.verdict]
    head = f":{colour}[{icon}] **{plain(kpi_label(t, now.book, kpi))}** · {t(VERDICTS[progress.verdict])}"
    if progress.verdict == "not_enough" and progress.needed is not None:
        return f"{head} · {plain(t(progress.needed))}"
    if formula is None or progress.actual is None or progress.expected is None:
        return head
    figures = {
        "actual": amount(formula.unit, progress.actual),
        "asked": amount(formula.unit, progress.expected),
    }
    if formula.direction == "down":
        told = t("{actual} where the course allows {asked}", **figures)
    else:
        told = t("{actual} where the course asks {asked}", **figures)
    return f"{head} · {plain(told)}"


def _kpi(here: Here, now: Reading, kpi: Kpi) -> None:
    t, formula = here.t, formula_of(kpi)
    goal = by_id(now.book.goals, kpi.goal_id)
    if goal is not None:
        name = goal.statement or spoken(t, goal_name(goal))
        st.caption(t("For the goal: {goal}", goal=plain(name)))
    words, picture = st.columns([2, 3], gap="large")
    with words:
        if formula is not None:
            _four_figures(t, now, kpi, formula)
        _verdict(t, now, kpi)
        _decide(here, now, kpi)
    with picture:
        if formula is not None:
            kpi_picture(here, now, kpi)
            reach_told(t, kpi, now.progress[kpi.id])
            own = [each for each in now.book.channels if kpi.channel_id in (None, each.id)]
            what_others_reach(t, formula, own)


def _four_figures(t: Translator, now: Reading, kpi: Kpi, formula: catalogue.Kpi) -> None:
    """Baseline, where it should be, where it is, and the target; each with its day."""
    progress = now.progress[kpi.id]
    first, last = (progress.course[0], progress.course[-1]) if progress.course else (None, None)
    figures: tuple[tuple[str, float | None, date | None], ...] = (
        (t("Baseline"), progress.baseline, first.day if first else None),
        (t("Should be today"), progress.expected_today, now.today),
        (t("Measured"), progress.actual, progress.as_of),
        (t("Target"), last.value if last else progress.target, last.day if last else None),
    )
    with st.container(horizontal=True, gap="small", key=f"four.{kpi.id}"):
        for label, value, day in figures:
            shown = "–" if value is None else t("{value}", value=amount(formula.unit, value))
            when = t.day(day) if value is not None and day is not None else " "
            st.metric(label, shown, when, delta_color="off", delta_arrow="off", border=True)


def _verdict(t: Translator, now: Reading, kpi: Kpi) -> None:
    """The verdict with its reason, what is needed, and who was left out."""
    progress = now.progress[kpi.id]
    colour, icon = MARKS[progress.verdict]
    verdict = f":{colour}[{icon} **{t(VERDICTS[progress.verdict])}**]"
    st.markdown(f"{verdict}  \n{plain(t(progress.why))}")
    if progress.needed is not None:
        st.markdown(f":material/arrow_forward: {plain(t(progress.needed))}")
    course_told(t, progress)
    if progress.left_out:
        names = ", ".join(plain(account_label(t, each)) for each in progress.left_out)
        month = progress.points[-1].month
        st.caption(
            t("Left out, for want of figures in {month}:", month=t.month(month)) + f" {names}"
        )
    if progress.verdict == "not_enough":
        aim = "figures" if progress.course else "goals"
        label = t("Import figures") if progress.course else t("Go to the goals")
        link(aim, label, ":material/arrow_forward:")


def _decide(here: Here, now: Reading, kpi: Kpi) -> None:
    """What is decided about this KPI, and the button that decides something more."""
    t = here.t
    about = [each for each in now.book.decisions if each.kpi_id == kpi.id and not each.done]
    for each in about:
        st.markdown(f":material/gavel: {plain(each.statement) or t('New decision')}")

    def decided(decision_id: str) -> None:
        unfold(decision_id)
        go_to_part("evaluation", "decisions")
        flash(t("A decision about this KPI is ready to be filled in."))

    action_button(
        here,
        t("Decide something about this"),
        f"decide.{kpi.id}",
        partial(records.add, plan_id=here.plan_id, fields=prefilled(now, kpi)),
        decided,
        icon=":material/gavel:",
        kind="primary" if now.progress[kpi.id].verdict == "behind" and not about else "secondary",
    )


def prefilled(now: Reading, kpi: Kpi) -> DecisionFields:
    """From today to the end of next month, with the effect that brings the KPI back on its course."""
    return DecisionFields(
        kpi_id=kpi.id,
        start=now.today,
        deadline=last_day(next_month(now.today)),
        check_every="month",
        effect=_back_on_course(now.progress[kpi.id]),
    )


def _back_on_course(progress: KpiProgress) -> float | None:
    actual, asked = progress.actual, progress.expected
    if progress.verdict != "behind" or not actual or asked is None:
        return None
    return max(-_MOST_EFFECT, min(round(100 * (asked - actual) / abs(actual), 1), _MOST_EFFECT))
