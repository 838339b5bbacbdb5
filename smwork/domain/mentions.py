"""Mentions as they come in by the handful: pasted lines, and what a plan knows already (method I2)."""

from collections.abc import Iterable, Sequence
from datetime import date

from smwork.domain.inspiration import Mention, MentionFields
from smwork.domain.record import TEXT_LENGTH

Words = tuple[date | None, str, str]


def pasted(
    typed: str, said_on: date | None = None, term_id: str | None = None
) -> list[MentionFields]:
    """A mention for each line that was pasted; empty lines are none."""
    lines = (" ".join(line.split()) for line in typed.splitlines())
    return [
        MentionFields(text=line[:TEXT_LENGTH], said_on=said_on, term_id=term_id)
        for line in lines
        if line
    ]


def fresh(found: Sequence[MentionFields], known: Iterable[Mention]) -> list[MentionFields]:
    """Those that the plan doesn't have: another day, author or text makes another mention."""
    seen = {_words(each) for each in known}
    new: dict[Words, MentionFields] = {}
    for mention in found:
        words = _words(mention)
        if words not in seen:
            new.setdefault(words, mention)
    return list(new.values())


def waits(mention: MentionFields) -> bool:
    """Whether it needs an answer that nobody has given yet, as far as is filled in."""
    return mention.needs_answer and mention.answer_minutes is None


def _words(mention: MentionFields) -> Words:
    return mention.said_on, mention.author, mention.text
