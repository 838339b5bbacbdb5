"""Branches side by side: how far each is on its own way to its own target."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import altair as alt
import pandas as pd

from smwork.charts.shown import NotEnough, Row, Shown, data, picture
from smwork.charts.theme import Role, paint
from smwork.charts.units import at, axis_above, day_in, known, month_label
from smwork.charts.words import text_of
from smwork.domain.say import Day
from smwork.locale.translator import Translator

MOST: Final = 6
"""More lines than this can't be told apart; the table holds them all."""

_HEIGHT: Final = 280
_LOOKS: Final[tuple[tuple[Role, str], ...]] = (
    ("ours", "circle"),
    ("bad", "square"),
    ("ahead", "triangle-up"),
    ("steady", "diamond"),
    ("others", "triangle-down"),
    ("ink", "cross"),
)


@dataclass(frozen=True, slots=True)
class _Point:
    day: date
    share: float


_Lines = dict[str, list[_Point]]


def branch_ways(frame: pd.DataFrame, t: Translator, *, label: str) -> Shown | NotEnough:
    """Each branch's measured months as a share of its way to its target, with the courses behind them.

    Columns: `name` (of the branch), `kind` ("real" or "course"), `day`, `share` (in %). Needs two
    branches with a measured month. `label` is the KPI's name in the reader's language.
    """
    real, courses = _lines(frame, "real"), _lines(frame, "course")
    if len(real) < 2:
        return NotEnough(t("Two branches with figures and a target are needed to compare them."))
    shown = dict(list(real.items())[:MOST])
    title = _title(real, t, label)
    return picture(
        t,
        title=title,
        alt_text=text_of([title + ".", *(_aloud(name, line, t) for name, line in real.items())]),
        layers=[*_courses(courses, t), *_measured(shown, t)],
        height=_HEIGHT,
        note=_note(len(real), t),
    )


def _lines(frame: pd.DataFrame, kind: str) -> _Lines:
    found: _Lines = {}
    for row in frame[frame["kind"] == kind].sort_values("day", kind="stable").to_dict("records"):
        share = known(row["share"])
        if share is not None:
            found.setdefault(str(row["name"]), []).append(_Point(day_in(row["day"]), share))
    order = dict.fromkeys(str(name) for name in frame["name"])
    return {name: found[name] for name in order if name in found}


def _title(real: _Lines, t: Translator, label: str) -> str:
    """Who is furthest, and who is least far."""
    ordered = sorted(real, key=lambda name: real[name][-1].share)
    first, last = ordered[-1], ordered[0]
    return t(
        "{label}: {first} is at {most} of its way, {last} at {least}",
        label=label,
        first=first,
        most=t.percent(real[first][-1].share, 0),
        last=last,
        least=t.percent(real[last][-1].share, 0),
    )


def _aloud(name: str, line: Sequence[_Point], t: Translator) -> str:
    share, day = t.percent(line[-1].share, 0), Day(line[-1].day)
    return t("{name}: at {share} of its way on {day}.", name=name, share=share, day=day)


def _note(branches: int, t: Translator) -> str:
    told = t("0% is where each began, 100% its own target.")
    if branches <= MOST:
        return told
    return f"{told} {t('Only the first {n} are drawn; the table has all.', n=MOST)}"


def _x() -> alt.X:
    ticks = alt.ExprRef("floor(width / 60)")
    axis = alt.Axis(title="", labelAngle=0, labelExpr=month_label(), tickCount=ticks)
    return alt.X("day:T", axis=axis)


def _y(t: Translator) -> alt.Y:
    axis = axis_above(t("Of the way to the target"), "percent", 5)
    return alt.Y("share:Q", scale=alt.Scale(zero=True, padding=14), axis=axis)


def _courses(courses: _Lines, t: Translator) -> list[alt.Chart]:
    """Each course that differs from the others, all in one look."""
    different = {tuple(line): name for name, line in reversed(courses.items())}
    rows: list[Row] = [
        {"day": at(point.day), "share": round(point.share, 2), "course": name}
        for line, name in different.items()
        for point in line
    ]
    if not rows:
        return []
    line: alt.Chart = alt.Chart(data(rows)).mark_line(
        strokeWidth=2, strokeDash=[6, 4], color=paint("soft"), tooltip=None
    )
    return [line.encode(x=_x(), y=_y(t), detail="course:N")]


def _measured(real: _Lines, t: Translator) -> list[alt.Chart]:
    """A line and a shape for each branch, so that nobody has to see the colour."""
    rows: list[Row] = [
        {
            "day": at(point.day),
            "when": t.day(point.day),
            "share": round(point.share, 2),
            "shown": t.percent(point.share, 0),
            "name": name,
        }
        for name, line in real.items()
        for point in line
    ]
    looks = _LOOKS[: len(real)]
    names = list(real)
    colours = alt.Scale(domain=names, range=[paint(role) for role, _ in looks])
    shapes = alt.Scale(domain=names, range=[shape for _, shape in looks])
    legend = alt.Legend(title="", symbolSize=140)
    colour = alt.Color("name:N", scale=colours, legend=legend)
    chart = alt.Chart(data(rows))
    line: alt.Chart = chart.mark_line(strokeWidth=3, tooltip=None)
    points: alt.Chart = chart.mark_point(filled=True, size=90, opacity=1)
    return [
        line.encode(x=_x(), y=_y(t), color=colour),
        points.encode(
            x=_x(),
            y=_y(t),
            color=colour,
            shape=alt.Shape("name:N", scale=shapes, legend=legend),
            tooltip=[
                alt.Tooltip("when:N", title=t("Day")),
                alt.Tooltip("name:N", title=t("Branch")),
                alt.Tooltip("shown:N", title=t("Of the way to the target")),
            ],
        ),
    ]
