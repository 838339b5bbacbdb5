"""The checklist of an account: the platform's own fields and pictures, and what all have in common.

An account is complete by the part of its applicable items that is done (method A2 to A6).
"""

from collections.abc import Iterator
from functools import cache
from typing import Literal

from smwork.facts.platforms import LimitUnit, Picture, Platform, TextField, platform
from smwork.facts.reading import Fact, Keyed, Text, read_toml, unique
from smwork.facts.sources import Source, SourceRef
from smwork.facts.tags import Tag, tag, tag_event

ChecklistGroup = Literal["profile", "images", "found", "cross", "tags"]


class ChecklistItem(Keyed):
    """One thing to get in order on an account.

    The key is stable ("field.bio", "image.cover", "tag.meta_pixel.consent"). `label` may hold
    {name}, for which `name` is to be put in. Limits and sizes stand there only with a source.
    """

    group: ChecklistGroup
    label: Text
    name: str = ""
    note: Text = ""
    limit: int | None = None
    unit: LimitUnit | None = None
    max_bytes: int | None = None
    width: int | None = None
    height: int | None = None
    min_width: int | None = None
    min_height: int | None = None
    source: Source | None = None


class CommonItem(Keyed):
    """An item that stands on the checklist of every channel of the kinds named in `on`."""

    group: ChecklistGroup
    on: tuple[Literal["network", "website", "newsletter"], ...]
    label: Text


class ChecklistLabel(Fact):
    """What a group or a limit's unit is called."""

    key: str
    label: Text


class TagWording(Fact):
    """The two lines that each tag has beside its events; {name} is the tag's name."""

    placed: Text
    consent: Text
    consent_note: Text
    consent_source: SourceRef


class ChecklistFile(Fact):
    """All of `checklist.toml`."""

    groups: tuple[ChecklistLabel, ...]
    units: tuple[ChecklistLabel, ...]
    items: tuple[CommonItem, ...]
    tag: TagWording


@cache
def _file() -> ChecklistFile:
    return ChecklistFile.model_validate(read_toml("checklist"))


def checklist_groups() -> tuple[ChecklistLabel, ...]:
    """The groups of a checklist, in the order in which they are shown."""
    return _file().groups


def limit_units() -> tuple[ChecklistLabel, ...]:
    """What the units of a limit are called, as they follow a number."""
    return _file().units


@cache
def checklist(platform_key: str) -> tuple[ChecklistItem, ...]:
    """Every item for an account on this channel, group by group; raises UnknownFactError."""
    channel = platform(platform_key)
    return unique(
        [
            *(_field_item(field) for field in channel.profile),
            *(_picture_item(picture) for picture in channel.pictures if picture.on_profile),
            *_common_items(channel),
            *(item for key in channel.tags for item in _tag_items(tag(key))),
        ]
    )


def _field_item(field: TextField) -> ChecklistItem:
    return ChecklistItem(
        key=f"field.{field.key}",
        group="profile",
        label=field.label,
        note=field.note,
        limit=field.limit,
        unit=field.unit,
        max_bytes=field.max_bytes,
        source=field.source,
    )


def _picture_item(picture: Picture) -> ChecklistItem:
    return ChecklistItem(
        key=f"image.{picture.key}",
        group="images",
        label=picture.label,
        note=picture.note,
        max_bytes=picture.max_bytes,
        width=picture.width,
        height=picture.height,
        min_width=picture.min_width,
        min_height=picture.min_height,
        source=picture.source,
    )


def _common_items(channel: Platform) -> Iterator[ChecklistItem]:
    kind = channel.kind if channel.kind == "network" else channel.key
    for common in _file().items:
        if kind in common.on:
            yield ChecklistItem(key=common.key, group=common.group, label=common.label)


def _tag_items(placed: Tag) -> Iterator[ChecklistItem]:
    words = _file().tag
    start = f"tag.{placed.key}"
    yield ChecklistItem(key=start, group="tags", label=words.placed, name=placed.name)
    yield ChecklistItem(
        key=f"{start}.consent",
        group="tags",
        label=words.consent,
        name=placed.name,
        note=words.consent_note,
        source=words.consent_source,
    )
    for event in map(tag_event, placed.events):
        yield ChecklistItem(
            key=f"{start}.{event.key}", group="tags", label=event.check, name=placed.name
        )
