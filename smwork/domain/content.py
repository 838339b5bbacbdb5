"""Step 5: kinds of content, the calendar's items and events, and the cadence that is promised."""

import re
from collections.abc import Container, Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from smwork.domain.record import CommitmentFields, Fields, Line, Link, Record, Ref, Text

Form = Literal[
    "photo", "video", "reel", "carousel", "story", "link", "text", "live", "poll", "other"
]
"""What a post is, planned or measured; files of figures tell it in their platform's words."""

Lcss = Literal["likeable", "clickable", "sharable", "sellable"]
ItemStatus = Literal["idea", "making", "ready", "scheduled", "published", "dropped"]
EventKind = Literal["own", "industry", "launch", "newsletter", "blog", "hook"]


_TYPED = re.compile(r"(\d{1,2})[:.uh]?(\d{2})")


def _clock(typed: object) -> object:
    """9:30, 9.30, 9u30 and 930 are half past nine too."""
    found = _TYPED.fullmatch(typed.strip()) if isinstance(typed, str) else None
    return f"{int(found[1]):02}:{found[2]}" if found else typed


Clock = Annotated[str, BeforeValidator(_clock), Field(pattern=r"^(|([01]\d|2[0-3]):[0-5]\d)$")]
"""A time of day as "09:30", or nothing."""


class KindFields(Fields):
    """A kind of content: for whom, how often (per month), who makes it, how it is promoted.

    `in_stock` is how many pieces of it already lie ready to be used.
    """

    name: Line = ""
    audience_id: Annotated[str | None, Ref("audience")] = None
    form: Form = "photo"
    per_month: float | None = Field(None, ge=0, le=1000)
    in_stock: int | None = Field(None, ge=0, le=100_000)
    maker: Line = ""
    promotion: Line = ""


class ItemFields(Fields):
    """A piece of the calendar: what goes out, when, where, for which goal, and the hours it takes."""

    title: Line = ""
    message: Text = ""
    planned_on: date | None = None
    planned_at: Clock = ""
    channel_id: Annotated[str | None, Ref("channel")] = None
    kind_id: Annotated[str | None, Ref("kind")] = None
    goal_id: Annotated[str | None, Ref("goal")] = None
    audience_id: Annotated[str | None, Ref("audience")] = None
    idea_id: Annotated[str | None, Ref("idea")] = None
    form: Form = "photo"
    lcss: Lcss | None = None
    mix: Line = ""
    owner: Line = ""
    status: ItemStatus = "idea"
    hours: float | None = Field(None, ge=0, le=1000)
    link: Link = ""


class EventFields(Fields):
    """A date that content hooks on to: an own event, an industry date, a launch, a newsletter."""

    name: Line = ""
    on: date | None = None
    kind: EventKind = "own"


class CadenceFields(CommitmentFields):
    """How often a channel is posted to, and the hours each post takes."""

    channel_id: Annotated[str | None, Ref("channel")] = None
    posts_per_week: float | None = Field(None, ge=0, le=1000)
    hours_per_post: float | None = Field(None, ge=0, le=1000)


class Kind(KindFields, Record):
    """A kind of content as it was read."""

    model_config = Record.model_config


class Item(ItemFields, Record):
    """A calendar item as it was read."""

    model_config = Record.model_config


class Event(EventFields, Record):
    """A calendar event as it was read."""

    model_config = Record.model_config


class Cadence(CadenceFields, Record):
    """A cadence as it was read."""

    model_config = Record.model_config


def going_out(items: Iterable[Item], out: Container[str] = ()) -> list[Item]:
    """The items without those of which somebody said that they don't go out: those ask nothing.

    What is in `out` (ids) went out all the same.
    """
    return [item for item in items if item.status != "dropped" or item.id in out]
