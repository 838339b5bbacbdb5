"""Many things a few at a time: a database knows a limit, and nobody else should have to wait."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def portions(things: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """The things in their order, `most` of them at a time; none of nothing."""
    return (things[at : at + most] for at in range(0, len(things), most))
