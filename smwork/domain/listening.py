"""What the mentions say: how many, how they sound, whose voice, and how fast we answer (method I2, I8)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from smwork.domain.inspiration import Mention, Sentiment, Term
from smwork.domain.months import first_day

Whose = Literal["own", "competitor", "other"]
_WHOSE: dict[str, Whose] = {"brand": "own", "product": "own", "competitor": "competitor"}


@dataclass(frozen=True, slots=True)
class MentionMonth:
    """The mentions of one month, by whose they are, and how those of ourselves sound."""

    month: date
    own: int
    competitor: int
    other: int
    sentiment: dict[Sentiment, int]


@dataclass(frozen=True, slots=True)
class Voice:
    """The share of voice in per cent: our mentions in those of us and our competitors.

    None as long as competitors are not listened to: a share of nothing but oneself says nothing.
    Source: "own mentions / (own + competitor mentions)", shno.co, share of voice.
    """

    own: int
    competitors: int
    percent: float | None


@dataclass(frozen=True, slots=True)
class Webcare:
    """Mentions that asked for an answer, those that got one, and the average time it took."""

    asked: int
    answered: int
    rate: float | None
    average_minutes: float | None


def mentions_by_month(
    mentions: Iterable[Mention], terms: Sequence[Term]
) -> tuple[MentionMonth, ...]:
    """The mentions that have a day, per month, oldest first; months without any are left out."""
    kinds = kinds_of(terms)
    months: dict[date, list[Mention]] = {}
    for mention in mentions:
        if mention.said_on is not None:
            months.setdefault(first_day(mention.said_on), []).append(mention)
    return tuple(_month(month, months[month], kinds) for month in sorted(months))


def voice(mentions: Iterable[Mention], terms: Sequence[Term]) -> Voice:
    """The share of voice in these mentions; those that belong to no term are nobody's."""
    kinds = kinds_of(terms)
    counts = Counter(_whose(mention, kinds) for mention in mentions)
    own, others = counts["own"], counts["competitor"]
    listened = any(term.kind == "competitor" for term in terms)
    percent = 100 * own / (own + others) if listened and own + others else None
    return Voice(own, others, percent)


def webcare(mentions: Iterable[Mention]) -> Webcare:
    """How many of the mentions that asked for an answer got one, and how fast.

    What was answered asked for it, ticked or not. Nothing is known where nothing was asked.
    """
    asked = [m for m in mentions if m.needs_answer or m.answer_minutes is not None]
    minutes = [m.answer_minutes for m in asked if m.answer_minutes is not None]
    return Webcare(
        len(asked),
        len(minutes),
        100 * len(minutes) / len(asked) if asked else None,
        sum(minutes) / len(minutes) if minutes else None,
    )


def kinds_of(terms: Sequence[Term]) -> dict[str, Whose]:
    """Each search term, and whom what it finds is about."""
    return {term.id: _WHOSE.get(term.kind, "other") for term in terms}


def _whose(mention: Mention, kinds: dict[str, Whose]) -> Whose:
    return kinds.get(mention.term_id or "", "other")


def _month(month: date, mentions: Sequence[Mention], kinds: dict[str, Whose]) -> MentionMonth:
    counts = Counter(_whose(mention, kinds) for mention in mentions)
    heard = Counter(m.sentiment for m in mentions if _whose(m, kinds) == "own")
    return MentionMonth(month, counts["own"], counts["competitor"], counts["other"], dict(heard))
