"""The golden thread read from its frames: what there is, and what hangs on what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import pandas as pd

from smwork.charts.units import one_of

Kind = Literal["objective", "goal", "kpi", "channel", "content", "result"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Node:
    """One thing on the thread."""

    id: str
    kind: Kind
    label: str
    loose: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A piece of thread from left to right; `goal` is whose it is, empty when it is everyone's."""

    source: str
    target: str
    goal: str = ""


@dataclass(frozen=True)
class Thread:
    """All nodes in the plan's order, and the pieces of thread between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def loose(self) -> list[Node]:
        """What misses what it should hang on."""
        return [node for node in self.nodes if node.loose]

    def of(self, kind: Kind) -> list[Node]:
        """The nodes of a kind."""
        return [node for node in self.nodes if node.kind == kind]

    @cached_property
    def _kinds(self) -> dict[str, Kind]:
        return {node.id: node.kind for node in self.nodes}

    def held_by(self, goal: Node) -> set[str]:
        """The ids that a goal's thread runs through: back to the objective, on to the result."""
        own = [edge for edge in self.edges if edge.goal in ("", goal.id)]
        ahead = _reached(goal.id, ((edge.source, edge.target) for edge in own))
        back = _reached(goal.id, ((edge.target, edge.source) for edge in own))
        return ahead | back

    def chain(self, goal: Node) -> dict[Kind, int]:
        """How many of each kind a goal's thread runs through."""
        counts: dict[Kind, int] = dict.fromkeys(KINDS, 0)
        for node_id in self.held_by(goal):
            counts[self._kinds[node_id]] += 1
        return counts

    def reaches(self, goal: Node, kind: Kind) -> bool:
        """Whether the goal's thread runs through anything of this kind."""
        return self.chain(goal)[kind] > 0


def read_thread(nodes: pd.DataFrame, edges: pd.DataFrame) -> Thread:
    """The thread in its two frames. An edge to what is not there is left out."""
    read = tuple(
        Node(str(key), one_of(KINDS, kind), str(label), bool(loose))
        for key, kind, label, loose in _rows(nodes, "id", "kind", "label", "loose")
    )
    there = {node.id for node in read}
    whose = edges if "goal" in edges else edges.assign(goal="")
    pieces = (
        Edge(str(source), str(target), _text(goal))
        for source, target, goal in _rows(whose, "source", "target", "goal")
    )
    return Thread(read, tuple(p for p in pieces if p.source in there and p.target in there))


def _rows(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[object, ...]]:
    """The rows by columns, thirty times as fast as row by row: a plan can have thousands of items."""
    return zip(*(frame[column].tolist() for column in columns), strict=True)


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""


def _reached(start: str, steps: Iterable[tuple[str, str]]) -> set[str]:
    onward: dict[str, list[str]] = defaultdict(list)
    for source, target in steps:
        onward[source].append(target)
    seen: set[str] = set()
    waiting = list(onward[start])
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting += onward[node]
    return seen
