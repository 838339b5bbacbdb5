"""Which published post is which item of the calendar: by link, else by channel, time and words.

Every pair that can belong together is weighed here, whatever was answered; which of them is laid
before a person is settled in `proposals`, anew with each answer.
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

from smwork.domain.addresses import address_key
from smwork.domain.content import Item
from smwork.domain.posts.alike import addresses, words
from smwork.domain.posts.published import PostKey, PublishedPost

DAYS: Final = 3
"""Days that a post may lie from its plan: an item slips, and a file may be in another time zone."""

ALIKE: Final = 0.35
"""The part of the shorter text's weight that both share, below which words say nothing."""

ON_TIME: Final = timedelta(minutes=90)
"""How far from its hour a post is still on time."""

_ONE_DAY: Final = timedelta(days=1)
_PER_DAY, _WHEN_ON_TIME, _BY_TIME_ALONE = 0.05, 0.1, 0.25
_OWN_LINK, _ONLY_LINK, _SHARED_LINK = 2.0, 1.2, 1.0
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


# --- weighing -------------------------------------------------------------------------------------


def _likeliest(each: Candidate) -> tuple[float, str, PostKey]:
    return -each.score, each.item.id, each.post.key


def _on_channel(
    items: Sequence[Item], posts: Sequence[PublishedPost], links: Mapping[str, Sequence[str]]
) -> list[Candidate]:
    """The candidates of one channel; a pair that is found in two ways counts by the surer one."""
    alone = Counter(item.planned_on for item in items)
    own = {
        item.id: {each for each in (item.link, *links.get(item.id, ())) if each} for item in items
    }
    lane = _Lane(_near(items, posts, anywhere=any(own.values())))
    shared = Counter(address_key(each) for addressed in own.values() for each in addressed)
    best: dict[tuple[str, PostKey], Candidate] = {}
    for item in items:
        by_links = (lane.by_link(item, each, shared) for each in sorted(own[item.id]))
        for each in chain(lane.by_words(item), lane.by_time(item, alone), *by_links):
            pair = each.item.id, each.post.key
            if pair not in best or best[pair].score < each.score:
                best[pair] = each
    return list(best.values())


def _near(
    items: Sequence[Item], posts: Sequence[PublishedPost], *, anywhere: bool
) -> list[PublishedPost]:
    """The posts that can be one of these items, earliest first; a link can stand in any of them."""
    days = {
        item.planned_on + off * _ONE_DAY
        for item in items
        if item.planned_on is not None
        for off in range(-DAYS, DAYS + 1)
    }
    near = [each for each in posts if anywhere or each.published.date() in days]
    return sorted(near, key=lambda each: (each.published, each.key))


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
    def linked(self) -> dict[str, list[int]]:
        """Address → the posts that it is the address of, or that have it in their text."""
        linked: dict[str, list[int]] = defaultdict(list)
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
            if not (item.planned_at and post.has_time) or abs(off or timedelta()) <= 2 * ON_TIME:
                yield self._candidate("time", _BY_TIME_ALONE, 0.0, item, first)

    def by_link(self, item: Item, link: str, shared: Mapping[str, int]) -> Iterable[Candidate]:
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
        if off is not None and item.planned_at and abs(off) <= ON_TIME:
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
