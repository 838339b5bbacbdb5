"""Step 6 on the screen: which figures are in, all KPIs at a glance, and the monthly review."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from smwork.charts import kpi_glance
from smwork.domain.goals import Kpi
from smwork.domain.kpi import formula_of
from smwork.domain.review import (
    FiguresIn,
    ReviewKey,
    ReviewStep,
    figures_in,
    month_to_review,
    review,
    reviewed_kpis,
)
from smwork.domain.say import Day, Month, msg
from smwork.domain.series import Account
from smwork.domain.verdicts import Verdict
from smwork.locale import Translator
from smwork.ui import state
from smwork.ui.context import Here
from smwork.ui.messages import plain
from smwork.ui.parts import go_to_part
from smwork.ui.plan.pitfalls import pitfall_summary
from smwork.ui.reading import Reading
from smwork.ui.step import show_once
from smwork.ui.steps import step
from smwork.ui.ways import link
from smwork.ui.words import kpi_label, platform_label

PARTS: Final = {
    "kpis": msg("KPI by KPI"),
    "funnel": msg("Funnel"),
    "flywheel": msg("Flywheel"),
    "learned": msg("What we learned"),
    "decisions": msg("Decisions"),
    "check": msg("Pitfalls and history"),
}
VERDICTS: Final[dict[Verdict, str]] = {
    "reached": msg("reached"),
    "on_course": msg("on course"),
    "behind": msg("behind"),
    "not_enough": msg("not enough data yet"),
}
# Told by colour, by a shape and in words, so that nobody has to see the colour.
MARKS: Final[dict[Verdict, tuple[str, str]]] = {
    "reached": ("green", ":material/check_circle:"),
    "on_course": ("blue", ":material/trending_up:"),
    "behind": ("red", ":material/arrow_circle_down:"),
    "not_enough": ("gray", ":material/help:"),
}
_MOST_LAGGING: Final = 3
_GO_TO: Final = "evaluation.go.to"


def follow() -> None:
    """Go to the screen that the last click asked for; a callback can't."""
    wanted = state.take(_GO_TO)
    if isinstance(wanted, str):
        st.switch_page(step(wanted).script)


def to_goals() -> None:
    """Go to the goals, after a click."""
    state.remember(_GO_TO, "goals")


def at_a_glance(here: Here, now: Reading) -> None:
    """How many KPIs are on course and which; beside them the review and the pitfalls."""
    t, figures, kpis = here.t, _figures(now), reviewed_kpis(now.book, now.progress)
    if figures.through is not None:
        _figures_line(t, figures, figures.through)
    if kpis:
        _counts(t, Counter(now.progress[kpi.id].verdict for kpi in kpis))
    glance, steps = st.columns([3, 2], gap="large")
    with glance:
        if figures.through is None:
            _ask_for_figures(t)
        show_once(here, now, "glance", lambda: kpi_glance(_glance_rows(t, now, kpis), t))
        if not kpis:
            link("goals", t("Go to the goals"), ":material/arrow_forward:")
    with steps:
        _review(here, now)
    with steps if kpis else glance:
        pitfall_summary(here, now)


def go_round_again(here: Here) -> None:
    """The plan is never finished: from here it goes round again, by branch if it has grown."""
    link("posts", here.t("What works"), ":material/trending_up:")
    link("branches", here.t("By branch or region"), ":material/account_tree:")
    link("goals", here.t("Round again: back to the goals"), ":material/restart_alt:")


def account_label(t: Translator, account: Account) -> str:
    """An account that figures are kept of, as it is called."""
    return f"{platform_label(t, account.platform)} {account.account}".strip()


def _figures(now: Reading) -> FiguresIn:
    return now.once("figures in", lambda: figures_in(now.months, now.book.plan.end, now.today))


def _ask_for_figures(t: Translator) -> None:
    with st.container(border=True, key="figures.none"):
        st.markdown(f":material/upload_file: **{t('There are no figures yet.')}**")
        st.markdown(t("Read in what the platforms export: then you see what is on course."))
        _to_figures(t("Import figures"))


