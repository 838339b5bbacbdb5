"""What is judged: one shape for all six kinds of commitment, with what is known around it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from smwork.domain.amounts import amount
from smwork.domain.evidence import Direction, Evidence
from smwork.domain.months import periods_between
from smwork.domain.record import Rhythm
from smwork.domain.say import Param, Say
from smwork.facts.kpis import KpiUnit

CommitmentKind = Literal["goal", "mission", "improvement", "experiment", "cadence", "decision"]

TargetKind = Literal["level", "growth", "count", "effect"]
"""As of a KPI; and `effect`: per cent from the start to the deadline, of experiments and decisions."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A published figure of the very same formula, with who published it and of which year."""

    value: float
    publisher: str
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure that a commitment is held to. `label` is None as long as no KPI is chosen.

    `baseline` is where it stood as it was written down, `measured` as the figures show it.
    `counted_here` are figures that the workbook itself keeps (posts planned, completeness): they
    need no source. `made_of`: a sum over a period, the level of a stock, a ratio, or a growth.
    `not_there`: why its channel can't give it, and what to choose instead, as two sentences.
    """

    label: Say | None
    unit: KpiUnit = "count"
    direction: Direction = "up"
    made_of: Literal["count", "level", "ratio", "growth"] = "count"
    baseline: float | None = None
    measured: float | None = None
    target: float | None = None
    target_kind: TargetKind = "level"
    growth_period: Rhythm = "month"
    source: str = ""
    counted_here: bool = False
    popularity: bool = False
    activity: bool = False
    evidence: Evidence | None = None
    benchmark: Benchmark | None = None
    not_there: tuple[Say, Say] | None = None

    @property
    def name(self) -> Say:
        """The label, or nothing."""
        return self.label or Say("")

    @property
    def standing(self) -> float | None:
        """Where it stood at the start: as it was written down, else as it was measured."""
        return self.measured if self.baseline is None else self.baseline

    @property
    def gathered(self) -> bool:
        """Whether it is added up from nought over the period."""
        return self.target_kind == "count" and self.made_of == "count"

    @property
    def needs_baseline(self) -> bool:
        """A count begins at nought, and so may what the workbook counts of one's own doing."""
        return not self.gathered and not (self.counted_here and self.activity)

    def written(self, value: float) -> Param:
        """A value of this figure, to be shown in its unit."""
        return amount(self.unit, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What it takes and what is left for it: hours a week, and money in the plan's period."""

    posts_per_week: float | None = None
    hours_per_post: float | None = None
    hours_free: float | None = None
    money_needed: float | None = None
    money_free: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Something that is promised in any of the six steps, ready to be judged.

    `audience`, `goal` and `objective` are the names of what it is for, empty where there is none;
    `place` is the channel, or the scope of its figure. `load` is None where no hours are asked.
    """

    kind: CommitmentKind
    today: date
    statement: str = ""
    reached: str = ""
    audience: str = ""
    place: Say | str = ""
    goal: str = ""
    objective: str = ""
    agreed_by: str = ""
    owner: str = ""
    start: date | None = None
    deadline: date | None = None
    check_every: Rhythm | None = None
    plan_start: date | None = None
    plan_end: date | None = None
    measures: tuple[Measure, ...] = ()
    load: Load | None = None

    def lasts(self, rhythm: Rhythm) -> float | None:
        """The weeks, months or quarters it runs; None where that is no period.

        Without a start or a deadline of its own it runs with the plan, as its progress does.
        """
        first = self.start or self.plan_start or self.today
        last = self.deadline or self.plan_end
        if last is None or last <= first:
            return None
        return periods_between(first, last, rhythm)
