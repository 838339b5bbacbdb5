"""What the parts of a plan are called on the screen, in whichever step one meets them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from smwork.domain.goals import Kpi
from smwork.domain.names import channel_name, kpi_name
from smwork.domain.record import Rhythm, by_id
from smwork.domain.research import Channel
from smwork.domain.say import Say, msg
from smwork.domain.workbook import Workbook
from smwork.errors import UnknownFactError
from smwork.facts.platforms import Platform, platform, platforms
from smwork.locale import Translator

K = TypeVar("K", bound=str)

RHYTHMS: Final[Mapping[Rhythm, str]] = {
    "week": msg("every week"),
    "month": msg("every month"),
    "quarter": msg("every quarter"),
}


def in_words(t: Translator, constants: Mapping[K, str]) -> dict[str, str]:
    """A field's values, each with its name in the reader's language."""
    return {str(value): t(text) for value, text in constants.items()}


def spoken(t: Translator, name: str | Say) -> str:
    """A user's own word as it is; one of ours in the reader's language."""
    return t(name) if isinstance(name, Say) else name


def who(t: Translator, name: str) -> str:
    """Who did something; a workbook on somebody's own machine need not know its user's name."""
    return name or t("You (this computer)")


def platform_label(t: Translator, key: str) -> str:
    """A platform's name; what the facts don't know is called as it was typed."""
    try:
        return _name(t, platform(key))
    except UnknownFactError:
        return key or "—"


def platform_options(t: Translator) -> dict[str, str]:
    """Every platform as the options of a field."""
    return {each.key: _name(t, each) for each in platforms()}


def _name(t: Translator, known: Platform) -> str:
    return t(known.name) if known.kind == "own" else known.name


def channel_label(t: Translator, channel: Channel) -> str:
    """The platform and the handle."""
    return spoken(t, channel_name(channel))


def channel_options(t: Translator, book: Workbook) -> dict[str, str]:
    """The plan's channels as the options of a field."""
    return {channel.id: channel_label(t, channel) for channel in book.channels}


def short_labels(t: Translator, channels: Sequence[Channel]) -> dict[str, str]:
    """Each channel by its platform alone, and with its handle where there are two on one platform."""
    count = Counter(each.platform for each in channels)
    return {
        each.id: platform_label(t, each.platform)
        if count[each.platform] == 1
        else channel_label(t, each)
        for each in channels
    }


def kpi_label(t: Translator, book: Workbook, kpi: Kpi) -> str:
    """What is measured and where, so that the same KPI on two channels is told apart."""
    channel, name = by_id(book.channels, kpi.channel_id), spoken(t, kpi_name(kpi))
    return f"{name} · {channel_label(t, channel)}" if channel else name


def kpi_options(t: Translator, book: Workbook) -> dict[str, str]:
    """The plan's KPIs as the options of a field."""
    return {kpi.id: kpi_label(t, book, kpi) for kpi in book.kpis}
