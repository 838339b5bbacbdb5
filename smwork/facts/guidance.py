"""What each of the six steps is for, and what to keep in mind there, in our own words."""

from functools import cache

from smwork.facts.reading import Fact, Keyed, Text, named, read_toml, unique


class GuidancePoint(Fact):
    """One thing to keep in mind; `rows` are the method's rows that it comes from."""

    text: Text
    rows: tuple[str, ...]


class StepGuidance(Keyed):
    """One step: its number and name, what it is for, and its points."""

    number: int
    label: Text
    purpose: Text
    points: tuple[GuidancePoint, ...]


class GuidanceFile(Fact):
    """All of `guidance.toml`."""

    steps: tuple[StepGuidance, ...]


@cache
def guidance() -> tuple[StepGuidance, ...]:
    """The six steps, in order."""
    return unique(GuidanceFile.model_validate(read_toml("guidance")).steps)


def step_guidance(key: str) -> StepGuidance:
    """The guidance of the step with this key; raises UnknownFactError."""
    return named(guidance(), "step", key)
