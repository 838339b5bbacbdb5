"""Step 2: the channels in use, competitors, and which channel fits which audience."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from smwork.domain.record import CommitmentFields, Fields, Known, Line, Link, Record, Ref, Text
from smwork.facts.offer import ProfileKind

ChannelDecision = Literal["undecided", "keep", "update", "create", "remove"]
ReportState = Literal["found", "reported", "removed", "refused"]
Use = Literal["unknown", "no", "some", "most"]
Activity = Literal["unknown", "watches", "reacts", "posts"]


class ChannelFields(Fields):
    """One row of the channel audit: an account of ours on a platform, and what is decided for it.

    `profile`: an organisation's page, or somebody's personal profile, which gives fewer figures.
    """

    platform: Annotated[Line, Known("platform")] = ""
    profile: ProfileKind = "page"
    handle: Line = ""
    url: Link = ""
    maintainer: Line = ""
    controller: Line = ""
    posts_per_week: float | None = Field(None, ge=0, le=1000)
    goal_id: Annotated[str | None, Ref("goal")] = None
    followers: float | None = Field(None, ge=0, le=1e10)
    engagement: float | None = Field(None, ge=0, le=1000)
    decision: ChannelDecision = "undecided"
    checked_on: date | None = None
    tone: Text = ""


class MissionFields(CommitmentFields):
    """A channel's own purpose, with the figure and the cadence that it is held to."""

    channel_id: Annotated[str, Ref("channel", part_of=True)]
    goal_id: Annotated[str | None, Ref("goal")] = None
    audience_id: Annotated[str | None, Ref("audience")] = None
    kpi_id: Annotated[str | None, Ref("kpi")] = None
    posts_per_week: float | None = Field(None, ge=0, le=1000)
    journey: tuple[str, ...] = ()


class FakeProfileFields(Fields):
    """A profile that pretends to be ours, and how far the report of it is."""

    platform: Annotated[Line, Known("platform")] = ""
    url: Link = ""
    found_on: date | None = None
    state: ReportState = "found"


class CompetitorFields(Fields):
    """A competitor's account on one platform; `engagement` is interactions per post in % of followers."""

    name: Line = ""
    platform: Annotated[Line, Known("platform")] = ""
    handle: Line = ""
    url: Link = ""
    followers: float | None = Field(None, ge=0, le=1e10)
    posts_per_week: float | None = Field(None, ge=0, le=1000)
    engagement: float | None = Field(None, ge=0, le=1000)
    checked_on: date | None = None
    learned: Text = ""


class FitFields(Fields):
    """Whether an audience is on a channel, how, when, and what it needs there."""

    channel_id: Annotated[str, Ref("channel", part_of=True)]
    audience_id: Annotated[str, Ref("audience", part_of=True)]
    uses: Use = "unknown"
    activity: Activity = "unknown"
    moments: Line = ""
    needs: Text = ""


class Channel(ChannelFields, Record):
    """A channel as it was read."""

    model_config = Record.model_config


class Mission(MissionFields, Record):
    """A channel's mission as it was read."""

    model_config = Record.model_config


class FakeProfile(FakeProfileFields, Record):
    """A fake profile as it was read."""

    model_config = Record.model_config


class Competitor(CompetitorFields, Record):
    """A competitor's account as it was read."""

    model_config = Record.model_config


class Fit(FitFields, Record):
    """An audience's fit with a channel as it was read."""

    model_config = Record.model_config
