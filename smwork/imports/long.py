"""Posts of a long file: passed on batch by batch, while it is counted what they come to."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from smwork.domain.figures import PostTotals
from smwork.domain.posts.batches import PostBatch

_MONTH = len("2026-01")


class NotLongError(Exception):
    """This file can't be read post by post: it has to be gathered whole."""


@dataclass(slots=True)
class LongPosts:
    """Where the posts of a long file go. Without `pass_on` they are only counted."""

    pass_on: Callable[[PostBatch], None] | None = None
    count: int = 0
    first: str = "9999-12-31"
    last: str = "0001-01-01"
    have_times: bool = False
    months: dict[str, dict[str, float]] = field(default_factory=dict)
    seen: "array[int]" = field(default_factory=lambda: array("q"))

    def take(self, batch: PostBatch) -> None:
        """Take some posts."""
        if not len(batch):
            return
        self.count += len(batch)
        self.first = min(self.first, min(batch.published)[:10])
        self.last = max(self.last, max(batch.published)[:10])
        if self.pass_on is not None:
            self.pass_on(batch)
            return
        self.seen.extend(map(hash, batch.post_ids))
        self.have_times = self.have_times or not all(map(_is_midnight, batch.published))
        months = [moment[:_MONTH] for moment in batch.published]
        self._add("posts", months, [1.0] * len(batch))
        for metric, values in batch.metrics.items():
            self._add(metric, months, values)

    def _add(self, metric: str, months: list[str], values: Iterable[float | None]) -> None:
        sums = self.months.setdefault(metric, {})
        for month, value in zip(months, values, strict=True):
            if value is not None:
                sums[month] = sums.get(month, 0.0) + value

    def days(self) -> Iterator[date]:
        """The first and the last day."""
        if self.count:
            yield date.fromisoformat(self.first)
            yield date.fromisoformat(self.last)

    def twice(self) -> int:
        """How many posts stand in the file more than once: of each the last row counts."""
        return len(self.seen) - len(set(self.seen))

    def totals(self) -> PostTotals:
        """What they come to."""
        months = {
            metric: {date.fromisoformat(f"{month}-01"): total for month, total in sums.items()}
            for metric, sums in self.months.items()
        }
        return PostTotals(self.count, months, self.have_times)


def _is_midnight(moment: str) -> bool:
    return moment.endswith(" 00:00:00.000000")
