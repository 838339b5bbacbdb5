"""The words of the content step: forms, classes, states and kinds of dates, as they are offered."""

from collections.abc import Mapping

from smwork.domain.content import EventKind, Form, ItemStatus
from smwork.domain.mix import classes_of
from smwork.domain.say import msg
from smwork.domain.workbook import Workbook
from smwork.facts.mixes import lcss_classes
from smwork.locale import Translator
from smwork.ui.words import spoken

FORMS: Mapping[Form, str] = {
    "photo": msg("Image"),
    "video": msg("Video"),
    "reel": msg("Reel"),
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
    "dropped": msg("Not published"),
}
MATCHES: Mapping[str, str] = {
    "confirmed": msg("belongs to the item"),
    "refused": msg("does not belong to the item"),
}
EVENTS: Mapping[EventKind, str] = {
    "own": msg("Own date"),
    "industry": msg("Industry event"),
    "launch": msg("Launch"),
    "newsletter": msg("Newsletter issue"),
    "blog": msg("Blog or vlog"),
    "hook": msg("Topical hook"),
}


def mix_options(t: Translator, book: Workbook) -> dict[str, str]:
    """The classes of the plan's mix rule."""
    return {each.key: spoken(t, each.label) for each in classes_of(book.plan)}


def lcss_options(t: Translator) -> dict[str, str]:
    """Likeable, clickable, sharable, sellable."""
    return {each.key: t(each.label) for each in lcss_classes()}
