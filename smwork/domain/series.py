"""Measured figures as the rules need them: summed per month, never averaged before they are divided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from smwork.domain.research import Channel
from smwork.facts.metrics import Scope


class MonthSum(NamedTuple):
    """One metric of one account in one calendar month.

    `total` is the sum over the month (flows), `last` the figure of the latest day (stocks, such as
    followers); `days` counts the days (scope account) or posts (scope post) behind it, and
    `through` is the last day that has a figure.
    """

    platform: str
    account: str
    scope: Scope
    metric: str
    month: date
    total: float
    last: float
    days: int
    through: date


@dataclass(frozen=True, slots=True)
class Account:
    """An account that figures are kept of: a platform and its handle, folded by `handle_key`."""

    platform: str
    account: str


def handle_key(handle: str) -> str:
    """A handle as it is compared: without @, spaces and case."""
    return handle.strip().lstrip("@").casefold()


def sums_of_channel(
    channel: Channel, sums: Sequence[MonthSum], channels: Sequence[Channel]
) -> list[MonthSum]:
    """The figures that belong to `channel`: those of its platform and handle.

    Where it is the only channel on its platform and nothing is kept under its handle, all of the
    platform's figures are its own: a file seldom spells a handle as a person does.
    """
    on_platform = [row for row in sums if row.platform == channel.platform]
    own = [row for row in on_platform if handle_key(row.account) == handle_key(channel.handle)]
    alone = sum(other.platform == channel.platform for other in channels) == 1
    return own if own or not alone else on_platform
