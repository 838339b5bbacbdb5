"""The golden thread for a phone: a row per goal, with a mark for each part that its thread runs through."""

from collections import Counter
from collections.abc import Sequence

import altair as alt

from smwork.charts.rows import row_place
from smwork.charts.shown import Row, data
from smwork.charts.theme import LABEL_SIZE, VALUE_SIZE, choose, paint
from smwork.charts.thread_nodes import Kind, Node, Thread
from smwork.domain.say import msg
from smwork.locale.translator import Translator

_ROW = 64
_MARK_DOWN = 12  # px below the row's middle

_PARTS: dict[Kind, str] = {
    "objective": msg("Why"),
    "kpi": msg("KPI"),
    "channel": msg("Channel"),
    "content": msg("Content"),
    "result": msg("Result"),
}


def chain_height(thread: Thread) -> int:
    """The plot's height in px."""
    return _ROW * (len(thread.of("goal")) + bool(_strays(thread)))


def chain_rows(thread: Thread, t: Translator) -> list[Row]:
    """A mark for each part of each goal's thread; what hangs on no goal is counted in a last row."""
    goals, strays = thread.of("goal"), _strays(thread)
    marks = [mark for row, goal in enumerate(goals) for mark in _chain(row, goal, thread, t)]
    return [*marks, *_stray_marks(len(goals), strays, t)]


def chain_layers(thread: Thread, t: Translator) -> list[alt.Chart]:
    """Per goal its name, a line, and on it a filled mark where a part is there, an open one where not.

    In each mark stands how many there are.
    """
    goals = thread.of("goal")
    names = [_name(row, goal) for row, goal in enumerate(goals)]
    if _strays(thread):
        names.append({"row": len(goals), "name": t("⚠ On no goal")})
    return [*_marks(t), _names(names)]


def _name(row: int, goal: Node) -> Row:
    return {"row": row, "name": f"⚠ {goal.label}" if goal.loose else goal.label}


def _strays(thread: Thread) -> Counter[Kind]:
    """How many of each kind hang on no goal."""
    held = {node_id for goal in thread.of("goal") for node_id in thread.held_by(goal)}
    return Counter(n.kind for n in thread.nodes if n.kind in _PARTS and n.id not in held)


def _chain(row: int, goal: Node, thread: Thread, t: Translator) -> list[Row]:
    counts = thread.chain(goal)
    return [
        {
            "row": row,
            "part": t(part),
            "goal": goal.label,
            "there": counts[kind] > 0,
            "count": t.number(counts[kind], 0),
        }
        for kind, part in _PARTS.items()
    ]


def _stray_marks(row: int, strays: Counter[Kind], t: Translator) -> list[Row]:
    return [
        {
            "row": row,
            "part": t(part),
            "goal": t("⚠ On no goal"),
            "there": False,
            "count": t.number(strays[kind], 0),
        }
        for kind, part in _PARTS.items()
        if strays[kind]
    ]


def _part_place() -> alt.X:
    axis = alt.Axis(
        title="",
        orient="top",
        labelAngle=0,
        labelFlush=False,
        labelOverlap=False,
        labelLimit=alt.ExprRef("bandwidth('x')"),
    )
    return alt.X("part:N", sort=None, scale=alt.Scale(type="band", padding=0), axis=axis)


def _marks(t: Translator) -> list[alt.Chart]:
    chart = alt.Chart().encode(x=_part_place(), y=row_place())
    line = chart.mark_line(strokeWidth=3, yOffset=_MARK_DOWN, color=paint("track"), tooltip=None)
    dot = chart.mark_point(
        filled=True,
        size=460,
        opacity=1,
        yOffset=_MARK_DOWN,
        fill=choose("there", {"true": "ours"}, "track"),
        stroke=choose("there", {"true": "ours"}, "bad"),
        strokeWidth=2,
        strokeDash=alt.ExprRef("datum.there ? [1, 0] : [4, 2]"),
    )
    count = chart.mark_text(
        yOffset=_MARK_DOWN,
        fontSize=LABEL_SIZE,
        fontWeight=700,
        color=choose("there", {"true": "on_ours"}, "ink"),
        tooltip=None,
    )
    tooltip = [
        alt.Tooltip("goal:N", title=t("Goal")),
        alt.Tooltip("part:N", title=t("Part")),
        alt.Tooltip("count:N", title=t("Number")),
    ]
    return [
        line.encode(detail=alt.Detail("row:N")),
        dot.encode(tooltip=tooltip),
        count.encode(text=alt.Text("count:N")),
    ]


def _names(names: Sequence[Row]) -> alt.Chart:
    text: alt.Chart = alt.Chart(data(names)).mark_text(
        x=0,
        align="left",
        baseline="alphabetic",
        dy=18,
        limit=alt.ExprRef("width"),
        fontSize=VALUE_SIZE,
        color=paint("ink"),
        tooltip=None,
    )
    return text.encode(y=row_place().bandPosition(0), text=alt.Text("name:N"))
