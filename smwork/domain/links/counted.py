"""Which rows of several files count: each day once, however the files' periods overlap.

Two reports over January and over January to March can't be added. Of the rows about the same tags,
those count that together tell most days without overlapping; of several ways to tell as many, the
one by the later files, day by day.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from smwork.domain.links.visits import Visit


@dataclass(frozen=True, slots=True)
class Count:
    """A total with the days that it is about: how many, and the last of them."""

    total: float
    days: int
    through: date

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.total + other.total, max(self.days, other.days), max(self.through, other.through)
        )


def counts(visits: Iterable[Visit]) -> dict[str, Count]:
    """Metric → its total over visits of the same tags; a metric that no file tells isn't there."""
    by_metric: dict[str, list[Visit]] = defaultdict(list)
    for visit in visits:
        for metric in visit.metrics:
            by_metric[metric].append(visit)
    return {metric: _count(metric, rows) for metric, rows in by_metric.items()}


def together(parts: Iterable[Mapping[str, Count]]) -> dict[str, Count]:
    """Metric → the sum of what different tags or addresses brought."""
    sums: dict[str, Count] = {}
    for part in parts:
        for metric, count in part.items():
            sums[metric] = sums[metric] + count if metric in sums else count
    return sums


def _count(metric: str, rows: Sequence[Visit]) -> Count:
    kept = apart(rows)
    return Count(
        sum(row.metrics[metric] for row in kept),
        sum(_days(row) for row in kept),
        max(row.end for row in kept),
    )


def apart(rows: Sequence[Visit]) -> list[Visit]:
    """The rows that tell most days without any day told twice.

    The weighted scheduling of intervals: by their ends, each with the best that lies before it.
    """
    latest = {(row.start, row.end): row for row in sorted(rows, key=lambda each: each.order)}
    ordered = sorted(latest.values(), key=lambda each: (each.end, each.start))
    ends = [row.end for row in ordered]
    before = [bisect_left(ends, row.start, hi=at) for at, row in enumerate(ordered)]
    most = [(0, 0)]
    for at, row in enumerate(ordered):
        most.append(max(most[at], _more(most[before[at]], row)))
    kept: list[Visit] = []
    at = len(ordered)
    while at:
        taken = most[at] > most[at - 1]
        if taken:
            kept.append(ordered[at - 1])
        at = before[at - 1] if taken else at - 1
    return kept[::-1]


def _more(told: tuple[int, int], row: Visit) -> tuple[int, int]:
    """The days that are told, and how late the files that tell them came, with a row more."""
    days = _days(row)
    return told[0] + days, told[1] + days * row.order


def _days(row: Visit) -> int:
    return (row.end - row.start).days + 1
