"""The golden thread: from business objective to decision, drawn as nodes and edges.

objective → goal → KPI, goal → audience → channel → content → result → decision. The calendar's
items are counted per goal and channel: the thread of a plan with thousands of items stays small.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from smwork.domain.amounts import amount
from smwork.domain.content import going_out
from smwork.domain.goals import Kpi
from smwork.domain.kpi import formula_of
from smwork.domain.loose import Loose, loose_ends
from smwork.domain.names import (
    audience_name,
    channel_name,
    decision_name,
    goal_name,
    kpi_name,
    objective_name,
)
from smwork.domain.progress import KpiProgress
from smwork.domain.say import Day, Say, say, say_n
from smwork.domain.verdicts import Verdict
from smwork.domain.workbook import Workbook

NodeKind = Literal[
    "objective", "goal", "kpi", "audience", "channel", "content", "result", "decision"
]


class Edge(NamedTuple):
    """Two nodes that hang together, the one nearer to the objective first.

    `goal` is the key of the goal whose thread this piece is, where its ends may serve several: a
    channel holds the content of every goal. Empty when it is everyone's.
    """

    source: str
    target: str
    goal: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A record of the plan in the thread, or a number of items that belong together.

    `key` is unique in the thread; `record_id` is the record's own (of content its channel, of a
    result its KPI). `loose`: something that should hold it is missing.
    """

    key: str
    kind: NodeKind
    record_id: str
    label: str | Say
    loose: bool = False
    count: int = 1
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """The whole thread, with what hangs loose in it."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    loose: tuple[Loose, ...]


def golden_thread(book: Workbook, progress: Sequence[KpiProgress]) -> Thread:
    """The thread of a plan; `progress` of its KPIs gives the results."""
    loose = loose_ends(book, progress)
    hanging = {(each.kind, each.record_id) for each in loose}
    nodes = [
        Node(
            key=_key(kind, record_id),
            kind=kind,
            record_id=record_id,
            label=label,
            loose=(kind, record_id) in hanging,
        )
        for kind, record_id, label in _records(book)
    ]
    nodes += [*_content(book), *_results(book, progress)]
    there = {node.key for node in nodes}
    found = dict.fromkeys(_edges(book, progress))
    edges = tuple(edge for edge in found if edge.source in there and edge.target in there)
    return Thread(tuple(nodes), edges, loose)


def _records(book: Workbook) -> Iterator[tuple[NodeKind, str, str | Say]]:
    """What is drawn one by one; a goal that was dropped or a channel that is removed is not."""
    goals = [goal for goal in book.goals if goal.status != "dropped"]
    channels = [channel for channel in book.channels if channel.decision != "remove"]
    yield from (("objective", each.id, objective_name(each)) for each in book.objectives)
    yield from (("goal", each.id, goal_name(each)) for each in goals)
    yield from (("kpi", each.id, kpi_name(each)) for each in book.kpis)
    yield from (("audience", each.id, audience_name(each)) for each in book.audiences)
    yield from (("channel", each.id, channel_name(each)) for each in channels)
    yield from (("decision", each.id, decision_name(each)) for each in book.decisions)


def _content(book: Workbook) -> Iterator[Node]:
    for (channel_id, goal_id), count in _counts(book).items():
        yield Node(
            key=_content_key(channel_id, goal_id),
            kind="content",
            record_id=channel_id or "",
            label=say_n("{n} item", "{n} items", count),
            loose=goal_id is None or channel_id is None,
            count=count,
        )


def _results(book: Workbook, progress: Iterable[KpiProgress]) -> Iterator[Node]:
    formulas = {kpi.id: formula_of(kpi) for kpi in book.kpis}
    for each in progress:
        formula = formulas.get(each.kpi_id)
        if formula and each.actual is not None and each.as_of is not None:
            label = say(
                "{actual} on {day}", actual=amount(formula.unit, each.actual), day=Day(each.as_of)
            )
            yield Node(
                key=_key("result", each.kpi_id),
                kind="result",
                record_id=each.kpi_id,
                label=label,
                verdict=each.verdict,
            )


def _edges(book: Workbook, progress: Iterable[KpiProgress]) -> Iterator[Edge]:
    """Every edge that the records name; some may point to what is not there (any more)."""
    for goal in book.goals:
        yield _edge("objective", goal.objective_id, "goal", goal.id)
        yield _edge("goal", goal.id, "audience", goal.audience_id)
    for kpi in book.kpis:
        yield _edge("goal", kpi.goal_id, "kpi", kpi.id)
        yield _edge("kpi", kpi.id, "channel", kpi.channel_id)
    yield from _channel_edges(book)
    yield from _content_edges(book)
    for each in progress:
        yield _edge("kpi", each.kpi_id, "result", each.kpi_id)
    for decision in book.decisions:
        yield _edge("result", decision.kpi_id, "decision", decision.id)
        yield _edge("kpi", decision.kpi_id, "decision", decision.id)


def _channel_edges(book: Workbook) -> Iterator[Edge]:
    for channel in book.channels:
        yield _edge("goal", channel.goal_id, "channel", channel.id)
    for mission in book.missions:
        yield _edge("goal", mission.goal_id, "channel", mission.channel_id)
        yield _edge("audience", mission.audience_id, "channel", mission.channel_id)
        yield _edge("kpi", mission.kpi_id, "channel", mission.channel_id)
    for fit in book.fits:
        if fit.uses in ("some", "most"):
            yield _edge("audience", fit.audience_id, "channel", fit.channel_id)


def _content_edges(book: Workbook) -> Iterator[Edge]:
    """Content hangs on its channel and its goal, and leads to the results of that goal's KPIs."""
    of_goal: dict[str, list[Kpi]] = defaultdict(list)
    for kpi in book.kpis:
        of_goal[kpi.goal_id].append(kpi)
    for channel_id, goal_id in _counts(book):
        content, goal = _content_key(channel_id, goal_id), _key("goal", goal_id)
        yield Edge(_key("channel", channel_id), content, goal)
        yield Edge(goal, content, goal)
        for kpi in of_goal.get(goal_id or "", ()):
            if kpi.channel_id in (None, channel_id):
                yield Edge(content, _key("result", kpi.id), goal)


def _counts(book: Workbook) -> Counter[tuple[str | None, str | None]]:
    return Counter((item.channel_id, item.goal_id) for item in going_out(book.items))


def _content_key(channel_id: str | None, goal_id: str | None) -> str:
    return f"content:{channel_id or ''}:{goal_id or ''}"


def _key(kind: NodeKind, record_id: str | None) -> str:
    return f"{kind}:{record_id or ''}"


def _edge(above: NodeKind, upper: str | None, below: NodeKind, lower: str | None) -> Edge:
    return Edge(_key(above, upper), _key(below, lower))
