"""What works: how much people do with the posts of a moment, form or class, and whether one stands out.

Interactions per post are skewed: one post that goes round carries a mean with it. So groups are
compared by their middle post (the median), and the interval round it is that of ranks (binomial,
as in Conover, Practical Nonparametric Statistics), which takes no shape for granted. What is found
went together; nothing here says that the moment was the cause.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from math import comb, sqrt
from statistics import NormalDist
from typing import Final, Generic, Literal, NamedTuple, TypeVar

from smwork.domain.content import Form

K = TypeVar("K", bound=Hashable)

MIN_GROUP: Final = 5
"""Posts that a group needs to be shown: the middle one of fewer says more of that post than of them."""

MIN_ALL: Final = 30
"""Posts that are needed before moments, forms or hashtags are compared at all."""

MIN_CLASSED: Final = 20
"""The same for classes of content, which are four or so, each by posts that a person matched."""

LEVEL: Final = 0.95
"""How sure the intervals are, all those that are looked at together."""

_EXACT: Final = 300
"""Posts up to which ranks are counted exactly; above it the bell curve is as good."""

Measure = Literal["interactions", "rate"]
"""Interactions per post, or interactions per 1,000 people reached where reach is known."""

Daypart = Literal["night", "morning", "afternoon", "evening"]
_DAYPARTS: Final[tuple[Daypart, ...]] = ("night", "morning", "afternoon", "evening")
_HOURS_IN_A_PART: Final = 6


Heap = Mapping[float, int]
"""How many posts came to each value."""


class Tally(NamedTuple):
    """What the posts of one account, weekday (1 is Monday), hour and form came to.

    The hour is None where the file told no time of day, the form where it told none.
    """

    account_id: str
    weekday: int
    hour: int | None
    form: Form | None
    heap: Heap

    @property
    def posts(self) -> int:
        """How many posts they are."""
        return sum(self.heap.values())


@dataclass(frozen=True, slots=True)
class Group(Generic[K]):
    """The posts that have something in common; `low` and `high` are None where too few carry them."""

    key: K
    posts: int
    middle: float
    low: float | None
    high: float | None

    @property
    def missing(self) -> int:
        """Posts that are still needed before the group is shown."""
        return max(MIN_GROUP - self.posts, 0)


@dataclass(frozen=True, slots=True)
class Compared(Generic[K]):
    """Groups side by side, and the one whose interval lies clear of all the other posts."""

    groups: tuple[Group[K], ...]
    posts: int
    enough: int
    best: Group[K] | None
    rest: Group[None] | None

    @property
    def missing(self) -> int:
        """Posts that are still needed before groups are compared."""
        return max(self.enough - self.posts, 0)

    @property
    def shown(self) -> tuple[Group[K], ...]:
        """The groups that are large enough to be shown; none as long as there are too few in all."""
        return () if self.missing else tuple(each for each in self.groups if not each.missing)


def compared(
    values: Iterable[tuple[K | None, Heap]],
    *,
    families: int = 1,
    everything: Counter[float] | None = None,
    enough: int = MIN_ALL,
) -> Compared[K]:
    """Compare the posts of each key; those without a key count for nothing.

    The intervals hold for all groups at once (Bonferroni); `families` says how many ways of
    grouping the same posts are looked at together. Where groups overlap, `everything` is all posts.
    """
    heaps: dict[K, Counter[float]] = defaultdict(Counter)
    for key, heap in values:
        if key is not None:
            heaps[key].update(heap)
    large = sum(heap.total() >= MIN_GROUP for heap in heaps.values())
    level = 1 - (1 - LEVEL) / max(large * families, 1)
    groups = tuple(_group(key, heap, level) for key, heap in heaps.items())
    whole = _together(heaps.values()) if everything is None else everything
    best, rest = None, None
    if whole.total() >= enough:
        best, rest = _standing_out(groups, heaps, whole, level)
    return Compared(groups, whole.total(), enough, best, rest)


def of_moments(
    tallies: Sequence[Tally],
) -> "tuple[Compared[tuple[int, int]], Compared[int], Compared[Daypart]]":
    """The posts by weekday and hour, by weekday, and by part of the day; looked at together."""

    def by(key: Callable[[Tally], K | None]) -> Compared[K]:
        return compared(((key(each), each.heap) for each in tallies), families=3)

    return (
        by(lambda each: None if each.hour is None else (each.weekday, each.hour)),
        by(lambda each: each.weekday),
        by(lambda each: daypart(each.hour)),
    )


def of_forms(tallies: Sequence[Tally]) -> Compared[str]:
    """The posts by form; those whose file told none count for nothing."""
    return compared((each.form, each.heap) for each in tallies)


def daypart(hour: int | None) -> Daypart | None:
    """The part of the day that an hour is in: night until six, morning until twelve, and so on."""
    return None if hour is None else _DAYPARTS[hour // _HOURS_IN_A_PART]


def usual_of(tallies: Iterable[Tally]) -> dict[str, float]:
    """The value of each account's middle post."""
    heaps: dict[str, Counter[float]] = defaultdict(Counter)
    for each in tallies:
        heaps[each.account_id].update(each.heap)
    return {account: _group(account, heap, LEVEL).middle for account, heap in heaps.items()}


