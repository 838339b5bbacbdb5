"""An experiment that has begun: what was agreed, how far it is, and the way to stop it."""

from functools import partial

import streamlit as st

from smwork.domain.experiments.design import first_day
from smwork.domain.experiments.telling import (
    day_of,
    part_of_sample,
    peeking_told,
    stopped_told,
)
from smwork.domain.say import Day, Number, Percent
from smwork.store import experiments as course
from smwork.ui import state
from smwork.ui.actions import action_button
from smwork.ui.experiments.figures import figures
from smwork.ui.experiments.reading import Card
from smwork.ui.experiments.words import metric_label, unit_label, variant_label
from smwork.ui.messages import plain
from smwork.ui.step import popped


def running(card: Card) -> None:
    """How far it is, without naming a winner; its figures and the way to stop it."""
    t, experiment = card.here.t, card.experiment
    day, days = day_of(experiment, card.now.today)
    part = part_of_sample(experiment, card.seen)
    told = t(
        "Day {day} of {days} · {part} of the sample",
        day=day,
        days=days,
        part=Percent(part * 100, 0),
    )
    if day:
        st.progress(part, text=f"**{told}**")
        st.caption(_sizes(card))
        _peeking(card)
        figures(card)
    else:
        first = first_day(experiment, card.now.today)
        st.info(t("It begins on {day}.", day=Day(first)), icon=":material/event:")
    agreed(card)
    _stop(card)


def _peeking(card: Card) -> None:
    t = card.here.t
    st.info(
        t("No winner is named before the last day.")
        + " "
        + t(peeking_told(card.experiment, card.seen, card.now.today)),
        icon=":material/visibility_off:",
    )


def stopped(card: Card) -> None:
    """That it was broken off, and what was agreed."""
    t = card.here.t
    st.warning(plain(t(stopped_told(card.experiment, card.now.today))), icon=":material/block:")
    agreed(card)


def agreed(card: Card) -> None:
    """What was fixed at the start, as it was fixed."""
    t, experiment = card.here.t, card.experiment
    with st.container(border=True, key=f"agreed.{experiment.id}", gap="small"):
        st.markdown(
            f":material/lock: **{t('Agreed on {day}, and fixed since then', day=Day(experiment.began_on or card.now.today))}**"
        )
        lines = [
            f"{t('Hypothesis')}: {plain(experiment.statement)}",
            f"{t('The figure that decides')}: {metric_label(t, experiment)}",
            *(variant_label(t, place, each) for place, each in enumerate(card.variants)),
            t("Difference that matters: {lift}", lift=Percent(experiment.lift or 0, 0)),
            t(
                "Sample: {planned} {unit} per variant",
                planned=Number(experiment.planned or 0, 0),
                unit=unit_label(t, experiment.unit),
            ),
            t(
                "From {first} up to and including {last}",
                first=Day(first_day(experiment, card.now.today)),
                last=Day(experiment.deadline or card.now.today),
            ),
        ]
        st.markdown("\n".join(f"- {line}" for line in lines))


def _sizes(card: Card) -> str:
    t, experiment = card.here.t, card.experiment
    parts = [
        t(
            "{letter}: {size} of {planned} {unit}",
            letter=each.letter,
            size=Number(each.size(experiment), 0),
            planned=Number(experiment.planned or 0, 0),
            unit=unit_label(t, experiment.unit),
        )
        for each in card.seen
    ]
    return " · ".join(parts)


def _stop(card: Card) -> None:
    t, experiment = card.here.t, card.experiment
    field = f"reason.{experiment.id}"
    with popped(t("Stop early"), f"halt.{experiment.id}", icon=":material/block:") as is_open:
        if not is_open:
            return
        st.markdown(
            t(
                "Nothing can be concluded from it then. Both the experiment and your reason stay to be seen."
            )
        )
        st.text_input(t("Why do you stop?"), key=field)
        reason = str(state.widget_value(field) or "").strip()
        action_button(
            card.here,
            t("Stop the experiment"),
            f"stop.{experiment.id}",
            partial(course.stop, experiment_id=experiment.id, reason=reason, today=card.now.today),
            kind="primary",
            disabled=not reason,
            hint=None if reason else t("Give your reason first."),
        )
