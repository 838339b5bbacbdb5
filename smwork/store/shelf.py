"""What was last read, kept in memory under a key that changes whenever the rows do."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
_KEEP = 64


class Shelf(Generic[K, V]):
    """The things last asked for. Safe to share: the key holds a revision, and what is kept is frozen.

    Who may see a thing is asked before the shelf is; it only saves reading the same rows again.
    """

    def __init__(self, keep: int = _KEEP) -> None:
        self._keep = keep
        self._things: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def get(self, key: K) -> V | None:
        """What is kept under this key."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
            return self._things.get(key)

    def put(self, key: K, thing: V) -> None:
        """Keep a thing; the one longest unasked for makes room."""
        with self._lock:
            self._things[key] = thing
            while len(self._things) > self._keep:
                self._things.popitem(last=False)