def beside_own_usual(tallies: Sequence[Tally]) -> list[Tally]:
    """The values in per cent of the middle post of their own account.

    Over several channels nothing else is fair: an hour at which only the smallest one posts would
    look like a bad hour. An account whose middle post got nothing can't be told in this way.
    """
    usual = usual_of(tallies)
    return [
        each._replace(heap=_in_per_cent(each.heap, middle))
        for each in tallies
        if (middle := usual[each.account_id]) > 0
    ]


def _in_per_cent(heap: Heap, middle: float) -> Heap:
    return {100 * value / middle: posts for value, posts in heap.items()}


def without_time(tallies: Iterable[Tally]) -> int:
    """How many posts came without a time of day."""
    return sum(each.posts for each in tallies if each.hour is None)


def rate_of(interactions: float | None, reach: float | None) -> float | None:
    """Interactions per 1,000 people reached, of one post; None where one of the two isn't known."""
    return None if interactions is None or not reach else 1000 * interactions / reach


def _together(heaps: Iterable[Counter[float]]) -> Counter[float]:
    whole: Counter[float] = Counter()
    for heap in heaps:
        whole.update(heap)
    return whole


def _standing_out(
    groups: Sequence[Group[K]],
    heaps: Mapping[K, Counter[float]],
    whole: Counter[float],
    level: float,
) -> "tuple[Group[K] | None, Group[None] | None]":
    """The best group, if even its low end lies above the high end of all the other posts."""
    found = [each for each in groups if not each.missing and each.low is not None]
    if not found:
        return None, None
    best = max(found, key=lambda each: (each.low or 0.0, each.middle))
    others = whole - heaps[best.key]
    if others.total() < MIN_GROUP:
        return None, None
    rest = _group(None, others, level)
    clear = best.low is not None and rest.high is not None and best.low > rest.high
    return (best, rest) if clear else (None, rest)


def _group(key: K, heap: Counter[float], level: float) -> Group[K]:
    values = sorted(heap)
    until = list(accumulate(heap[value] for value in values))
    posts = until[-1]
    middle = (_at(values, until, (posts + 1) // 2) + _at(values, until, posts // 2 + 1)) / 2
    rank = _rank(posts, level)
    if rank == 0:
        return Group(key, posts, middle, None, None)
    return Group(key, posts, middle, _at(values, until, rank), _at(values, until, posts + 1 - rank))


def _at(values: Sequence[float], until: Sequence[int], rank: int) -> float:
    """The value of the post that is the `rank`-th from below."""
    return values[bisect_left(until, rank)]


@cache
def _rank(posts: int, level: float) -> int:
    """How many posts from either end the interval of the median begins; 0 where they are too few."""
    if posts > _EXACT:
        return max(int((posts - NormalDist().inv_cdf((1 + level) / 2) * sqrt(posts)) / 2), 0)
    allowed, ways, rank = (1 - level) / 2 * 2**posts, 0, 0
    while rank <= posts // 2 and (ways := ways + comb(posts, rank)) <= allowed:
        rank += 1
    return rank
