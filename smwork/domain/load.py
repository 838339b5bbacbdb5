"""The hours that the calendar asks, week by week, against the hours that there are (method F3, P9)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from smwork.domain.content import Item, going_out
from smwork.domain.hours import hours_per_post
from smwork.domain.say import Day, Number, Say, say, say_n
from smwork.domain.workbook import Workbook

WEEK = timedelta(weeks=1)


class WeekLoad(NamedTuple):
    """A week from its Monday on: hours asked, items whose hours nobody knows, and the hours there are.

    `there` is None when the plan doesn't say it.
    """

    week_start: date
    asked: float
    unknown_items: int
    there: float | None

    @property
    def over(self) -> float:
        """The hours that are asked beyond what there is; 0 when it fits or isn't known."""
        return 0.0 if self.there is None else max(self.asked - self.there, 0.0)


def week_loads(book: Workbook) -> tuple[WeekLoad, ...]:
    """Every week from the first that something is to go out in to the last, empty weeks too."""
    per_post = {channel.id: hours_per_post(book, channel.id) for channel in book.channels}
    weeks: dict[date, list[Item]] = defaultdict(list)
    for item in going_out(book.items):
        if item.planned_on is not None:
            weeks[week_of(item.planned_on)].append(item)
    return tuple(
        _load(week, weeks.get(week, []), per_post, book.plan.hours_week) for week in _all(weeks)
    )


def week_of(day: date) -> date:
    """The Monday of the week that `day` is in."""
    return day - timedelta(days=day.weekday())


def hours_of(item: Item, per_post: Mapping[str, float | None]) -> float | None:
    """The hours an item takes: its own, else what a post on its channel takes; else unknown."""
    if item.hours is not None:
        return item.hours
    return per_post.get(item.channel_id) if item.channel_id else None


def load_verdict(loads: Sequence[WeekLoad]) -> Say | None:
    """What the calendar asks beyond capacity; None when nothing is planned, or no hours are known."""
    known = [load for load in loads if load.there is not None]
    if not known or not any(load.asked for load in known):
        return None
    over = [load for load in known if load.over]
    if not over:
        return say("Every planned week fits in the hours that there are.")
    worst = max(over, key=lambda load: load.over)
    return say_n(
        "{n} week asks more hours than there are: that of {day}, {asked} of {there}.",
        "{n} weeks ask more hours than there are; most of all that of {day}: {asked} of {there}.",
        len(over),
        day=Day(worst.week_start),
        asked=Number(worst.asked),
        there=Number(worst.there or 0.0),
    )


def _all(weeks: dict[date, list[Item]]) -> list[date]:
    if not weeks:
        return []
    first, last = min(weeks), max(weeks)
    return [first + WEEK * step for step in range((last - first) // WEEK + 1)]


def _load(
    week: date, items: Sequence[Item], per_post: Mapping[str, float | None], there: float | None
) -> WeekLoad:
    hours = [hours_of(item, per_post) for item in items]
    return WeekLoad(week, sum(h for h in hours if h is not None), hours.count(None), there)
