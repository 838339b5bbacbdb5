"""The customer journey: see, think, do, respond, return, recommend (method R5)."""

from functools import cache
from typing import Literal

from smwork.facts.reading import Fact, Keyed, Text, named, read_toml, unique

LeaningKey = Literal["branding", "sales", "loyalty"]


class Leaning(Keyed):
    """What phases of the journey lean to."""

    key: LeaningKey
    label: Text


class JourneyPhase(Keyed):
    """One phase of the customer journey."""

    label: Text
    meaning: Text
    leans_to: LeaningKey


class JourneyFile(Fact):
    """All of `journey.toml`."""

    phases: tuple[JourneyPhase, ...]
    leanings: tuple[Leaning, ...]


@cache
def _file() -> JourneyFile:
    return JourneyFile.model_validate(read_toml("journey"))


@cache
def journey() -> tuple[JourneyPhase, ...]:
    """The phases, in the order in which a customer goes through them."""
    return unique(_file().phases)


def leaning(key: LeaningKey) -> Leaning:
    """What a phase's `leans_to` is called; raises UnknownFactError."""
    return named(_file().leanings, "leaning", key)
