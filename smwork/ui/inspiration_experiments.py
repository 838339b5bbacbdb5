"""Experiments: a hypothesis, the KPI that should move, by how much, and until when."""

from textwrap import shorten

import streamlit as st

from smwork.domain.inspiration import Experiment, ExperimentFields
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.messages import short
from smwork.ui.reading import Reading
from smwork.ui.smart_panel import letters, smart_panel
from smwork.ui.step import add_line, fold, remove_button
from smwork.ui.words import RHYTHMS, channel_options, in_words, kpi_options

_LONGEST = 90


def experiments(here: Here, now: Reading) -> None:
    """Each experiment in a fold with its SMART panel."""
    t, plan = here.t, now.book.plan
    st.header(t("Experiments"))
    st.caption(t("An experiment starts from the strategy too, and has an outcome you can measure."))
    for experiment in now.book.experiments:
        verdict = now.verdict(experiment, experiment.id)
        title = short(experiment.statement, _LONGEST) or t("New experiment")
        with fold(experiment, f"**{title}** · {letters(verdict)}") as is_open:
            if is_open:
                _experiment(here, now, experiment)
    add_line(
        here,
        "experiment",
        t("Hypothesis"),
        t("Add experiment"),
        lambda typed: ExperimentFields(statement=typed, start=plan.start, deadline=plan.end),
        placeholder=t("For example: videos with our bakers get more clicks than pictures of bread"),
    )


def _experiment(here: Here, now: Reading, experiment: Experiment) -> None:
    form, panel = st.columns([3, 2], gap="large")
    with form:
        _fields(here, now, experiment)
    with panel:
        smart_panel(here.t, now.verdict(experiment, experiment.id), key=experiment.id)
    with st.container(horizontal=True, vertical_alignment="center"):
        remove_button(here, experiment, shorten(experiment.statement, _LONGEST, placeholder="…"))
        Editor(here, experiment, ExperimentFields).saved()


def _fields(here: Here, now: Reading, experiment: Experiment) -> None:
    t, book, none = here.t, now.book, here.t("None yet")
    edit = Editor(here, experiment, ExperimentFields)
    edit.text("statement", t("Hypothesis"), live=True)
    left, right = st.columns(2)
    with left:
        edit.choice("kpi_id", t("KPI that should move"), kpi_options(t, book), empty=none)
        edit.choice("channel_id", t("Channel"), channel_options(t, book), empty=none)
        edit.text("owner", t("Who carries it out"), live=True)
        edit.day("start", t("Start date"))
    with right:
        edit.number("effect", t("Expected effect in %"), live=True)
        edit.choice("check_every", t("Checked"), in_words(t, RHYTHMS), empty=none)
        edit.text("agreed_by", t("Agreed by"), live=True)
        edit.day("deadline", t("Until when"))
    edit.area("outcome", t("How did it end?"))
