"""Before an experiment starts: how many it takes, how long that lasts, and what is still missing.

Once it has begun, all of it is kept with the experiment and computed no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Final, Literal

from smwork.domain.experiments.metrics import METRICS
from smwork.domain.experiments.sample import (
    people_needed,
    posts_needed,
    spread_between,
)
from smwork.domain.inspiration import Experiment, ExperimentFields, Variant
from smwork.domain.say import Say, say

Phase = Literal["draft", "running", "ended", "stopped"]
LIFTS: Final = (10.0, 20.0, 30.0, 50.0, 100.0)
"""Differences in per cent that are laid beside each other, to choose between them."""

_LONGEST: Final = 3650
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Own:
    """What the team's own posts show of the chosen figure; None where there are too few.

    `rate` is the share of people (0 to 1), `spread` the standard deviation of the logarithms of a
    post's figure, `pace` the people a day or posts a week of the last eight weeks; `posts` counts them.
    """

    rate: float | None = None
    spread: float | None = None
    pace: float | None = None
    posts: int = 0


@dataclass(frozen=True, slots=True)
class Sample:
    """People or posts: per variant, of all variants together, and the days that this takes."""

    per_variant: int
    whole: int
    days: int | None


def phase(experiment: Experiment, today: date) -> Phase:
    """How far it is. It ends by itself on the agreed day, whatever the figures say."""
    if experiment.began_on is None:
        return "draft"
    if experiment.stopped_on is not None:
        return "stopped"
    return "ended" if experiment.deadline and today > experiment.deadline else "running"


def variants_of(experiment: Experiment, variants: Sequence[Variant]) -> list[Variant]:
    """Its variants, A first."""
    return [each for each in variants if each.experiment_id == experiment.id]


def versions_of(experiment: Experiment, variants: Sequence[Variant]) -> dict[str, int]:
    """The versions of all that is fixed at the start: what was on the screen, told in numbers."""
    return {experiment.id: experiment.version} | {each.id: each.version for each in variants}


def letter(place: int) -> str:
    """A variant's name: A is what the others are held against."""
    return chr(ord("A") + place)


def settled(experiment: ExperimentFields, own: Own) -> dict[str, float | None]:
    """What the sample is computed from: as typed, else as our own posts show it."""
    rate, typed = own.rate, None
    if experiment.weakest and experiment.best:
        typed = spread_between(experiment.weakest, experiment.best)
    return {
        "base_rate": experiment.base_rate or (rate * 100 if rate else None),
        "spread": typed or own.spread,
        "pace": experiment.pace or own.pace,
    }


def sample(
    experiment: ExperimentFields, variants: int, own: Own, lift: float | None = None
) -> Sample | None:
    """How many it takes to see this lift (the experiment's own unless another is asked, in per cent).

    None as long as it can't be computed.
    """
    asked, known = lift or experiment.lift, settled(experiment, own)
    if not asked or variants < 2:
        return None
    per_variant = _per_variant(experiment, asked / 100, known, variants - 1)
    if per_variant is None:
        return None
    whole, pace = per_variant * variants, known["pace"]
    return Sample(per_variant, whole, _days(experiment, whole, pace) if pace else None)


def _per_variant(
    experiment: ExperimentFields, lift: float, known: dict[str, float | None], comparisons: int
) -> int | None:
    if experiment.unit == "posts":
        spread = known["spread"]
        return posts_needed(spread, lift, comparisons) if spread else None
    base = (known["base_rate"] or 0) / 100
    return people_needed(base, lift, comparisons) if 0 < base * (1 + lift) < 1 else None


def _days(experiment: ExperimentFields, whole: int, pace: float) -> int:
    a_day = pace / _WEEK if experiment.unit == "posts" else pace
    return min(ceil(whole / a_day), _LONGEST)


def length(experiment: ExperimentFields, today: date) -> int | None:
    """The days from its first to its last; one that has not begun starts today at the soonest."""
    if experiment.deadline is None:
        return None
    return (experiment.deadline - first_day(experiment, today)).days + 1


def first_day(experiment: ExperimentFields, today: date) -> date:
    """The first day that counts."""
    if experiment.began_on is not None:
        return experiment.start or experiment.began_on
    return max(experiment.start or today, today)


def missing(
    experiment: ExperimentFields, variants: Sequence[Variant], own: Own, today: date
) -> tuple[Say, ...]:
    """What must be settled before it can start, in the order of the card."""
    named = all(variant.what for variant in variants)
    known, days = settled(experiment, own), length(experiment, today)
    metric = METRICS[experiment.metric] if experiment.metric else None
    needs = (
        (bool(experiment.statement), say("Write down what you think will happen.")),
        (
            metric is not None and metric.unit == experiment.unit,
            say("Choose the figure that decides."),
        ),
        (
            len(variants) > 1 and named,
            say("Describe at least two variants, and say of each what is different."),
        ),
        (experiment.lift is not None, say("Say which difference would matter to you.")),
        _base_need(experiment, known, len(variants), own),
        (
            days is not None and days > 1,
            say("Choose a last day that is still to come."),
        ),
    )
    return tuple(text for done, text in needs if not done)


def _base_need(
    experiment: ExperimentFields, known: dict[str, float | None], variants: int, own: Own
) -> tuple[bool, Say]:
    if experiment.unit == "posts":
        return known["spread"] is not None, say(
            "Fill in what the weakest and the best of ten posts get."
        )
    if known["base_rate"] is None:
        return False, say("Fill in what A gets by your estimate.")
    fits = experiment.lift is None or variants < 2 or sample(experiment, variants, own) is not None
    return fits, say("With this difference more than all people would do it: choose a smaller one.")
