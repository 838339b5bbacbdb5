"""The hours that posting takes: what is promised to channels, and what is left of the plan's week."""

from statistics import mean

from smwork.domain.content import Cadence, CadenceFields
from smwork.domain.record import CommitmentFields
from smwork.domain.workbook import Workbook


def hours_a_week(cadence: CadenceFields) -> float:
    """The hours a week that a cadence asks; nothing as long as it doesn't say."""
    return (cadence.posts_per_week or 0.0) * (cadence.hours_per_post or 0.0)


def hours_left(
    workbook: Workbook, fields: CommitmentFields, channel_id: str | None = None
) -> float | None:
    """The plan's hours a week that cadences in the same time leave; None when the plan has none.

    A cadence does not take its own hours, nor do those of `channel_id` when that is what is asked.
    """
    if workbook.plan.hours_week is None:
        return None
    own = fields.id if isinstance(fields, Cadence) else None
    taken = [
        hours_a_week(cadence)
        for cadence in workbook.cadences
        if cadence.id != own
        and (channel_id is None or cadence.channel_id != channel_id)
        and _meet(cadence, fields)
    ]
    return workbook.plan.hours_week - sum(taken)


def hours_per_post(workbook: Workbook, channel_id: str) -> float | None:
    """What a post on a channel takes: as its cadence says, else as its calendar items do."""
    said = [each.hours_per_post for each in workbook.cadences if each.channel_id == channel_id]
    known = [hours for hours in said if hours is not None]
    if known:
        return known[-1]
    planned = [item.hours for item in workbook.items if item.channel_id == channel_id]
    return mean(hours) if (hours := [each for each in planned if each is not None]) else None


def _meet(one: CommitmentFields, other: CommitmentFields) -> bool:
    """Whether two commitments run at the same time; an open end runs on."""
    apart = (one.deadline and other.start and one.deadline < other.start) or (
        other.deadline and one.start and other.deadline < one.start
    )
    return not apart
