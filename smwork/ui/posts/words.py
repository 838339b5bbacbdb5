"""The words of the posts' page: findings, days, parts of the day, and a post in a line."""

from collections.abc import Hashable, Mapping
from datetime import date, timedelta
from typing import TypeVar

from smwork.charts.posts import Unit, written
from smwork.domain.posts.moments import Compared, Daypart
from smwork.domain.posts.proposals import Proposal
from smwork.domain.posts.published import PublishedPost
from smwork.domain.say import Number, Percent, Say, msg, say, say_n
from smwork.locale import Translator

K = TypeVar("K", bound=Hashable)

DAYPARTS: Mapping[Daypart, str] = {
    "night": msg("the night (0 to 6)"),
    "morning": msg("the morning (6 to 12)"),
    "afternoon": msg("the afternoon (12 to 18)"),
    "evening": msg("the evening (18 to 24)"),
}
PERIODS: Mapping[str, str] = {
    "year": msg("Last 12 months"),
    "quarter": msg("Last 3 months"),
    "plan": msg("The plan's period"),
    "all": msg("As far as there are figures"),
}
MEASURES: Mapping[str, str] = {
    "interactions": msg("Interactions per post"),
    "rate": msg("Per 1,000 reached"),
}
_MONDAY = date(2024, 1, 1)


def weekdays(t: Translator) -> list[str]:
    """The short names of the days of the week, Monday first."""
    return [t.weekday(_MONDAY + timedelta(days=day)) for day in range(7)]


def long_weekday(t: Translator, weekday: int) -> str:
    """The whole name of a day of the week; 1 is Monday."""
    return str(t.locale.days["stand-alone"]["wide"][weekday - 1])


def moment(t: Translator, published: PublishedPost) -> str:
    """When a post went out, without a time where none is known."""
    day = f"{t.weekday(published.published)} {t.day(published.published)}"
    return f"{day} {published.published:%H:%M}" if published.has_time else day


def behind(t: Translator, unit: Unit, found: Compared[K]) -> str:
    """What the middle post of the best group got, and that of all others; empty where none is best."""
    if found.best is None or found.rest is None:
        return ""
    return t(
        "The middle one of its {n} posts came to {best}, of all others to {rest}.",
        n=found.best.posts,
        best=written(t, unit, found.best.middle),
        rest=written(t, unit, found.rest.middle),
    )


def too_few(found: Compared[K]) -> Say:
    """How many more posts are needed."""
    return say_n(
        "There is {n} post here; it takes {enough} to compare.",
        "There are {n} posts here; it takes {enough} to compare.",
        found.posts,
        enough=Number(found.enough, 0),
    )


def why(proposal: Proposal) -> Say:
    """Why a post is thought to be an item."""
    if proposal.by == "link":
        return say("It has the item's link; {off}.", off=_off(proposal))
    if proposal.by == "time":
        return say("The only post on that day, in other words; {off}.", off=_off(proposal))
    alike = Percent(100 * proposal.likeness, 0)
    return say("{alike} of the words are the same; {off}.", alike=alike, off=_off(proposal))


def _off(proposal: Proposal) -> Say:
    """How far a post is from its plan: in minutes, hours or days."""
    off = proposal.off
    if off is None:
        return say("the item has no day")
    if proposal.item.planned_on == proposal.post.published.date():
        if not (proposal.item.planned_at and proposal.post.has_time):
            return say("on the day")
        minutes = round(abs(off).total_seconds() / 60)
        if minutes < 2:
            return say("on time")
        return _later(off, say("{n} min", n=minutes) if minutes < 120 else _hours(minutes))
    days = abs((proposal.post.published.date() - (proposal.item.planned_on or _MONDAY)).days)
    return _later(off, say_n("{n} day", "{n} days", days))


def _hours(minutes: int) -> Say:
    return say("{hours} hours", hours=Number(minutes / 60, 0))


def _later(off: timedelta, how_long: Say) -> Say:
    if off > timedelta():
        return say("{how_long} later than planned", how_long=how_long)
    return say("{how_long} early", how_long=how_long)
