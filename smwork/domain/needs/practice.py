"""What the accounts, the inspiration and the content need."""

from datetime import date, timedelta
from typing import Final

from smwork.domain.completeness import Completeness, completeness
from smwork.domain.content import going_out
from smwork.domain.names import channel_name
from smwork.domain.needs.need import Need, Standing, of_each
from smwork.domain.say import say, say_n

LAST_WEEK: Final = timedelta(weeks=1)
"""The last week of a plan needs no content of its own."""

AHEAD: Final = timedelta(weeks=4)
"""How far content is planned ahead at least: only a few weeks is short-term thinking (method P5)."""


def of_accounts(here: Standing) -> list[Need]:
    """Every account complete, or an improvement with a deadline that will make it so."""
    improved = {each.channel_id for each in here.book.improvements if each.deadline}
    asked = [completeness(channel, here.book.checks) for channel in here.channels]
    if not asked:
        text = say("First list the channels you are on; each has its own checklist.")
        return [Need(done=False, text=text, button=say("Go to the channels"))]
    return [_whole(each, planned=each.channel_id in improved, here=here) for each in asked]


def of_inspiration(here: Standing) -> list[Need]:
    """Listening set up, something heard, an example, an idea, and an experiment."""
    book = here.book
    terms = [term for term in book.terms if term.words]
    deaf = sum(not term.tool for term in terms)
    add = say("Add a search term")
    return [
        Need(
            any(term.kind == "brand" for term in terms),
            say("Listen to your own name: add it as a search term."),
            add,
        ),
        Need(
            any(term.kind != "brand" for term in terms),
            say("Listen further than your own name: a subject, a product or a competitor."),
            add,
            asked=bool(terms),
        ),
        of_each(
            bool(terms),
            deaf,
            say_n(
                "Choose the tool that watches {n} search term.",
                "Choose the tools that watch {n} search terms.",
                deaf,
            ),
            say("Go to the search terms"),
        ),
        Need(bool(book.mentions), say("Collect what is said."), say("Add mentions")),
        Need(bool(book.cases), say("Keep one good example of others."), say("Add an example")),
        Need(bool(book.ideas), say("Write down a first idea."), say("Add an idea")),
        Need(
            bool(book.experiments),
            say("Turn an idea into an experiment."),
            say("Add an experiment"),
        ),
    ]


def of_content(here: Standing) -> list[Need]:
    """Kinds of content, a cadence per channel, and a calendar that looks four weeks ahead."""
    book, channels = here.book, here.channels
    paced = {cadence.channel_id for cadence in book.cadences if cadence.posts_per_week}
    unpaced = sum(channel.id not in paced for channel in channels)
    items = going_out(book.items)
    aimless = sum(item.goal_id is None for item in items)
    unsorted = sum(not item.mix for item in items)
    until = min(here.today + AHEAD, (book.plan.end or date.max) - LAST_WEEK)
    calendar = say("Go to the calendar")
    return [
        Need(
            bool(book.kinds),
            say("Say which kinds of content you make."),
            say("Add a kind of content"),
        ),
        of_each(
            bool(channels),
            unpaced,
            say_n(
                "Agree how often you post on {n} channel.",
                "Agree how often you post on {n} channels.",
                unpaced,
            ),
            say("Go to the cadence"),
        ),
        Need(
            any(item.planned_on and item.planned_on >= until for item in items),
            say("Plan your content at least four weeks ahead."),
            say("Plan content"),
        ),
        of_each(
            bool(items),
            aimless,
            say_n(
                "Choose the goal that {n} item of the calendar serves.",
                "Choose the goals that {n} items of the calendar serve.",
                aimless,
            ),
            calendar,
        ),
        of_each(
            bool(items),
            unsorted,
            say_n(
                "Sort {n} item of the calendar into the content mix.",
                "Sort {n} items of the calendar into the content mix.",
                unsorted,
            ),
            calendar,
        ),
    ]


def _whole(found: Completeness, *, planned: bool, here: Standing) -> Need:
    channel = next(each for each in here.channels if each.id == found.channel_id)
    text = say(
        "Complete the account {account}, or plan its improvement: {done} of {of} is done.",
        account=channel_name(channel),
        done=found.done,
        of=found.of,
    )
    return Need(found.done == found.of or planned, text, say("Go to the accounts"))
