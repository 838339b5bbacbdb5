"""Step 1's chart: the course to the target, with the real figures laid on it."""

from datetime import date

import pandas as pd

from smwork.charts.shown import NotEnough, Shown, picture
from smwork.charts.trajectory import HEIGHT, Point, Road, read_road, road_layers
from smwork.charts.units import written
from smwork.charts.words import text_of
from smwork.domain.say import Day
from smwork.facts.kpis import KpiUnit
from smwork.locale.translator import Translator


def goal_trajectory(
    frame: pd.DataFrame,
    t: Translator,
    *,
    label: str,
    unit: KpiUnit,
    today: date | None = None,
    source: str = "",
) -> Shown | NotEnough:
    """The line from baseline to target, the measured months on it, and a forecast when it is given.

    Columns: `day` (date), `kind` ("course", or "season" for one by season; "real" or "forecast"), `value` (in `unit`; NaN in a real
    month that is not known), and for a forecast `low` and `high` (its 80 % band, in `unit`; the
    columns may be absent). A course has two points or more, the last is the target on the deadline.
    Needs a course, or one measured month. `label` is the KPI's name in the reader's language.
    """
    road = read_road(frame)
    if not (road.has_course or road.measured):
        return NotEnough(t("Fill in a baseline, a target and a deadline to see the course."))
    return picture(
        t,
        title=finding(road, t, label, unit),
        alt_text=text_of([finding(road, t, label, unit) + ".", *sentences(road, t, unit)]),
        layers=road_layers(road, t, label, unit, today),
        height=HEIGHT,
        source=source,
    )


def finding(road: Road, t: Translator, label: str, unit: KpiUnit) -> str:
    """What the chart shows, in a line: where it is against where the course asks it to be."""
    seen = road.measured
    if seen is None:
        return _course_only(road, t, label, unit)
    now, when = written(t, unit, seen.value or 0.0), Day(seen.day)
    due = road.due(seen.day)
    if due is not None:
        asked = written(t, unit, due)
        return t(
            "{label}: {now} on {day}, the course asks {asked}",
            label=label,
            now=now,
            day=when,
            asked=asked,
        )
    if road.has_course:
        return t("{label}: {now} on {day}, outside the course", label=label, now=now, day=when)
    return t("{label}: {now} on {day}, no target yet", label=label, now=now, day=when)


def _course_only(road: Road, t: Translator, label: str, unit: KpiUnit) -> str:
    first, last = road.course[0], road.course[-1]
    return t(
        "{label}: the course from {start} to {target}, no figures yet",
        label=label,
        start=written(t, unit, first.value or 0.0),
        target=written(t, unit, last.value or 0.0),
    )


def sentences(road: Road, t: Translator, unit: KpiUnit) -> list[str]:
    """The rest of what the picture says, for who does not see it."""
    said: list[str] = []
    if road.has_course:
        first, last = road.course[0], road.course[-1]
        said.append(
            t(
                "The course runs from {start} on {begin} to {target} on {end}.",
                start=written(t, unit, first.value or 0.0),
                begin=Day(first.day),
                target=written(t, unit, last.value or 0.0),
                end=Day(last.day),
            )
        )
    count = sum(point.value is not None for point in road.real)
    if count:
        said.append(t.n("One month is measured.", "{n} months are measured.", count))
    if road.forecast:
        said.append(expected(road.forecast[-1], t, unit))
    return said


def expected(end: Point, t: Translator, unit: KpiUnit) -> str:
    """The forecast's end, with its band where there is one."""
    value, day = written(t, unit, end.value or 0.0), Day(end.day)
    if end.low is None or end.high is None:
        return t("If it goes on like this it is {value} on {day}.", value=value, day=day)
    return t(
        "If it goes on like this it is {value} on {day}, and eight times in ten between {low} and {high}.",
        value=value,
        day=day,
        low=written(t, unit, end.low),
        high=written(t, unit, end.high),
    )
