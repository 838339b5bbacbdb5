"""What works: the typical post of each weekday and hour, and of each form, class or hashtag."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

import altair as alt
import pandas as pd

from smwork.charts import rows
from smwork.charts.shown import NotEnough, Row, Shown, picture
from smwork.charts.theme import LABEL_SIZE, choose, paint
from smwork.charts.units import known
from smwork.charts.words import text_of
from smwork.domain.say import msg
from smwork.locale.translator import Translator

Unit = Literal["interactions", "rate", "share"]
"""Interactions of a post, interactions per 1,000 reached, or per cent of the channel's usual post."""

UNITS: Final[Mapping[Unit, str]] = {
    "interactions": msg("Interactions of the middle post"),
    "rate": msg("Interactions per 1,000 reached, of the middle post"),
    "share": msg("Middle post beside the channel's own (100% is as usual)"),
}
_CELL: Final = 42
_THOUSANDS: Final = 10_000
_SMALL: Final = 10
_FILL = choose("level", {"high": "ours", "middle": "pale", "low": "track"}, "track")
_INK = choose("level", {"high": "on_ours"}, "ink")


def written(t: Translator, unit: Unit, value: float) -> str:
    """A typical post's value as it stands in a cell or beside a bar."""
    if unit == "share":
        return t.percent(value, 0)
    if value >= _THOUSANDS:
        return t("{n}k", n=t.number(value / 1000, 0))
    return t.number(value, 1 if value < _SMALL or unit == "rate" else 0)


def moment_heatmap(
    frame: pd.DataFrame,
    t: Translator,
    *,
    title: str,
    unit: Unit,
    days: Sequence[str],
    source: str = "",
) -> Shown | NotEnough:
    """Weekdays across, hours down: the typical post of each, with the number of posts behind it.

    Columns: `weekday` (1 is Monday), `hour` (0 to 23), `posts` (a count), `middle` (the typical
    post's value in `unit`; NaN where there are too few posts to show one). `days` are the weekdays'
    names, Monday first. Needs one cell with a value. Hours without posts are left out.
    """
    ordered = _by_hour(frame)
    cells = [_cell(row, t, unit, days) for row in ordered]
    values = sorted(v for row in ordered if (v := known(row["middle"])) is not None)
    if not values:
        return NotEnough(t("No hour of the week has enough posts yet to show a typical one."))
    for cell, row in zip(cells, ordered, strict=True):
        cell["level"] = _level(known(row["middle"]), values)
    told = [
        t(
            "{day} {hour}: {value} ({n} posts).",
            day=str(c["day"]),
            hour=str(c["hour"]),
            value=str(c["value"]),
            n=str(c["posts"]),
        )
        for c in cells
        if c["level"] == "high"
    ]
    return picture(
        t,
        title=title,
        alt_text=text_of([title + ".", t(UNITS[unit]) + ".", *told]),
        layers=_cell_layers(t, days),
        rows=cells,
        height=_CELL * len({cell["hour"] for cell in cells}),
        note=t("{unit}; below it the number of posts. A dot: too few posts.", unit=t(UNITS[unit])),
        source=source,
    )


def _by_hour(frame: pd.DataFrame) -> list[dict[str, object]]:
    found = [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]
    return sorted(found, key=lambda row: (int(str(row["hour"])), int(str(row["weekday"]))))


def _cell(row: Mapping[str, object], t: Translator, unit: Unit, days: Sequence[str]) -> Row:
    middle = known(row["middle"])
    return {
        "day": days[int(str(row["weekday"])) - 1],
        "hour": f"{int(str(row['hour'])):02}:00",
        "value": "·" if middle is None else written(t, unit, middle),
        "posts": t.number(int(str(row["posts"])), 0),
    }


def _level(middle: float | None, values: Sequence[float]) -> str:
    """The upper third, the middle one and the lower one, so that a single peak doesn't pale the rest."""
    if middle is None:
        return "none"
    if values[0] == values[-1]:
        return "middle"
    share = sum(value <= middle for value in values) / len(values)
    return "high" if share > 2 / 3 else "middle" if share > 1 / 3 else "low"


