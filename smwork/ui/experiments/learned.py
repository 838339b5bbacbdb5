"""What is done with an experiment that has ended: it is kept as a learning, and decided upon."""

from dataclasses import dataclass
from functools import partial
from typing import Literal

import streamlit as st

from smwork.domain.evaluation import DecisionFields, LearningFields
from smwork.domain.experiments.result import Outcome, learned_as
from smwork.domain.experiments.telling import could_see_told, lift_told, verdict_told
from smwork.domain.months import last_day, next_month
from smwork.domain.record import TEXT_LENGTH
from smwork.store import experiments as course
from smwork.store.database import Work
from smwork.ui.actions import action_button
from smwork.ui.experiments.reading import Card
from smwork.ui.messages import flash
from smwork.ui.parts import go_to_part
from smwork.ui.step import unfold
from smwork.ui.ways import link


@dataclass(frozen=True, slots=True)
class _Way:
    """What may grow out of an experiment, once, and the part of the evaluation in which it stands."""

    key: str
    label: str
    icon: str
    kind: Literal["primary", "secondary"]
    part: str
    grow: Work[str]
    grown: bool


def learned(card: Card, found: Outcome) -> None:
    """What can be done with an outcome, as long as it is not done."""
    t, experiment = card.here.t, card.experiment
    st.subheader(t("What do you do with it?"))
    with st.container(horizontal=True, vertical_alignment="center"):
        ways = _ways(card, found)
        for way in ways:
            if not way.grown:
                action_button(
                    card.here,
                    way.label,
                    f"{way.key}.{experiment.id}",
                    way.grow,
                    partial(_kept, card, way.part),
                    kind=way.kind,
                    icon=way.icon,
                )
        if any(way.grown for way in ways):
            link("evaluation", t("It stands in step 6, Evaluation"), ":material/arrow_forward:")


def _ways(card: Card, found: Outcome) -> tuple[_Way, _Way]:
    t, book, experiment = card.here.t, card.now.book, card.experiment
    plan_id, own = card.here.plan_id, experiment.id
    return (
        _Way(
            "learn",
            t("Keep it as a learning"),
            ":material/school:",
            "primary",
            "learned",
            partial(
                course.learning_from,
                plan_id=plan_id,
                experiment_id=own,
                fields=_learning(card, found),
            ),
            any(each.origin_id == own for each in book.learnings),
        ),
        _Way(
            "decide",
            t("Decide because of it"),
            ":material/gavel:",
            "secondary",
            "decisions",
            partial(
                course.decision_from,
                plan_id=plan_id,
                experiment_id=own,
                fields=_decision(card, found),
            ),
            any(each.origin_id == own for each in book.decisions),
        ),
    )


def _learning(card: Card, found: Outcome) -> LearningFields:
    t, experiment = card.here.t, card.experiment
    told = [verdict_told(experiment, found), *(lift_told(each) for each in found.against)]
    if found.verdict == "none":
        told.append(could_see_told(found))
    return LearningFields(
        kind=learned_as(found),
        what=t("Experiment: {hypothesis}", hypothesis=experiment.statement)[:TEXT_LENGTH],
        learned=" ".join(t(each) for each in told)[:TEXT_LENGTH],
        on=card.now.today,
        kpi_id=experiment.kpi_id,
    )


def _decision(card: Card, found: Outcome) -> DecisionFields:
    t, today = card.here.t, card.now.today
    won = found.winner.seen.variant if found.winner else found.a.variant
    return DecisionFields(
        statement=t("From now on: {variant}", variant=won.what)[:TEXT_LENGTH],
        owner=card.experiment.owner,
        kpi_id=card.experiment.kpi_id,
        start=today,
        deadline=last_day(next_month(today)),
        check_every="month",
    )


def _kept(card: Card, part: str, record_id: str) -> None:
    unfold(record_id)
    go_to_part("evaluation", part)
    flash(card.here.t("It stands in step 6, Evaluation"))
