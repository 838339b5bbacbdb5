"""What an ended experiment shows: each variant against A, with an interval, and what could be seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final, Literal

from smwork.domain.evaluation import LearningKind
from smwork.domain.experiments.counting import Seen, days_after
from smwork.domain.experiments.interval import Interval
from smwork.domain.experiments.ranks import chance_of_posts, ratio_of_posts, typical_ratio
from smwork.domain.experiments.sample import (
    least_posts,
    lift_seen_by_people,
    lift_seen_by_posts,
    spread_of,
)
from smwork.domain.experiments.several import LEVEL, benjamini_hochberg, holm
from smwork.domain.experiments.shares import chance_of_shares, ratio
from smwork.domain.inspiration import Experiment

Verdict = Literal["not_enough", "difference", "none"]

LEAST_PEOPLE: Final = 100
"""People per variant below which nothing is said."""


@dataclass(frozen=True, slots=True)
class Against:
    """A variant held against A. `lift`, `low` and `high` are per cent more (or less) than A.

    Without `high` there is no telling how much more it may be. `chance` is the p-value, `corrected`
    the same after Holm over all variants; `found` says that it is small enough.
    """

    seen: Seen
    lift: float | None
    low: float
    high: float | None
    chance: float
    corrected: float
    found: bool

    @property
    def better(self) -> bool:
        """Whether it gets more than A."""
        return self.lift is None or self.lift > 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of an experiment.

    `level` is that of each interval, so that together they hold in 95 of 100 (Bonferroni).
    `could_see` is the smallest lift in per cent that this many would have shown eight times in ten;
    `short` says that there were fewer than was agreed.
    """

    verdict: Verdict
    a: Seen
    against: tuple[Against, ...] = ()
    level: float = 1 - LEVEL
    could_see: float | None = None
    short: bool = False

    @property
    def chance(self) -> float | None:
        """The smallest corrected chance: that of the experiment as a whole."""
        return min((each.corrected for each in self.against), default=None)

    @property
    def winner(self) -> Against | None:
        """The variant that gets most of those that truly get more than A."""
        won = [each for each in self.against if each.found and each.better]
        return max(won, key=lambda each: (each.lift is None, each.lift), default=None)


def outcome(experiment: Experiment, variants: Sequence[Seen]) -> Outcome:
    """What the figures say, with all corrections. Raises ValueError without two variants."""
    a, *others = variants
    if not others:
        raise ValueError("one variant is no comparison")
    sizes = [each.size(experiment) for each in variants]
    if min(sizes) < least(experiment, len(others)):
        return Outcome("not_enough", a)
    level = 1 - LEVEL / len(others)
    against = _all_against(experiment, a, others, level)
    return Outcome(
        "difference" if any(each.found for each in against) else "none",
        a,
        against,
        level,
        _could_see(experiment, variants, min(sizes), len(others)),
        short=min(sizes) < (experiment.planned or 0),
    )


def least(experiment: Experiment, comparisons: int = 1) -> int:
    """People or posts per variant below which there is nothing to be said."""
    return least_posts(comparisons) if experiment.unit == "posts" else LEAST_PEOPLE


def typical(experiment: Experiment, variant: Seen) -> float | None:
    """What a variant gets: the share in per cent, or the middle one of its posts' figures."""
    if experiment.unit == "posts":
        return median(variant.figures) if variant.figures else None
    return variant.share.rate * 100 if variant.share else None


def together(outcomes: Mapping[str, Outcome]) -> dict[str, float]:
    """The chances of a plan's ended experiments, corrected for their number (Benjamini–Hochberg)."""
    known = {key: each.chance for key, each in outcomes.items() if each.chance is not None}
    return dict(zip(known, benjamini_hochberg(list(known.values())), strict=True))


def learned_as(found: Outcome) -> LearningKind:
    """What kind of learning it is. A variant that gets less than A failed; no difference is neither.

    Raises ValueError where there was not enough to learn from.
    """
    if found.verdict == "not_enough":
        raise ValueError("too few to learn from")
    if found.verdict == "none":
        return "no_difference"
    return "success" if found.winner else "failure"


def days_late(experiment: Experiment, variant: Seen) -> int:
    """How many days after the last one the figures of a variant were typed; 0 in time or if unknown."""
    if variant.variant.people is None:
        return 0
    return days_after(experiment, variant.variant, variant.variant.changed_at.date())


def _all_against(
    experiment: Experiment, a: Seen, others: Sequence[Seen], level: float
) -> tuple[Against, ...]:
    compared = [_compared(experiment, a, other, level) for other in others]
    corrected = holm([chance for _, _, chance in compared])
    return tuple(
        Against(
            other,
            None if times is None else (times - 1) * 100,
            (interval.low - 1) * 100,
            None if interval.high is None else (interval.high - 1) * 100,
            chance,
            after,
            after <= LEVEL,
        )
        for other, (times, interval, chance), after in zip(others, compared, corrected, strict=True)
    )


def _compared(
    experiment: Experiment, a: Seen, b: Seen, level: float
) -> tuple[float | None, Interval, float]:
    """How many times as much b gets, between what and what, and the chance of that by accident."""
    if experiment.unit == "posts":
        one, other = a.figures, b.figures
        return (
            typical_ratio(one, other),
            ratio_of_posts(one, other, level),
            chance_of_posts(one, other),
        )
    if a.share is None or b.share is None:
        raise ValueError("a variant without people")
    times = b.share.rate / a.share.rate if a.share.done else None
    return times, ratio(a.share, b.share, level), chance_of_shares(a.share, b.share)


def _could_see(
    experiment: Experiment, variants: Sequence[Seen], size: int, comparisons: int
) -> float | None:
    """By the spread and share that were seen in the end, not by those that were expected."""
    if experiment.unit == "posts":
        spread = _spread_within(variants) or experiment.spread
        lift = lift_seen_by_posts(spread, size, comparisons) if spread else None
    else:
        share = variants[0].share
        rate = share.rate if share and 0 < share.done < share.people else None
        lift = lift_seen_by_people(rate, size, comparisons) if rate else None
    return None if lift is None else lift * 100


def _spread_within(variants: Sequence[Seen]) -> float | None:
    """How far posts of one variant lie apart; the difference between variants is no spread."""
    middles = [median(variant.figures) for variant in variants]
    if not all(middles):
        return None
    return spread_of(
        [
            figure / middle
            for variant, middle in zip(variants, middles, strict=True)
            for figure in variant.figures
        ]
    )
