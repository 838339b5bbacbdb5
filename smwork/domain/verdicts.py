"""The sentences of a KPI's verdict: the reason in numbers, and what is still needed."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from smwork.domain.amounts import amount, difference
from smwork.domain.course import Course, CoursePoint
from smwork.domain.forecast.seasons import NoSeason, Season
from smwork.domain.goals import Kpi
from smwork.domain.kpi import KpiPoint, formula_of
from smwork.domain.months import first_day, periods_between
from smwork.domain.say import Day, Month, Param, Percent, Say, say
from smwork.domain.track import share_there
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
    """The reason of a verdict, and what it takes; `gap` is the first unknown month of a sum.

    What is missing for a verdict is told by `missing`, per metric and channel.
    """
    if measured is None:
        return _too_few(course, points), None
    if gap is not None:
        return _with_a_hole(formula, course, measured), None
    if verdict == "behind":
        return _behind(formula, course, measured), _pace(formula, course, measured)
    if verdict == "reached":
        return _reached(formula, course, measured), None
    return _compared(formula, course, measured), None


def shape(kpi: Kpi, season: Season | NoSeason) -> Say | None:
    """How the course runs when a course by season is chosen."""
    if kpi.shape != "seasonal":
        return None
    if isinstance(season, NoSeason):
        return say(
            "A course by season is chosen, but for now it runs evenly. {why}", why=season.why
        )
    return say(
        "The course follows the season of your own figures, {first} through {last}.",
        first=Month(season.first),
        last=Month(season.last),
    )


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
    if course.season and formula.direction == "down":
        return say("At {actual} on {day}; by season the course allows {asked} by then.", **told)
    if course.season:
        return say("At {actual} on {day}; by season the course asks {asked} by then.", **told)
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
    if course.season:
        return _behind_by_season(formula, told)
    if formula.direction == "down":
        return say("At {actual} on {day}; the course allows {asked} by then: {gap} over.", **told)
    return say("At {actual} on {day}; the course asks {asked} by then: {gap} behind.", **told)


def _behind_by_season(formula: catalogue.Kpi, told: Mapping[str, Param]) -> Say:
    if formula.direction == "down":
        return say(
            "At {actual} on {day}; by season the course allows {asked} by then: {gap} over.", **told
        )
    return say(
        "At {actual} on {day}; by season the course asks {asked} by then: {gap} behind.", **told
    )


def _pace(formula: catalogue.Kpi, course: Course, measured: CoursePoint) -> Say | None:
    """What it takes from now on; nothing to say when there is hardly any time, or none, left."""
    if course.deadline - measured.day < _SOON or formula.direction == "down":
        return None
    if course.baseline == course.target and course.aim == "level":
        short = difference(formula.unit, course.target - measured.value)
        return say("It has to rise by {short} to hold the target again.", short=short)
    if course.season is not None:
        return _pace_by_season(formula, course, course.season, measured)
    left = periods_between(measured.day, course.deadline, "month")
    told: dict[str, Param] = {
        "pace": difference(formula.unit, (course.target - measured.value) / left),
        "target": amount(formula.unit, course.target),
        "deadline": Day(course.deadline),
    }
    if course.aim == "count":
        return say("From now on it takes {pace} a month to reach {target} by {deadline}.", **told)
    return say("It has to rise by {pace} a month to be at {target} by {deadline}.", **told)


def _pace_by_season(
    formula: catalogue.Kpi, course: Course, season: Season, measured: CoursePoint
) -> Say | None:
    """A count's pace in a usual month; of a level by how much each month has to be more."""
    told: dict[str, Param] = {
        "target": amount(formula.unit, course.target),
        "deadline": Day(course.deadline),
    }
    if course.aim == "count":
        left = season.gathered(measured.day, course.deadline)
        told["pace"] = difference(formula.unit, (course.target - measured.value) / left)
        return say(
            "From now on it takes {pace} in a usual month to reach {target} by {deadline}.", **told
        )
    if measured.value <= 0:
        return None
    told["more"] = Percent((course.on(measured.day) / measured.value - 1) * 100, 0)
    return say(
        "Each month has to be {more} more than it would be, to be at {target} by {deadline}.",
        **told,
    )


def _with_a_hole(formula: catalogue.Kpi, course: Course, measured: CoursePoint) -> Say:
    told = _told(formula, course, measured)
    del told["target"]
    return say("At least {actual} on {day}, of {asked} asked; but some of it is unknown.", **told)


def _too_few(course: Course, points: Sequence[KpiPoint]) -> Say:
    known = [point for point in points if point.value is not None]
    if not known:
        return say("There are no figures of this yet.")
    latest = known[-1]
    if latest.month < first_day(course.start):
        return say("The figures stop in {month}, before the start.", month=Month(latest.month))
    if known[0].month > course.deadline:
        return say("The figures begin in {month}, after the deadline.", month=Month(known[0].month))
    return say(
        "Only {share} of {month} is there.",
        share=Percent(share_there(latest) * 100, 0),
        month=Month(latest.month),
    )
