"""The golden thread for a phone: a row per goal, with a mark for each part that its thread runs through."""

from collections import Counter
from collections.abc import Sequence

from smwork.charts.rows import row_axis, tip
from smwork.charts.theme import LABEL_SIZE, VALUE_SIZE, choose, paint
from smwork.charts.thread_nodes import Kind, Node, Thread
from smwork.charts.vega import Spec, values
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


def chain_layers(thread: Thread, t: Translator) -> list[Spec]:
    """Per goal its name, a line, and on it a filled mark where a part is there, an open one where not.

    In each mark stands how many there are. What hangs on no goal is counted in a last row.
    """
    goals, strays = thread.of("goal"), _strays(thread)
    marks = [mark for row, goal in enumerate(goals) for mark in _chain(row, goal, thread, t)]
    names = [_name(row, goal) for row, goal in enumerate(goals)]
    if strays:
        marks += _stray_marks(len(goals), strays, t)
        names.append({"row": len(goals), "name": t("⚠ On no goal")})
    string: Spec = {"data": values(marks), "encoding": _places(), "layer": _marks(t)}
    return [string, _names(names)]


def _name(row: int, goal: Node) -> Spec:
    return {"row": row, "name": f"⚠ {goal.label}" if goal.loose else goal.label}


def _strays(thread: Thread) -> Counter[Kind]:
    """How many of each kind hang on no goal."""
    held = {node_id for goal in thread.of("goal") for node_id in thread.held_by(goal)}
    return Counter(n.kind for n in thread.nodes if n.kind in _PARTS and n.id not in held)


def _chain(row: int, goal: Node, thread: Thread, t: Translator) -> list[Spec]:
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


def _stray_marks(row: int, strays: Counter[Kind], t: Translator) -> list[Spec]:
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


def _places() -> Spec:
    x: Spec = {
        "field": "part",
        "type": "nominal",
        "sort": None,
        "scale": {"type": "band", "padding": 0},
        "axis": {
            "title": "",
            "orient": "top",
            "labelAngle": 0,
            "labelFlush": False,
            "labelOverlap": False,
            "labelLimit": {"expr": "bandwidth('x')"},
        },
    }
    return {"y": row_axis(), "x": x}


def _marks(t: Translator) -> list[Spec]:
    line: Spec = {
        "mark": {
            "type": "line",
            "strokeWidth": 3,
            "yOffset": _MARK_DOWN,
            "color": paint("track"),
            "tooltip": None,
        },
        "encoding": {"detail": {"field": "row", "type": "nominal"}},
    }
    dot: Spec = {
        "mark": {
            "type": "point",
            "filled": True,
            "size": 460,
            "opacity": 1,
            "yOffset": _MARK_DOWN,
            "fill": choose("there", {"true": "ours"}, "track"),
            "stroke": choose("there", {"true": "ours"}, "bad"),
            "strokeWidth": 2,
            "strokeDash": {"expr": "datum.there ? [1, 0] : [4, 2]"},
        },
        "encoding": {
            "tooltip": [tip("goal", t("Goal")), tip("part", t("Part")), tip("count", t("Number"))]
        },
    }
    count: Spec = {
        "mark": {
            "type": "text",
            "yOffset": _MARK_DOWN,
            "fontSize": LABEL_SIZE,
            "fontWeight": 700,
            "color": choose("there", {"true": "on_ours"}, "ink"),
            "tooltip": None,
        },
        "encoding": {"text": {"field": "count", "type": "nominal"}},
    }
    return [line, dot, count]


def _names(names: Sequence[Spec]) -> Spec:
    return {
        "data": values(names),
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "alphabetic",
            "dy": 18,
            "limit": {"expr": "width"},
            "fontSize": VALUE_SIZE,
            "color": paint("ink"),
            "tooltip": None,
        },
        "encoding": {
            "y": {**row_axis(), "bandPosition": 0},
            "x": {"value": 0},
            "text": {"field": "name", "type": "nominal"},
        },
    }
