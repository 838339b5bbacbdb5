"""Step 5's second chart: the hours that the calendar asks, against the hours that there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from smwork.charts import rows
from smwork.charts.shown import NotEnough, Shown, picture, text_of
from smwork.charts.theme import VALUE_SIZE, paint
from smwork.charts.units import axis_above, bar_width, day_in, known
from smwork.charts.vega import Spec, values
from smwork.domain.say import Number
from smwork.locale.translator import Translator

_SIGN_ROOM = 20  # px that a week needs for what stands on its bar
_AIR = 1.16  # how far the scale goes above the highest bar: room for what stands on it


@dataclass(frozen=True, slots=True)
class _Week:
    monday: date
    hours: float
    over: float


def load_bars(
    frame: pd.DataFrame, t: Translator, *, capacity: float | None, source: str = ""
) -> Shown | NotEnough:
    """The hours that each week asks, against the hours there are.

    Columns: `week` (its Monday), `hours` (hours asked). `capacity` is hours a week, None when it is
    not filled in: then there is no line, and the title says so. Needs a week that asks hours.
    """
    weeks = [
        _week(day_in(r["week"]), known(r["hours"]) or 0.0, capacity)
        for r in frame.to_dict("records")
    ]
    if not any(week.hours for week in weeks):
        return NotEnough(t("Plan items with a date and hours to see what each week asks."))
    weeks.sort(key=lambda week: week.monday)
    title = _load_title(weeks, t, capacity)
    return picture(
        t,
        title=title,
        alt=text_of([title + ".", *(_load_aloud(week, t) for week in weeks if week.hours)]),
        layer=_load_layers(weeks, t, capacity),
        height=220,
        source=source,
    )


def _week(monday: date, hours: float, capacity: float | None) -> _Week:
    return _Week(monday, hours, max(0.0, hours - capacity) if capacity is not None else 0.0)


def _number(week: _Week) -> int:
    return week.monday.isocalendar().week


def _load_title(weeks: Sequence[_Week], t: Translator, capacity: float | None) -> str:
    most = max(weeks, key=lambda week: week.hours)
    if capacity is None:
        return t(
            "Week {week} asks most: {hours} hours; the available hours are not filled in",
            week=str(_number(most)),
            hours=Number(most.hours),
        )
    over = sum(week.over > 0 for week in weeks)
    if not over:
        return t("Every week fits in the {capacity} available hours", capacity=Number(capacity))
    return t.n(
        "One week asks more than the {capacity} available hours: week {week}, {hours} too many",
        "{n} weeks ask more than the {capacity} available hours; week {week} most, {hours} too many",
        over,
        capacity=Number(capacity),
        week=str(_number(most)),
        hours=Number(most.over),
    )


def _load_aloud(week: _Week, t: Translator) -> str:
    return t("Week {week}: {hours} hours.", week=str(_number(week)), hours=Number(week.hours))


def _load_layers(weeks: Sequence[_Week], t: Translator, capacity: float | None) -> list[Spec]:
    most = max(capacity or 0.0, *(week.hours for week in weeks))
    drawn = [_load_row(index, week, t) for index, week in enumerate(weeks)]
    x: Spec = {
        "field": "place",
        "type": "ordinal",
        "axis": {
            "title": t("Week"),
            "labelAngle": 0,
            "labelOverlap": "parity",
            "labelExpr": _week_names(weeks),
        },
    }
    y: Spec = {
        "field": "hours",
        "type": "quantitative",
        "scale": {"domain": [0, _AIR * most], "nice": False},
        "axis": axis_above(_hours_title(t, capacity), "score", 5),
    }
    tooltip = [
        rows.tip("week", t("Week")),
        rows.tip("monday", t("From Monday")),
        rows.tip("asked", t("Hours asked")),
        rows.tip("above", t("Too many")),
    ]
    layers: list[Spec] = [
        _bar(drawn, x, y, tooltip, "within"),
        _bar([row for row in drawn if row["over"]], x, y, tooltip, "over"),
        {
            "data": values([row for row in drawn if row["over"]]),
            "mark": {
                "type": "text",
                "baseline": "bottom",
                "dy": -5,
                "fontSize": VALUE_SIZE,
                "fontWeight": 700,
                "color": paint("ink"),
                "opacity": {"expr": f"bandwidth('x') < {_SIGN_ROOM} ? 0 : 1"},
                "tooltip": None,
            },
            "encoding": {"x": x, "y": y, "text": {"field": "sign", "type": "nominal"}},
        },
    ]
    return layers if capacity is None else [*layers, _capacity(capacity)]


def _hours_title(t: Translator, capacity: float | None) -> str:
    if capacity is None:
        return t("Hours")
    return t("Hours; dashed line: {capacity} available", capacity=Number(capacity))


def _load_row(index: int, week: _Week, t: Translator) -> Spec:
    return {
        "place": index,
        "week": str(_number(week)),
        "monday": t.day(week.monday),
        "hours": round(week.hours, 2),
        "within": round(week.hours - week.over, 2),
        "over": round(week.over, 2),
        "asked": t.number(week.hours),
        "above": t.number(week.over) if week.over else "–",
        "sign": f"+{t.number(week.over)}",
    }


def _week_names(weeks: Sequence[_Week]) -> str:
    numbers = ",".join(str(_number(week)) for week in weeks)
    return f"[{numbers}][datum.value]"


def _bar(drawn: Sequence[Spec], x: Spec, y: Spec, tooltip: Sequence[Spec], part: str) -> Spec:
    """The part of each bar within the hours there are, or the part above them (hatched by its edge)."""
    over = part == "over"
    mark: Spec = {"type": "bar", "width": bar_width(), "color": paint("bad" if over else "ours")}
    if over:
        mark |= {"stroke": paint("ink"), "strokeWidth": 1.5, "strokeDash": [3, 2]}
    ends: Spec = {"y": y, "y2": {"field": "within"}} if over else {"y": {**y, "field": "within"}}
    return {"data": values(drawn), "mark": mark, "encoding": {"x": x, **ends, "tooltip": tooltip}}


def _capacity(capacity: float) -> Spec:
    return {
        "data": values([{}]),
        "mark": {
            "type": "rule",
            "color": paint("ink"),
            "strokeWidth": 2,
            "strokeDash": [6, 4],
            "tooltip": None,
        },
        "encoding": {"y": {"datum": capacity, "type": "quantitative"}},
    }
