"""The frame before step 1: whose plan it is, why it exists, and what there is to carry it out with."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from smwork.domain.record import Fields, Known, Line, Record, Text

Market = Literal["b2c", "b2b", "both"]
Language = Literal["nl", "en"]


class ClientFields(Fields):
    """The organisation that a plan is for."""

    name: Line = ""
    market: Market = "both"
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "NL"
    website: Line = ""


class PlanFields(Fields):
    """The plan's frame: period, the why, the larger strategy it serves, hours and money.

    `hour_rate` is what an hour costs and `tool_costs_month` what tools cost a month, in euros; with
    the hours a week they are the costs that no export tells (ROI).
    """

    name: Line = ""
    start: date | None = None
    end: date | None = None
    why: Text = ""
    added_value_for: Text = ""
    marketing_strategy: Text = ""
    hours_week: float | None = Field(None, ge=0, le=10_000)
    people: Line = ""
    hour_rate: float | None = Field(None, ge=0, le=10_000)
    tool_costs_month: float | None = Field(None, ge=0, le=1e9)
    media_budget: float | None = Field(None, ge=0, le=1e9)
    cross_media: Text = ""
    guidelines: Text = ""
    tone: Text = ""
    branch: Line = ""
    mix_rule: Annotated[Line, Known("mix_rule")] = "50_25_20_5"
    own_mix: dict[str, float] = {}


class ObjectiveFields(Fields):
    """A business objective that social goals serve."""

    statement: Text = ""


class AudienceFields(Fields):
    """A segment or persona, with the niche of it that is on social media."""

    name: Line = ""
    market: Market = "b2c"
    description: Text = ""
    niche: Text = ""


class Client(ClientFields, Record):
    """A client as it was read; `figures_revision` grows with every figure that comes in."""

    model_config = Record.model_config
    archived: bool
    figures_revision: int


class Plan(PlanFields, Record):
    """A plan's frame as it was read; `revision` and `saved_at` move with every change in the plan.

    `split_from` is the plan that a branch's plan was split from.
    """

    model_config = Record.model_config
    client_id: str
    split_from: str | None = None
    revision: int
    archived: bool
    saved_at: datetime
    saved_by: str


class Objective(ObjectiveFields, Record):
    """A business objective as it was read."""

    model_config = Record.model_config


class Audience(AudienceFields, Record):
    """An audience as it was read."""

    model_config = Record.model_config
