"""Work that takes longer than a click: it goes on in a thread of its own, whatever the page does.

A run of the page may be cut short at any moment; the work in the thread is not, so a long import is
whole or not there at all, and the page only looks on, or asks it to stop.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import InitVar, dataclass, field
from threading import Lock
from typing import Final, Generic, TypeVar

from smwork.store.importing import Watch

T = TypeVar("T")
_POLL_SECONDS: Final = 0.1
_MOST_ENDED: Final = 32
"""Pieces of work that ended and were not fetched: their visitors left, and some never come back."""

_pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="smwork-job")


@dataclass(slots=True)
class Job(Generic[T]):
    """One piece of work under way; `watch` has how far it is, and can stop it."""

    # Not kept: it holds the whole file, which nobody needs once the work has ended.
    work: InitVar[Callable[[Watch], T]]
    watch: Watch = field(default_factory=Watch)
    future: "Future[T]" = field(init=False)

    def __post_init__(self, work: Callable[[Watch], T]) -> None:
        self.future = _pool.submit(work, self.watch)

    def done_within_a_moment(self) -> bool:
        """Wait a tenth of a second; whether it has ended by then."""
        try:
            self.future.exception(timeout=_POLL_SECONDS)
        except TimeoutError:
            return False
        return True


_jobs: dict[str, Job[object]] = {}
_lock = Lock()


def start(name: str, work: Callable[[Watch], object]) -> None:
    """Begin the work under this name, unless it is under way already.

    The name is one visitor's: two who do the same thing each have their own result to fetch.
    """
    with _lock:
        if name not in _jobs:
            _forget_the_oldest()
            _jobs[name] = Job(work)


def under_way(name: str) -> Job[object] | None:
    """The work under this name, if it has begun and its end was not fetched yet."""
    return _jobs.get(name)


def fetch(name: str) -> object:
    """The result of work that has ended, once. Raises what the work raised."""
    return _jobs.pop(name).future.result()


def start_again(name: str, work: Callable[[Watch], object]) -> None:
    """The same, also when such work has ended before and nobody fetched its end."""
    with _lock:
        if name in _jobs and _jobs[name].future.done():
            del _jobs[name]
    start(name, work)


def _forget_the_oldest() -> None:
    ended = [name for name, job in _jobs.items() if job.future.done()]
    for name in ended[: max(len(ended) - _MOST_ENDED + 1, 0)]:
        del _jobs[name]
