"""Step 6: what was learned, and what is decided because of it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from smwork.domain.record import CommitmentFields, Fields, Line, Record, Ref, Text

LearningKind = Literal["success", "failure", "no_difference"]


class LearningFields(Fields):
    """A success, a failure or a test without a difference, and what it taught.

    `origin_id` is the experiment that showed it, if any.
    """

    kind: LearningKind = "success"
    what: Text = ""
    learned: Text = ""
    on: date | None = None
    kpi_id: Annotated[str | None, Ref("kpi")] = None
    origin_id: Line = ""


class DecisionFields(CommitmentFields):
    """An adjustment: what is done, by whom, until when, and the KPI it should move by `effect` per cent.

    `origin_id` is the experiment that it follows from, if there is one.
    """

    kpi_id: Annotated[str | None, Ref("kpi")] = None
    effect: float | None = Field(None, ge=-1000, le=1000)
    done: bool = False
    origin_id: Line = ""


class Learning(LearningFields, Record):
    """What was learned, as it was read."""

    model_config = Record.model_config


class Decision(DecisionFields, Record):
    """A decision as it was read."""

    model_config = Record.model_config
