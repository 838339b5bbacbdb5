"""What is laid before a person out of all pairs that can belong together: one post for each item.

Nothing is taken as true here: a person confirms, and what was answered is not asked again.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from typing import Final

from smwork.domain.content import Item
from smwork.domain.posts.matching import ON_TIME, By, Candidate
from smwork.domain.posts.published import PostKey, PostMatch, PublishedPost, confirmed_posts

SURE: Final = 0.75
SURE_ON_TIME: Final = 0.5
"""The likeness that is sure by itself, and the one that is with the day and the hour as planned."""

_CLEAR: Final = 0.15
"""How much better a sure one is than the next best for the same item or post."""

_SURE_LINK: Final = 1.1
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is laid before a person; a sure one may be confirmed along with all other sure ones."""

    item: Item
    post: PublishedPost
    by: By
    likeness: float
    off: timedelta | None
    sure: bool


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
    on_time = each.off is not None and abs(each.off) <= ON_TIME
    return near and (each.likeness >= SURE or (on_time and each.likeness >= SURE_ON_TIME))
