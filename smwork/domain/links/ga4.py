"""Into which GA4 default channel group a tagged link falls, and what would put it where it belongs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from smwork.domain.links.tags import Tags, cleaned
from smwork.domain.say import Param, Say, say
from smwork.facts.ga4_channels import Beginning, Rule, Start, ga4_channels, start_of

DIRECT: Final = "Direct"
_SHOP, _STORE = "shop", "store"
_FREE: Final = Beginning(medium="referral", channels=("Referral",))
_PAID: Final = Beginning(medium="cpc", channels=("Paid Other",))


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a link lands. `warning` says what is wrong with that, `mended` are tags that help.

    `unsure` says that Google's own, undated text would count it otherwise; `known` is whether the
    source stands in the part of Google's lists that is kept here.
    """

    channel: str
    paid: bool
    known: bool
    warning: Say | None = None
    unsure: Say | None = None
    mended: Tags | None = None

    def changes(self, before: Tags) -> dict[str, str]:
        """Tag → its better value, of the tags that have to change."""
        after = self.mended.as_dict() if self.mended else {}
        return {name: after[name] for name, old in before.as_dict().items() if after.get(name, old) != old}  # fmt: skip


def ga4_channel(source: str, medium: str, campaign: str = "") -> str:
    """The default channel group of these tags, as Google Analytics names it: first rule that fits."""
    rule = _rule(Tags(source, medium, campaign))
    return rule.channel if rule else ga4_channels().unassigned


def landing(typed: Tags, platform: str, *, paid: bool) -> Landing:
    """Where a link of this platform lands, and whether that is right for a free or a paid one."""
    tags = cleaned(typed)
    rule, wanted = _rule(tags), _wanted(start_of(platform), paid=paid)
    found = Landing(
        channel=rule.channel if rule else ga4_channels().unassigned,
        paid=bool(rule and rule.paid),
        known=any(tags.source in names for names in ga4_channels().sites.values()),
    )
    warning = _warning(found, tags, platform, wanted, paid=paid)
    unsure = None if warning else _unsure(found, tags)
    if warning is None and unsure is None:
        return found
    mended = _mended(tags, start_of(platform), wanted, sure=unsure is not None)
    return replace(found, warning=warning, unsure=unsure, mended=mended)


def _rule(tags: Tags) -> Rule | None:
    facts = ga4_channels()
    values = {name: value.strip().casefold() for name, value in tags.as_dict().items()}
    return next(
        (
            rule
            for rule in facts.rules
            for way in rule.when
            if all(facts.fits(each, values[each.field]) for each in way)
        ),
        None,
    )


def _wanted(start: Start | None, *, paid: bool) -> Beginning:
    if start is None:
        return _PAID if paid else _FREE
    return start.paid if paid else start.organic


def _warning(
    found: Landing, tags: Tags, platform: str, wanted: Beginning, *, paid: bool
) -> Say | None:
    told: dict[str, Param] = {"channel": found.channel, "wanted": wanted.channels[0]}
    if found.channel == DIRECT:
        return say(
            "Without a source and a medium a visit counts as Direct, as if nobody clicked a link."
        )
    if found.channel == ga4_channels().unassigned:
        return say(
            "No rule of Google Analytics fits this source and medium: the visits land in Unassigned."
        )
    if paid and not found.paid:
        return say(
            "This link is paid for, but its visits count as {channel}: in the reports the money "
            "seems to bring nothing.",
            **told,
        )
    if found.paid and not paid:
        return say("Nobody pays for this link, but its visits count as {channel}.", **told)
    if start_of(platform) is None or found.channel in wanted.channels:
        return None
    if "Shopping" in found.channel and _SHOP in tags.campaign:
        return say(
            "Because “shop” stands in the campaign's name, the visits count as {channel} and not as "
            "{wanted}.",
            **told,
        )
    return say("The visits count as {channel} and not as {wanted}, where they belong.", **told)


def _unsure(found: Landing, tags: Tags) -> Say | None:
    """What is to be known of a medium that only the wider, later rule counts as paid."""
    if not found.channel.startswith("Paid") or _is_narrow(tags):
        return None
    return say(
        "Google's own page, in a copy without a date, counts only cpc, ppc and paid as paid; newer "
        "sources also count “{medium}”. With cpc it is right either way.",
        medium=tags.medium,
    )


def _is_narrow(tags: Tags) -> bool:
    return re.match(ga4_channels().narrow_paid, tags.medium) is not None


def _mended(tags: Tags, start: Start | None, wanted: Beginning, *, sure: bool) -> Tags | None:
    """The tags with as few changes as put the link where it belongs; `sure`: by the narrow rule too."""
    for other in _candidates(tags, start, wanted):
        if ga4_channel(*_asked(other)) in wanted.channels and (not sure or _is_narrow(other)):
            return other
    return None


def _asked(tags: Tags) -> tuple[str, str, str]:
    return tags.source, tags.medium, tags.campaign


def _candidates(tags: Tags, start: Start | None, wanted: Beginning) -> Iterator[Tags]:
    mediums = (tags.medium, wanted.medium)
    known = (tags.source, start.source if start else "")
    sources = [each for each in known if each] or [""]
    campaigns = (tags.campaign, tags.campaign.replace(_SHOP, _STORE))
    ways = sorted(
        product(sources, mediums, campaigns),
        key=lambda way: sum(a != b for a, b in zip(way, _asked(tags), strict=True)),
    )
    for source, medium, campaign in ways:
        yield replace(tags, source=source, medium=medium, campaign=campaign)
