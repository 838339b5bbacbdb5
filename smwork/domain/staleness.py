"""What in the research wants another look: old audit rows, twin missions, fake profiles (method R1, R2, R6)."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Final, NamedTuple

from smwork.domain.names import channel_name
from smwork.domain.research import Channel, Competitor, FakeProfile, Mission
from smwork.domain.say import Day, Number, Percent, Say, say

STALE_AFTER: Final = timedelta(days=90)
"""A quarter: a channel's figures, people and settings change more often than the plan does, and a
round along all channels every month is more than a small team keeps up."""

REPORT_AGAIN_AFTER: Final = timedelta(days=14)
"""Two weeks without an answer from the platform: time to ask again."""

TWINS_FROM: Final = 0.6
"""Two missions are alike when six of ten of their telling words are shared."""

_WORD = re.compile(r"\w{3,}")
_SMALL_WORDS: Final = frozenset(
    [
        "aan", "alle", "als", "and", "are", "die", "dat", "een", "for", "from", "het", "hun", "met",
        "naar", "onze", "our", "over", "that", "the", "their", "they", "this", "uit", "van", "voor",
        "via", "with", "who", "wie", "wij", "zich", "zijn", "hoe", "how", "your", "jullie", "door",
    ]
)  # fmt: skip


class Stale(NamedTuple):
    """An audit row that nobody checked for a quarter, or ever; `days` is None when never."""

    record_id: str
    name: str | Say
    checked_on: date | None
    days: int | None
    why: Say


class Twins(NamedTuple):
    """Two channels whose missions say the same."""

    why: Say


class OpenFake(NamedTuple):
    """A fake profile that is still there, and what to do about it."""

    record_id: str
    why: Say


def stale(rows: Iterable[Channel | Competitor], today: date) -> tuple[Stale, ...]:
    """The channels or competitors to check again, those never checked first, then the oldest."""
    asked = [row for row in rows if not (isinstance(row, Channel) and row.decision == "remove")]
    found = [_stale(row, today) for row in asked if _is_stale(row.checked_on, today)]
    return tuple(sorted(found, key=lambda each: each.checked_on or date.min))


def twin_missions(missions: Sequence[Mission], channels: Sequence[Channel]) -> tuple[Twins, ...]:
    """Each pair of channels with one and the same mission: copies across profiles read as spam."""
    names = {channel.id: channel for channel in channels}
    told = [
        (names[mission.channel_id], telling_words(mission.statement))
        for mission in missions
        if mission.channel_id in names
    ]
    return tuple(
        _twins(one, other, alike)
        for (one, words), (other, others) in combinations(told, 2)
        if one.id != other.id and (alike := _alike(words, others)) >= TWINS_FROM
    )


def telling_words(text: str) -> frozenset[str]:
    """The words that a text is compared by: three letters or more, without case and small words."""
    return frozenset(_WORD.findall(text.casefold())) - _SMALL_WORDS


def open_fakes(fakes: Iterable[FakeProfile], today: date) -> tuple[OpenFake, ...]:
    """The fake profiles that are not removed: to report, to ask after, or to report another way."""
    return tuple(OpenFake(fake.id, why) for fake in fakes if (why := _asked(fake, today)))


def _is_stale(checked_on: date | None, today: date) -> bool:
    return checked_on is None or today - checked_on > STALE_AFTER


def _stale(row: Channel | Competitor, today: date) -> Stale:
    name = channel_name(row) if isinstance(row, Channel) else row.name
    if row.checked_on is None:
        return Stale(row.id, name, None, None, say("{name} was never checked.", name=name))
    days = (today - row.checked_on).days
    why = say(
        "{name} was last checked on {day}, {days} days ago.",
        name=name,
        day=Day(row.checked_on),
        days=Number(days, 0),
    )
    return Stale(row.id, name, row.checked_on, days, why)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _twins(one: Channel, other: Channel, alike: float) -> Twins:
    why = say(
        "The missions of {one} and {other} are {alike} the same. Copies across profiles read as spam.",
        one=channel_name(one),
        other=channel_name(other),
        alike=Percent(100 * alike, 0),
    )
    return Twins(why)


def _asked(fake: FakeProfile, today: date) -> Say | None:
    if fake.state == "found":
        return say("Report this profile to the platform.")
    if fake.state == "refused":
        return say("The platform leaves it: report it with proof, or warn your followers.")
    old = fake.found_on is not None and today - fake.found_on > REPORT_AGAIN_AFTER
    if fake.state == "reported" and old:
        return say("It was reported, but is still there: ask the platform again.")
    return None
