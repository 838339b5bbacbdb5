"""The social flywheel: listening, influencing, selling, and round again (method W1 to W3)."""

from functools import cache

from smwork.facts.kpis import Phase
from smwork.facts.reading import Fact, Keyed, Text, named, read_toml, unique


class FlywheelPhase(Keyed):
    """One phase: what it is for and the KPIs that show it; `row` is the method's row."""

    key: Phase
    label: Text
    meaning: Text
    goal: Text
    kpis: tuple[str, ...]
    row: str


class FlywheelFile(Fact):
    """All of `flywheel.toml`."""

    phases: tuple[FlywheelPhase, ...]


@cache
def flywheel() -> tuple[FlywheelPhase, ...]:
    """The phases, in the order in which they follow one another."""
    return unique(FlywheelFile.model_validate(read_toml("flywheel")).phases)


def flywheel_phase(key: str) -> FlywheelPhase:
    """The phase with this key; raises UnknownFactError."""
    return named(flywheel(), "flywheel phase", key)
