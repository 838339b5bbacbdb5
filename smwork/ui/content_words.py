"""The words of the content step: forms, classes, states and kinds of dates, as they are offered."""

from collections.abc import Mapping
from typing import TypeVar

from smwork.domain.content import EventKind, Form, ItemStatus
from smwork.domain.mix import classes_of
from smwork.domain.names import channel_name
from smwork.domain.research import Channel
from smwork.domain.say import Say, msg
from smwork.domain.workbook import Workbook
from smwork.facts.mixes import lcss_classes
from smwork.locale import Translator

K = TypeVar("K", bound=str)

FORMS: Mapping[Form, str] = {
    "image": msg("Image"),
    "video": msg("Video"),
    "carousel": msg("Carousel"),
    "story": msg("Story"),
    "link": msg("Link to an article"),
    "text": msg("Text"),
    "live": msg("Live"),
    "poll": msg("Poll"),
    "other": msg("Other"),
}
STATUSES: Mapping[ItemStatus, str] = {
    "idea": msg("Idea"),
    "making": msg("Being made"),
    "ready": msg("Ready"),
    "scheduled": msg("Scheduled"),
    "published": msg("Published"),
}
EVENTS: Mapping[EventKind, str] = {
    "own": msg("Own date"),
    "industry": msg("Industry event"),
    "launch": msg("Launch"),
    "newsletter": msg("Newsletter issue"),
    "blog": msg("Blog or vlog"),
    "hook": msg("Topical hook"),
}


def words(t: Translator, constants: Mapping[K, str]) -> dict[str, str]:
    """Value → its name in the reader's language."""
    return {key: t(text) for key, text in constants.items()}


def spoken(t: Translator, name: str | Say) -> str:
    """A user's own word as it is; one of ours in the reader's language."""
    return t(name) if isinstance(name, Say) else name


def channel_options(t: Translator, book: Workbook) -> dict[str, str]:
    """The plan's channels as the options of a field."""
    return {channel.id: spoken(t, channel_name(channel)) for channel in book.channels}


def mix_options(t: Translator, book: Workbook) -> dict[str, str]:
    """The classes of the plan's mix rule."""
    return {each.key: spoken(t, each.label) for each in classes_of(book.plan)}


def lcss_options(t: Translator) -> dict[str, str]:
    """Likeable, clickable, sharable, sellable."""
    return {each.key: t(each.label) for each in lcss_classes()}


def channel_of(book: Workbook, channel_id: str | None) -> Channel | None:
    """The plan's channel with this id."""
    return next((each for each in book.channels if each.id == channel_id), None)
