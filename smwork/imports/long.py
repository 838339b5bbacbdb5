"""Posts of a long file: passed on batch by batch, while it is counted what they come to."""

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from smwork.domain.figures import PostTotals
from smwork.domain.posts.batches import PostBatch

_MONTH = len("2026-01")
_MIDNIGHT = " 00:00:00.000000"


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
    beside: tuple[str, ...] = ()
    """The keys of columns that the workbook has no name for, once all is read."""
    seen: "array[int]" = field(default_factory=lambda: array("q"))

    def take(self, batch: PostBatch) -> None:
        """Take some posts."""
        if not len(batch):
            return
        self.count += len(batch)
        days = pc.min_max(batch.columns.column("day")).as_py()
        self.first, self.last = min(self.first, days["min"]), max(self.last, days["max"])
        if self.pass_on is not None:
            self.pass_on(batch)
            return
        published = batch.columns.column("published")
        self.seen.extend(map(hash, batch.of("post_id")))
        at_midnight = pc.all(pc.ends_with(published, _MIDNIGHT)).as_py()
        self.have_times = self.have_times or not at_midnight
        months = pc.utf8_slice_codeunits(published, 0, _MONTH).dictionary_encode()
        self._add("posts", months, pa.repeat(1.0, len(batch)))
        for metric in batch.metrics:
            self._add(metric, months, batch.columns.column(metric))

    def _add(self, metric: str, months: pa.DictionaryArray, values: pa.Array) -> None:
        names, at = months.dictionary.to_pylist(), months.indices.to_numpy()
        known = values.is_valid().to_numpy(zero_copy_only=False)
        totals = np.bincount(at, values.fill_null(0.0).to_numpy(), len(names))
        counts = np.bincount(at, known, len(names))
        sums = self.months.setdefault(metric, {})
        for name, total, count in zip(names, totals.tolist(), counts, strict=True):
            if count:
                sums[name] = sums.get(name, 0.0) + total

    def days(self) -> Iterator[date]:
        """The first and the last day."""
        if self.count:
            yield date.fromisoformat(self.first)
            yield date.fromisoformat(self.last)

    def twice(self) -> int:
        """How many posts stand in the file more than once: of each the last row counts."""
        ids = np.frombuffer(self.seen, np.int64)
        ids.sort()  # in place: there may be millions
        return int(np.count_nonzero(ids[1:] == ids[:-1]))

    def totals(self) -> PostTotals:
        """What they come to."""
        months = {
            metric: {date.fromisoformat(f"{month}-01"): total for month, total in sums.items()}
            for metric, sums in self.months.items()
        }
        return PostTotals(self.count, months, self.have_times, self.beside)
