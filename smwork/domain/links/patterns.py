"""Tags by pattern: `{date}-{item}` is filled in with the day and the title of the item."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from smwork.domain.content import Item
from smwork.domain.links.records import LinkPreset, LinkPresetFields, TaggedLinkFields
from smwork.domain.links.tags import TAGS, clean
from smwork.domain.record import LINE_LENGTH, by_id
from smwork.domain.say import msg
from smwork.domain.workbook import Workbook
from smwork.facts.ga4_channels import start_of

PLACES: Final[dict[str, str]] = {
    "date": msg("the day it goes out, as 2026-04-15"),
    "month": msg("the month, as 2026-04"),
    "year": msg("the year"),
    "channel": msg("the platform of the channel"),
    "handle": msg("the channel's handle"),
    "item": msg("the item's title"),
    "kind": msg("the kind of content"),
    "form": msg("the form, such as photo"),
    "plan": msg("the plan's name"),
    "client": msg("the organisation's name"),
}
"""What can stand between braces in a pattern, and what it stands for. These names are kept."""

PLACE_NAMES: Final[Mapping[str, str]] = {
    "date": msg("date"),
    "month": msg("month"),
    "year": msg("year"),
    "channel": msg("channel"),
    "handle": msg("handle"),
    "item": msg("item"),
    "kind": msg("kind"),
    "form": msg("form"),
    "plan": msg("plan"),
    "client": msg("client"),
}
"""The same names, to be put into the reader's language."""

_PLACE: Final = re.compile(r"(?<!\{)\{([^{}]*)\}(?!\})")
_CAMPAIGN, _CONTENT = "{plan}", "{date}-{item}"


def values_of(
    book: Workbook, item: Item | None, channel_id: str | None, today: date
) -> dict[str, str]:
    """What the places of a pattern stand for, of an item or of a link on its own."""
    channel = by_id(book.channels, channel_id)
    kind = by_id(book.kinds, item.kind_id if item else None)
    day = (item.planned_on if item else None) or today
    return {
        "date": day.isoformat(),
        "month": f"{day:%Y-%m}",
        "year": f"{day:%Y}",
        "channel": channel.platform if channel else "",
        "handle": channel.handle if channel else "",
        "item": item.title if item else "",
        "kind": kind.name if kind else "",
        "form": item.form if item else "",
        "plan": book.plan.name,
        "client": book.client.name,
    }


def filled(pattern: str, values: Mapping[str, str]) -> str:
    """The pattern with its places filled in, cleaned; a place without a value leaves no hyphen.

    What is longer than a tag may be is cut off.
    """
    whole = clean(_PLACE.sub(lambda found: clean(values.get(found[1].strip(), "")), pattern))
    return whole if len(whole) <= LINE_LENGTH else clean(whole[:LINE_LENGTH])


def renamed(pattern: str, names: Mapping[str, str]) -> str:
    """The pattern with the names of its places put in other words; what `names` lacks stays."""
    return _PLACE.sub(lambda found: f"{{{_renamed(found[1], names)}}}", pattern)


def _renamed(place: str, names: Mapping[str, str]) -> str:
    return names.get(place.strip().casefold(), place)


def unknown_places(pattern: str) -> list[str]:
    """The places in a pattern that stand for nothing."""
    return [name for name in _PLACE.findall(pattern) if name.strip() not in PLACES]


def preset_for(book: Workbook, channel_id: str | None, *, paid: bool) -> LinkPreset | None:
    """The preset that fits best: of the channel, else of the whole plan; free or paid as asked."""
    fitting = [each for each in book.link_presets if each.paid == paid]
    own = [each for each in fitting if each.channel_id == channel_id]
    return next(iter([*own, *(each for each in fitting if each.channel_id is None)]), None)


def link_of(
    book: Workbook,
    preset: LinkPresetFields,
    *,
    item: Item | None = None,
    channel_id: str | None = None,
    url: str = "",
    today: date,
) -> TaggedLinkFields:
    """A link as the preset makes it; a source or medium that it leaves open is the channel's own."""
    channel_id = preset.channel_id or channel_id or (item.channel_id if item else None)
    values = values_of(book, item, channel_id, today)
    tags = {tag: filled(getattr(preset, tag), values) for tag in TAGS}
    own = beginning(values["channel"], channel_id, paid=preset.paid)
    tags |= {tag: tags[tag] or getattr(own, tag) for tag in ("source", "medium")}
    return TaggedLinkFields(
        name="" if item else preset.name,
        item_id=item.id if item else None,
        channel_id=channel_id,
        url=url or (item.link if item else ""),
        paid=preset.paid,
        style=preset.style,
        **tags,
    )


def beginning(platform: str, channel_id: str | None, *, paid: bool = False) -> LinkPresetFields:
    """A preset to begin with, whose links land in the channel group where they belong.

    For no platform it leaves source and medium open: those are the channel's of each link.
    """
    start = start_of(platform)
    where = start and (start.paid if paid else start.organic)
    return LinkPresetFields(
        channel_id=channel_id,
        paid=paid,
        source=start.source if start else "",
        medium=where.medium if where else "",
        campaign=_CAMPAIGN,
        content=_CONTENT,
    )


def missing_presets(book: Workbook) -> Iterator[LinkPresetFields]:
    """A preset for each channel that has none yet; the own website's links go without tags."""
    told = {each.channel_id for each in book.link_presets if not each.paid}
    for channel in book.channels:
        wanted = channel.decision != "remove" and channel.platform not in ("", "website")
        if wanted and channel.id not in told:
            yield beginning(channel.platform, channel.id)
