"""The golden thread as a picture: objective → goal → KPI → channel → content → result."""

import pandas as pd

from smwork.charts.rows import tip
from smwork.charts.shown import NotEnough, Shown, picture, text_of
from smwork.charts.theme import LABEL_SIZE, choose, paint
from smwork.charts.thread_chains import chain_height, chain_layers
from smwork.charts.thread_nodes import KINDS, Kind, Thread, read_thread
from smwork.charts.thread_places import Place, Placed, place
from smwork.charts.vega import Spec, values, wrapped
from smwork.domain.say import msg
from smwork.locale.translator import Translator

_ROW = 54  # px from one node to the next
_BOX = 44  # px: two lines of text
_WIDE = 0.82  # a box's part of its column; the rest is for the lines between
_NAMED = 8  # loose nodes named in the text that replaces the picture

_HEADS: dict[Kind, str] = {
    "objective": msg("Objectives"),
    "goal": msg("Goals"),
    "kpi": msg("KPIs"),
    "channel": msg("Channels"),
    "content": msg("Content"),
    "result": msg("Results"),
}


def thread_picture(
    nodes: pd.DataFrame, edges: pd.DataFrame, t: Translator, *, narrow: bool = False
) -> Shown | NotEnough:
    """What serves what, from business objective to measured result, and what hangs loose.

    Columns of `nodes`: `id`, `kind` ("objective", "goal", "kpi", "channel", "content", "result"),
    `label` (its name), `loose` (bool: it misses what it should hang on). Of `edges`: `source` and
    `target` (ids, from left to right), and perhaps `goal` (the id of the goal whose thread this is,
    where the ends serve several goals). Content is best given as one node per goal and channel, with
    the count in its label. A column shows sixteen at most, the loose ones before the others.
    `narrow` draws, for a phone, one row per goal with how far its thread runs. Needs one node, and for `narrow` a goal.
    """
    thread = read_thread(nodes, edges)
    if not thread.nodes or (narrow and not thread.of("goal")):
        return NotEnough(t("Add an objective and a goal: then the thread is drawn."))
    title = _title(thread, t)
    placed = place(thread, t)
    return picture(
        t,
        title=title,
        alt=text_of([title + ".", *_aloud(thread, t)]),
        note=t("⚠ hangs loose") if thread.loose and not narrow else "",
        layer=chain_layers(thread, t) if narrow else _layers(placed, t),
        height=chain_height(thread) if narrow else _ROW * placed.rows,
    )


def _title(thread: Thread, t: Translator) -> str:
    loose = len(thread.loose)
    if not loose:
        return t("The golden thread holds: nothing hangs loose")
    return t.n(
        "One thing hangs loose in the golden thread",
        "{n} things hang loose in the golden thread",
        loose,
    )


def _aloud(thread: Thread, t: Translator) -> list[str]:
    counts = ", ".join(
        f"{t(_HEADS[kind])} {t.number(len(thread.of(kind)), 0)}"
        for kind in KINDS
        if thread.of(kind)
    )
    named = [f"{t(_HEADS[node.kind])}: {node.label}." for node in thread.loose[:_NAMED]]
    whole = sum(thread.reaches(goal, "result") for goal in thread.of("goal"))
    run = t.n(
        "One goal can be followed to a measured result.",
        "{n} goals can be followed to a measured result.",
        whole,
    )
    return [counts + ".", run, *([t("Loose:")] if named else []), *named]


def _layers(placed: Placed, t: Translator) -> list[Spec]:
    columns = len(KINDS)
    boxes: Spec = {
        "data": values([_box(each, t) for each in placed.places]),
        "encoding": {"x": _x("left", columns), "y": _y("y")},
        "layer": [_rect(t), _text(columns)],
    }
    return [_lines(placed), boxes, _headings(placed, t)]


def _scale(columns: int) -> Spec:
    return {"domain": [0, columns - 1 + _WIDE], "nice": False, "zero": False}


def _x(field: str, columns: int) -> Spec:
    return {"field": field, "type": "quantitative", "scale": _scale(columns), "axis": None}


