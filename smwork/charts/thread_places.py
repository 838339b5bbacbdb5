"""Where the nodes of the golden thread stand: a column per kind, ordered so that few lines cross."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from smwork.charts.thread_nodes import KINDS, Node, Thread
from smwork.locale.translator import Translator

MOST = 16
"""The most nodes in a column; more are gathered under the last."""

_SWEEPS = 5  # to and fro; the order hardly changes after that
_REST = "…"  # ends the id of the node that stands for many


@dataclass(frozen=True, slots=True)
class Place:
    """A node in its column, `row` rows from the top (not always a whole number)."""

    node: Node
    column: int
    row: float


@dataclass(frozen=True, slots=True)
class Placed:
    """All places, the lines between them, and how many rows the longest column has."""

    places: tuple[Place, ...]
    lines: tuple[tuple[Place, Place], ...]
    rows: int


def place(thread: Thread, t: Translator) -> Placed:
    """The thread laid out; columns shorter than the longest are spread over its height."""
    columns, stands_for = _gathered(thread, t)
    pairs = {(stands_for[edge.source], stands_for[edge.target]) for edge in thread.edges}
    rows = max(len(column) for column in columns)
    _untangle(columns, pairs)
    places = {
        node.id: Place(node, index, (position + 0.5) * rows / len(column) - 0.5)
        for index, column in enumerate(columns)
        for position, node in enumerate(column)
    }
    lines = tuple((places[source], places[target]) for source, target in sorted(pairs))
    return Placed(tuple(places.values()), lines, rows)


def _gathered(thread: Thread, t: Translator) -> tuple[list[list[Node]], dict[str, str]]:
    """The columns, long ones cut, and for each node the id of the one that is drawn for it."""
    columns: list[list[Node]] = []
    stands_for = {node.id: node.id for node in thread.nodes}
    for kind in KINDS:
        column = sorted(thread.of(kind), key=lambda node: not node.loose)
        if len(column) > MOST:
            column, rest = column[: MOST - 1], column[MOST - 1 :]
            label = t.n("One more", "{n} more", len(rest))
            column.append(Node(kind + _REST, kind, label, any(node.loose for node in rest)))
            stands_for |= {node.id: kind + _REST for node in rest}
        columns.append(column)
    return columns, stands_for


def _untangle(columns: Sequence[list[Node]], pairs: set[tuple[str, str]]) -> None:
    """Order each column by the middle of what its nodes are tied to, from left to right and back."""
    left: dict[str, list[str]] = defaultdict(list)
    right: dict[str, list[str]] = defaultdict(list)
    for source, target in sorted(pairs):
        left[target].append(source)
        right[source].append(target)
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        ties = left if forward else right
        for column in columns if forward else reversed(columns):
            heights = _heights(columns)
            column.sort(key=partial(_order, ties=ties, heights=heights))


def _order(
    node: Node, ties: Mapping[str, Sequence[str]], heights: Mapping[str, float]
) -> tuple[bool, float]:
    """The mean height of what a node is tied to; what is tied to nothing stays, the rest comes last."""
    tied = [heights[other] for other in ties.get(node.id, ())]
    return node.id.endswith(_REST), sum(tied) / len(tied) if tied else heights[node.id]


def _heights(columns: Sequence[Sequence[Node]]) -> dict[str, float]:
    """How far down each node stands, from 0 to 1."""
    return {
        node.id: (position + 0.5) / len(column)
        for column in columns
        for position, node in enumerate(column)
    }
