"""Step 5's second chart: the hours that the calendar asks, against the hours that there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import altair as alt
import pandas as pd

from smwork.charts.shown import NotEnough, Row, Shown, data, picture
from smwork.charts.theme import VALUE_SIZE, paint
from smwork.charts.units import axis_above, bar_width, day_in, known
from smwork.charts.words import text_of
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
        alt_text=text_of([title + ".", *(_load_aloud(week, t) for week in weeks if week.hours)]),
        layers=_load_layers(weeks, t, capacity),
        rows=[_load_row(index, week, t) for index, week in enumerate(weeks)],
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


def _load_layers(weeks: Sequence[_Week], t: Translator, capacity: float | None) -> list[alt.Chart]:
    """What each bar holds within the hours there are, what lies above them, how much that is."""
    most, title = max(capacity or 0.0, *(week.hours for week in weeks)), _hours_title(t, capacity)
    chart, tooltip = alt.Chart().encode(x=_week_place(weeks, t)), _tooltip(t)
    within = chart.mark_bar(width=bar_width(), color=paint("ours")).encode(
        y=_hours("within", most, title), tooltip=tooltip
    )
    above = chart.transform_filter("datum.over > 0").encode(y=_hours("hours", most, title))
    over = above.mark_bar(
        width=bar_width(),
        color=paint("bad"),
        stroke=paint("ink"),
        strokeWidth=1.5,
        strokeDash=[3, 2],
    ).encode(y2=alt.Y2("within"), tooltip=tooltip)
    signs = above.mark_text(
        baseline="bottom",
        dy=-5,
        fontSize=VALUE_SIZE,
        fontWeight=700,
        color=paint("ink"),
        opacity=alt.ExprRef(f"bandwidth('x') < {_SIGN_ROOM} ? 0 : 1"),
        tooltip=None,
    ).encode(text=alt.Text("sign:N"))
    return [within, over, signs, *([] if capacity is None else [_line(capacity)])]


def _week_place(weeks: Sequence[_Week], t: Translator) -> alt.X:
    numbers = ",".join(str(_number(week)) for week in weeks)
    return alt.X(
        "place:O",
        axis=alt.Axis(
            title=t("Week"),
            labelAngle=0,
            labelOverlap="parity",
            labelExpr=f"[{numbers}][datum.value]",
        ),
    )


def _hours(field: str, most: float, title: str) -> alt.Y:
    scale = alt.Scale(domain=[0, _AIR * most], nice=False)
    return alt.Y(f"{field}:Q", scale=scale, axis=axis_above(title, "score", 5))


def _tooltip(t: Translator) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("week:N", title=t("Week")),
        alt.Tooltip("monday:N", title=t("From Monday")),
        alt.Tooltip("asked:N", title=t("Hours asked")),
        alt.Tooltip("above:N", title=t("Too many")),
    ]


def _hours_title(t: Translator, capacity: float | None) -> str:
    if capacity is None:
        return t("Hours")
    return t("Hours; dashed line: {capacity} available", capacity=Number(capacity))


def _load_row(index: int, week: _Week, t: Translator) -> Row:
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


def _line(capacity: float) -> alt.Chart:
    """The hours that there are, across all weeks."""
    rule: alt.Chart = alt.Chart(data([{}])).mark_rule(
        color=paint("ink"), strokeWidth=2, strokeDash=[6, 4], tooltip=None
    )
    return rule.encode(y=alt.YDatum(capacity, type="quantitative"))
