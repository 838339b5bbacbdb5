"""Planned and real on one line: what went out of the calendar, what did not, and what each class did."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from smwork.domain.content import Item
from smwork.domain.posts.moments import MIN_CLASSED, Compared, Measure, compared, rate_of
from smwork.domain.posts.published import (
    PostAccount,
    PostKey,
    PublishedPost,
    channels_of_accounts,
    confirmed_posts,
)
from smwork.domain.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Result:
    """An item and the post that it became."""

    item: Item
    post: PublishedPost


@dataclass(frozen=True, slots=True)
class Missing:
    """Items whose day has passed and that no post is known of.

    Of `items` the figures say that nothing went out; those that can't be told yet are counted:
    `later` lie after the last day that the channel's files cover, `unmeasured` on a channel of
    which no posts were read in.
    """

    items: tuple[Item, ...]
    later: int
    unmeasured: int


def results(book: Workbook, posts: Mapping[PostKey, PublishedPost]) -> list[Result]:
    """The items with their posts, latest first; a post whose figures are gone has no line."""
    post_of = confirmed_posts(book.matches)
    found = [
        Result(item, posts[post_of[item.id]])
        for item in book.items
        if item.id in post_of and post_of[item.id] in posts
    ]
    return sorted(found, key=lambda each: (each.post.published, each.item.id), reverse=True)


def missing(
    book: Workbook,
    accounts: Sequence[PostAccount],
    today: date,
    waiting: Set[str] = frozenset(),
) -> Missing:
    """The items whose day has passed without a post, earliest first.

    Those that were dropped are done with; those in `waiting` (ids) may have one.
    """
    covered = _covered(book, accounts)
    done = confirmed_posts(book.matches)
    passed = sorted(
        (
            (item.planned_on, item.id, item)
            for item in book.items
            if item.planned_on is not None
            and item.planned_on < today
            and item.status != "dropped"
            and item.id not in done
            and item.id not in waiting
        ),
        key=lambda each: each[:2],
    )
    gone, later, unmeasured = [], 0, 0
    for day, _, item in passed:
        through = covered.get(item.channel_id or "")
        if through is None:
            unmeasured += 1
        elif day > through:
            later += 1
        else:
            gone.append(item)
    return Missing(tuple(gone), later, unmeasured)


def of_classes(
    found: Sequence[Result],
    class_of: Callable[[Item], str | None],
    measure: Measure,
    usual: Mapping[str, float] | None = None,
) -> Compared[str]:
    """What the posts of each class did; with `usual` in per cent of their own account's middle post."""
    heaps: dict[str, Counter[float]] = defaultdict(Counter)
    for each in found:
        value = value_of(each.post, measure, usual)
        if value is not None and (name := class_of(each.item)):
            heaps[name][value] += 1
    return compared(heaps.items(), enough=MIN_CLASSED)


def value_of(
    post: PublishedPost, measure: Measure, usual: Mapping[str, float] | None = None
) -> float | None:
    """What a post comes to by a measure; None where its figures don't tell."""
    done = post.interactions
    value = done if measure == "interactions" else rate_of(done, post.reach)
    if value is None or usual is None:
        return value
    middle = usual.get(post.key.account_id)
    return 100 * value / middle if middle else None


def _covered(book: Workbook, accounts: Sequence[PostAccount]) -> dict[str, date]:
    """The last day that files with posts cover, by channel."""
    channel_of = channels_of_accounts(book.channels, accounts)
    covered: dict[str, date] = {}
    for account in accounts:
        if channel_id := channel_of.get(account.id):
            covered[channel_id] = max(account.through, covered.get(channel_id, date.min))
    return covered
