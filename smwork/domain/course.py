"""The course of a KPI: where it should be on each day between the start and the deadline."""

from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from smwork.domain.forecast.seasons import Season
from smwork.domain.goals import Kpi, TargetKind
from smwork.domain.kpi import formula_of
from smwork.domain.months import MONTHS_IN, last_day, months_from, periods_between
from smwork.domain.record import Rhythm
from smwork.facts import kpis as catalogue

MOST_MONTHS: Final = 120
"""Ten years: of a longer road nobody sees the months apart."""

_YEAR: Final = 12


class CoursePoint(NamedTuple):
    """What is asked, or measured, on a day."""

    day: date
    value: float


@dataclass(frozen=True, slots=True)
class Course:
    """The road from `baseline` to `target`, both in the KPI's unit.

    A level goes in a straight line; a growth is compounded per `period`; a count starts at nothing
    and gathers evenly until the deadline. With a `season` the level or growth goes up and down with
    it, still from the baseline at the start to the target at the deadline, and a count gathers more
    in the months that are busier.
    """

    aim: TargetKind
    start: date
    deadline: date
    baseline: float
    target: float
    growth: float = 0.0
    period: Rhythm = "month"
    season: Season | None = None

    def on(self, day: date) -> float:
        """What is asked on `day`: the baseline before the start, the target after the deadline."""
        day = min(max(day, self.start), self.deadline)
        if self.season is None:
            return self._evenly(day)
        if self.aim == "count":
            whole = self.season.gathered(self.start, self.deadline)
            return self.target * self.season.gathered(self.start, day) / whole
        first, last = self.season.at(self.start), self.season.at(self.deadline)
        usual = first + (last - first) * self._passed(day)
        return self._evenly(day) * self.season.at(day) / usual

    def _evenly(self, day: date) -> float:
        if self.aim == "growth":
            periods = periods_between(self.start, day, self.period)
            return _compounded(self.baseline, self.growth, periods)
        return self.baseline + (self.target - self.baseline) * self._passed(day)

    def _passed(self, day: date) -> float:
        """The share of the time that has passed."""
        return (day - self.start) / (self.deadline - self.start)

    @property
    def points(self) -> tuple[CoursePoint, ...]:
        """The start, the last day of every month, and the deadline; of a long road every year's."""
        months = list(months_from(self.start, self.deadline))
        every = 1 if len(months) <= MOST_MONTHS else _YEAR
        ends = [last_day(month) for month in months[::every]]
        between = [day for day in ends if self.start < day < self.deadline]
        return tuple(
            CoursePoint(day, self.on(day)) for day in (self.start, *between, self.deadline)
        )


def aim_of(kpi: Kpi) -> TargetKind:
    """How the target is meant: a rate can't be gathered, so a count of it is the level to reach."""
    formula = formula_of(kpi)
    if formula and formula.kind in ("ratio", "growth") and kpi.target_kind == "count":
        return "level"
    return kpi.target_kind


def course_of(
    kpi: Kpi,
    start: date | None,
    deadline: date | None,
    measured: float | None = None,
    season: Season | None = None,
) -> Course | None:
    """The KPI's course; `measured` is the figure before the start, for when no baseline is typed.

    A level without any baseline is a level to hold from the start. None as long as target, period,
    or the baseline that a growth needs are missing.
    """
    if kpi.target is None or start is None or deadline is None or start >= deadline:
        return None
    aim = aim_of(kpi)
    baseline = kpi.baseline if kpi.baseline is not None else measured
    if aim == "count":
        return Course(aim, start, deadline, 0.0, kpi.target, season=season)
    if aim == "level":
        standing = kpi.target if baseline is None else baseline
        return Course(aim, start, deadline, standing, kpi.target, season=season)
    formula = formula_of(kpi)
    if formula and formula.kind == "growth":
        return _held(formula, kpi.target, kpi.growth_period, start, deadline)
    if not baseline:
        return None
    periods = periods_between(start, deadline, kpi.growth_period)
    target = _compounded(baseline, kpi.target, periods)
    return Course(aim, start, deadline, baseline, target, kpi.target, kpi.growth_period, season)


def course(kpi: Kpi, start: date | None, deadline: date | None) -> tuple[CoursePoint, ...]:
    """The KPI's course as points to draw; none as long as it has no course."""
    found = course_of(kpi, start, deadline)
    return found.points if found else ()


def _held(
    formula: catalogue.Kpi, growth: float, period: Rhythm, start: date, deadline: date
) -> Course:
    """A growth rate that must grow by so much per period: the rate to hold in every month."""
    monthly = _compounded(1, growth, 1 / MONTHS_IN[period]) - 1
    rate = monthly * formula.factor
    return Course("level", start, deadline, rate, rate)


def _compounded(value: float, per_cent: float, periods: float) -> float:
    return float(value * max(1 + per_cent / 100, 0.0) ** periods)
