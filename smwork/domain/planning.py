"""How far a plan is, step by step, and the single next thing to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from smwork.domain.months import first_day, next_month
from smwork.domain.needs import NEEDS, Need, Standing, Step
from smwork.domain.progress import KpiProgress
from smwork.domain.say import Month, Say, say
from smwork.domain.workbook import Workbook

STEPS: tuple[Step, ...] = tuple(NEEDS)


@dataclass(frozen=True, slots=True)
class StepState:
    """What a step has of what it needs; `missing` says what can be done about it now."""

    step: Step
    filled: int
    of: int
    missing: tuple[Say, ...]


@dataclass(frozen=True, slots=True)
class NextThing:
    """The one thing to do next, and the step that its button goes to."""

    step: Step
    text: Say
    button: Say


def step_states(
    book: Workbook,
    today: date,
    letters: Mapping[str, int],
    progress: Sequence[KpiProgress],
) -> tuple[StepState, ...]:
    """Every step in the order in which a plan is made.

    `letters` is how many SMART letters are met per commitment's id; `progress` of all the KPIs.
    """
    here = Standing(book, today, letters, progress)
    return tuple(_state(step, needs(here)) for step, needs in NEEDS.items())


def next_thing(
    book: Workbook,
    today: date,
    letters: Mapping[str, int],
    progress: Sequence[KpiProgress],
) -> NextThing:
    """A first goal, then the first thing that is missing; of a plan that has all, what comes round."""
    if not book.goals:
        text = say("Set the first goal; the rest of the plan follows from it.")
        return NextThing("goals", text, say("Set the first goal"))
    here = Standing(book, today, letters, progress)
    for step, needs in NEEDS.items():
        for need in needs(here):
            if need.asked and not need.done:
                return NextThing(step, need.text, need.button)
    return _round_again(today, progress)


def _state(step: Step, needs: Sequence[Need]) -> StepState:
    missing = tuple(need.text for need in needs if need.asked and not need.done)
    return StepState(step, sum(need.done for need in needs), len(needs), missing)


def _round_again(today: date, progress: Sequence[KpiProgress]) -> NextThing:
    """A plan is never finished: it is looked at every month (method F5)."""
    last = next_month(today, -1)
    known = [p.month for each in progress for p in each.points if p.value is not None]
    if max(known, default=date.min) < first_day(last):
        text = say("Import the figures of {month}.", month=Month(last))
        return NextThing("figures", text, say("Import figures"))
    text = say(
        "Hold the monthly review: look at the figures of {month} together, and decide what to adjust.",
        month=Month(last),
    )
    return NextThing("evaluation", text, say("Start the review"))
