"""Which KPIs make sense on which channel: one whose figures are not to be had is not offered."""

from typing import Literal

from smwork.facts.kpis import Kpi, kpis
from smwork.facts.platforms import Missing, platform

ProfileKind = Literal["page", "personal"]


def missing_figures(kpi: Kpi, platform_key: str, profile: ProfileKind = "page") -> Missing | None:
    """Why this KPI cannot be measured on this channel, or None where nothing stands in its way.

    Raises UnknownFactError for a channel that we do not know.
    """
    for gap in platform(platform_key).missing:
        applies = gap.profile is None or gap.profile == profile
        everywhere = gap.scope is None or kpi.scopes == (gap.scope,)
        if applies and everywhere and set(gap.metrics) & set(kpi.metrics):
            return gap
    return None


def kpis_for(platform_key: str, profile: ProfileKind = "page") -> tuple[Kpi, ...]:
    """The KPIs that can be measured on this channel, in the catalogue's order."""
    return tuple(kpi for kpi in kpis() if missing_figures(kpi, platform_key, profile) is None)
