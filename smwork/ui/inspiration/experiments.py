"""Experiments: each a card that leads from the hypothesis to what was learned."""

from textwrap import shorten
from typing import Final

import streamlit as st

from smwork.domain.experiments.design import Phase
from smwork.domain.experiments.telling import finding_told
from smwork.domain.inspiration import Experiment, ExperimentFields
from smwork.ui.context import Here
from smwork.ui.experiments.design import design
from smwork.ui.experiments.reading import Card
from smwork.ui.experiments.result import result
from smwork.ui.experiments.running import running, stopped
from smwork.ui.experiments.words import STAGES, phase_label
from smwork.ui.fields import Editor
from smwork.ui.messages import short
from smwork.ui.reading import Reading
from smwork.ui.smart_panel import letters
from smwork.ui.step import add_line, fold, remove_button

_LONGEST: Final = 90
_RUNNING, _RESULT, _LEARNED = 4, 5, 6


def experiments(here: Here, now: Reading) -> None:
    """Each experiment in a fold; those that run stand first, then those that ended."""
    t, plan = here.t, now.book.plan
    st.header(t("Experiments"))
    st.caption(t("An experiment starts from the strategy too, and has an outcome you can measure."))
    for card in _cards(here, now):
        with fold(card.experiment, _label(card)) as is_open:
            if is_open:
                _experiment(card)
    add_line(
        here,
        "experiment",
        t("Hypothesis"),
        t("Add experiment"),
        lambda typed: ExperimentFields(statement=typed, start=plan.start, deadline=plan.end),
        placeholder=t("For example: videos with our bakers get more clicks than pictures of bread"),
    )


def _cards(here: Here, now: Reading) -> list[Card]:
    order: list[Phase] = ["running", "ended", "draft", "stopped"]
    cards = [Card(here, now, each) for each in now.book.experiments]
    return sorted(cards, key=lambda card: order.index(card.phase))


def _label(card: Card) -> str:
    t, experiment = card.here.t, card.experiment
    title = short(experiment.statement, _LONGEST) or t("New experiment")
    smart = letters(card.now.verdict(experiment, experiment.id))
    return " · ".join([f"**{title}**", phase_label(t, card.phase), *_found(card), smart])


def _found(card: Card) -> list[str]:
    """What an ended one shows, in a few words."""
    if card.phase == "ended" and card.awaits_count:
        return [card.here.t("its figures are to be fixed")]
    found = card.outcome
    if found is None:
        return []
    enough = found.verdict != "not_enough"
    return [card.here.t(finding_told(found)) if enough else card.here.t("not enough data yet")]


def _experiment(card: Card) -> None:
    if card.phase != "stopped":
        st.caption(_stages(card))
    match card.phase:
        case "draft":
            design(card)
        case "running":
            running(card)
        case "ended":
            result(card)
        case "stopped":
            stopped(card)
    with st.container(horizontal=True, vertical_alignment="center"):
        if card.phase == "draft":
            name = shorten(card.experiment.statement, _LONGEST, placeholder="…")
            remove_button(card.here, card.experiment, name)
        Editor(card.here, card.experiment, ExperimentFields).saved()


def _stages(card: Card) -> str:
    """The way from hypothesis to learning, with the stage it is in."""
    at, t = _stage(card), card.here.t
    done = [f":material/check: {t(stage)}" for stage in STAGES[:at]]
    to_come = [t(stage) for stage in STAGES[at + 1 :]]
    return " · ".join([*done, f"**{t(STAGES[at])}**", *to_come])


def _stage(card: Card) -> int:
    if card.phase == "draft":
        return _of_draft(card.experiment, len(card.variants))
    if card.phase != "ended":
        return _RUNNING
    book = card.now.book
    grown = {each.origin_id for each in book.learnings} | {
        each.origin_id for each in book.decisions
    }
    return _LEARNED if card.experiment.id in grown else _RESULT


def _of_draft(experiment: Experiment, variants: int) -> int:
    """The first part that still asks for something."""
    settled = (
        bool(experiment.statement),
        experiment.metric is not None and variants > 1,
        experiment.lift is not None,
    )
    return next((place for place, done in enumerate(settled) if not done), len(settled))
