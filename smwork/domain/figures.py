"""Figures as they were measured, and what was understood of a file that brought them.

A figure is either one post's (`Post`, since it was published) or one day's of the whole account
(`DayFigure`). What is not known is absent, never zero. Times are wall times as the platform
wrote them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from math import fsum
from typing import Literal

from smwork.domain.audience import AudienceShare
from smwork.domain.content import Form
from smwork.domain.say import Say

PLATFORMS: tuple[str, ...] = (
    "instagram",
    "facebook",
    "linkedin",
    "x",
    "tiktok",
    "youtube",
    "threads",
    "pinterest",
    "bluesky",
    "mastodon",
    "whatsapp",
    "snapchat",
    "google_business",
    "website",
    "newsletter",
    "other",
)

STOCK_METRICS: frozenset[str] = frozenset({"followers"})
"""Levels that stand at a moment: over a period the last one counts, not the sum."""

FLOW_METRICS: frozenset[str] = frozenset(
    [
        "reach",
        "impressions",
        "views",
        "likes",
        "reactions",
        "comments",
        "shares",
        "saves",
        "clicks",
        "link_clicks",
        "follows",
        "unfollows",
        "video_views",
        "watch_minutes",
        "profile_visits",
        "posts",
        "interactions",
        "sessions",
        "users",
        "new_users",
        "conversions",
        "leads",
        "revenue",
        "spend",
        "mentions",
        "competitor_mentions",
        "messages_in",
        "messages_answered",
        "response_minutes",
        "trials",
        "reviews",
        "review_stars",
    ]
)
BASE_METRICS: frozenset[str] = STOCK_METRICS | FLOW_METRICS


ADS_ACCOUNT = "meta-ads"
"""The handle under which the figures of ads are kept, apart from those of the page itself."""


@dataclass(frozen=True, slots=True)
class Account:
    """Whose figures they are, as far as the file says."""

    platform: str
    handle: str | None = None
    name: str | None = None
    of_others: bool = False
    """Whether the file is about pages that one compares oneself with."""


@dataclass(frozen=True, slots=True)
class Post:
    """One published post with its figures; `line` is where it begins in the file (or sheet).

    `metrics` has base metrics only; columns that the workbook has no name for are in `extra`.
    """

    post_id: str
    published: datetime
    form: Form | None
    text: str
    link: str | None
    metrics: Mapping[str, float]
    line: int
    extra: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DayFigure:
    """One metric of the whole account on one day.

    A `metric` that is no base metric is a column which the workbook has no name for.
    """

    day: date
    metric: str
    value: float
    line: int


@dataclass(frozen=True, slots=True)
class LinkFigure:
    """One metric of one link or page; what GA4 knows by its tags stands as `utm_campaign=…`.

    It adds up the days from `since` to `day`: the same of a figure by day, None if nobody says.
    """

    day: date
    since: date | None
    link: str
    metric: str
    value: float
    line: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in the file that was not taken over, and why."""

    line: int | None
    reason: Say


@dataclass(frozen=True, slots=True)
class Question:
    """What a person must confirm before the figures are kept; `proposed` was used meanwhile."""

    key: Literal["year", "platform"]
    text: Say
    proposed: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said to the questions of an earlier reading of the same file.

    `zone` is the time zone that its times are in, where that is another than ours; `ours` is the
    client's own.
    """

    year: int | None = None
    platform: str | None = None
    zone: str | None = None
    ours: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A file of which nothing is kept: why, and the line that showed it where there is one."""

    reason: Say
    line: int | None = None


@dataclass(frozen=True, slots=True)
class PostTotals:
    """What the posts of a long file come to: they are too many to be held at once.

    `months` has metric → first day of the month → total, with the number of posts as `posts`.
    """

    posts: int
    months: Mapping[str, Mapping[date, float]]
    have_times: bool = True
    """Whether the file tells at what time of day they went out."""
    beside: tuple[str, ...] = ()
    """The keys of columns that the workbook has no name for."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What one file says about one platform. `also` has the parts about other platforms."""

    kind: str
    title: str
    platform: str
    account: Account
    period_start: date
    period_end: date
    rows: int
    posts: tuple[Post, ...] = ()
    days: tuple[DayFigure, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Say, ...] = ()
    questions: tuple[Question, ...] = ()
    currency: str | None = None
    also: "tuple[Understood, ...]" = ()
    audience: tuple[AudienceShare, ...] = ()
    links: tuple[LinkFigure, ...] = ()
    long: PostTotals | None = None
    """Instead of `posts` where those are many: keeping the file reads them again."""

    def parts(self) -> "Iterator[Understood]":
        """This part and those about other platforms: what has to be kept, one by one."""
        yield self
        yield from self.also

    def day_sums(self) -> dict[str, float]:
        """Base metric → total of the account's days; of a stock, the last day's value."""
        sums: dict[str, float] = {}
        for figure in sorted(self.days, key=lambda each: each.day):
            if figure.metric in STOCK_METRICS:
                sums[figure.metric] = figure.value
            elif figure.metric in FLOW_METRICS:
                sums[figure.metric] = sums.get(figure.metric, 0.0) + figure.value
        return sums

    def post_sums(self) -> dict[str, float]:
        """Base metric → total over the posts, with the number of posts as `posts`."""
        if self.long is not None:
            return {metric: fsum(each.values()) for metric, each in self.long.months.items()}
        sums: dict[str, float] = {"posts": float(len(self.posts))} if self.posts else {}
        for post in self.posts:
            for metric, value in post.metrics.items():
                sums[metric] = sums.get(metric, 0.0) + value
        return sums

    def beside(self) -> tuple[str, ...]:
        """The keys of what is kept beside, in columns that the workbook has no name for."""
        found = list(self.long.beside) if self.long is not None else []
        found += [name for post in self.posts for name in post.extra]
        found += [figure.metric for figure in self.days if figure.metric not in BASE_METRICS]
        return tuple(dict.fromkeys(found))

    def has_times(self) -> bool:
        """Whether the file tells at what time of day its posts went out."""
        if self.long is not None:
            return self.long.have_times
        return any(post.published.time() != time.min for post in self.posts)

    def post_months(self, metric: str) -> dict[date, float]:
        """The metric's total over the posts, by month."""
        if self.long is not None:
            return dict(self.long.months.get(metric, {}))
        months: dict[date, float] = {}
        for post in self.posts:
            month = post.published.date().replace(day=1)
            value = 1.0 if metric == "posts" else post.metrics.get(metric)
            if value is not None:
                months[month] = months.get(month, 0.0) + value
        return months

    def link_sums(self) -> dict[str, float]:
        """Base metric → total over the links."""
        sums: dict[str, float] = {}
        for figure in self.links:
            sums[figure.metric] = sums.get(figure.metric, 0.0) + figure.value
        return sums

    def sums(self) -> dict[str, float]:
        """Base metric → total: the account's days where they are known, else posts, else links.

        These are never added: an account's day holds what its posts did on that day.
        """
        return {**self.link_sums(), **self.post_sums(), **self.day_sums()}


PASSED_ON = ("comments", "shares", "saves")


def interactions(metrics: Mapping[str, float]) -> float | None:
    """What people did: the known ones of reactions (or likes), comments, shares and saves.

    Unknown if none is known. Reactions include likes, so only one of the two is counted.
    """
    applause = metrics.get("reactions", metrics.get("likes"))
    known = [metrics[each] for each in PASSED_ON if each in metrics]
    if applause is not None:
        known.append(applause)
    return sum(known) if known else None
