"""Which KPIs a channel can be held to: a figure that its platform does not give is not to be promised."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from smwork.domain.goals import OwnKpi
from smwork.domain.own_kpi import formula_made
from smwork.domain.research import Channel
from smwork.domain.say import Say, msg
from smwork.domain.series import MonthSum, sums_of_channel
from smwork.errors import UnknownFactError
from smwork.facts import kpis as catalogue
from smwork.facts.offer import instead_of, kpis_for, missing_figures

WHOLE_PLAN = msg("The costs of hours and tools are kept for all channels together.")


@dataclass(frozen=True, slots=True)
class NotThere:
    """Why a KPI can't be measured on a channel, and what can be there instead, if anything."""

    why: Say
    instead: catalogue.Kpi | None


def measured_on(
    channel: Channel, sums: Sequence[MonthSum], channels: Sequence[Channel]
) -> frozenset[str]:
    """The metrics of which a channel has figures: they are to be had, whatever is said of them."""
    return frozenset(row.metric for row in sums_of_channel(channel, sums, channels))


def not_there(
    formula: catalogue.Kpi, channel: Channel, measured: Iterable[str] = ()
) -> NotThere | None:
    """Why the KPI can't be measured on this channel; None where nothing stands in its way."""
    known = frozenset(measured)
    try:
        gap = missing_figures(formula, channel.platform, channel.profile, known)
        instead = instead_of(formula, channel.platform, channel.profile, known)
    except UnknownFactError:
        return None
    if formula.whole_plan:
        return NotThere(Say(WHOLE_PLAN), instead)
    return NotThere(Say(gap.reason), instead) if gap else None


def offered_on(channel: Channel, measured: Iterable[str] = ()) -> tuple[catalogue.Kpi, ...]:
    """The catalogue's KPIs that can be measured on this channel; all of them on an unknown one."""
    try:
        return kpis_for(channel.platform, channel.profile, frozenset(measured))
    except UnknownFactError:
        return catalogue.kpis()


def own_offered_on(
    channel: Channel, own: Iterable[OwnKpi], measured: Iterable[str] = ()
) -> tuple[OwnKpi, ...]:
    """The plan's own KPIs that can be measured on this channel, and those not finished yet."""
    known = frozenset(measured)
    return tuple(
        each
        for each in own
        if (formula := formula_made(each)) is None or not_there(formula, channel, known) is None
    )
