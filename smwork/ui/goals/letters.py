"""A goal letter by letter: what the judge says of it, and right there the fields that mend it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from smwork.domain.goals import Goal, GoalFields
from smwork.domain.plan import AudienceFields, ObjectiveFields
from smwork.domain.record import Fields
from smwork.domain.smart import SmartVerdict
from smwork.domain.smart.verdict import Letter
from smwork.store import records
from smwork.store.database import Tx
from smwork.ui.actions import Kind
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.goals.kpis import add_kpi, kpi_cards
from smwork.ui.goals.past_months import past_months
from smwork.ui.reading import Reading
from smwork.ui.smart_panel import letter_told
from smwork.ui.step import add_line, names
from smwork.ui.words import RHYTHMS, in_words

_Draw = Callable[[Here, Reading, Goal, Kind], None]


def letter_by_letter(here: Here, now: Reading, goal: Goal) -> None:
    """The five letters in the order of the word, the first that asks something marked."""
    verdict = now.verdict(goal, goal.id)
    first = _first_open(verdict)
    with st.container(key=f"smart.{goal.id}"):
        st.markdown(f"**{here.t('{met} of 5 SMART', met=verdict.met)}**")
        for letter, draw in _FIELDS.items():
            with st.container(border=True):
                told, fields = st.columns([2, 3], gap="medium")
                with told:
                    letter_told(here.t, verdict.of(letter), now=letter == first)
                with fields:
                    draw(here, now, goal, "primary" if letter == first else "secondary")
                if letter == "M":
                    kpi_cards(here, now, goal)


def _first_open(verdict: SmartVerdict) -> Letter | None:
    return next((each.letter for each in verdict.judgements if each.state != "met"), None)


@dataclass(frozen=True, slots=True)
class _New:
    """The line by which the first of a kind is written down."""

    label: str
    add: str
    placeholder: str
    fields: Callable[[str], Fields]


def _one_of(
    here: Here,
    goal: Goal,
    field: str,
    label: str,
    options: Mapping[str, str],
    new: _New,
    kind: Kind,
) -> None:
    """A choice among what the plan has; while it has none, a line that adds the first and chooses it."""
    if options:
        Editor(here, goal, GoalFields).choice(field, label, options, empty=here.t("None yet"))
        return
    add_line(
        here,
        f"{field.removesuffix('_id')}.{goal.id}",
        new.label,
        new.add,
        new.fields,
        placeholder=new.placeholder,
        then=partial(_choose, goal, field),
        kind=kind,
    )


def _specific(here: Here, now: Reading, goal: Goal, kind: Kind) -> None:
    t, edit = here.t, Editor(here, goal, GoalFields)
    edit.text("statement", t("Goal"), live=True)
    new = _New(
        t("For whom"),
        t("Add audience"),
        t("For example: young families in the region"),
        lambda typed: AudienceFields(name=typed),
    )
    audiences = names(now.book.audiences, lambda each: each.name)
    _one_of(here, goal, "audience_id", t("For whom"), audiences, new, kind)
    edit.area("reached", t("What do you see when it is reached?"))


def _measurable(here: Here, now: Reading, goal: Goal, kind: Kind) -> None:
    add_kpi(here, now, goal, kind)
    Editor(here, goal, GoalFields).text(
        "measured", here.t("How and from which source is it measured?"), live=True
    )


def _acceptable(here: Here, now: Reading, goal: Goal, kind: Kind) -> None:
    t, edit = here.t, Editor(here, goal, GoalFields)
    new = _New(
        t("Business objective"),
        t("Add objective"),
        t("For example: 10% more subscribers this year"),
        lambda typed: ObjectiveFields(statement=typed),
    )
    objectives = names(now.book.objectives, lambda each: each.statement)
    _one_of(here, goal, "objective_id", t("Serves"), objectives, new, kind)
    edit.text("agreed_by", t("Agreed by"), live=True, hint=t("Who must do it and who pays for it."))


def _time_bound(here: Here, _: Reading, goal: Goal, __: Kind) -> None:
    t, edit = here.t, Editor(here, goal, GoalFields)
    start, end = st.columns(2)
    with start:
        edit.day("start", t("Start date"))
    with end:
        edit.day("deadline", t("Deadline"))
    edit.choice("check_every", t("Checked"), in_words(t, RHYTHMS), empty=t("None yet"))


_FIELDS: dict[Letter, _Draw] = {
    "S": _specific,
    "M": _measurable,
    "A": _acceptable,
    "R": past_months,
    "T": _time_bound,
}


def _choose(goal: Goal, name: str, tx: Tx, record_id: str) -> None:
    """Have the goal name the record that was just written down for it."""
    records.change(tx, Goal, goal.id, goal.version, {name: record_id})
