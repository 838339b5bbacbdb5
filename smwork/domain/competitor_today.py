"""What a competitor's figures are today: measured from a file where there is one, else as typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from smwork.domain.months import days_in
from smwork.domain.research import Competitor
from smwork.domain.series import MonthSum, handle_key

PERIOD_DAYS = "period_days"
"""How many days a comparison of pages adds up: kept beside its figures, of no meaning by itself."""
_WEEK = 7
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class CompetitorToday:
    """Followers, posts per week, and interactions per post in % of followers.

    `measured_on` is the last day of the newest file; None when all of it was typed.
    """

    followers: float | None
    posts_per_week: float | None
    engagement: float | None
    measured_on: date | None = None


def competitor_today(
    competitor: Competitor, measured: Mapping[str, Sequence[MonthSum]]
) -> CompetitorToday:
    """The newest figures of a competitor on its platform; what no file tells stays as it was typed."""
    rows = _of(competitor, measured)
    if not rows:
        return CompetitorToday(
            competitor.followers, competitor.posts_per_week, competitor.engagement
        )
    followers, posts, done = (
        _newest(rows, each) for each in ("followers", "posts", "interactions")
    )
    level = followers.last if followers else competitor.followers
    return CompetitorToday(
        followers=level,
        posts_per_week=_per_week(rows, posts) if posts else competitor.posts_per_week,
        engagement=_engagement(done, posts, level) or competitor.engagement,
        measured_on=max(row.through for row in rows),
    )


def _of(competitor: Competitor, measured: Mapping[str, Sequence[MonthSum]]) -> list[MonthSum]:
    """By name, or by the handle that its figures are kept under."""
    names = {handle_key(each) for each in (competitor.name, competitor.handle) if each}
    return [
        row
        for name, rows in measured.items()
        for row in rows
        if row.platform == competitor.platform and {handle_key(name), row.account} & names
    ]


def _newest(rows: Sequence[MonthSum], metric: str) -> MonthSum | None:
    found = [row for row in rows if row.metric == metric]
    return max(found, key=lambda row: (row.through, row.scope), default=None)


def _amount(row: MonthSum) -> float:
    """Of a file about a whole period its newest total; of single posts the sum of the month."""
    return row.last if row.scope == "account" else row.total


def _per_week(rows: Sequence[MonthSum], posts: MonthSum) -> float:
    period = _newest(rows, PERIOD_DAYS)
    days = period.last if period and posts.scope == "account" else days_in(posts.month)
    return _amount(posts) / days * _WEEK


def _engagement(
    done: MonthSum | None, posts: MonthSum | None, followers: float | None
) -> float | None:
    """Interactions per post in % of followers, of one and the same month."""
    if done is None or posts is None or not followers or not _amount(posts):
        return None
    if (done.month, done.scope) != (posts.month, posts.scope):
        return None
    return _amount(done) / _amount(posts) / followers * _HUNDRED