def _y(field: str) -> Spec:
    """The rows' place in px from the top, so that a box has the same height in every plan."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def _box(each: Place, t: Translator) -> Spec:
    return {
        "left": each.column,
        "right": each.column + _WIDE,
        "y": _middle(each),
        "label": ("⚠ " if each.node.loose else "") + each.node.label,
        "what": t(_HEADS[each.node.kind]),
        "loose": each.node.loose,
    }


def _middle(each: Place) -> float:
    """The px from the top to a box's middle."""
    return round((each.row + 0.5) * _ROW, 1)


def _rect(t: Translator) -> Spec:
    return {
        "mark": {
            "type": "rect",
            "height": _BOX,
            "cornerRadius": 6,
            "color": paint("track"),
            "stroke": choose("loose", {"true": "bad"}, "ours"),
            "strokeWidth": {"expr": "datum.loose ? 2.5 : 1"},
            "strokeDash": {"expr": "datum.loose ? [5, 3] : [1, 0]"},
        },
        "encoding": {
            "x2": {"field": "right"},
            "tooltip": [tip("label", t("Name")), tip("what", t("Part"))],
        },
    }


def _text(columns: int) -> Spec:
    """Each box's name in two lines at most; all of it is in the tooltip."""
    room = f"{_column_width(columns)} * {_WIDE} - 16"
    broken = wrapped("datum.label", f"({room})", LABEL_SIZE)
    cut = f"length({broken}) > 2 ? [{broken}[0], {broken}[1] + ' …'] : {broken}"
    return {
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "middle",
            "dx": 9,
            "dy": {"expr": f"length({broken}) > 1 ? -8 : 0"},
            "lineHeight": 16,
            "limit": {"expr": room},
            "text": {"expr": cut},
            "fontSize": LABEL_SIZE,
            "color": paint("ink"),
            "tooltip": None,
        },
        "encoding": {},
    }


def _column_width(columns: int) -> str:
    """A Vega expression: the px from one column to the next."""
    return f"width / {columns - 1 + _WIDE}"


def _lines(placed: Placed) -> Spec:
    """A curve from box to box. Its points are made in the browser, which keeps the message small."""
    rows: list[Spec] = [
        {
            "e": index,
            "a": source.column + _WIDE,
            "b": target.column,
            "c": _middle(source),
            "d": _middle(target),
        }
        for index, (source, target) in enumerate(placed.lines)
    ]
    return {
        "data": values(rows),
        "transform": [
            {
                "calculate": "[datum.a, (datum.a + datum.b) / 2, (datum.a + datum.b) / 2, datum.b]",
                "as": "x",
            },
            {"calculate": "[datum.c, datum.c, datum.d, datum.d]", "as": "y"},
            {"calculate": "[0, 1, 2, 3]", "as": "k"},
            {"flatten": ["x", "y", "k"]},
        ],
        "mark": {
            "type": "line",
            "interpolate": "basis",
            "strokeWidth": 2,
            "opacity": 0.75,
            "color": paint("others"),
            "tooltip": None,
        },
        "encoding": {
            "x": _x("x", len(KINDS)),
            "y": _y("y"),
            "detail": {"field": "e", "type": "nominal"},
            "order": {"field": "k", "type": "quantitative"},
        },
    }


def _headings(placed: Placed, t: Translator) -> Spec:
    counts = {kind: sum(each.node.kind == kind for each in placed.places) for kind in KINDS}
    rows: list[Spec] = [
        {"left": index, "head": t(_HEADS[kind]) if counts[kind] else f"{t(_HEADS[kind])}: –"}
        for index, kind in enumerate(KINDS)
    ]
    return {
        "data": values(rows),
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "bottom",
            "y": -6,
            "fontSize": LABEL_SIZE,
            "fontWeight": 700,
            "limit": {"expr": f"{_column_width(len(KINDS))} - 6"},
            "color": paint("soft"),
            "tooltip": None,
        },
        "encoding": {
            "x": _x("left", len(KINDS)),
            "text": {"field": "head", "type": "nominal"},
        },
    }
