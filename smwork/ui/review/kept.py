"""Reviews that were kept: listed, and read again as they were."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from smwork.domain.month_review import MonthReview
from smwork.domain.say import Moment, Month
from smwork.domain.versions import PlanVersion
from smwork.errors import NotFoundError
from smwork.store.database import Tx
from smwork.store.reviews import ReviewLine, read_review, read_reviews
from smwork.store.versions import read_versions
from smwork.ui.context import Here
from smwork.ui.messages import plain
from smwork.ui.review.place import START, Place, go
from smwork.ui.review.screens import (
    decided_list,
    kpi_head,
    kpi_picture,
    learnings_list,
    marks_list,
    outcomes,
    what_changed,
)
from smwork.ui.ways import link
from smwork.ui.words import who


def kept_list(here: Here, kept: Sequence[ReviewLine]) -> None:
    """Every review that was kept, the latest month first."""
    t = here.t
    if not kept:
        return
    st.header(t("Kept reviews"))
    for line in kept:
        with st.container(
            border=True, horizontal=True, vertical_alignment="center", key=f"kept.{line.id}"
        ):
            st.markdown(f"**{t.month(line.month)}** · {_by(here, line)}", width="stretch")
            st.button(
                t("Read again"),
                key=f"read.{line.id}",
                icon=":material/menu_book:",
                on_click=go,
                args=(here.plan_id, Place(kept=line.id)),
            )


def read_again(here: Here, review_id: str) -> None:
    """A kept review on one page, marked as what it is, with the way to what changed since."""
    t = here.t
    try:
        line, review, versions = here.read(partial(_found, here.plan_id, review_id))
    except NotFoundError:
        go(here.plan_id, START)
        st.info(t("This review is not here."), icon=":material/search_off:")
        _to_the_start(here)
        return
    st.title(t("The review of {month}", month=Month(review.month)))
    _mark(here, line, versions)
    with st.container(key="review.kept"):
        _told(here, review)
    _to_the_start(here)


def _found(
    plan_id: str, review_id: str, tx: Tx
) -> tuple[ReviewLine, MonthReview, tuple[PlanVersion, ...]]:
    line = next((each for each in read_reviews(tx, plan_id) if each.id == review_id), None)
    if line is None:
        raise NotFoundError("review", review_id)
    return line, read_review(tx, review_id), read_versions(tx, plan_id)


def _mark(here: Here, line: ReviewLine, versions: Sequence[PlanVersion]) -> None:
    """That it is not of today, and the version that was frozen with it."""
    t = here.t
    version = next((each for each in versions if each.id == line.version_id), None)
    with st.container(border=True, key="review.mark"):
        st.markdown(
            f":material/inventory_2: **{t('As it was kept')}** · {_by(here, line)}  \n"
            f"{t('Figures and verdicts are those of that moment; nothing here changes any more.')}"
        )
        if version is None:
            return
        told = t(
            "Version {number} “{name}” was frozen with it.",
            number=version.number,
            name=plain(version.name),
        )
        st.markdown(f":material/bookmark_added: {told}")
        earlier = [
            each for each in versions if each.number < version.number and each.occasion != "before"
        ]
        before = earlier[-1].id if earlier else ""
        link(
            "versions",
            t("See what changed in the plan"),
            ":material/compare_arrows:",
            before=before,
            after=version.id,
        )


def _told(here: Here, review: MonthReview) -> None:
    t = here.t
    what_changed(t, review)
    for number, kpi in enumerate(review.kpis):
        with st.container(border=True, key=f"kept.kpi.{number}"):
            words, picture = st.columns([2, 3], gap="large")
            with words:
                kpi_head(t, kpi)
            with picture:
                kpi_picture(t, kpi, key=f"kept.chart.{number}")
                marks_list(t, kpi.marks)
    if review.learnings:
        st.header(t("What we learned"), anchor=False)
        learnings_list(t, review.learnings)
    if review.come_back:
        st.header(t("What became of earlier decisions?"), anchor=False)
        outcomes(t, review.come_back)
    if review.decided:
        st.header(t("What was decided"), anchor=False)
        decided_list(t, review.decided)


def _to_the_start(here: Here) -> None:
    st.button(
        here.t("To the reviews"),
        key="review.to.start",
        icon=":material/arrow_back:",
        on_click=go,
        args=(here.plan_id, START),
    )


def _by(here: Here, line: ReviewLine) -> str:
    t = here.t
    by = plain(who(t, line.made_by))
    return t("kept {at} by {who}", at=Moment(line.made_at), who=by)
