"""Each KPI against its course: reached, on course, behind, or not enough to say, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from smwork.domain import missing, verdicts
from smwork.domain.course import Course, CoursePoint, aim_of, course_of
from smwork.domain.forecast.ahead import ForecastPoint
from smwork.domain.forecast.seasons import NoSeason, Season, gains, season_of
from smwork.domain.goals import Kpi
from smwork.domain.kpi import KpiPoint, formula_of, kpi_points
from smwork.domain.months import first_day
from smwork.domain.plan import Plan
from smwork.domain.record import by_id
from smwork.domain.say import Say
from smwork.domain.series import Account, MonthSum
from smwork.domain.track import ahead, before, track
from smwork.domain.verdicts import Verdict
from smwork.domain.workbook import Workbook
from smwork.domain.worked_out import all_sums
from smwork.facts import kpis as catalogue

TOLERANCE: Final = 0.1
"""A tenth of the way from baseline to target, and never more than a tenth of the figure asked, may
be missing: month to month a small account's figures move by that much without any cause."""


@dataclass(frozen=True, slots=True)
class KpiProgress:
    """Where a KPI is against where it should be, all on the scale of its course.

    `actual` is the latest figure that counts, `as_of` its day, `expected` what the course asks by
    that day; the verdict compares these two. `track` is the measured road, `points` the months as
    they are. `needed` says what is missing for a verdict, or, when behind, the pace that is needed
    from now on; `also` is what is missing besides. `left_out` are accounts without figures in the latest
    month. `shape` says how the course runs if it is not even; `season` is the season of the figures
    from before the start, or why there is none. `unforeseen` and `out_of_season` say what a forecast
    and a season still take.
    """

    kpi_id: str
    verdict: Verdict
    why: Say
    needed: Say | None = None
    also: tuple[Say, ...] = ()
    actual: float | None = None
    as_of: date | None = None
    expected: float | None = None
    expected_today: float | None = None
    baseline: float | None = None
    target: float | None = None
    points: tuple[KpiPoint, ...] = ()
    track: tuple[CoursePoint, ...] = ()
    course: tuple[CoursePoint, ...] = ()
    forecast: tuple[ForecastPoint, ...] | None = None
    left_out: tuple[Account, ...] = ()
    shape: Say | None = None
    season: Season | NoSeason | None = None
    unforeseen: tuple[Say, ...] = ()
    out_of_season: tuple[Say, ...] = ()

    @property
    def by_season(self) -> bool:
        """Whether the course follows a season: that was chosen, and there is one."""
        return self.shape is not None and isinstance(self.season, Season)


def plan_progress(book: Workbook, sums: Sequence[MonthSum], today: date) -> tuple[KpiProgress, ...]:
    """The progress of every KPI of the plan, in the plan's order."""
    known = all_sums(book, sums)
    return tuple(progress_of(kpi, book, known, today) for kpi in book.kpis)


def progress_of(kpi: Kpi, book: Workbook, sums: Sequence[MonthSum], today: date) -> KpiProgress:
    """The KPI's progress, with what is missing told per metric and channel.

    Of the plan only the KPI's period and the channels are looked at; `sums` has what is worked out too.
    """
    points, (start, deadline) = kpi_points(kpi, book.channels, sums), period_of(kpi, book)
    found, formula = kpi_progress(kpi, start, deadline, points, today), formula_of(kpi)
    course = _course(kpi, points, start, deadline)
    if formula is None or course is None:
        return found
    scope = missing.Scope(kpi, formula, book.channels, sums)
    if found.verdict == "not_enough":
        needed = missing.for_verdict(scope, course, points)
        found = replace(found, needed=next(iter(needed), found.needed), also=needed[1:])
    if found.forecast is None:
        found = replace(found, unforeseen=missing.for_forecast(scope, points))
    if isinstance(found.season, NoSeason) and found.season.missing:
        found = replace(found, out_of_season=missing.for_season(scope, points, course.start))
    return found


def period_of(kpi: Kpi, book: Workbook) -> tuple[date | None, date | None]:
    """Start and deadline of the KPI: its goal's own, and the plan's where the goal has none."""
    goal = by_id(book.goals, kpi.goal_id)
    plan: Plan = book.plan
    if goal is None:
        return plan.start, plan.end
    return goal.start or plan.start, goal.deadline or plan.end


def kpi_progress(
    kpi: Kpi,
    start: date | None,
    deadline: date | None,
    points: tuple[KpiPoint, ...],
    today: date,
) -> KpiProgress:
    """The verdict on one KPI, from its points and its period."""
    formula = formula_of(kpi)
    if formula is None or start is None or deadline is None or start >= deadline:
        return _unknown(kpi, points, *verdicts.incomplete(kpi, start, deadline))
    course = _course(kpi, points, start, deadline)
    if course is None:
        return _unknown(kpi, points, *verdicts.incomplete(kpi, start, deadline))
    drawn = _drawn(kpi, formula, course, points, _baseline(kpi, points, start), today)
    season = season_for(kpi, points, start)
    shape = verdicts.shape(kpi, season)
    return replace(_judged(drawn, formula, course), season=season, shape=shape)


