"""A KPI's road: the course from baseline to target, the months on it, and where they lead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import altair as alt
import pandas as pd

from smwork.charts.shown import Row, data
from smwork.charts.theme import LABEL_SIZE, VALUE_SIZE, Role, paint
from smwork.charts.units import at, axis_above, day_in, day_label, known, month_label, written
from smwork.facts.kpis import KpiUnit
from smwork.locale.translator import Translator

HEIGHT = 280
_SHORT = timedelta(days=120)  # below it, months alone would be named more than once
_KEY = alt.Legend(
    title="",
    symbolType="stroke",
    symbolSize=700,
    symbolStrokeWidth=3,
    # Long words beside long strokes: three next to each other would be cut off.
    columns=alt.ExprRef("max(1, floor(width / 190))"),
)
_TODAY_FROM = 26  # px below the plot's top, which is left to the target's figure


@dataclass(frozen=True, slots=True)
class Point:
    """A day of the road; `value` is None where a month is not known."""

    day: date
    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Road:
    """The frame read: the course, what was measured (gaps too), and where that leads."""

    course: tuple[Point, ...]
    real: tuple[Point, ...]
    forecast: tuple[Point, ...]
    by_season: bool = False

    @property
    def has_course(self) -> bool:
        """Whether there is a line to draw: a start and a target."""
        return len(self.course) > 1

    @property
    def measured(self) -> Point | None:
        """The latest month that is known."""
        return next((point for point in reversed(self.real) if point.value is not None), None)

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of all."""
        days = [point.day for point in (*self.course, *self.real, *self.forecast)]
        return min(days), max(days)

    def due(self, day: date) -> float | None:
        """What the course asks on this day; None outside it."""
        for before, after in zip(self.course, self.course[1:], strict=False):
            if before.day <= day <= after.day and before.value is not None:
                share = (day - before.day) / max(after.day - before.day, timedelta(days=1))
                return before.value + share * ((after.value or 0.0) - before.value)
        return None


def read_road(frame: pd.DataFrame) -> Road:
    """The road in a frame with `day`, `kind`, `value` and perhaps `low` and `high`.

    A course that follows a season is of the kind "season".
    """
    found: dict[str, list[Point]] = {"course": [], "season": [], "real": [], "forecast": []}
    for row in frame.sort_values("day", kind="stable").to_dict("records"):
        point = Point(
            day_in(row["day"]), known(row["value"]), known(row.get("low")), known(row.get("high"))
        )
        if point.value is not None or row["kind"] == "real":
            found[row["kind"]].append(point)
    real = tuple(found["real"])
    course, season = tuple(found["course"]), tuple(found["season"])
    return Road(season or course, real, _joined(real, found["forecast"]), bool(season))


def _joined(real: Sequence[Point], forecast: Sequence[Point]) -> tuple[Point, ...]:
    """The forecast beginning at the last known month, so that no gap lies between the two."""
    last = next((point for point in reversed(real) if point.value is not None), None)
    if last is None or not forecast or forecast[0].day <= last.day:
        return tuple(forecast)
    sure = last.value if forecast[0].low is not None else None
    return (Point(last.day, last.value, sure, sure), *forecast)


def along(road: Road, field: str = "day") -> alt.X:
    """The days from left to right; every layer has the same axis."""
    first, last = road.days
    label = day_label() if last - first < _SHORT else month_label()
    ticks = alt.ExprRef("floor(width / 60)")
    axis = alt.Axis(title="", labelAngle=0, labelExpr=label, tickCount=ticks)
    return alt.X(f"{field}:T", axis=axis)


def road_layers(
    road: Road, t: Translator, label: str, unit: KpiUnit, today: date | None
) -> list[alt.Chart]:
    """The layers from back to front: band, lines, months, today, and the target."""
    place = _Place(road, t, label, unit)
    layers: list[alt.Chart] = []
    if any(point.low is not None for point in road.forecast):
        layers.append(place.band())
    layers.append(place.lines())
    if road.measured:
        layers.append(place.months())
    if today and road.days[0] <= today <= road.days[1]:
        layers += place.today(today)
    if road.has_course:
        layers += place.target()
    return layers


