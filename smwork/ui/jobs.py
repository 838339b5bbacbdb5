"""Work that takes longer than a click: it goes on in a thread of its own, whatever the page does.

A run of the page may be cut short at any moment; the transaction in the thread is not, so a long
import is whole or not there at all, and the page only looks on.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
Progress = Callable[[float], None]
_POLL_SECONDS = 0.1


@dataclass(slots=True)
class Job(Generic[T]):
    """One piece of work under way, with the share of it (0 to 1) that is done."""

    future: "Future[T]"
    share: float = 0.0

    def done_within_a_moment(self) -> bool:
        """Wait a tenth of a second; whether it has ended by then."""
        try:
            self.future.exception(timeout=_POLL_SECONDS)
        except TimeoutError:
            return False
        return True


_pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="smwork-job")
_jobs: dict[str, Job[object]] = {}


def start(name: str, work: Callable[[Progress], object]) -> None:
    """Begin the work under this name, unless it is under way already."""
    if name in _jobs:
        return

    def report(share: float) -> None:
        job.share = share

    job: Job[object] = Job(Future())
    _jobs[name] = job
    job.future = _pool.submit(work, report)


def under_way(name: str) -> Job[object] | None:
    """The work under this name, if it has begun and its end was not fetched yet."""
    return _jobs.get(name)


def fetch(name: str) -> object:
    """The result of work that has ended, once. Raises what the work raised."""
    return _jobs.pop(name).future.result()
