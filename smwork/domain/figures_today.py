"""An account's figures today: the imported ones where there are any, else what was typed (method R1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from smwork.domain.kpi import formula_points
from smwork.domain.research import Channel
from smwork.domain.series import MonthSum, sums_of_channel
from smwork.facts.kpis import kpi

_PER_HUNDRED: Final = 10
"""IPM+ is per thousand followers; the audit and its competitors are compared in per cent."""


@dataclass(frozen=True, slots=True)
class Today:
    """Followers, and interactions per post in % of followers.

    `followers_on` and `engagement_in` are the day and the month of an imported figure; None when the
    figure was typed, or is not known.
    """

    followers: float | None
    engagement: float | None
    followers_on: date | None = None
    engagement_in: date | None = None


def figures_today(channel: Channel, sums: Sequence[MonthSum], channels: Sequence[Channel]) -> Today:
    """The newest figures of a channel; engagement by the formula of IPM+, of the last month known."""
    own = sums_of_channel(channel, sums, channels)
    counted = [row for row in own if row.metric == "followers" and row.scope == "account"]
    latest = max(counted, key=lambda row: row.through, default=None)
    points = [each for each in formula_points(kpi("ipm_plus"), own) if each.value is not None]
    point = points[-1] if points else None
    return Today(
        latest.last if latest else channel.followers,
        point.value / _PER_HUNDRED if point and point.value is not None else channel.engagement,
        latest.through if latest else None,
        point.month if point else None,
    )
