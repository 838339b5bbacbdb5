"""What the posts' page reads: whose posts there are, the choices that are made, and what belongs together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from operator import attrgetter

from smwork.domain.content import Item
from smwork.domain.links.build import tagged
from smwork.domain.months import first_day, next_month
from smwork.domain.plan import Plan
from smwork.domain.posts.matching import DAYS, Candidate, candidates
from smwork.domain.posts.proposals import Proposal, proposals
from smwork.domain.posts.published import (
    PostAccount,
    PostKey,
    PublishedPost,
    channels_of_accounts,
    confirmed_posts,
)
from smwork.domain.posts.results import Result, results
from smwork.domain.workbook import Workbook
from smwork.store.database import Tx
from smwork.store.figure_files import Unfinished, read_unfinished
from smwork.store.post_views import Period, read_accounts, read_posts, read_published
from smwork.store.shelf import Shelf
from smwork.ui.context import Here
from smwork.ui.reading import Reading

_MANY = 20_000
_COUNTING = (
    *("id", "title", "message", "planned_on", "planned_at", "channel_id", "link"),
    "form",  # shown beside a proposal
)
"""What of an item makes a post likely to be it."""
_Weighed = tuple[tuple[PublishedPost, ...], object, list[Candidate]]
_weighed: Shelf[str, _Weighed] = Shelf(keep=8)


@dataclass(frozen=True, slots=True)
class Posts:
    """The accounts with posts that are channels of the plan, those with the most first.

    `unfinished` are the files that are on their way in or out at the same moment.
    """

    accounts: tuple[PostAccount, ...]
    channel_of: Mapping[str, str]
    unfinished: tuple[Unfinished, ...] = ()

    @property
    def are_many(self) -> bool:
        """Whether weighing them against the calendar takes a moment: then only where it is asked for."""
        return sum(each.posts for each in self.accounts) > _MANY

    def ids(self, channel_id: str = "") -> list[str]:
        """The accounts of a channel; of all channels when none is named."""
        return [a.id for a in self.accounts if channel_id in ("", self.channel_of[a.id])]

    def covered(self, channel_id: str, period: Period) -> tuple[date, date]:
        """The first and the last day of a period that files of a channel, or of all, cover."""
        there = [a for a in self.accounts if channel_id in ("", self.channel_of[a.id])]
        first, last = min(each.first for each in there), max(each.through for each in there)
        return max(first, period.first or first), min(last, period.last or last)

    def channels(self) -> list[str]:
        """The channels with posts, the one with the most first."""
        return list(dict.fromkeys(self.channel_of[each.id] for each in self.accounts))


def posts_of_plan(here: Here, now: Reading) -> Posts:
    """Whose posts were read in, as far as they are the plan's."""
    known, unfinished = here.read(partial(_accounts_and_files, now.book.client.id))
    channel_of = channels_of_accounts(now.book.channels, known)
    own = tuple(each for each in known if each.id in channel_of)
    return Posts(own, channel_of, tuple(unfinished))


def _accounts_and_files(client_id: str, tx: Tx) -> tuple[tuple[PostAccount, ...], list[Unfinished]]:
    return read_accounts(tx, client_id), read_unfinished(tx, client_id)


def days_of(period: str, plan: Plan, today: date) -> Period:
    """The days of a chosen period: whole months up to now, the plan's own, or all of them."""
    if period == "plan":
        return Period(plan.start, plan.end)
    if period == "all":
        return Period()
    months = 3 if period == "quarter" else 12
    return Period(next_month(first_day(today), 1 - months), today)


def found_results(here: Here, now: Reading) -> list[Result]:
    """Every item that has a post, with its figures."""
    keys = list(confirmed_posts(now.book.matches).values())
    read = partial(read_posts, client_id=now.book.client.id, keys=keys)
    return now.once("results of items", lambda: results(now.book, here.read(read)))


def post_of(here: Here, now: Reading, item: Item) -> PublishedPost | None:
    """The post that an item became, if somebody said so and its figures are there."""
    key = confirmed_posts(now.book.matches).get(item.id)
    if key is None:
        return None
    found = here.read(partial(read_posts, client_id=now.book.client.id, keys=[key]))
    return found.get(key)


def found_proposals(here: Here, now: Reading, posts: Posts) -> list[Proposal]:
    """What is laid before a person, the sure ones first."""
    return now.once(
        "proposals",
        lambda: proposals(_candidates(here, now, posts), now.book.matches),
    )


def _candidates(here: Here, now: Reading, posts: Posts) -> list[Candidate]:
    """Weighed anew only when something changes that counts: an answer or a status does not."""
    book, read = now.book, laid_beside(here, now, posts)
    links = _links(book)
    given = (
        tuple(attrgetter(*_COUNTING)(each) for each in book.items),
        tuple((name, tuple(found)) for name, found in links.items()),
        tuple(posts.channel_of.items()),
    )
    kept = _weighed.get(book.plan.id)
    if kept is None or kept[0] is not read or kept[1] != given:
        kept = read, given, candidates(book.items, read, posts.channel_of, links)
        _weighed.put(book.plan.id, kept)
    return kept[2]


def laid_beside(here: Here, now: Reading, posts: Posts) -> tuple[PublishedPost, ...]:
    """The posts of the days that the calendar is about; of very many, the latest."""
    client_id, period = now.book.client.id, _planned(now.book.items)
    return here.read(
        partial(read_published, client_id=client_id, account_ids=posts.ids(), period=period)
    )


def _planned(items: Sequence[Item]) -> Period:
    """The days that posts of these items can lie in; all of them where an item goes by its link alone."""
    days = [each.planned_on for each in items if each.planned_on is not None]
    if not days or any(each.link and each.planned_on is None for each in items):
        return Period()
    return Period(min(days) - timedelta(days=DAYS), max(days) + timedelta(days=DAYS))


def _links(book: Workbook) -> dict[str, list[str]]:
    """The addresses that were made for each item."""
    links: dict[str, list[str]] = {}
    for each in book.tagged_links:
        if each.item_id is not None:
            whole = tagged(each.url, each.tags(), each.style) if each.url else ""
            links.setdefault(each.item_id, []).extend(filter(None, (whole, each.short)))
    return links


def key_text(key: PostKey) -> str:
    """A post's key as part of a widget's name."""
    return f"{key.account_id}.{key.post_id}"
