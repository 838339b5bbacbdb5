"""Writers of one process take turns in the order in which they came.

SQLite lets one write at a time and has the others look again after pauses of up to a tenth of a
second: whoever writes a thousand times in a row, as a long import does, would hardly ever let them.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock


class TurnTimeoutError(Exception):
    """The writers before this one did not come to an end in time."""


class Turns:
    """A queue of writers, the first of which is writing."""

    def __init__(self) -> None:
        self._queue: deque[Event] = deque()
        self._lock = Lock()

    @contextmanager
    def turn(self, seconds: float) -> Iterator[None]:
        """Wait for one's turn, and end it. Raises TurnTimeoutError when it doesn't come in time."""
        mine = self._stand_in_line()
        try:
            if not mine.wait(seconds):
                raise TurnTimeoutError(f"no turn to write within {seconds:g} s")
            yield
        finally:
            self._leave(mine)

    def _stand_in_line(self) -> Event:
        mine = Event()
        with self._lock:
            self._queue.append(mine)
            self._queue[0].set()
        return mine

    def _leave(self, mine: Event) -> None:
        with self._lock:
            self._queue.remove(mine)
            if self._queue:
                self._queue[0].set()