def _figures_line(t: Translator, figures: FiguresIn, through: date) -> None:
    """Until when there are figures, and the way to newer ones."""
    told = t("Figures through {day}", day=Day(through))
    with st.container(
        horizontal=True, vertical_alignment="center", gap="medium", key="figures.through"
    ):
        if figures.old:
            old = t("That is a while ago: read in newer ones.")
            st.markdown(f":material/event_busy: **{told}** · :orange[{old}]", width="content")
        else:
            st.markdown(f":material/event_available: **{told}**", width="content")
        if figures.lagging:
            st.caption(_lagging(t, figures.lagging), width="content")
        _to_figures(t("Import figures") if figures.old else t("Add figures"))


def _to_figures(label: str) -> None:
    link("figures", label, ":material/upload_file:")


def _lagging(t: Translator, lagging: Sequence[tuple[Account, date]]) -> str:
    told = [
        t("{account} until {day}", account=plain(account_label(t, account)), day=Day(day))
        for account, day in lagging[:_MOST_LAGGING]
    ]
    more = len(lagging) - _MOST_LAGGING
    if more > 0:
        told.append(t.n("and {n} more", "and {n} more", more))
    return t("Older: {accounts}", accounts=", ".join(told))


def _counts(t: Translator, counts: Counter[Verdict]) -> None:
    with st.container(horizontal=True, gap="small", key="counts"):
        for verdict, (colour, icon) in MARKS.items():
            if counts[verdict] or verdict != "not_enough":
                label = f":{colour}[{icon} **{t(VERDICTS[verdict])}**]"
                st.metric(label, t.number(counts[verdict], 0), border=True)


def _glance_rows(t: Translator, now: Reading, kpis: Sequence[Kpi]) -> pd.DataFrame:
    return pd.DataFrame(
        [_glance_row(t, now, kpi) for kpi in kpis],
        columns=[
            "label", "unit", "direction", "verdict", "start", "actual", "expected", "target",
        ],
    )  # fmt: skip


def _glance_row(t: Translator, now: Reading, kpi: Kpi) -> tuple[object, ...]:
    formula, progress = formula_of(kpi), now.progress[kpi.id]
    return (
        kpi_label(t, now.book, kpi),
        formula.unit if formula else "count",
        formula.direction if formula else "up",
        progress.verdict,
        progress.course[0].value if progress.course else None,
        progress.actual,
        progress.expected,
        progress.course[-1].value if progress.course else progress.target,
    )


_TITLES: Final[dict[ReviewKey, str]] = {
    "figures": msg("Figures in"),
    "behind": msg("What is behind?"),
    "learn": msg("What did we learn?"),
    "decide": msg("What do we change?"),
}


def _review(here: Here, now: Reading) -> None:
    """The month's review in four steps, in the order in which a team takes them."""
    t = here.t
    steps = now.once("review", lambda: review(now.book, now.progress, _figures(now), now.today))
    with st.container(border=True, key="review", gap="small"):
        month = Month(month_to_review(now.book.plan.end, now.today))
        st.markdown(f"**{t('The review of {month}', month=month)}**")
        for number, each in enumerate(steps, 1):
            _review_step(t, number, each)
        with st.container(horizontal=True, gap="medium"):
            link("review", t("Go through it together"), ":material/co_present:")
            link("versions", t("Versions of the plan"), ":material/history:")


def _review_step(t: Translator, number: int, each: ReviewStep) -> None:
    icon = ":green[:material/check_circle:]" if each.done else ":material/radio_button_unchecked:"
    with st.container(gap=None, key=f"review.{each.key}"):
        st.button(
            f"{icon} **{number} {t(_TITLES[each.key])}**",
            key=f"review.go.{each.key}",
            type="tertiary",
            on_click=_lead,
            args=(each.key,),
        )
        st.caption(plain(t(each.text)))


def _lead(to: ReviewKey) -> None:
    """Where a step of the review is done."""
    match to:
        case "figures":
            state.remember(_GO_TO, "figures")
        case "behind":
            go_to_part("evaluation", "kpis")
        case "learn":
            go_to_part("evaluation", "learned")
        case "decide":
            go_to_part("evaluation", "decisions")
