"""Annotations on the screen: what is known of a day that no figure tells."""

from datetime import date
from typing import Final

import streamlit as st

from smwork.domain.annotations import Annotation, AnnotationFields, Span, marks_of
from smwork.domain.goals import Kpi
from smwork.domain.say import msg
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.kpis.trajectory import notes_of
from smwork.ui.messages import short
from smwork.ui.reading import Reading
from smwork.ui.step import add_line, fold, foot
from smwork.ui.words import channel_options, in_words, kpi_options

SPANS: Final[dict[Span, str]] = {
    "day": msg("that day"),
    "month": msg("the whole month"),
}


def annotations(here: Here, now: Reading, kpi: Kpi, month: date) -> None:
    """What is noted on a KPI's chart, by number; a new note is about `month` until one says more."""
    t = here.t
    marks = marks_of(kpi, now.book.annotations)
    for note, mark in zip(notes_of(marks), marks, strict=True):
        with fold(mark, f"**{note.number}** · {note.when(t)} · {short(mark.text)}") as is_open:
            if is_open:
                _annotation(here, now, mark)
    add_line(
        here,
        f"annotation.{kpi.id}",
        t("What do the figures not tell?"),
        t("Add it"),
        lambda typed: AnnotationFields(text=typed, on=month, span="month", kpi_id=kpi.id),
        placeholder=t("For example: the shop was closed for two weeks"),
    )


def _annotation(here: Here, now: Reading, mark: Annotation) -> None:
    t, edit = here.t, Editor(here, mark, AnnotationFields)
    edit.area("text", t("What happened?"))
    left, right = st.columns(2)
    with left:
        edit.day("on", t("When"))
        edit.choice(
            "kpi_id", t("Seen in the KPI"), kpi_options(t, now.book), empty=t("None in particular")
        )
    with right:
        edit.pick("span", t("Counts for"), in_words(t, SPANS))
        edit.choice(
            "channel_id",
            t("On the channel"),
            channel_options(t, now.book),
            empty=t("All channels"),
        )
    foot(edit, mark.text)
