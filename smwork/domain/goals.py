"""Step 1: social goals, and the KPIs by which each is measured, those of our own making too."""

from typing import Annotated, Literal

from pydantic import Field

from smwork.domain.record import (
    CommitmentFields,
    Fields,
    Known,
    Line,
    Record,
    Ref,
    Rhythm,
    Text,
)
from smwork.facts.kpis import Phase
from smwork.facts.metrics import Family

TargetKind = Literal["level", "growth", "count"]
GoalStatus = Literal["open", "reached", "dropped"]
CourseShape = Literal["linear", "seasonal"]


class GoalFields(CommitmentFields):
    """A social goal: what is to be reached, for whom, and which business objective it serves."""

    objective_id: Annotated[str | None, Ref("objective")] = None
    audience_id: Annotated[str | None, Ref("audience")] = None
    reached: Text = ""
    measured: Text = ""
    experiment: bool = False
    status: GoalStatus = "open"


class OwnKpiFields(Fields):
    """A KPI that the catalogue does not have: a formula over base metrics, by their keys.

    `unit` is the chosen one; empty, or one that the formula can't be in, it follows from the formula.
    `pooled`: each metric is summed over all accounts that know it, also where none knows them all.
    """

    name: Line = ""
    formula: Annotated[Text, Known("formula")] = ""
    unit: Literal["", "count", "percent", "ratio", "money", "minutes", "score"] = ""
    direction: Literal["up", "down"] = "up"
    family: Family = "engagement"
    flywheel: Phase = "influencing"
    pooled: bool = False


class KpiFields(Fields):
    """One figure by which a goal is measured.

    `formula` is a key of the KPI catalogue, or the id of one of the plan's own KPIs; either fixes
    unit and direction. `target` is a level in that unit (`target_kind` level), a growth in per cent
    per `growth_period`, or a count over the goal's whole period. Without a channel it is measured
    over all the client's channels.
    """

    goal_id: Annotated[str, Ref("goal", part_of=True)]
    formula: Annotated[Line, Known("kpi")] = ""
    channel_id: Annotated[str | None, Ref("channel")] = None
    baseline: float | None = Field(None, ge=-1e12, le=1e12)
    target_kind: TargetKind = "level"
    target: float | None = Field(None, ge=-1e12, le=1e12)
    growth_period: Rhythm = "month"
    shape: CourseShape = "linear"
    source: Line = ""


class Goal(GoalFields, Record):
    """A goal as it was read."""

    model_config = Record.model_config


class OwnKpi(OwnKpiFields, Record):
    """A KPI of our own making as it was read."""

    model_config = Record.model_config


class Kpi(KpiFields, Record):
    """A KPI as it was read; `own` is the plan's own KPI that `formula` names, if it names one."""

    model_config = Record.model_config
    own: OwnKpi | None = None
