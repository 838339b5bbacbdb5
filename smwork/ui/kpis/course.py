"""How a KPI's course runs, evenly or by season, and what judging and looking ahead still take."""

from collections.abc import Iterable
from typing import Final

import streamlit as st

from smwork.domain.forecast.seasons import NoSeason, Season
from smwork.domain.goals import CourseShape, Kpi
from smwork.domain.progress import KpiProgress
from smwork.domain.review import out_of_reach
from smwork.domain.say import Say, msg
from smwork.locale import Translator
from smwork.ui.fields import Editor
from smwork.ui.messages import plain
from smwork.ui.words import in_words

SHAPES: Final[dict[CourseShape, str]] = {
    "linear": msg("evenly"),
    "seasonal": msg("by season, as in your own figures"),
}
_MOST: Final = 3


def course_shape(t: Translator, kpi: Kpi, progress: KpiProgress, edit: Editor) -> None:
    """The choice between an even course and one by season; without a season, why there is none."""
    if progress.season is None:
        return
    if isinstance(progress.season, Season) or kpi.shape == "seasonal":
        edit.choice("shape", t("The course runs"), in_words(t, SHAPES))
    if isinstance(progress.season, NoSeason):
        why = _together(t, [progress.season.why, *progress.out_of_season])
        told = f":material/calendar_month: {t('No course by season yet.')}"
        # Who asked for one reads why it is not there; who did not can ask.
        if kpi.shape == "seasonal":
            st.caption(f"{told} {why}")
        else:
            st.caption(told, help=why)


def course_told(t: Translator, progress: KpiProgress) -> None:
    """Below the verdict: how the course runs, what else is missing, and what a forecast takes."""
    if progress.shape is not None:
        st.caption(f":material/calendar_month: {plain(t(progress.shape))}")
    for each in progress.also[:_MOST]:
        st.markdown(f":material/arrow_forward: {plain(t(each))}")
    if progress.unforeseen:
        st.caption(f":material/query_stats: {_together(t, progress.unforeseen)}")


def reach_told(t: Translator, kpi: Kpi, progress: KpiProgress) -> None:
    """That the target can't be reached any more, when even a good end of the forecast misses it."""
    beyond = out_of_reach(kpi, progress)
    if beyond is not None:
        st.warning(plain(t(beyond)), icon=":material/trending_down:")


def _together(t: Translator, says: Iterable[Say]) -> str:
    return plain(" ".join(t(each) for each in list(says)[:_MOST]))
