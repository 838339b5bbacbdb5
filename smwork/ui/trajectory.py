"""A KPI's progress as the frame that its chart is drawn from."""

import pandas as pd

from smwork.charts.evaluation import kpi_detail
from smwork.charts.goals import goal_trajectory
from smwork.charts.shown import NotEnough, Shown
from smwork.domain.goals import Kpi
from smwork.domain.progress import KpiProgress
from smwork.facts import kpis as catalogue
from smwork.locale import Translator
from smwork.ui.reading import Reading


def kpi_chart(t: Translator, now: Reading, kpi: Kpi, *, ahead: bool = False) -> Shown | NotEnough:
    """Baseline to target with the real figures on it; with `ahead` also the forecast band."""
    formula, progress = catalogue.kpi(kpi.formula), now.progress[kpi.id]
    draw = kpi_detail if ahead else goal_trajectory
    return draw(
        trajectory(progress, ahead=ahead),
        t,
        label=t(formula.label),
        unit=formula.unit,
        today=now.today,
        source=t("the client's own figures") if progress.track else "",
    )


def trajectory(progress: KpiProgress, *, ahead: bool) -> pd.DataFrame:
    """Rows of day, kind (course, real, forecast), value, low and high, in the KPI's unit."""
    rows: list[tuple[object, ...]] = [
        *((point.day, "course", point.value, None, None) for point in progress.course),
        *((point.day, "real", point.value, None, None) for point in progress.track),
    ]
    if ahead:
        rows += [
            (point.month, "forecast", point.middle, point.low, point.high)
            for point in progress.forecast or ()
        ]
    return pd.DataFrame(rows, columns=["day", "kind", "value", "low", "high"])
