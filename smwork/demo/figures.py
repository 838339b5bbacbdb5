"""The demo's figures: what each month came to is told in the story, the days of it are drawn.

Drawing is done with a seed per account, so that the same day gives the same figures everywhere. The
figures are kept as a file's are, under a name that says what they are.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import accumulate, cycle, pairwise
from math import exp
from random import Random
from statistics import mean
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from smwork.demo.calendar import Calendar
from smwork.demo.posts import PlannedPost, by_day, planned_posts, pull, usual_pull
from smwork.demo.story import Story
from smwork.demo.visits import keep_visits
from smwork.domain.content import Form
from smwork.domain.figures import Account, DayFigure, Post, Understood, interactions
from smwork.domain.months import days_in, last_day
from smwork.store import figures
from smwork.store.database import Tx

SEASON: Final = (0.82, 0.86, 1.04, 1.15, 1.2, 1.12, 0.95, 0.92, 1.12, 1.02, 0.88, 0.9)
"""How busy a bicycle workshop is from January to December: spring and September, not the frost."""

_NOISE: Final = 0.25
"""How much one day or post differs from another for no reason at all."""

_TASTE: Final = 0.06
"""How much more or less people do with one post than with another that as many of them see."""

_HEADER: Final = 1
"""The line that the columns' names would take in a file."""

Months = tuple[float, ...]
"""What each of the latest months came to: nine of them, or as many as were measured."""


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PostFigures(_Told):
    """What goes out in a week, what a post reaches on average, and what comes back, per month.

    `per_hundred` gives for each metric how many of it a hundred reached people (or views) bring.
    """

    weekdays: tuple[int, ...]
    hours: tuple[int, ...]
    forms: tuple[Form, ...]
    seen_as: str
    seen: Months
    per_hundred: dict[str, Months]


class AccountFigures(_Told):
    """One account: its followers from before the start to now, and its other metrics per month."""

    platform: str
    handle: str
    week: Annotated[tuple[float, ...], Field(min_length=7, max_length=7)]
    followers: Months = ()
    days: dict[str, Months] = {}
    posts: PostFigures | None = None


def keep_figures(tx: Tx, client_id: str, story: Story, calendar: Calendar) -> None:
    """Keep the figures of all the story's accounts, each as if they came from a file of its own."""
    keep_visits(tx, client_id, story, calendar)
    for name, told in story.records["figures"].items():
        account = AccountFigures.model_validate(told)
        figures.keep(
            tx,
            client_id,
            understood(
                account,
                calendar,
                story.posts.get(name, ()),
                planned_posts(story, calendar, name),
            ),
            handle=account.handle,
            file_name=f"demo-{account.platform}.csv",
            digest=f"demo-{account.platform}-{calendar.today}",
        )


def understood(
    account: AccountFigures,
    calendar: Calendar,
    texts: Sequence[str],
    planned: Sequence[PlannedPost] = (),
) -> Understood:
    """All figures of an account, as if a file had brought them; posts go out as they were planned."""
    chance = Random(account.platform)  # noqa: S311 - nothing secret: the same figures every time
    days = tuple(_days(account, calendar, chance))
    posts = tuple(_posts(account, calendar, chance, texts, planned))
    return Understood(
        kind="demo",
        title="demo",
        platform=account.platform,
        account=Account(account.platform, handle=account.handle),
        period_start=calendar.measured[0],
        period_end=last_day(calendar.measured[-1]),
        rows=len({figure.line for figure in days}) + len(posts),
        posts=posts,
        days=days,
    )


# --- days -----------------------------------------------------------------------------------------


def _days(account: AccountFigures, calendar: Calendar, chance: Random) -> Iterator[DayFigure]:
    line = _HEADER
    for place, month in enumerate(calendar.measured):
        days = [month + timedelta(days=day) for day in range(days_in(month))]
        busy = [account.week[day.weekday()] * exp(chance.gauss(0, _NOISE)) for day in days]
        series = {"followers": _growing(account.followers[place : place + 2], busy)}
        for metric, months in account.days.items():
            at = place - len(calendar.measured) + len(months)
            if at >= 0:
                series[metric] = _divided(months[at] * _season(calendar, month), busy)
        for offset, day in enumerate(days):
            line += 1
            told = {metric: values[offset] for metric, values in series.items() if values}
            yield from (DayFigure(day, metric, value, line) for metric, value in told.items())


def _growing(ends: Sequence[float], busy: Sequence[float]) -> list[float]:
    """A level from the end of one month to the end of the next, rising most on busy days."""
    if not ends:
        return []
    before, after = ends
    return [float(before + gained) for gained in accumulate(_divided(after - before, busy))]


def _divided(total: float, shares: Sequence[float]) -> list[float]:
    """A whole number divided by these shares into whole numbers that add up to it again."""
    reached = [round(total * share / sum(shares)) for share in accumulate(shares, initial=0.0)]
    return [float(after - before) for before, after in pairwise(reached)]


def _season(calendar: Calendar, month: date) -> float:
    """How busy the month is beside an average one of those that were measured."""
    usual = mean(SEASON[each.month - 1] for each in calendar.measured)
    return SEASON[month.month - 1] / usual


# --- posts ----------------------------------------------------------------------------------------


def _posts(
    account: AccountFigures,
    calendar: Calendar,
    chance: Random,
    texts: Sequence[str],
    planned: Sequence[PlannedPost],
) -> Iterator[Post]:
    if account.posts is None:
        return
    told, said, forms = account.posts, cycle(texts), cycle(account.posts.forms)
    first = len(calendar.measured) * 31 + _HEADER
    moments = list(_moments(told, calendar, chance))
    by_calendar = by_day(planned, [at.date() for _, at in moments])
    usual = usual_pull(told.forms, told.hours)
    for number, (place, drawn) in enumerate(moments, 1):
        busy = _season(calendar, calendar.measured[place]) * _weekday(account, told, drawn)
        form, text, plan = next(forms), next(said), by_calendar.get(drawn.date())
        published = drawn if plan is None else datetime.combine(drawn.date(), plan.at)
        if plan is not None:
            form, text = plan.form, plan.text or text
        yield Post(
            post_id=f"demo-{account.platform}-{number}",
            published=published,
            form=form,
            text=text,
            link=None,
            metrics=_metrics(told, place, busy, pull(form, published) / usual, chance),
            line=first + number,
        )


def _moments(
    told: PostFigures, calendar: Calendar, chance: Random
) -> Iterator[tuple[int, datetime]]:
    """The place of the month in the story, and when each post of it went out."""
    for place, month in enumerate(calendar.measured):
        for offset in range(days_in(month)):
            day = month + timedelta(days=offset)
            if day.isoweekday() in told.weekdays:
                at = time(chance.choice(told.hours), chance.choice((0, 15, 30, 45)))
                yield place, datetime.combine(day, at)


def _weekday(account: AccountFigures, told: PostFigures, published: datetime) -> float:
    """How busy the account is on this day of the week, beside the average day that has a post."""
    usual = mean(account.week[day - 1] for day in told.weekdays)
    return account.week[published.weekday()] / usual


def _metrics(
    told: PostFigures, place: int, busy: float, drawn: float, chance: Random
) -> dict[str, float]:
    seen = max(round(told.seen[place] * busy * exp(chance.gauss(0, _NOISE))), 1)
    liked = drawn * exp(chance.gauss(0, _TASTE))
    brought = {
        metric: float(round(seen * months[place] / 100 * liked))
        for metric, months in told.per_hundred.items()
    }
    both = {told.seen_as: float(seen), **brought}
    done = interactions(both)
    return both if done is None else {**both, "interactions": done}
