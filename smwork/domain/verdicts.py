"""The sentences of a KPI's verdict: the reason in numbers, and what is still needed."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from smwork.domain.amounts import amount, difference
from smwork.domain.course import Course, CoursePoint
from smwork.domain.goals import Kpi
from smwork.domain.kpi import KpiPoint, formula_of
from smwork.domain.months import first_day, periods_between
from smwork.domain.say import Day, Month, Param, Percent, Say, say
from smwork.domain.track import RATE_SHARE, SUM_SHARE, share_there
from smwork.facts import kpis as catalogue

Reason = tuple[Say, Say | None]
Verdict = Literal["reached", "on_course", "behind", "not_enough"]

OLD_AFTER = timedelta(days=45)
"""A month, and two weeks to fetch its figures: the plan is reviewed every month."""

_SOON = timedelta(days=7)


def incomplete(kpi: Kpi, start: date | None, deadline: date | None) -> Reason:
    """Why a KPI has no course at all, and what to fill in."""
    if formula_of(kpi) is None:
        return say("It is not chosen yet what is measured."), say("Choose the KPI's figure.")
    if kpi.target is None:
        return say("There is no target to hold the figures against."), say("Fill in the target.")
    if start is None or deadline is None:
        needed = say("Give the goal, or the plan, a start and a deadline.")
        return say("Without a start and a deadline there is no course."), needed
    if start >= deadline:
        return say("The deadline lies before the start."), say("Move the deadline or the start.")
    needed = say("Fill in the baseline, or import figures from before the start.")
    return say("A growth needs a baseline to grow from."), needed


def reason(
    verdict: Verdict,
    formula: catalogue.Kpi,
    course: Course,
    measured: CoursePoint | None,
    points: Sequence[KpiPoint],
    gap: date | None,
) -> Reason:
    """The reason of a verdict; `gap` is the first unknown month of a sum that can't be judged."""
    if measured is None:
        return _too_few(formula, course, points)
    if gap is not None:
        return _with_a_hole(formula, course, measured, gap)
    if verdict == "behind":
        return _behind(formula, course, measured), _pace(formula, course, measured)
    if verdict == "reached":
        return _reached(formula, course, measured), None
    return _compared(formula, course, measured), None


def older(course: Course, measured: CoursePoint, today: date) -> Say | None:
    """That the figures have stopped, when they have, while the goal goes on."""
    if min(today, course.deadline) - measured.day <= OLD_AFTER:
        return None
    return say("The figures stop on {day}; newer ones are needed.", day=Day(measured.day))


def _told(formula: catalogue.Kpi, course: Course, measured: CoursePoint) -> dict[str, Param]:
    return {
        "actual": amount(formula.unit, measured.value),
        "day": Day(measured.day),
        "asked": amount(formula.unit, course.on(measured.day)),
        "target": amount(formula.unit, course.target),
    }


def _reached(formula: catalogue.Kpi, course: Course, measured: CoursePoint) -> Say:
    told = _told(formula, course, measured)
    del told["asked"]
    if formula.direction == "down":
        return say("At {actual} on {day}: no more than the target of {target}.", **told)
    return say("At {actual} on {day}: the target of {target} is reached.", **told)


def _compared(formula: catalogue.Kpi, course: Course, measured: CoursePoint) -> Say:
    told = _told(formula, course, measured)
    del told["target"]
    if formula.direction == "down":
        return say("At {actual} on {day}; the course allows {asked} by then.", **told)
    return say("At {actual} on {day}; the course asks {asked} by then.", **told)


def _behind(formula: catalogue.Kpi, course: Course, measured: CoursePoint) -> Say:
    told = _told(formula, course, measured)
    if measured.day >= course.deadline:
        del told["asked"]
        return say("At {actual} on {day}, when it was due: the target is {target}.", **told)
    asked = course.on(measured.day)
    if not asked:
        return _compared(formula, course, measured)
    del told["target"]
    told["gap"] = Percent(abs(measured.value - asked) / abs(asked) * 100, 0)
    if formula.direction == "down":
        return say("At {actual} on {day}; the course allows {asked} by then: {gap} over.", **told)
    return say("At {actual} on {day}; the course asks {asked} by then: {gap} behind.", **told)


def _pace(formula: catalogue.Kpi, course: Course, measured: CoursePoint) -> Say | None:
    """What it takes from now on; nothing to say when there is hardly any time, or none, left."""
    if course.deadline - measured.day < _SOON or formula.direction == "down":
        return None
    if course.baseline == course.target and course.aim == "level":
        short = difference(formula.unit, course.target - measured.value)
        return say("It has to rise by {short} to hold the target again.", short=short)
    left = periods_between(measured.day, course.deadline, "month")
    told: dict[str, Param] = {
        "pace": difference(formula.unit, (course.target - measured.value) / left),
        "target": amount(formula.unit, course.target),
        "deadline": Day(course.deadline),
    }
    if course.aim == "count":
        return say("From now on it takes {pace} a month to reach {target} by {deadline}.", **told)
    return say("It has to rise by {pace} a month to be at {target} by {deadline}.", **told)


def _with_a_hole(
    formula: catalogue.Kpi, course: Course, measured: CoursePoint, gap: date
) -> Reason:
    told = _told(formula, course, measured)
    del told["target"]
    why = say("At least {actual} on {day}, of {asked} asked; but some of it is unknown.", **told)
    return why, say("The figures of all accounts in {month} are needed.", month=Month(gap))


def _too_few(formula: catalogue.Kpi, course: Course, points: Sequence[KpiPoint]) -> Reason:
    known = [point for point in points if point.value is not None]
    if not known:
        return say("There are no figures of this yet."), _first_figures(formula, course)
    latest = known[-1]
    if latest.month < first_day(course.start):
        why = say("The figures stop in {month}, before the start.", month=Month(latest.month))
        return why, say("The figures of {month} are needed.", month=Month(course.start))
    if known[0].month > course.deadline:
        why = say("The figures begin in {month}, after the deadline.", month=Month(known[0].month))
        return why, say("The figures of {month} are needed.", month=Month(course.start))
    asked = SUM_SHARE if formula.kind == "count" else RATE_SHARE
    why = say(
        "Only {share} of {month} is there.",
        share=Percent(share_there(latest) * 100, 0),
        month=Month(latest.month),
    )
    needed = say("A month counts from {share} of its days on.", share=Percent(asked * 100, 0))
    return why, needed


def _first_figures(formula: catalogue.Kpi, course: Course) -> Say:
    if formula.kind == "growth":
        return say(
            "The figures of {month} and of the month before it are needed.",
            month=Month(course.start),
        )
    return say("The figures of {month} are needed.", month=Month(course.start))
