"""How a figure of each unit is written: in a sentence, on a mark, and along an axis."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar

import altair as alt

from smwork.facts.kpis import KpiUnit
from smwork.locale.translator import Translator

W = TypeVar("W", bound=str)

_FINE = 10  # per cent; below it a tenth is too coarse: click-through rates differ by less
_DIGITS: dict[KpiUnit, int] = {"count": 0, "ratio": 2, "score": 1}
_PATTERN: dict[KpiUnit, str] = {
    "count": ",.0f",
    "percent": ",.2~f",
    "ratio": ",.2~f",
    "money": "$,.2~f",
    "minutes": ",.1~f",
    "score": ",.1~f",
}
_STEP: dict[KpiUnit, int] = {"count": 1}  # a count is never shown in halves
_LABEL: dict[KpiUnit, str] = {"percent": "datum.label + '%'"}
_SIGN: dict[KpiUnit, str] = {"percent": "%", "money": "€", "minutes": "min"}


def written(t: Translator, unit: KpiUnit, value: float) -> str:
    """The value as it stands in a sentence, beside a mark or in a tooltip."""
    if unit == "percent":
        return t.percent(value, 2 if abs(value) < _FINE else 1)
    if unit == "money":
        return t.money(round(value, 2))
    if unit == "minutes":
        return t.minutes(value)
    return t.number(value, _DIGITS.get(unit, 1))


def named(label: str, unit: KpiUnit) -> str:
    """An axis's title: what it measures, with the unit in brackets where it has one."""
    sign = _SIGN.get(unit)
    return f"{label} ({sign})" if sign and not label.endswith(f"({sign})") else label


def axis_below(label: str, unit: KpiUnit, ticks: int = 4) -> alt.Axis:
    """An axis in this unit under bars that lie, without lines across them."""
    return alt.Axis(
        title=named(label, unit),
        grid=False,
        tickCount=ticks,
        tickMinStep=_STEP.get(unit, alt.Undefined),
        format=_PATTERN[unit],
        labelExpr=_LABEL.get(unit, alt.Undefined),
    )


def axis_above(label: str, unit: KpiUnit, ticks: int = 4) -> alt.Axis:
    """An upright axis with its title lying above it, where it is read without tilting one's head."""
    return alt.Axis(
        title=named(label, unit),
        titleAngle=0,
        titleAlign="left",
        titleAnchor="end",
        titleBaseline="bottom",
        titleX=0,
        titleY=-10,
        titleLimit=alt.ExprRef("width"),
        tickCount=ticks,
        tickMinStep=_STEP.get(unit, alt.Undefined),
        format=_PATTERN[unit],
        labelExpr=_LABEL.get(unit, alt.Undefined),
    )


def month_label(shown: str = "true") -> str:
    """The label of a month: its short name, the year under the first and under each January.

    `shown` is a Vega expression that says of a label whether it stands there.
    """
    year = "datum.index === 0 || month(datum.value) === 0 ? timeFormat(datum.value, '%Y') : ''"
    return f"({shown}) ? [timeFormat(datum.value, '%b'), {year}] : ''"


def day_label() -> str:
    """The label of a day, for a period too short to be told in months; the year under the first."""
    year = "datum.index === 0 ? timeFormat(datum.value, '%Y') : ''"
    return f"[timeFormat(datum.value, '%-d %b'), {year}]"


def bar_width() -> alt.ExprRef:
    """The width of an upright bar: most of its place, and not a wall where there are few."""
    return alt.ExprRef("min(bandwidth('x') * 0.8, 90)")


def month_place(months: int) -> alt.X:
    """Months as places for bars. Where they are too many to be named, each quarter's first is."""
    step = f"{months} * 42 > width ? ({months} * 14 > width ? 6 : 3) : 1"
    named_ones = f"datum.index === 0 || month(datum.value) % ({step}) === 0"
    return alt.X(
        "yearmonth(month):O",
        axis=alt.Axis(
            title="", labelAngle=0, labelExpr=month_label(named_ones), labelOverlap="greedy"
        ),
    )


def known(value: object) -> float | None:
    """A cell's number; None where nothing is known (a data frame writes that as NaN)."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        return None
    return float(value)


def one_of(allowed: Sequence[W], value: object) -> W:
    """The word of `allowed` that a cell holds. Raises ValueError when it is none of them."""
    for word in allowed:
        if word == value:
            return word
    raise ValueError(f"{value!r} is none of {', '.join(map(str, allowed))}")


def day_in(value: object) -> date:
    """A cell's calendar day. Raises TypeError when it holds none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    raise TypeError(f"not a day: {value!r}")


def at(day: date) -> str:
    """A day as Vega reads it without shifting it to another zone."""
    return f"{day:%Y-%m-%d}T00:00:00"
