"""The flywheel's phases in figures: each KPI in the latest month and in the one before (W1 to W3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from smwork.domain.kpi import formula_points
from smwork.domain.months import next_month
from smwork.domain.series import MonthSum
from smwork.domain.telling import sources_of
from smwork.domain.track import settled
from smwork.facts import kpis as catalogue
from smwork.facts.flywheel import FlywheelPhase, flywheel


@dataclass(frozen=True, slots=True)
class Turn:
    """One KPI of a phase. `now` is the latest whole month that is known, `before` the month before it.

    `missing` are the metrics of which there is no figure at all; with none missing and nothing known,
    no account knows all of them in the same month.
    """

    formula: catalogue.Kpi
    month: date | None = None
    now: float | None = None
    before: float | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the flywheel with its KPIs, the plan's own ones that belong to it behind."""

    facts: FlywheelPhase
    turns: tuple[Turn, ...]


def turning(
    sums: Sequence[MonthSum], own: Sequence[catalogue.Kpi] = (), until: date | None = None
) -> tuple[Phase, ...]:
    """The three phases, all accounts together; `until` leaves out what lies after that month."""
    known = [row for row in sums if until is None or row.month <= until]
    metrics = {row.metric for row in known}
    return tuple(
        Phase(
            phase,
            tuple(
                _turn(formula, known, metrics)
                for formula in (
                    *map(catalogue.kpi, phase.kpis),
                    *(each for each in own if each.flywheel == phase.key),
                )
            ),
        )
        for phase in flywheel()
    )


def _turn(formula: catalogue.Kpi, sums: Sequence[MonthSum], metrics: set[str]) -> Turn:
    told = {
        point.month: point.value
        for point in settled(formula, formula_points(formula, sums))
        if point.value is not None
    }
    if not told:
        missing = (key for key in formula.metrics if not metrics.intersection(sources_of(key)))
        return Turn(formula, missing=tuple(missing))
    month = max(told)
    return Turn(formula, month, told[month], told.get(next_month(month, -1)))
