"""How complete an account is: the part of its platform's checklist that is done (method A2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from smwork.domain.accounts import Check
from smwork.domain.research import Channel
from smwork.errors import UnknownFactError
from smwork.facts.checklists import checklist


@dataclass(frozen=True, slots=True)
class Completeness:
    """An account's items that are done, of those that apply to it.

    `percent` is None when nothing applies. `before_percent` is how complete it was on the first day
    on which anything was ticked; None as long as nothing is.
    """

    channel_id: str
    done: int
    of: int
    percent: float | None
    before_percent: float | None


def completeness(channel: Channel, checks: Iterable[Check]) -> Completeness:
    """The channel's completeness now and before; a platform that is not in the facts has no items."""
    own = [check for check in checks if check.channel_id == channel.id]
    left_out = {check.item for check in own if check.state == "not_applicable"}
    asked = _items(channel.platform) - left_out
    done = {check.item: check for check in own if check.state == "done" and check.item in asked}
    began = min((_day(check) for check in done.values()), default=None)
    before = [check for check in done.values() if _day(check) == began]
    return Completeness(
        channel.id,
        len(done),
        len(asked),
        _percent(len(done), len(asked)),
        _percent(len(before), len(asked)) if before else None,
    )


def _items(platform: str) -> set[str]:
    try:
        return {item.key for item in checklist(platform)}
    except UnknownFactError:
        return set()


def _day(check: Check) -> date:
    return check.done_on or check.created_at.date()


def _percent(done: int, of: int) -> float | None:
    return 100 * done / of if of else None
