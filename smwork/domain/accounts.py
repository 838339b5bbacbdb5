"""Step 3: how complete each account is, and what is going to be improved."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from smwork.domain.record import CommitmentFields, Fields, Line, Record, Ref, Text

CheckState = Literal["open", "done", "not_applicable"]


class CheckFields(Fields):
    """One item of a platform's checklist on one account; `item` is a key of the checklist facts."""

    channel_id: Annotated[str, Ref("channel", part_of=True)]
    item: Line = ""
    state: CheckState = "open"
    done_on: date | None = None
    value: Text = ""


class ImprovementFields(CommitmentFields):
    """What is improved on an account, and the completeness (%) it must reach."""

    channel_id: Annotated[str, Ref("channel", part_of=True)]
    baseline: float | None = Field(None, ge=0, le=100)
    target: float | None = Field(None, ge=0, le=100)
    done: bool = False


class Check(CheckFields, Record):
    """A checklist item as it was read."""

    model_config = Record.model_config


class Improvement(ImprovementFields, Record):
    """An improvement as it was read."""

    model_config = Record.model_config
