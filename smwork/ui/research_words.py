"""What channels, platforms and decisions are called on the screen."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from smwork.domain.names import channel_name
from smwork.domain.research import Activity, Channel, ChannelDecision, ReportState, Use
from smwork.domain.say import msg
from smwork.errors import NotFoundError
from smwork.facts.frequency import StartingPoint, frequency_advice, post_form, starting_points
from smwork.facts.platforms import Platform, platform, platforms
from smwork.locale import Translator

W = TypeVar("W", bound=str)

DECISIONS: dict[ChannelDecision, str] = {
    "undecided": msg("undecided"),
    "keep": msg("keep"),
    "update": msg("update"),
    "create": msg("create"),
    "remove": msg("remove"),
}
USES: dict[Use, str] = {
    "unknown": msg("Not known"),
    "no": msg("Not there"),
    "some": msg("Some of them"),
    "most": msg("Most of them"),
}
ACTIVITIES: dict[Activity, str] = {
    "unknown": msg("not known"),
    "watches": msg("watching"),
    "reacts": msg("reacting"),
    "posts": msg("posting"),
}
REPORTS: dict[ReportState, str] = {
    "found": msg("found"),
    "reported": msg("reported"),
    "removed": msg("gone"),
    "refused": msg("refused"),
}


def in_words(t: Translator, words: Mapping[W, str]) -> dict[str, str]:
    """A field's values with their labels in the reader's language."""
    return {str(value): t(label) for value, label in words.items()}


def channel_label(t: Translator, channel: Channel) -> str:
    """The platform and the handle, as plain text."""
    name = channel_name(channel)
    return name if isinstance(name, str) else t(name)


def short_labels(t: Translator, channels: Sequence[Channel]) -> dict[str, str]:
    """Each channel by its platform alone, and with its handle where there are two on one platform."""
    count = Counter(each.platform for each in channels)
    return {
        each.id: platform_label(t, each.platform)
        if count[each.platform] == 1
        else channel_label(t, each)
        for each in channels
    }


def platform_label(t: Translator, key: str) -> str:
    """A platform's name; what the facts don't know is called as it was typed."""
    try:
        return _name(t, platform(key))
    except NotFoundError:
        return key or "—"


def platform_options(t: Translator) -> dict[str, str]:
    """Every platform to choose from: key → name."""
    return {each.key: _name(t, each) for each in platforms()}


def _name(t: Translator, known: Platform) -> str:
    return t(known.name) if known.kind == "own" else known.name


def address_of(url: str, platform_key: str, handle: str) -> str:
    """Where a profile is: the link that was typed, else the platform's own pattern; "" if neither."""
    if url.startswith(("https://", "http://")):
        return url
    try:
        return platform(platform_key).profile_address(handle) or ""
    except NotFoundError:
        return ""


def frequency_hint(t: Translator, platform_key: str) -> str:
    """How often others advise to post here, each with its source and year, below what all agree on."""
    points = starting_points(platform_key)
    told = [f"- {_point(t, point)}" for point in points]
    return "\n".join([t(frequency_advice()), "", *told]) if told else t(frequency_advice())


def _point(t: Translator, point: StartingPoint) -> str:
    told = {
        "form": t(post_form(point.form).label),
        "many": f"{point.low}–{point.high}" if point.low != point.high else str(point.low),
        "source": point.source.cited,
    }
    if point.per == "day":
        return t("{form}: {many} a day ({source})", **told)
    return t("{form}: {many} a week ({source})", **told)
