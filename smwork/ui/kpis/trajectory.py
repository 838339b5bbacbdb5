"""A KPI's progress as the frame that its chart is drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Protocol

import pandas as pd

from smwork.charts.evaluation import kpi_detail
from smwork.charts.goals import goal_trajectory
from smwork.charts.marks import Note
from smwork.charts.shown import NotEnough, Shown
from smwork.domain.annotations import Span, marks_of
from smwork.domain.course import CoursePoint
from smwork.domain.forecast.ahead import ForecastPoint
from smwork.domain.goals import Kpi
from smwork.domain.kpi import formula_of
from smwork.domain.months import last_day
from smwork.domain.names import kpi_name
from smwork.facts.kpis import KpiUnit
from smwork.locale import Translator
from smwork.ui.reading import Reading
from smwork.ui.words import spoken

Point = tuple[date, str, float | None, float | None, float | None]
_KEEP: Final = 256
"""Charts kept in memory, of some 20 kB each."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a KPI's chart is drawn from, whether it is of today or was kept long ago.

    With `ahead` the forecast is in it; `source` is where the figures come from.
    """

    label: str
    unit: KpiUnit
    points: tuple[Point, ...]
    today: date | None
    source: str = ""
    ahead: bool = False
    notes: tuple[Note, ...] = ()


def kpi_chart(t: Translator, now: Reading, kpi: Kpi, *, ahead: bool = False) -> Shown | NotEnough:
    """Baseline to target with the real figures on it; with `ahead` also the forecast and annotations."""
    progress, formula = now.progress[kpi.id], formula_of(kpi)
    if formula is None:
        return NotEnough(t("Choose first what is measured."))
    told = Measured(
        spoken(t, kpi_name(kpi)),
        formula.unit,
        trajectory(progress, ahead=ahead),
        now.today,
        t("the client's own figures") if progress.track else "",
        ahead,
        notes_of(marks_of(kpi, now.book.annotations)) if ahead else (),
    )
    return drawn(t, told)


@lru_cache(maxsize=_KEEP)
def drawn(t: Translator, told: Measured) -> Shown | NotEnough:
    """The chart, drawn once: most of what changes in a plan moves no point of it."""
    frame = pd.DataFrame(told.points, columns=["day", "kind", "value", "low", "high"])
    if not told.ahead:
        return goal_trajectory(
            frame, t, label=told.label, unit=told.unit, today=told.today, source=told.source
        )
    return kpi_detail(
        frame,
        t,
        label=told.label,
        unit=told.unit,
        today=told.today,
        source=told.source,
        notes=told.notes,
    )


class Marked(Protocol):
    """An annotation, of the plan or of a kept review."""

    @property
    def on(self) -> date | None:
        """The day that it is about."""

    @property
    def text(self) -> str:
        """What it says."""

    @property
    def span(self) -> Span:
        """Whether it is about that day or its month."""


def notes_of(marks: Sequence[Marked]) -> tuple[Note, ...]:
    """Annotations as a chart shows them, numbered in their order."""
    return tuple(
        Note(number, each.on, each.text, month=each.span == "month")
        for number, each in enumerate(marks, 1)
        if each.on is not None
    )


class Road(Protocol):
    """A KPI's course, its measured months and its forecast, of today or kept."""

    @property
    def course(self) -> tuple[CoursePoint, ...]:
        """Where it should be."""

    @property
    def by_season(self) -> bool:
        """Whether the course follows a season."""

    @property
    def track(self) -> tuple[CoursePoint, ...]:
        """Where it was."""

    @property
    def forecast(self) -> tuple[ForecastPoint, ...] | None:
        """Where it is heading."""


def trajectory(progress: Road, *, ahead: bool) -> tuple[Point, ...]:
    """Rows of day, kind (course or season, real, forecast), value, low and high, in the KPI's unit.

    What is expected of a month is expected by its last day. A month that is measured already is
    not forecast any more, so that the band grows out of the last measured point.
    """
    course = "season" if progress.by_season else "course"
    rows: list[Point] = [
        *((point.day, course, point.value, None, None) for point in progress.course),
        *((point.day, "real", point.value, None, None) for point in progress.track),
    ]
    if ahead:
        measured = progress.track[-1].day if progress.track else date.min
        rows += [
            (day, "forecast", point.middle, point.low, point.high)
            for point in progress.forecast or ()
            if (day := last_day(point.month)) > measured
        ]
    return tuple(rows)
