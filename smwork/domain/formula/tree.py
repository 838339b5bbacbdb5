"""What a formula is made of, once it is read. `at` is where it stood in the text, counted from 1."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Sign = Literal["+", "-", "*", "/"]


@dataclass(frozen=True, slots=True)
class Constant:
    """A bare number."""

    value: float
    at: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A base metric, by its stable key."""

    metric: str
    at: int


@dataclass(frozen=True, slots=True)
class Negative:
    """The opposite of what stands behind a minus."""

    of: "Tree"
    at: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides and the sign between them, which stands at `at`."""

    sign: Sign
    left: "Tree"
    right: "Tree"
    at: int


Tree = Constant | Counted | Negative | Pair


def metrics_in(tree: Tree) -> tuple[str, ...]:
    """Every metric of the formula, each once, in its order."""
    return tuple(dict.fromkeys(_metrics(tree)))


def _metrics(tree: Tree) -> Iterator[str]:
    match tree:
        case Counted():
            yield tree.metric
        case Negative():
            yield from _metrics(tree.of)
        case Pair():
            yield from _metrics(tree.left)
            yield from _metrics(tree.right)
