"""The monthly review as a team goes through it before a beamer: one thing on a screen, and on by a key."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

import streamlit as st

from smwork.domain.evaluation import Decision
from smwork.domain.month_review import DecisionOfMonth, KpiOfMonth, MonthReview
from smwork.domain.record import by_id
from smwork.domain.say import Month
from smwork.store import records
from smwork.store.reviews import ReviewLine, read_reviews
from smwork.ui.actions import action_button
from smwork.ui.context import Here
from smwork.ui.evaluation.annotations import annotations
from smwork.ui.evaluation.decisions import decisions, learnings
from smwork.ui.evaluation.kpis import prefilled
from smwork.ui.messages import flash, plain
from smwork.ui.reading import Reading
from smwork.ui.review.end import keep_form, kept_before
from smwork.ui.review.kept import kept_list, read_again
from smwork.ui.review.now import review_now
from smwork.ui.review.place import SCREENS, Place, go, months_to_review, place_now, places_of
from smwork.ui.review.screens import kpi_head, kpi_picture, outcome, what_changed
from smwork.ui.step import unfold
from smwork.ui.ways import link

NEXT_KEY: Final = "PageDown"
BACK_KEY: Final = "PageUp"
"""What the clicker of somebody who presents sends; Page Up and Page Down on a keyboard."""


def monthly_review(here: Here, now: Reading) -> None:
    """The review that is being gone through, or one that was kept."""
    months = months_to_review(now.book.plan.start, now.today, now.book.plan.end)
    kept = here.read(lambda tx: read_reviews(tx, here.plan_id))
    place = place_now(here.plan_id, months)
    if place.kept:
        read_again(here, place.kept)
        return
    if place.month is None:
        _choose(here, months, kept)
        return
    st.title(here.t("The review of {month}", month=Month(place.month)))
    again = any(each.month == place.month for each in kept)
    _go_through(here, now, place, review_now(here, now, kept, place.month), again=again)


def _choose(here: Here, months: Sequence[date], kept: Sequence[ReviewLine]) -> None:
    """Which month, and what was kept before."""
    t = here.t
    st.title(t("Monthly review"))
    st.markdown(
        t(
            "Go through the month together, on a beamer: one thing at a time, and end with decisions."
        )
    )
    with st.container(key="review.begin", border=True):
        month = st.selectbox(
            t("Which month?"),
            list(months),
            format_func=t.month,
            key="review.month",
            width=420,
            placeholder=t("Choose one"),
        )
        if any(each.month == month for each in kept):
            kept_before(t)
        st.button(
            t("Begin the review"),
            key="review.start",
            type="primary",
            icon=":material/play_arrow:",
            on_click=go,
            args=(here.plan_id, Place("changed", month)),
            shortcut=NEXT_KEY,
        )
    kept_list(here, kept)


def _go_through(
    here: Here, now: Reading, place: Place, review: MonthReview, *, again: bool
) -> None:
    way = places_of(review.month, len(review.kpis))
    at = way.index(place) if place in way else 1
    place = way[at]
    _steering(here, way, at, review)
    with st.container(key="review.screen"):
        match place.screen:
            case "changed":
                what_changed(here.t, review)
                if not review.accounts or not all(each.whole for each in review.accounts):
                    link("figures", here.t("Add figures"), ":material/upload_file:")
                link(
                    "versions", here.t("See what changed in the plan"), ":material/compare_arrows:"
                )
            case "kpis":
                _kpi(here, now, review, place.number)
            case "learned":
                st.header(here.t("What went well, and what didn't?"), anchor=False)
                learnings(here, now)
            case "decisions":
                _decisions(here, now, review)
            case _:
                keep_form(here, now, review, again=again)


def _steering(here: Here, way: Sequence[Place], at: int, review: MonthReview) -> None:
    """Back, how far one is, and on: always at the same place."""
    t, place = here.t, way[at]
    following = way[at + 1] if at + 1 < len(way) else None
    with st.container(key="review.steering"):
        back, middle, on = st.columns([2, 6, 2], vertical_alignment="center")
        with back:
            st.button(
                t("Back"),
                key="review.back",
                icon=":material/arrow_back:",
                on_click=go,
                args=(here.plan_id, way[at - 1]),
                shortcut=BACK_KEY,
                width="stretch",
            )
        with middle:
            told = t("{at} of {of}", at=place.step, of=len(SCREENS))
            name = t(SCREENS[place.screen])
            if place.screen == "kpis" and review.kpis:
                name = t("KPI {at} of {of}", at=place.number + 1, of=len(review.kpis))
            st.progress(at / (len(way) - 1), text=f"**{told}** · {name}")
        with on:
            if following is not None:
                st.button(
                    t("Next"),
                    key="review.next",
                    type="primary",
                    icon=":material/arrow_forward:",
                    icon_position="right",
                    on_click=go,
                    args=(here.plan_id, following),
                    shortcut=NEXT_KEY,
                    width="stretch",
                )


def _kpi(here: Here, now: Reading, review: MonthReview, number: int) -> None:
    """One KPI: the verdict, the picture, and room for what the figures don't tell."""
    t = here.t
    if not review.kpis:
        st.markdown(t("There is no KPI yet: a goal gets one in step 1."))
        link("goals", t("Go to the goals"), ":material/arrow_forward:")
        return
    told = review.kpis[number]
    words, picture = st.columns([2, 3], gap="large")
    with words:
        kpi_head(t, told)
        _decide(here, now, told)
    with picture:
        kpi_picture(t, told, key=f"review.{told.kpi_id}")
        kpi = by_id(now.book.kpis, told.kpi_id)
        if kpi is not None:
            annotations(here, now, kpi, review.month)


def _decide(here: Here, now: Reading, told: KpiOfMonth) -> None:
    """What is decided about this KPI already, and a decision more."""
    t, kpi = here.t, by_id(now.book.kpis, told.kpi_id)
    if kpi is None:
        return
    about = [each for each in now.book.decisions if each.kpi_id == kpi.id and not each.done]
    for each in about:
        st.markdown(f":material/gavel: {plain(each.statement) or t('New decision')}")

    def decided(decision_id: str) -> None:
        unfold(decision_id)
        flash(t("It waits under Decisions, to be filled in."))

    action_button(
        here,
        t("Decide something about this"),
        f"review.decide.{kpi.id}",
        partial(records.add, plan_id=here.plan_id, fields=prefilled(now, kpi)),
        decided,
        icon=":material/gavel:",
    )


def _decisions(here: Here, now: Reading, review: MonthReview) -> None:
    """First what became of earlier ones, then what is decided now."""
    t = here.t
    if review.come_back:
        st.header(t("What became of earlier decisions?"), anchor=False)
        for told in review.come_back:
            with st.container(border=True, key=f"came.back.{told.id}"):
                outcome(t, told)
                _done_button(here, now, told)
    st.header(t("What do we decide now?"), anchor=False)
    decisions(here, now, {each.id for each in review.come_back})


def _done_button(here: Here, now: Reading, told: DecisionOfMonth) -> None:
    decision = by_id(now.book.decisions, told.id)
    if decision is None or decision.done:
        return
    action_button(
        here,
        here.t("This is done"),
        f"review.done.{told.id}",
        partial(
            records.change,
            record=Decision,
            record_id=decision.id,
            version=decision.version,
            changes={"done": True},
        ),
        icon=":material/check:",
    )
