"""What links and their tags are called on the screen, and what came of them in a line."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from smwork.domain.links.build import tag_names
from smwork.domain.links.counted import Count
from smwork.domain.links.records import LinkPreset, LinkStyle, TaggedLink
from smwork.domain.record import by_id
from smwork.domain.say import Day, msg
from smwork.domain.workbook import Workbook
from smwork.locale import Translator
from smwork.ui.words import channel_label

TAG_LABELS: Final[dict[str, str]] = {
    "source": msg("Source"),
    "medium": msg("Medium"),
    "campaign": msg("Campaign"),
    "content": msg("Content"),
    "term": msg("Term"),
}
STYLES: Final[dict[LinkStyle, str]] = {
    "utm": msg("utm_… (Google, Matomo)"),
    "mtm": msg("mtm_… (Matomo)"),
}
METRICS: Final[dict[str, str]] = {
    "sessions": msg("Visits"),
    "clicks": msg("Clicks"),
    "conversions": msg("Conversions"),
    "revenue": msg("Revenue"),
    "search_clicks": msg("Clicks in Google"),
}
"""The metrics that are shown of a link, in this order."""

UNKNOWN: Final = "–"


def tag_label(t: Translator, tag: str, style: LinkStyle) -> str:
    """The tag as a person calls it, with its name in the link."""
    return f"{t(TAG_LABELS[tag])} ({tag_names(style)[tag]})"


def link_name(t: Translator, book: Workbook, link: TaggedLink) -> str:
    """What the link is for: its own name, the item's title, else the page."""
    item = by_id(book.items, link.item_id)
    page = link.url.partition("//")[2] or link.url
    return link.name or (item.title if item else "") or page or t("New link")


def preset_name(t: Translator, book: Workbook, preset: LinkPreset) -> str:
    """Its own name, else the channel that it is for; and that it is for ads."""
    channel = by_id(book.channels, preset.channel_id)
    name = preset.name or (channel_label(t, channel) if channel else t("All channels"))
    return f"{name} · {t('paid')}" if preset.paid else name


def amount_of(t: Translator, metric: str, counts: Mapping[str, Count]) -> str:
    """A figure as it is shown; a dash where no file knows it."""
    count = counts.get(metric)
    if count is None:
        return UNKNOWN
    return t.money(round(count.total, 2)) if metric == "revenue" else t.number(count.total, 0)


def came_line(t: Translator, counts: Mapping[str, Count]) -> str:
    """What came of a link in one line, with the day up to which it is known; empty where nothing is."""
    known = [metric for metric in METRICS if metric in counts]
    if not known:
        return ""
    told = [f"{t(METRICS[each])}: **{amount_of(t, each, counts)}**" for each in known]
    through = max(counts[each].through for each in known)
    return " · ".join([*told, _through(t, through)])


def _through(t: Translator, day: date) -> str:
    return t("through {day}", day=Day(day))