def season_for(kpi: Kpi, points: Sequence[KpiPoint], start: date) -> Season | NoSeason:
    """The season that the KPI's course may follow: that of its months, or of what a stock gains."""
    formula = formula_of(kpi)
    counted = formula is not None and formula.kind == "level" and aim_of(kpi) == "count"
    return season_of(gains(points) if counted else points, start)


def _course(
    kpi: Kpi, points: Sequence[KpiPoint], start: date | None, deadline: date | None
) -> Course | None:
    """The KPI's course, by season if that is chosen and there is one."""
    if start is None:
        return None
    season = season_for(kpi, points, start) if kpi.shape == "seasonal" else None
    followed = season if isinstance(season, Season) else None
    return course_of(kpi, start, deadline, _baseline(kpi, points, start), followed)


def _baseline(kpi: Kpi, points: Sequence[KpiPoint], start: date) -> float | None:
    """The typed baseline, else the last figure before the start; for what grows, else the first since.

    A level without a figure from before the start has none: its target is to be held from the start.
    """
    if kpi.baseline is not None:
        return kpi.baseline
    measured = before(points, start)
    if measured is None and kpi.target_kind != "level":
        since = (p.value for p in points if p.month >= first_day(start) and p.value is not None)
        return next(since, None)
    return measured


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What can be drawn before anything is judged."""

    kpi: Kpi
    points: tuple[KpiPoint, ...]
    track: tuple[CoursePoint, ...]
    forecast: tuple[ForecastPoint, ...] | None
    baseline: float | None
    today: date


def _drawn(
    kpi: Kpi,
    formula: catalogue.Kpi,
    course: Course,
    points: tuple[KpiPoint, ...],
    baseline: float | None,
    today: date,
) -> _Drawn:
    return _Drawn(
        kpi,
        points,
        track(formula, course, points, baseline),
        ahead(formula, course, points, baseline),
        baseline,
        today,
    )


def _unknown(kpi: Kpi, points: tuple[KpiPoint, ...], why: Say, needed: Say | None) -> KpiProgress:
    return KpiProgress(kpi.id, "not_enough", why, needed, target=kpi.target, points=points)


def _judged(drawn: _Drawn, formula: catalogue.Kpi, course: Course) -> KpiProgress:
    measured = _latest_whole(drawn, course)
    verdict = "not_enough" if measured is None else judge(formula, course, measured)
    gap = _gap(drawn.points, course) if verdict == "behind" and course.aim == "count" else None
    if gap is not None:
        verdict = "not_enough"
    why, needed = verdicts.reason(verdict, formula, course, measured, drawn.points, gap)
    if measured is not None and verdict == "on_course":
        needed = verdicts.older(course, measured, drawn.today)
    latest = drawn.points[-1] if drawn.points else None
    return KpiProgress(
        drawn.kpi.id,
        verdict,
        why,
        needed,
        actual=measured.value if measured else None,
        as_of=measured.day if measured else None,
        expected=course.on(measured.day) if measured else None,
        expected_today=course.on(drawn.today),
        baseline=course.baseline if course.aim == "count" else drawn.baseline,
        target=course.target,
        points=drawn.points,
        track=drawn.track,
        course=course.points,
        forecast=drawn.forecast,
        left_out=latest.left_out if latest else (),
    )


def judge(formula: catalogue.Kpi, course: Course, measured: CoursePoint) -> Verdict:
    """The verdict on a measured figure; for some KPIs (costs, answering times) less is better.

    What is counted and must stay low is reached only when the time is over, and what follows a season
    not by its busy months alone. After the deadline nothing is on course any more.
    """
    better = 1 if formula.direction == "up" else -1
    over, asked = measured.day >= course.deadline, course.on(measured.day)
    beyond = better * (measured.value - course.target) >= 0
    by_season = course.season is not None and course.aim != "count"
    if by_season and not over:
        beyond = beyond and better * (measured.value - asked) >= 0
    if beyond and (over or better > 0 or course.aim != "count"):
        return "reached"
    short = better * (asked - measured.value)
    return "behind" if over or short > _tolerated(course, asked) else "on_course"


def _tolerated(course: Course, asked: float) -> float:
    way = abs(course.target - course.baseline)
    figure = abs(asked)
    return TOLERANCE * (min(way, figure) if way else figure)


def _latest_whole(drawn: _Drawn, course: Course) -> CoursePoint | None:
    """The latest figure; the one before it, when the latest lacks an account that the other has."""
    if not drawn.track:
        return None
    if course.aim == "count" or len(drawn.track) == 1:
        return drawn.track[-1]
    silent = {point.through: len(point.left_out) for point in drawn.points}
    earlier, latest = drawn.track[-2:]
    return earlier if silent[earlier.day] < silent[latest.day] else latest


def _gap(points: Sequence[KpiPoint], course: Course) -> date | None:
    """The first month of the period with something unknown: a sum with a hole is only a minimum."""
    own = (p for p in points if first_day(course.start) <= p.month <= course.deadline)
    return next((p.month for p in own if p.value is None or p.left_out), None)
