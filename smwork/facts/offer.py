"""Which KPIs make sense on which channel: one whose figures are not to be had is not offered."""

from collections.abc import Collection
from typing import Literal

from smwork.facts.kpis import Kpi, kpis
from smwork.facts.platforms import Missing, platform

ProfileKind = Literal["page", "personal"]


def missing_figures(
    kpi: Kpi,
    platform_key: str,
    profile: ProfileKind = "page",
    measured: Collection[str] = (),
) -> Missing | None:
    """Why this KPI cannot be measured on this channel, or None where nothing stands in its way.

    What is `measured` there is to be had, whatever the facts say: a platform's own export knows
    more than other programs are given. Raises UnknownFactError for a channel that we do not know.
    """
    for gap in platform(platform_key).missing:
        applies = gap.profile is None or gap.profile == profile
        everywhere = gap.scope is None or kpi.scopes == (gap.scope,)
        lacking = set(gap.metrics).intersection(kpi.metrics).difference(measured)
        if applies and everywhere and lacking:
            return gap
    return None


def kpis_for(
    platform_key: str, profile: ProfileKind = "page", measured: Collection[str] = ()
) -> tuple[Kpi, ...]:
    """The KPIs that can be measured on this one channel, in the catalogue's order."""
    return tuple(
        kpi
        for kpi in kpis()
        if not kpi.whole_plan and missing_figures(kpi, platform_key, profile, measured) is None
    )


def instead_of(
    kpi: Kpi, platform_key: str, profile: ProfileKind = "page", measured: Collection[str] = ()
) -> Kpi | None:
    """What to choose on this channel instead; None where nothing comes near."""
    there = {each.key: each for each in kpis_for(platform_key, profile, measured)}
    return next((there[key] for key in kpi.instead if key in there), None)
