"""Bars lying under one another, each with its name and its value written above it.

With the name above the bar instead of beside it, a long name costs no width: the same picture is
read on a beamer and on a phone of 390 px.
"""

from collections.abc import Iterable, Sequence

from smwork.charts.theme import VALUE_SIZE, paint
from smwork.charts.vega import Json, Spec, values

ROW = 50
"""The height of a row in px: a line of text, a bar, and air."""

BAR = 14
_BAR_DOWN = 9  # px below the row's middle
_LETTER = 7.4  # px that a letter of a note takes
_TEXT_DOWN = 15  # px below the row's top


def height_of(rows: int) -> int:
    """The plot's height in px for so many rows."""
    return rows * ROW


def row_axis() -> Spec:
    """The rows' place: the field `row` counts them from the top; their names are marks."""
    return {
        "field": "row",
        "type": "ordinal",
        "axis": None,
        "scale": {"type": "band", "padding": 0},
    }


def room_for(shares: Iterable[Json]) -> float:
    """How far a scale must go so that its longest bar or stroke does not lie on its edge."""
    return 1.04 * max(share for share in shares if isinstance(share, int | float))


def names(rows: Sequence[Spec]) -> Spec:
    """The field `name` of each row, above its bar at the left; bold where `ours`."""
    return _above(
        rows,
        {"value": 0},
        {
            "type": "text",
            "align": "left",
            "text": {"expr": "datum.name"},
            "limit": {"expr": f"width - {_LETTER} * length(datum.note) - 14"},
            "fontWeight": {"expr": "datum.ours ? 700 : 400"},
        },
    )


def notes(rows: Sequence[Spec]) -> Spec:
    """The field `note` of each row, above its bar at the right: the value in words."""
    return _above(
        rows,
        {"value": "width"},
        {
            "type": "text",
            "align": "right",
            "text": {"expr": "datum.note"},
            "fontWeight": {"expr": "datum.ours ? 700 : 400"},
        },
    )


def _above(rows: Sequence[Spec], x: Spec, mark: Spec) -> Spec:
    return {
        "data": values(rows),
        "mark": {
            **mark,
            "baseline": "alphabetic",
            "dy": _TEXT_DOWN,
            "fontSize": VALUE_SIZE,
            "color": paint("ink"),
            "tooltip": None,
        },
        "encoding": {"y": {**row_axis(), "bandPosition": 0}, "x": x},
    }


def bars(rows: Sequence[Spec], x: Spec, fill: Spec, tooltip: Sequence[Spec]) -> Spec:
    """One bar per row as long as `x` says; `fill` is its colour. A row whose value is null has none."""
    return {
        "data": values(rows),
        "mark": {
            "type": "bar",
            "height": BAR,
            "yOffset": _BAR_DOWN,
            "cornerRadiusEnd": 3,
            "color": fill,
        },
        "encoding": {"y": row_axis(), "x": x, "tooltip": tooltip},
    }


def tracks(rows: Sequence[Spec], full: float) -> Spec:
    """The pale bar behind each bar that shows how long it could be: up to `full`."""
    return {
        "data": values([{"row": row["row"]} for row in rows]),
        "mark": {
            "type": "bar",
            "height": BAR,
            "yOffset": _BAR_DOWN,
            "cornerRadiusEnd": 3,
            "color": paint("track"),
            "tooltip": None,
        },
        "encoding": {"y": row_axis(), "x": {"datum": full, "type": "quantitative"}},
    }


def ticks(rows: Sequence[Spec], x: Spec, tooltip: Sequence[Spec]) -> Spec:
    """A stroke across each row's bar, at the place that it is held against."""
    return {
        "data": values(rows),
        "mark": {
            "type": "tick",
            "orient": "vertical",
            "size": BAR + 10,
            "thickness": 3,
            "yOffset": _BAR_DOWN,
            "color": paint("ink"),
        },
        "encoding": {"y": row_axis(), "x": x, "tooltip": tooltip},
    }


def tip(field: str, title: str) -> Spec:
    """One line of a tooltip: a field that is text already, under a translated name."""
    return {"field": field, "type": "nominal", "title": title}
