"""Which published post is which item of the calendar: by link, else by channel, time and words.

Two steps, because only the second changes with each answer of a person: `candidates` weighs every
pair that can belong together, `proposals` gives each item at most one post and each post at most
one item, the surest first. Nothing is taken as true here: a person confirms.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import chain
from math import log
from typing import Final, Literal, NamedTuple

from smwork.domain.alike import address_key, addresses, words
from smwork.domain.content import Item
from smwork.domain.published import PostKey, PostMatch, PublishedPost, confirmed_posts

DAYS: Final = 3
"""Days that a post may lie from its plan: an item slips, and a file may be in another time zone."""

ALIKE: Final = 0.35
"""The part of the shorter text's weight that both share, below which words say nothing."""

SURE: Final = 0.75
SURE_ON_TIME: Final = 0.5
"""The likeness that is sure by itself, and the one that is with the day and the hour as planned."""

_ON_TIME: Final = timedelta(minutes=90)
_ONE_DAY: Final = timedelta(days=1)
_CLEAR: Final = 0.15
"""How much better a sure one is than the next best for the same item or post."""

_PER_DAY, _WHEN_ON_TIME, _BY_TIME_ALONE = 0.05, 0.1, 0.25
_OWN_LINK, _ONLY_LINK, _SHARED_LINK = 2.0, 1.2, 1.0
_SURE_LINK: Final = 1.1
_FEW_WORDS: Final = 3
"""A text shorter than this many rare words is taken as so long: two words are soon shared."""

By = Literal["link", "text", "time"]


class Candidate(NamedTuple):
    """An item and a post that can belong together; `off` is how far the post is from its plan."""

    score: float
    by: By
    likeness: float
    off: timedelta | None
    item: Item
    post: PublishedPost


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is laid before a person; a sure one may be confirmed along with all other sure ones."""

    item: Item
    post: PublishedPost
    by: By
    likeness: float
    off: timedelta | None
    sure: bool


def candidates(
    items: Iterable[Item],
    posts: Iterable[PublishedPost],
    channel_of: Mapping[str, str],
    links: Mapping[str, Sequence[str]],
) -> list[Candidate]:
    """Every item with every post that may be it, the likeliest first.

    `channel_of` gives the channel of an account; posts of other accounts are left out. `links` are
    the addresses that were made for an item beside the one that stands in it.
    """
    lanes: dict[str, list[PublishedPost]] = defaultdict(list)
    for post in posts:
        if post.key.account_id in channel_of:
            lanes[channel_of[post.key.account_id]].append(post)
    planned: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.channel_id is not None:
            planned[item.channel_id].append(item)
    found = (_on_channel(planned[channel], lanes[channel], links) for channel in planned)
    return sorted(chain.from_iterable(found), key=_likeliest)


def proposals(found: Sequence[Candidate], answers: Sequence[PostMatch]) -> list[Proposal]:
    """One post for each item out of the candidates, the sure ones first; what was answered is not asked again."""
    refused = {(each.item_id, each.key) for each in answers if each.state == "refused"}
    confirmed = confirmed_posts(answers)
    taken = set(confirmed.values())
    free = [
        each
        for each in found
        if each.item.id not in confirmed
        and each.post.key not in taken
        and (each.item.id, each.post.key) not in refused
    ]
    given = [
        Proposal(each.item, each.post, each.by, each.likeness, each.off, sure)
        for each, sure in _given(free)
    ]
    return sorted(given, key=lambda each: not each.sure)


# --- weighing -------------------------------------------------------------------------------------


def _likeliest(each: Candidate) -> tuple[float, str, PostKey]:
    return -each.score, each.item.id, each.post.key


def _on_channel(
    items: Sequence[Item], posts: Sequence[PublishedPost], links: Mapping[str, Sequence[str]]
) -> list[Candidate]:
    """The candidates of one channel; a pair that is found in two ways counts by the surer one."""
    lane = _Lane(sorted(posts, key=lambda each: (each.published, each.key)))
    alone = Counter(item.planned_on for item in items)
    own = {
        item.id: {each for each in (item.link, *links.get(item.id, ())) if each} for item in items
    }
    shared = Counter(address_key(each) for addressed in own.values() for each in addressed)
    best: dict[tuple[str, PostKey], Candidate] = {}
    for item in items:
        by_links = (lane.by_link(item, each, shared) for each in sorted(own[item.id]))
        for each in chain(lane.by_words(item), lane.by_time(item, alone), *by_links):
            pair = each.item.id, each.post.key
            if pair not in best or best[pair].score < each.score:
                best[pair] = each
    return list(best.values())


@dataclass(frozen=True)
class _Lane:
    """The posts of one channel, earliest first, with the words that each of them has."""

    posts: Sequence[PublishedPost]

    @cached_property
    def days(self) -> list[date]:
        return [each.published.date() for each in self.posts]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Word → the posts that have it, so that an item only meets posts that share a word."""
        places: dict[str, list[int]] = defaultdict(list)
        for at, post in enumerate(self.posts):
            for word in words(post.text):
                places[word].append(at)
        return dict(places)

    @cached_property
    def linked(self) -> dict[tuple[object, ...], list[int]]:
        """Address → the posts that it is the address of, or that have it in their text."""
        linked: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for at, post in enumerate(self.posts):
            written = [post.link] if post.link else []
            for key in {address_key(each) for each in (*written, *addresses(post.text))}:
                linked[key].append(at)
        return dict(linked)

    @cached_property
    def weights(self) -> list[float]:
        """Of each post the weight of its words together."""
        weights = [0.0] * len(self.posts)
        for word, places in self.places.items():
            for at in places:
                weights[at] += self.weight(word)
        return weights

    def weight(self, word: str) -> float:
        """A rare word tells more than one that is in every post."""
        return log(1 + len(self.posts) / (1 + len(self.places.get(word, ()))))

    def window(self, day: date) -> tuple[int, int]:
        """The places of the posts of the days round a day."""
        first, last = day - timedelta(days=DAYS), day + timedelta(days=DAYS)
        return bisect_left(self.days, first), bisect_right(self.days, last)

    def by_words(self, item: Item) -> Iterable[Candidate]:
        """The posts round the item's day that share enough of its words."""
        if item.planned_on is None or not self.posts:
            return
        first, last = self.window(item.planned_on)
        own = words(f"{item.title} {item.message}")
        shared: dict[int, float] = defaultdict(float)
        for word in own:
            places, weight = self.places.get(word, []), self.weight(word)
            for at in places[bisect_left(places, first) : bisect_left(places, last)]:
                shared[at] += weight
        whole = sum(map(self.weight, own))
        least = _FEW_WORDS * log(1 + len(self.posts))
        for at, both in shared.items():
            likeness = min(both / max(min(whole, self.weights[at]), least), 1.0)
            if likeness >= ALIKE:
                yield self._candidate("text", likeness, likeness, item, at)

    def by_time(self, item: Item, alone: Mapping[date | None, int]) -> Iterable[Candidate]:
        """The only post of the day on which it is the only item, unless the hours lie far apart."""
        if item.planned_on is None or alone[item.planned_on] != 1:
            return
        first = bisect_left(self.days, item.planned_on)
        if bisect_right(self.days, item.planned_on) - first == 1:
            off, post = _off(item, self.posts[first]), self.posts[first]
            if not (item.planned_at and post.has_time) or abs(off or timedelta()) <= 2 * _ON_TIME:
                yield self._candidate("time", _BY_TIME_ALONE, 0.0, item, first)

    def by_link(
        self, item: Item, link: str, shared: Mapping[tuple[object, ...], int]
    ) -> Iterable[Candidate]:
        """The posts with a link: at any time where it is made for one post, else round the item's day."""
        key = address_key(link)
        found = self.linked.get(key, [])
        only = shared[key] == 1 and len(found) == 1
        first, last = self.window(item.planned_on) if item.planned_on else (0, 0)
        for at in found:
            if only and (link != item.link or _is_own(link, self.posts[at])):
                yield self._candidate("link", _OWN_LINK, 0.0, item, at)
            elif first <= at < last:
                yield self._candidate("link", _ONLY_LINK if only else _SHARED_LINK, 0.0, item, at)

    def _candidate(self, by: By, score: float, likeness: float, item: Item, at: int) -> Candidate:
        post = self.posts[at]
        off = _off(item, post)
        if item.planned_on is not None:
            score -= _PER_DAY * min(abs((post.published.date() - item.planned_on).days), DAYS)
        if off is not None and item.planned_at and abs(off) <= _ON_TIME:
            score += _WHEN_ON_TIME
        return Candidate(score, by, likeness, off, item, post)


