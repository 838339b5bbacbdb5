"""What a record is called in a sentence, however little of it is filled in."""

from typing import Final

from smwork.domain.evaluation import Decision
from smwork.domain.goals import Goal, Kpi
from smwork.domain.kpi import formula_of
from smwork.domain.plan import Audience, Objective
from smwork.domain.research import Channel
from smwork.domain.say import Say, say
from smwork.errors import UnknownFactError
from smwork.facts.platforms import platform

_LONGEST: Final = 60


def channel_name(channel: Channel) -> str | Say:
    """The platform and the handle: "LinkedIn zilt"; "a channel" as long as neither is filled in.

    A network's name is a brand; our own channels, such as the newsletter, are to be translated.
    """
    try:
        known = platform(channel.platform)
    except UnknownFactError:
        return channel.platform or channel.handle or say("a channel without a name")
    if known.kind == "network":
        return f"{known.name} {channel.handle}".strip()
    named = Say(known.name)
    return say("{own} {handle}", own=named, handle=channel.handle) if channel.handle else named


def kpi_name(kpi: Kpi) -> str | Say:
    """The catalogue's name of the KPI, or what its own makers call it."""
    if kpi.own is not None:
        return kpi.own.name or say("an own KPI without a name")
    formula = formula_of(kpi)
    return Say(formula.label) if formula else say("a KPI without a figure")


def objective_name(objective: Objective) -> str | Say:
    """The beginning of what it says."""
    return _short(objective.statement) or say("an objective without words")


def goal_name(goal: Goal) -> str | Say:
    """The beginning of what it says."""
    return _short(goal.statement) or say("a goal without words")


def audience_name(audience: Audience) -> str | Say:
    """Its name."""
    return audience.name or say("an audience without a name")


def decision_name(decision: Decision) -> str | Say:
    """The beginning of what it says."""
    return _short(decision.statement) or say("a decision without words")


def _short(text: str) -> str:
    """The text on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0] + "…"
