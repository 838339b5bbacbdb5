"""Bars lying under one another, each with its name and its value written above it.

With the name above the bar instead of beside it, a long name costs no width: the same picture is
read on a beamer and on a phone of 390 px. All layers are drawn from the same rows: `row` counts them
from the top, `name` and `note` are written above the bar, in bold where `ours`.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

import altair as alt

from smwork.charts.theme import VALUE_SIZE, paint

ROW = 50
"""The height of a row in px: a line of text, a bar, and air."""

BAR, THIN = 14, 6
BAR_DOWN = 9
"""px that a bar lies below its row's middle."""

_LETTER = 7.4  # px that a letter of a note takes
_TEXT_DOWN = 15  # px below the row's top


def height_of(rows: int) -> int:
    """The plot's height in px for so many rows."""
    return rows * ROW


def row_place() -> alt.Y:
    """The rows' place, counted from the top by the field `row`; their names are marks."""
    return alt.Y("row:O", axis=None, scale=alt.Scale(type="band", padding=0))


def room_for(shares: Iterable[object]) -> float:
    """How far a scale must go so that its longest bar or stroke does not lie on its edge."""
    return 1.04 * max(share for share in shares if isinstance(share, int | float))


def share_axis(title: str) -> alt.Axis:
    """An axis of percentages from 0, without lines across the bars."""
    return alt.Axis(title=title, grid=False, tickCount=5, labelExpr="datum.label + '%'")


def names() -> alt.Chart:
    """Each row's name, above its bar at the left, as long as its note leaves room for."""
    room = f"width - {_LETTER} * length(datum.note) - 14"
    return _above(0, "left", "name", room)


def notes() -> alt.Chart:
    """Each row's note, above its bar at the right: the value in words."""
    return _above("width", "right", "note", "width")


def _above(
    x: Literal[0, "width"], align: Literal["left", "right"], field: str, room: str
) -> alt.Chart:
    text: alt.Chart = alt.Chart().mark_text(
        x=x,
        text=alt.ExprRef(f"datum.{field}"),
        align=align,
        baseline="alphabetic",
        dy=_TEXT_DOWN,
        limit=alt.ExprRef(room),
        fontSize=VALUE_SIZE,
        fontWeight=alt.ExprRef("datum.ours ? 700 : 400"),
        color=paint("ink"),
        tooltip=None,
    )
    return text.encode(y=row_place().bandPosition(0))


def bars(x: alt.X, fill: alt.ExprRef, tooltip: Sequence[alt.Tooltip]) -> alt.Chart:
    """One bar per row as long as `x` says; `fill` is its colour. A row whose value is null has none."""
    bar: alt.Chart = alt.Chart().mark_bar(
        height=BAR, yOffset=BAR_DOWN, cornerRadiusEnd=3, color=fill
    )
    return bar.encode(y=row_place(), x=x, tooltip=tooltip)


def thin_bars(x: alt.X, fill: alt.ExprRef, tooltip: Sequence[alt.Tooltip]) -> alt.Chart:
    """A thin bar right below each row's bar, for what is laid beside it; none where that is null."""
    bar: alt.Chart = alt.Chart().mark_bar(
        height=THIN, yOffset=BAR_DOWN + (BAR + THIN) / 2 + 1, cornerRadiusEnd=2, color=fill
    )
    return bar.encode(y=row_place(), x=x, tooltip=tooltip)


def tracks(full: float) -> alt.Chart:
    """The pale bar behind each bar that shows how long it could be: up to `full`."""
    bar: alt.Chart = alt.Chart().mark_bar(
        height=BAR, yOffset=BAR_DOWN, cornerRadiusEnd=3, color=paint("track"), tooltip=None
    )
    return bar.encode(y=row_place(), x=alt.XDatum(full, type="quantitative"))


def ticks(x: alt.X | alt.XDatum, tooltip: Sequence[alt.Tooltip]) -> alt.Chart:
    """A stroke across each row's bar, at the place that it is held against; none where that is null."""
    tick: alt.Chart = alt.Chart().mark_tick(
        orient="vertical", size=BAR + 10, thickness=3, yOffset=BAR_DOWN, color=paint("ink")
    )
    return tick.encode(y=row_place(), x=x, tooltip=tooltip)
