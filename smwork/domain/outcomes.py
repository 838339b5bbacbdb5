"""What became of a decision: done or late, and its KPI before it and since.

That a figure moved after a decision does not say that it moved because of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from smwork.domain.amounts import amount, difference
from smwork.domain.evaluation import Decision
from smwork.domain.goals import Kpi
from smwork.domain.kpi import KpiPoint, formula_of
from smwork.domain.months import first_day, last_day, next_month
from smwork.domain.review import is_late
from smwork.domain.say import Day, Month, Percent, Say, say
from smwork.domain.track import settled
from smwork.facts import kpis as catalogue

State = Literal["done", "late", "under_way"]
SAME_WITHIN: Final = 0.01
"""A difference of one in a hundred, which is no difference to speak of."""
_HALF_A_MONTH: Final = 15


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision and how it stands; `told` says what its KPI did, `meant` what it was to do."""

    decision: Decision
    state: State
    told: Say
    meant: Say | None = None
    before: float | None = None
    since: float | None = None


def come_back(decisions: Iterable[Decision], month: date) -> tuple[Decision, ...]:
    """The decisions that a review of this month looks back on, oldest first.

    Those that had begun by its end, but not those that were done and due before it.
    """
    ended = last_day(month)
    return tuple(
        each
        for each in sorted(decisions, key=lambda each: (begun(each), each.id))
        if begun(each) <= ended and not _is_past(each, first_day(month))
    )


def begun(decision: Decision) -> date:
    """The day from which it should do something: its start, else the day it was written down."""
    return decision.start or decision.created_at.date()


def outcome(
    decision: Decision, kpi: Kpi | None, points: Sequence[KpiPoint], today: date
) -> Outcome:
    """How a decision stands; `points` are its KPI's months as far as one looks."""
    state: State = "done" if decision.done else "late" if is_late(decision, today) else "under_way"
    formula = formula_of(kpi) if kpi else None
    if formula is None:
        return Outcome(decision, state, say("It names no KPI, so there is nothing to see it by."))
    known = [each for each in settled(formula, points) if each.value is not None]
    start = begun(decision)
    before = [each for each in known if each.month < first_day(start)]
    since = [each for each in known if each.month >= first_month(start)]
    if not before:
        told = say("There is no figure from before it, so nothing can be laid beside it.")
        return Outcome(decision, state, told)
    if not since:
        told = say("No month with figures has passed since it began on {day}.", day=Day(start))
        return Outcome(decision, state, told)
    return _compared(decision, state, formula, before[-1], since[-1])


def first_month(start: date) -> date:
    """The first month that counts as after a start: the one of which at least half lies after it."""
    return first_day(start) if start.day <= _HALF_A_MONTH else next_month(start)


def _is_past(decision: Decision, first: date) -> bool:
    """Whether it was done and due before a day; one without a deadline when it was last touched."""
    due = decision.deadline or decision.changed_at.date()
    return decision.done and due < first


def _compared(
    decision: Decision, state: State, formula: catalogue.Kpi, earlier: KpiPoint, later: KpiPoint
) -> Outcome:
    before, since = earlier.value or 0.0, later.value or 0.0
    told = {
        "before": amount(formula.unit, before),
        "earlier": Month(earlier.month),
        "since": amount(formula.unit, since),
        "later": Month(later.month),
    }
    moved = difference(formula.unit, abs(since - before))
    if abs(since - before) <= SAME_WITHIN * abs(before):
        text = say("{before} in {earlier}, {since} in {later}: hardly any difference.", **told)
    elif since > before:
        text = say(
            "{before} in {earlier}, {since} in {later}: {moved} more."
            " It moved, not necessarily because of this.",
            moved=moved,
            **told,
        )
    else:
        text = say(
            "{before} in {earlier}, {since} in {later}: {moved} less."
            " It moved, not necessarily because of this.",
            moved=moved,
            **told,
        )
    return Outcome(decision, state, text, _meant(decision, before, since), before, since)


def _meant(decision: Decision, before: float, since: float) -> Say | None:
    if decision.effect is None or not before:
        return None
    seen = (since - before) / abs(before) * 100
    return say(
        "Meant: {effect}; seen: {seen}.", effect=Percent(decision.effect), seen=Percent(seen)
    )
