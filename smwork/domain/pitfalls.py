"""The nine pitfalls of a social media plan, each found from the plan's own data, with a way out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from smwork.domain.content import Item, going_out
from smwork.domain.hours import hours_a_week
from smwork.domain.listening import webcare
from smwork.domain.load import load_verdict, week_loads
from smwork.domain.needs import Standing, Step
from smwork.domain.needs.practice import AHEAD
from smwork.domain.say import Number, Percent, Say, say, say_n

PitfallKey = Literal["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9"]

SOON: Final = timedelta(days=90)
"""A goal that must be reached within a quarter expects success at once."""

ANSWERED: Final = 80.0
"""Per cent of what asks for an answer that gets one; below it, listening stops at hearing."""

_OWN_CHANNELS: Final = ("website", "newsletter")
_CROSSING: Final = ("newsletter", "blog")


class Found(NamedTuple):
    """Why the plan is in a pitfall, and the way out."""

    why: Say
    way_out: Say


@dataclass(frozen=True, slots=True)
class Pitfall:
    """A pitfall by its id in the method, what it is called, whether the plan is in it, and where to mend it."""

    key: PitfallKey
    title: Say
    step: Step
    found: Found | None


def pitfalls(here: Standing) -> tuple[Pitfall, ...]:
    """All nine, in the method's order; what is not `found` is avoided so far."""
    return tuple(Pitfall(key, title, step, find(here)) for key, title, step, find in _PITFALLS)


def no_plan(here: Standing) -> Found | None:
    """P1: no reason why, no strategy above it, or no SMART goal."""
    plan = here.book.plan
    if not plan.why:
        return Found(
            say("The plan doesn't say why you are on social media."),
            say("Write down what it adds, and for whom."),
        )
    if not plan.marketing_strategy:
        return Found(
            say("The plan hangs under no larger strategy."),
            say("Write down which marketing strategy it serves."),
        )
    if not here.smart(goal.id for goal in here.goals):
        return Found(say("No goal is SMART yet."), say("Make one goal SMART first."))
    return None


def no_content(here: Standing) -> Found | None:
    """P2: nothing planned from today on, and nothing in stock."""
    if _planned(here) or any(kind.in_stock for kind in here.book.kinds):
        return None
    return Found(
        say("Nothing is planned from today on, and nothing lies ready."),
        say("Plan the next weeks, or look up older content that can be used again."),
    )


def no_cross_media(here: Standing) -> Found | None:
    """P3: website, e-mail and the other departments play no part."""
    book = here.book
    own = any(channel.platform in _OWN_CHANNELS for channel in here.channels)
    crossing = any(event.kind in _CROSSING for event in book.events)
    if book.plan.cross_media or own or crossing:
        return None
    return Found(
        say("Website, newsletter and other departments play no part in the plan."),
        say("Write down what they do for social media, and social media for them."),
    )


def not_listening(here: Standing) -> Found | None:
    """P4: no search terms that a tool watches, or questions that stay unanswered."""
    watched = any(term.words and term.tool for term in here.book.terms)
    if not watched:
        return Found(
            say("No search term is watched by a tool."),
            say("Choose search terms, and a tool that watches them."),
        )
    care = webcare(here.book.mentions)
    if care.rate is None or care.rate >= ANSWERED:
        return None
    return Found(
        say(
            "Of what asked for an answer, {rate} got one ({answered} of {asked}).",
            rate=Percent(care.rate, 0),
            answered=care.answered,
            asked=care.asked,
        ),
        say("Agree who answers, and within what time."),
    )


def short_term(here: Standing) -> Found | None:
    """P5: only a few weeks are planned, or every goal must be reached within a quarter."""
    planned = [item.planned_on for item in _planned(here) if item.planned_on]
    ends = here.book.plan.end or date.max
    if planned and max(planned) < min(here.today + AHEAD, ends - timedelta(weeks=1)):
        return Found(
            say_n(
                "The calendar looks {n} week ahead.",
                "The calendar looks {n} weeks ahead.",
                (max(planned) - here.today).days // 7 + 1,
            ),
            say("Plan at least four weeks ahead, in outline if need be."),
        )
    spans = [
        goal.deadline - start
        for goal in here.goals
        if goal.deadline and (start := goal.start or here.book.plan.start)
    ]
    if spans and max(spans) < SOON:
        return Found(
            say("Every goal must be reached within three months."),
            say("Put a goal beside them that looks a year ahead."),
        )
    return None


def off_brand(here: Standing) -> Found | None:
    """P6: channels without an agreed tone, when the brand has none either."""
    toneless = sum(not channel.tone for channel in here.channels)
    if here.book.plan.tone or not toneless:
        return None
    return Found(
        say_n(
            "{n} channel has no tone of voice, and neither has the plan.",
            "{n} channels have no tone of voice, and neither has the plan.",
            toneless,
        ),
        say("Describe how your brand sounds, and where a channel may differ."),
    )


def a_must(here: Standing) -> Found | None:
    """P7: a channel that nobody owns, or everything on one person."""
    channels = here.channels
    orphans = sum(not channel.maintainer for channel in channels)
    if orphans:
        return Found(
            say_n("Nobody looks after {n} channel.", "Nobody looks after {n} channels.", orphans),
            say("Find somebody who enjoys it; otherwise let the channel go."),
        )
    people = _people(name for c in channels for name in (c.maintainer, c.controller))
    if channels and len(people) == 1:
        return Found(
            say("All channels rest on one person; nobody takes over evenings or holidays."),
            say("Name a second person who can stand in."),
        )
    return None


def no_human_face(here: Standing) -> Found | None:
    """P8: one person makes everything; the organisation's own people are not involved."""
    book = here.book
    makers = _people([item.owner for item in book.items] + [kind.maker for kind in book.kinds])
    if len(makers) > 1 or not (book.items or book.kinds):
        return None
    return Found(
        say("Colleagues play no part in the content: there is one maker at most."),
        say("Let colleagues tell or show something themselves."),
    )


def beyond_capacity(here: Standing) -> Found | None:
    """P9: more is promised or planned than the hours allow."""
    hours = here.book.plan.hours_week
    if hours is None:
        return None
    way_out = say("Post less often, and better: two or three good posts a week already help.")
    promised = sum(map(hours_a_week, here.book.cadences))
    if promised > hours:
        told = {"asked": Number(promised), "there": Number(hours)}
        return Found(
            say("The cadence asks {asked} hours a week; there are {there}.", **told), way_out
        )
    loads = week_loads(here.book)
    verdict = load_verdict(loads) if any(load.over for load in loads) else None
    return Found(verdict, way_out) if verdict else None


_PITFALLS: Final[tuple[tuple[PitfallKey, Say, Step, Callable[[Standing], Found | None]], ...]] = (
    ("P1", say("No plan, strategy or SMART goals"), "goals", no_plan),
    ("P2", say("No content"), "content", no_content),
    ("P3", say("An island among the media"), "plan", no_cross_media),
    ("P4", say("Not listening, no webcare"), "inspiration", not_listening),
    ("P5", say("Thinking in weeks"), "content", short_term),
    ("P6", say("The brand differs from channel to channel"), "research", off_brand),
    ("P7", say("Social media as a must"), "research", a_must),
    ("P8", say("No human face"), "content", no_human_face),
    ("P9", say("Quantity over quality"), "content", beyond_capacity),
)


def _planned(here: Standing) -> list[Item]:
    items = going_out(here.book.items)
    return [item for item in items if item.planned_on and item.planned_on >= here.today]


def _people(names: Iterable[str]) -> set[str]:
    return {name.casefold() for name in names if name}
