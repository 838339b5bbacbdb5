"""The words of the research step: decisions, uses and reports, and what is known of a profile."""

from smwork.domain.research import Activity, ChannelDecision, ReportState, Use
from smwork.domain.say import msg
from smwork.errors import UnknownFactError
from smwork.facts.frequency import StartingPoint, frequency_advice, post_form, starting_points
from smwork.facts.platforms import platform
from smwork.locale import Translator

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
PROFILES: dict[str, str] = {
    "page": msg("a page"),
    "personal": msg("a personal profile"),
}


def has_two_profiles(platform_key: str) -> bool:
    """Whether a personal profile gives fewer figures there than a page."""
    try:
        return any(gap.profile for gap in platform(platform_key).missing)
    except UnknownFactError:
        return False


def address_of(url: str, platform_key: str, handle: str) -> str:
    """Where a profile is: the link that was typed, else the platform's own pattern; "" if neither."""
    if url.startswith(("https://", "http://")):
        return url
    try:
        return platform(platform_key).profile_address(handle) or ""
    except UnknownFactError:
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
