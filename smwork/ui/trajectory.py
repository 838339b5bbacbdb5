"""A KPI's progress as the frame that its chart is drawn from."""

from datetime import date
from functools import lru_cache
from typing import Final

import pandas as pd

from smwork.charts.evaluation import kpi_detail
from smwork.charts.goals import goal_trajectory
from smwork.charts.shown import NotEnough, Shown
from smwork.domain.goals import Kpi
from smwork.domain.months import last_day
from smwork.domain.progress import KpiProgress
from smwork.facts import kpis as catalogue
from smwork.locale import Translator
from smwork.ui.reading import Reading

Point = tuple[date, str, float | None, float | None, float | None]
_KEEP: Final = 256
"""Charts kept in memory, of some 20 kB each."""


def kpi_chart(t: Translator, now: Reading, kpi: Kpi, *, ahead: bool = False) -> Shown | NotEnough:
    """Baseline to target with the real figures on it; with `ahead` also the forecast band."""
    progress = now.progress[kpi.id]
    points = trajectory(progress, ahead=ahead)
    return _drawn(t, kpi.formula, points, now.today, measured=bool(progress.track), ahead=ahead)


@lru_cache(maxsize=_KEEP)
def _drawn(
    t: Translator,
    formula_key: str,
    points: tuple[Point, ...],
    today: date,
    *,
    measured: bool,
    ahead: bool,
) -> Shown | NotEnough:
    """The chart of these points, drawn once: most of what changes in a plan moves no point of it."""
    formula = catalogue.kpi(formula_key)
    draw = kpi_detail if ahead else goal_trajectory
    return draw(
        pd.DataFrame(points, columns=["day", "kind", "value", "low", "high"]),
        t,
        label=t(formula.label),
        unit=formula.unit,
        today=today,
        source=t("the client's own figures") if measured else "",
    )


def trajectory(progress: KpiProgress, *, ahead: bool) -> tuple[Point, ...]:
    """Rows of day, kind (course, real, forecast), value, low and high, in the KPI's unit.

    What is expected of a month is expected by its last day. A month that is measured already is
    not forecast any more, so that the band grows out of the last measured point.
    """
    rows: list[Point] = [
        *((point.day, "course", point.value, None, None) for point in progress.course),
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