def _cell_layers(t: Translator, days: Sequence[str]) -> list[alt.Chart]:
    chart = alt.Chart().encode(
        x=alt.X(
            "day:N",
            sort=list(days),
            scale=alt.Scale(domain=list(days)),
            axis=alt.Axis(title="", labelAngle=0, orient="top", labelOverlap=False),
        ),
        y=alt.Y("hour:N", sort=None, axis=alt.Axis(title="", labelLimit=60)),
    )
    tooltip = [
        alt.Tooltip("day:N", title=t("Day")),
        alt.Tooltip("hour:N", title=t("From")),
        alt.Tooltip("value:N", title=t("Typical post")),
        alt.Tooltip("posts:N", title=t("Posts")),
    ]
    cells = chart.mark_rect(
        cornerRadius=4,
        color=_FILL,
        opacity=alt.ExprRef("datum.level === 'none' ? 0 : 1"),
        width=alt.RelativeBandSize(band=0.96),
        height=alt.RelativeBandSize(band=0.94),
    ).encode(tooltip=tooltip)
    values = chart.mark_text(
        color=_INK, fontSize=LABEL_SIZE, fontWeight="bold", dy=-8, tooltip=None
    ).encode(text=alt.Text("value:N"))
    counts = chart.mark_text(color=_INK, fontSize=LABEL_SIZE, dy=9, tooltip=None).encode(
        text=alt.Text("posts:N")
    )
    return [cells, values, counts]


def group_bars(
    frame: pd.DataFrame, t: Translator, *, title: str, unit: Unit, what: str, source: str = ""
) -> Shown | NotEnough:
    """The typical post of each group, the best first, with the interval that it lies in.

    Columns: `name` (in the reader's language), `posts` (a count), `middle`, `low` and `high` (the
    typical value in `unit` and its interval; the latter NaN where too few posts carry one), `best`
    (bool: it stands out). `what` is what the groups are called. Needs two groups.
    """
    found = sorted(frame.to_dict("records"), key=lambda row: -float(row["middle"]))
    if len(found) < 2:
        return NotEnough(t("Two groups with enough posts are needed to compare them."))
    drawn = [_row(index, row, t, unit) for index, row in enumerate(found)]
    told = [f"{row['name']}: {row['note']}." for row in drawn]
    return picture(
        t,
        title=title,
        alt_text=text_of([title + ".", t(UNITS[unit]) + ".", *told]),
        layers=_bar_layers(drawn, t, unit, what),
        note=t("The line shows how sure that is."),
        source=source,
        rows=drawn,
        height=rows.height_of(len(drawn)),
    )


def _row(index: int, row: Mapping[object, object], t: Translator, unit: Unit) -> Row:
    middle, posts = float(str(row["middle"])), int(str(row["posts"]))
    low, high = known(row["low"]), known(row["high"])
    between = t("no interval yet")
    if low is not None and high is not None:
        between = t("{low} to {high}", low=written(t, unit, low), high=written(t, unit, high))
    counted = t.n("{n} post", "{n} posts", posts)
    sign = "▲ " if row["best"] else ""
    return {
        "row": index,
        "name": str(row["name"]),
        "note": f"{sign}{written(t, unit, middle)} · {counted}",
        "middle": round(middle, 2),
        "low": None if low is None else round(low, 2),
        "high": None if high is None else round(high, 2),
        "between": between,
        "ours": bool(row["best"]),
    }


def _bar_layers(drawn: Sequence[Row], t: Translator, unit: Unit, what: str) -> list[alt.Chart]:
    far = rows.room_for(row[field] for row in drawn for field in ("middle", "high"))
    label = "datum.label + '%'" if unit == "share" else alt.Undefined
    axis = alt.Axis(title=t(UNITS[unit]), grid=False, tickCount=5, labelExpr=label)
    scale = alt.Scale(domain=[0, far or 1], nice=False)
    x = alt.X("middle:Q", scale=scale, axis=axis)
    tooltip = [
        alt.Tooltip("name:N", title=what),
        alt.Tooltip("note:N", title=t("Typical post")),
        alt.Tooltip("between:N", title=t("Interval")),
    ]
    fill = choose("ours", {"true": "ours"}, "pale" if any(r["ours"] for r in drawn) else "ours")
    interval = (
        alt.Chart()
        .mark_rule(strokeWidth=2, yOffset=rows.BAR_DOWN, color=paint("ink"), tooltip=None)
        .encode(y=rows.row_place(), x=alt.X("low:Q"), x2=alt.X2("high:Q"))
    )
    return [rows.bars(x, fill, tooltip), interval, rows.names(), rows.notes()]
