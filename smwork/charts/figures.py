"""The import screen's chart: a small picture of what a file brought, month by month."""

from collections.abc import Sequence
from datetime import date

import altair as alt
import pandas as pd

from smwork.charts.shown import NotEnough, Row, Shown, picture
from smwork.charts.theme import VALUE_SIZE, paint
from smwork.charts.units import at, axis_above, bar_width, day_in, known, month_place, written
from smwork.charts.words import text_of
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
    drawn = [
        _row(month, months.get(month), t, unit) for month in months_from(told[0][0], told[-1][0])
    ]
    said = [
        t("{month}: {value}.", month=Month(month), value=written(t, unit, value))
        for month, value in told
    ]
    return picture(
        t,
        title=title,
        alt_text=text_of([title + ".", *said]),
        layers=_layers(len(drawn), t, label, unit),
        rows=drawn,
        height=_HEIGHT,
        source=source,
    )


def _title(told: Sequence[tuple[date, float]], t: Translator, label: str) -> str:
    first, last = told[0][0], told[-1][0]
    if first == last:
        return t("{label} in {month}", label=label, month=Month(first))
    return t("{label} from {first} to {last}", label=label, first=Month(first), last=Month(last))


def _layers(months: int, t: Translator, label: str, unit: KpiUnit) -> list[alt.Chart]:
    """A bar per month, and a question mark where one is not known, so that it isn't taken for zero."""
    chart = alt.Chart().encode(x=month_place(months))
    bars = chart.mark_bar(invalid="show", color=paint("ours"), width=bar_width()).encode(
        y=alt.Y("value:Q", axis=axis_above(label, unit, 3)),
        tooltip=[
            alt.Tooltip("when:N", title=t("Month")),
            alt.Tooltip("shown:N", title=label),
        ],
    )
    gaps = chart.transform_filter("datum.value === null").mark_text(
        text="?",
        y=alt.ExprRef("height - 8"),
        fontSize=VALUE_SIZE,
        color=paint("soft"),
        tooltip=None,
    )
    return [bars, gaps]


def _row(month: date, value: float | None, t: Translator, unit: KpiUnit) -> Row:
    """A month's bar; a month that the file skips keeps its place."""
    return {
        "month": at(month),
        "when": t.month(month),
        "value": None if value is None else round(value, 4),
        "shown": t("not known") if value is None else written(t, unit, value),
    }
