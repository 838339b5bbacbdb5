"""What a plan keeps of its links: how they are tagged, and the ones that were made."""

from typing import Annotated, Literal

from smwork.domain.links.tags import TAGS, Tags
from smwork.domain.record import Fields, Line, Link, Record, Ref

LinkStyle = Literal["utm", "mtm"]
"""The names of the tags: those that Google Analytics and Matomo read, or Matomo's own."""


class _Tagged(Fields):
    paid: bool = False
    style: LinkStyle = "utm"
    source: Line = ""
    medium: Line = ""
    campaign: Line = ""
    content: Line = ""
    term: Line = ""

    def tags(self) -> Tags:
        """The five tags as they were typed."""
        return Tags(**{name: getattr(self, name) for name in TAGS})


class LinkPresetFields(_Tagged):
    """How links of a channel are tagged; without a channel, those of the whole plan.

    The tags are patterns: `{item}` stands for the title of the item that the link is made for.
    """

    name: Line = ""
    channel_id: Annotated[str | None, Ref("channel")] = None


class TaggedLinkFields(_Tagged):
    """A link with its tags, for an item of the calendar or for anything else; `short` leads to it."""

    name: Line = ""
    item_id: Annotated[str | None, Ref("item", part_of=True)] = None
    channel_id: Annotated[str | None, Ref("channel")] = None
    url: Link = ""
    short: Link = ""


class LinkPreset(LinkPresetFields, Record):
    """A preset as it was read."""

    model_config = Record.model_config


class TaggedLink(TaggedLinkFields, Record):
    """A tagged link as it was read."""

    model_config = Record.model_config
