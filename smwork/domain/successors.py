"""The goal that takes the place of a reached one: the same in the next period, from what was reached."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from smwork.domain.course import aim_of
from smwork.domain.goals import Goal, GoalFields, Kpi, KpiFields
from smwork.domain.kpi import formula_of
from smwork.domain.months import next_month, periods_between
from smwork.domain.progress import KpiProgress
from smwork.domain.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Successor:
    """A goal to be added with its KPIs; `goal_id` of these is that of the goal that was reached."""

    goal: GoalFields
    kpis: tuple[KpiFields, ...]


def successor_of(
    goal: Goal, book: Workbook, progress: Mapping[str, KpiProgress], today: date
) -> Successor:
    """The next goal after a reached one, as far as it can be known.

    It begins after the last figures and lasts as long as the old one did, within the plan where that
    leaves a month. What is to be reached now, and who agrees to it, is for people to say; only a
    growth per period goes on as it was.
    """
    kpis = [kpi for kpi in book.kpis if kpi.goal_id == goal.id]
    start, deadline = _period(goal, book, (progress[kpi.id].as_of for kpi in kpis), today)
    kept = {name: getattr(goal, name) for name in GoalFields.model_fields}
    fields = GoalFields.model_validate(
        kept
        | {"start": start, "deadline": deadline, "status": "open", "agreed_by": "", "reached": ""}
    )
    return Successor(fields, tuple(_next(kpi, progress[kpi.id]) for kpi in kpis))


def _next(kpi: Kpi, progress: KpiProgress) -> KpiFields:
    kept = {name: getattr(kpi, name) for name in KpiFields.model_fields}
    target = kpi.target if kpi.target_kind == "growth" else None
    return KpiFields.model_validate(kept | {"baseline": _standing(kpi, progress), "target": target})


def _standing(kpi: Kpi, progress: KpiProgress) -> float | None:
    """What was reached; of a stock's gain, the stock itself."""
    formula = formula_of(kpi)
    if formula is not None and formula.kind == "level" and aim_of(kpi) == "count":
        levels = (point.value for point in reversed(progress.points))
        return next((level for level in levels if level is not None), None)
    return progress.actual


def _period(
    goal: Goal, book: Workbook, seen: Iterable[date | None], today: date
) -> tuple[date, date]:
    last = max((day for day in seen if day is not None), default=today)
    start = next_month(last)
    deadline = next_month(start, _months(goal, book)) - timedelta(days=1)
    end = book.plan.end
    if end is not None and next_month(start) <= end < deadline:
        deadline = end
    return start, deadline


def _months(goal: Goal, book: Workbook) -> int:
    """How many months the reached goal lasted; a year if nobody said."""
    start, deadline = goal.start or book.plan.start, goal.deadline or book.plan.end
    if start is None or deadline is None or deadline <= start:
        return 12
    return max(round(periods_between(start, deadline, "month")), 1)