@dataclass(frozen=True, slots=True)
class _Place:
    """Where things stand in this chart: its axes, and the words on it."""

    road: Road
    t: Translator
    label: str
    unit: KpiUnit

    def x(self) -> alt.X:
        return along(self.road)

    def y(self, field: str = "value") -> alt.Y:
        scale = alt.Scale(zero=False, padding=22)
        return alt.Y(f"{field}:Q", scale=scale, axis=axis_above(self.label, self.unit, 5))

    def tooltip(self) -> list[alt.Tooltip]:
        return [
            alt.Tooltip("when:N", title=self.t("Day")),
            alt.Tooltip("series:N", title=self.t("Line")),
            alt.Tooltip("shown:N", title=self.label),
        ]

    def datum(self, point: Point, series: str) -> Row:
        return {
            "day": at(point.day),
            "when": self.t.day(point.day),
            "series": series,
            "value": None if point.value is None else round(point.value, 4),
            "shown": "" if point.value is None else written(self.t, self.unit, point.value),
        }

    def lines(self) -> alt.Chart:
        t, road = self.t, self.road
        ahead = t("If it goes on like this (80% band)")
        course = t("Course by season") if road.by_season else t("Course to the target")
        kinds: tuple[tuple[str, Sequence[Point], Role, list[int]], ...] = (
            (course, road.course if road.has_course else (), "soft", [6, 4]),
            (t("Measured"), road.real, "ours", [1, 0]),
            (ahead, road.forecast, "ahead", [2, 3]),
        )
        drawn = [kind for kind in kinds if kind[1]]
        names = [name for name, *_ in drawn]
        colours = alt.Scale(domain=names, range=[paint(role) for *_, role, _ in drawn])
        dashes = alt.Scale(domain=names, range=[dash for *_, dash in drawn])
        rows = [self.datum(point, name) for name, points, *_ in drawn for point in points]
        line: alt.Chart = alt.Chart(data(rows)).mark_line(strokeWidth=3, tooltip=None)
        return line.encode(
            x=self.x(),
            y=self.y(),
            color=alt.Color("series:N", scale=colours, legend=_KEY),
            strokeDash=alt.StrokeDash("series:N", scale=dashes, legend=_KEY),
        )

    def band(self) -> alt.Chart:
        rows: list[Row] = [
            {"day": at(p.day), "low": round(p.low, 4), "high": round(p.high, 4)}
            for p in self.road.forecast
            if p.low is not None and p.high is not None
        ]
        area: alt.Chart = alt.Chart(data(rows)).mark_area(
            opacity=0.22, color=paint("ahead"), tooltip=None
        )
        return area.encode(x=self.x(), y=self.y("low"), y2=alt.Y2("high"))

    def months(self) -> alt.Chart:
        known_months = [p for p in self.road.real if p.value is not None]
        rows = [self.datum(p, self.t("Measured")) for p in known_months]
        points: alt.Chart = alt.Chart(data(rows)).mark_point(
            filled=True, size=90, opacity=1, color=paint("ours")
        )
        return points.encode(x=self.x(), y=self.y(), tooltip=self.tooltip())

    def today(self, today: date) -> list[alt.Chart]:
        late = self._late(today)
        chart = alt.Chart(data([{"day": at(today)}])).encode(x=self.x())
        rule = chart.mark_rule(
            y=_TODAY_FROM, y2="height", color=paint("soft"), strokeWidth=1, tooltip=None
        )
        word = chart.mark_text(
            text=self.t("Today"),
            align="right" if late else "left",
            baseline="bottom",
            dx=-6 if late else 6,
            y=alt.ExprRef("height - 4"),
            fontSize=LABEL_SIZE,
            color=paint("soft"),
            tooltip=None,
        )
        return [rule, word]

    def target(self) -> list[alt.Chart]:
        """The target as a diamond with its figure, standing inside the plot."""
        end = self.road.course[-1]
        rising = end.value is not None and end.value >= (self.road.course[0].value or 0.0)
        row = self.datum(end, self.t("Target"))
        row["text"] = self.t("Target {figure}", figure=str(row["shown"]))
        chart = alt.Chart(data([row])).encode(x=self.x(), y=self.y())
        diamond = chart.mark_point(
            shape="diamond", filled=True, size=190, opacity=1, color=paint("ink")
        ).encode(tooltip=self.tooltip())
        figure = chart.mark_text(
            align="right" if self._late(end.day) else "center",
            baseline="bottom" if rising else "top",
            dx=4,
            dy=-11 if rising else 11,
            fontSize=VALUE_SIZE,
            fontWeight=700,
            color=paint("ink"),
            tooltip=None,
        ).encode(text=alt.Text("text:N"))
        return [diamond, figure]

    def _late(self, day: date) -> bool:
        """Whether the day lies so far to the right that its words must stand left of it."""
        first, last = self.road.days
        return (day - first) * 2 > last - first
