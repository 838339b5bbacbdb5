"""The import screen's chart: a small picture of what a file brought, month by month."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from smwork.charts import rows
from smwork.charts.shown import NotEnough, Shown, picture, text_of
from smwork.charts.theme import VALUE_SIZE, paint
from smwork.charts.units import at, axis_above, bar_width, day_in, known, month_axis, written
from smwork.charts.vega import Spec, values
from smwork.domain.months import months_from
from smwork.domain.say import Month
from smwork.facts.kpis import KpiUnit
from smwork.locale.translator import Translator

_HEIGHT = 110


def metric_preview(
    frame: pd.DataFrame, t: Translator, *, label: str, unit: KpiUnit = "count", source: str = ""
) -> Shown | NotEnough:
    """One metric of an imported file as a bar per month.

    Columns: `month` (any day in it), `value` (the month's sum, or its last figure for a stock; NaN
    where the file says nothing). Needs one month with a figure. `label` names the metric.
    """
    months = {
        day_in(row["month"]).replace(day=1): value
        for row in frame.to_dict("records")
        if (value := known(row["value"])) is not None
    }
    if not months:
        return NotEnough(t("The file has no figures for {label}.", label=label))
    told = [(month, months[month]) for month in sorted(months)]
    title = _title(told, t, label)
    said = [
        t("{month}: {value}.", month=Month(month), value=written(t, unit, value))
        for month, value in told
    ]
    return picture(
        t,
        title=title,
        alt=text_of([title + ".", *said]),
        layer=_layers(told, t, label, unit),
        height=_HEIGHT,
        source=source,
    )


def _title(told: Sequence[tuple[date, float]], t: Translator, label: str) -> str:
    first, last = told[0][0], told[-1][0]
    if first == last:
        return t("{label} in {month}", label=label, month=Month(first))
    return t("{label} from {first} to {last}", label=label, first=Month(first), last=Month(last))


def _layers(
    told: Sequence[tuple[date, float]], t: Translator, label: str, unit: KpiUnit
) -> list[Spec]:
    known_months = dict(told)
    drawn = [
        _row(month, known_months.get(month), t, unit)
        for month in months_from(told[0][0], told[-1][0])
    ]
    x: Spec = month_axis(len(drawn))
    return [
        {
            "data": values(drawn),
            "mark": {
                "type": "bar",
                "invalid": "show",
                "color": paint("ours"),
                "width": bar_width(),
            },
            "encoding": {
                "x": x,
                "y": {"field": "value", "type": "quantitative", "axis": axis_above(label, unit, 3)},
                "tooltip": [rows.tip("when", t("Month")), rows.tip("shown", label)],
            },
        },
        _gaps([row for row in drawn if row["value"] is None], x),
    ]


def _gaps(unknown: Sequence[Spec], x: Spec) -> Spec:
    """A question mark where a month is not known, so that it isn't taken for zero."""
    return {
        "data": values(unknown),
        "mark": {
            "type": "text",
            "text": "?",
            "y": {"expr": "height - 8"},
            "fontSize": VALUE_SIZE,
            "color": paint("soft"),
            "tooltip": None,
        },
        "encoding": {"x": x},
    }


def _row(month: date, value: float | None, t: Translator, unit: KpiUnit) -> Spec:
    """A month's bar; a month that the file skips keeps its place."""
    return {
        "month": at(month),
        "when": t.month(month),
        "value": None if value is None else round(value, 4),
        "shown": t("not known") if value is None else written(t, unit, value),
    }
