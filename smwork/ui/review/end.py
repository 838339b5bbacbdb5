"""The end of the monthly review: what is kept, and the version that is frozen with it."""

from functools import partial

import streamlit as st

from smwork.domain.month_review import MonthReview
from smwork.domain.say import Month
from smwork.locale import Translator
from smwork.store.reviews import Named, ReviewLine, hold_review
from smwork.ui import state
from smwork.ui.actions import carry_out, submit_button
from smwork.ui.context import Here
from smwork.ui.messages import flash
from smwork.ui.reading import Reading
from smwork.ui.review.place import Place, go

_KEY = "keep.review"


def keep_form(here: Here, now: Reading, review: MonthReview, *, again: bool) -> None:
    """A summary, the name and the reason of the new version, and the button that keeps it all.

    `again`: this month was kept before.
    """
    t = here.t
    st.header(t("Keep the review of {month}", month=Month(review.month)), anchor=False)
    _summary(here, review)
    if again:
        kept_before(t)
    with st.form("form.keep.review"):
        _version_fields(t, review)
        keep = partial(_keep, here, now, review, state.op_id(_KEY))
        submit_button(t("Keep the review"), _KEY, keep, icon=":material/inventory_2:")


def kept_before(t: Translator) -> None:
    """That a review of this month is kept already, and what becomes of it."""
    st.caption(t("This month was kept before; what you keep now stands beside it."))


def _version_fields(t: Translator, review: MonthReview) -> None:
    """Whether a version is frozen with it, under which name and why."""
    st.checkbox(
        t("Freeze a version of the plan with it"),
        value=True,
        key=f"{_KEY}.freeze",
        persist_state="session",
    )
    st.text_input(
        t("Name of the version"),
        value=t("Review of {month}", month=Month(review.month)),
        max_chars=200,
        key=f"{_KEY}.name.{review.month}.{t.language}",
        persist_state="session",
    )
    st.text_area(
        t("Why does the plan change?"),
        placeholder=t("For example: Instagram is behind, so the hours go there"),
        max_chars=2000,
        key=f"{_KEY}.reason.{review.month}",
        persist_state="session",
    )


def _keep(here: Here, now: Reading, review: MonthReview, name: str) -> None:
    """Keep the review; `name` is the click's own."""
    work = partial(
        hold_review,
        plan_id=here.plan_id,
        month=review.month,
        today=now.today,
        frozen=_asked(here, review),
    )
    carry_out(here, _KEY, name, work, partial(_kept, here))


def _kept(here: Here, line: ReviewLine) -> None:
    go(here.plan_id, Place(kept=line.id))
    flash(here.t("The review is kept. It can be read again as it is now, whatever changes."))


def _summary(here: Here, review: MonthReview) -> None:
    t = here.t
    behind = sum(each.verdict == "behind" for each in review.kpis)
    told = [
        t.n("{n} KPI judged", "{n} KPIs judged", len(review.kpis)),
        t.n("{n} behind", "{n} behind", behind),
        t.n("{n} thing learned", "{n} things learned", len(review.learnings)),
        t.n("{n} decision taken", "{n} decisions taken", len(review.decided)),
    ]
    st.markdown(" · ".join(told))


def _asked(here: Here, review: MonthReview) -> Named | None:
    """The version as it is typed; None where none is wanted. Without a name it has the month's."""
    if not state.widget_value(f"{_KEY}.freeze"):
        return None
    t = here.t
    typed = state.widget_value(f"{_KEY}.name.{review.month}.{t.language}")
    name = str(typed or "").strip() or t("Review of {month}", month=Month(review.month))
    reason = str(state.widget_value(f"{_KEY}.reason.{review.month}") or "").strip()
    return Named(name[:200], reason[:2000])
