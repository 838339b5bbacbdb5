"""What a record is called in a sentence, however little of it is filled in."""

from collections.abc import Iterable
from typing import Final

from smwork.domain.goals import Kpi
from smwork.domain.kpi import formula_of
from smwork.domain.research import Channel
from smwork.domain.say import Say, say
from smwork.errors import NotFoundError
from smwork.facts.platforms import platform

_LONGEST: Final = 60


def channel_name(channel: Channel) -> str | Say:
    """The platform and the handle: "LinkedIn zilt"; "a channel" as long as neither is filled in."""
    try:
        known = platform(channel.platform).name
    except NotFoundError:
        known = channel.platform
    name = " ".join(part for part in (known, channel.handle) if part)
    return name or say("a channel without a name")


def kpi_name(kpi: Kpi) -> str | Say:
    """The catalogue's name of the KPI."""
    formula = formula_of(kpi)
    return Say(formula.label) if formula else say("a KPI without a figure")


def short(texts: Iterable[str], nameless: Say) -> str | Say:
    """The first of the texts that says anything, cut at a word; `nameless` when none does."""
    text = next((" ".join(text.split()) for text in texts if text.strip()), "")
    if len(text) <= _LONGEST:
        return text or nameless
    return text[:_LONGEST].rsplit(" ", 1)[0] + "…"
