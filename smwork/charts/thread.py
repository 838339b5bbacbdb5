"""The golden thread as a picture: objective → goal → KPI → channel → content → result."""

import altair as alt
import pandas as pd

from smwork.charts.shown import NotEnough, Row, Shown, data, picture
from smwork.charts.theme import LABEL_SIZE, choose, paint
from smwork.charts.thread_chains import chain_height, chain_layers, chain_rows
from smwork.charts.thread_nodes import KINDS, Kind, Thread, read_thread
from smwork.charts.thread_places import Place, Placed, place
from smwork.charts.words import text_of, wrapped
from smwork.domain.say import msg
from smwork.locale.translator import Translator

_ROW = 54  # px from one node to the next
_BOX = 44  # px: two lines of text
_WIDE = 0.82  # a box's part of its column; the rest is for the lines between
_ACROSS = len(KINDS) - 1 + _WIDE  # columns from the first box's left to the last one's right
_COLUMN = f"width / {_ACROSS}"  # a Vega expression: the px from one column to the next
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
        alt_text=text_of([title + ".", *_aloud(thread, t)]),
        note=t("⚠ hangs loose") if thread.loose and not narrow else "",
        layers=chain_layers(thread, t) if narrow else _layers(placed, t),
        rows=chain_rows(thread, t) if narrow else [_box(each, t) for each in placed.places],
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


def _layers(placed: Placed, t: Translator) -> list[alt.Chart]:
    boxes = alt.Chart().encode(x=_x("left"), y=_y("y"))
    return [_lines(placed), _rect(boxes, t), _label(boxes), _headings(placed, t)]


def _x(field: str) -> alt.X:
    scale = alt.Scale(domain=[0, _ACROSS], nice=False, zero=False)
    return alt.X(f"{field}:Q", scale=scale, axis=None)


def _y(field: str) -> alt.Y:
    """The rows' place in px from the top, so that a box has the same height in every plan."""
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def _box(each: Place, t: Translator) -> Row:
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


def _rect(boxes: alt.Chart, t: Translator) -> alt.Chart:
    rect: alt.Chart = boxes.mark_rect(
        height=_BOX,
        cornerRadius=6,
        color=paint("track"),
        stroke=choose("loose", {"true": "bad"}, "ours"),
        strokeWidth=alt.ExprRef("datum.loose ? 2.5 : 1"),
        strokeDash=alt.ExprRef("datum.loose ? [5, 3] : [1, 0]"),
    )
    tooltip = [alt.Tooltip("label:N", title=t("Name")), alt.Tooltip("what:N", title=t("Part"))]
    return rect.encode(x2=alt.X2("right"), tooltip=tooltip)


def _label(boxes: alt.Chart) -> alt.Chart:
    """Each box's name in two lines at most; all of it is in the tooltip."""
    room = f"{_COLUMN} * {_WIDE} - 16"
    broken = wrapped("datum.label", f"({room})", LABEL_SIZE)
    cut = f"length({broken}) > 2 ? [{broken}[0], {broken}[1] + ' …'] : {broken}"
    label: alt.Chart = boxes.mark_text(
        text=alt.ExprRef(cut),
        align="left",
        baseline="middle",
        dx=9,
        dy=alt.ExprRef(f"length({broken}) > 1 ? -8 : 0"),
        lineHeight=16,
        limit=alt.ExprRef(room),
        fontSize=LABEL_SIZE,
        color=paint("ink"),
        tooltip=None,
    )
    return label


def _lines(placed: Placed) -> alt.Chart:
    """A curve from box to box. Its points are made in the browser, which keeps the message small."""
    rows: list[Row] = [
        {
            "e": index,
            "a": source.column + _WIDE,
            "b": target.column,
            "c": _middle(source),
            "d": _middle(target),
        }
        for index, (source, target) in enumerate(placed.lines)
    ]
    points = (
        alt.Chart(data(rows))
        .transform_calculate(
            x="[datum.a, (datum.a + datum.b) / 2, (datum.a + datum.b) / 2, datum.b]",
            y="[datum.c, datum.c, datum.d, datum.d]",
            k="[0, 1, 2, 3]",
        )
        .transform_flatten(["x", "y", "k"])
    )
    curve: alt.Chart = points.mark_line(
        interpolate="basis", strokeWidth=2, opacity=0.75, color=paint("others"), tooltip=None
    )
    return curve.encode(x=_x("x"), y=_y("y"), detail=alt.Detail("e:N"), order=alt.Order("k:Q"))


def _headings(placed: Placed, t: Translator) -> alt.Chart:
    there = {each.node.kind for each in placed.places}
    rows: list[Row] = [
        {"left": index, "head": t(_HEADS[kind]) if kind in there else f"{t(_HEADS[kind])}: –"}
        for index, kind in enumerate(KINDS)
    ]
    text: alt.Chart = alt.Chart(data(rows)).mark_text(
        align="left",
        baseline="bottom",
        y=-6,
        fontSize=LABEL_SIZE,
        fontWeight=700,
        limit=alt.ExprRef(f"{_COLUMN} - 6"),
        color=paint("soft"),
        tooltip=None,
    )
    return text.encode(x=_x("left"), text=alt.Text("head:N"))