def _is_own(link: str, post: PublishedPost) -> bool:
    """Whether a link is made for one post: the post's own address, or one with tags."""
    tagged = "utm_" in link
    return tagged or (post.link is not None and address_key(link) == address_key(post.link))


def _off(item: Item, post: PublishedPost) -> timedelta | None:
    """How long after its plan a post went out; in whole days where one of the two has no time."""
    if item.planned_on is None:
        return None
    if not (item.planned_at and post.has_time):
        return post.published.date() - item.planned_on
    return post.published - datetime.combine(item.planned_on, time.fromisoformat(item.planned_at))


# --- giving ---------------------------------------------------------------------------------------


def _given(free: Sequence[Candidate]) -> Iterable[tuple[Candidate, bool]]:
    """The likeliest first, each item and post once; and whether it is sure.

    It is sure when nothing else for the same item or post comes near, other than what is surely
    something else's.
    """
    taken: set[str | PostKey] = set()
    settled: set[str | PostKey] = set()
    rivals: dict[str | PostKey, list[Candidate]] = defaultdict(list)
    for each in free:
        for name in _names(each):
            rivals[name].append(each)
    for each in free:
        if taken.intersection(_names(each)):
            continue
        others = chain.from_iterable(rivals[name] for name in _names(each))
        near = [o for o in others if o is not each and each.score - o.score < _CLEAR]
        sure = _strong(each) and all(settled.intersection(_names(other)) for other in near)
        taken.update(_names(each))
        if sure:
            settled.update(_names(each))
        yield each, sure


def _names(each: Candidate) -> tuple[str, PostKey]:
    return each.item.id, each.post.key


def _strong(each: Candidate) -> bool:
    if each.by == "link":
        return each.score > _SURE_LINK
    near = each.off is not None and abs(each.off) <= _ONE_DAY
    on_time = each.off is not None and abs(each.off) <= _ON_TIME
    return near and (each.likeness >= SURE or (on_time and each.likeness >= SURE_ON_TIME))
