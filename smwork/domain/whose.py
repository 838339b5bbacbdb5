"""Whose figures a file brings: ours, a competitor's, or nobody's that this plan looks at."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from smwork.domain.figures import ADS_ACCOUNT, Account
from smwork.domain.research import Channel, Competitor
from smwork.domain.series import handle_key


@dataclass(frozen=True, slots=True)
class Owner:
    """One answer to whose an account is. A competitor has a name; `new` is who the plan lacks."""

    kind: Literal["ours", "theirs", "nobody"]
    handle: str = ""
    name: str = ""
    new: bool = False

    @property
    def key(self) -> str:
        """By what it is chosen and compared."""
        return f"{self.kind}:{handle_key(self.handle)}"


NOBODY = Owner("nobody")


def owners(
    account: Account, channels: Sequence[Channel], competitors: Sequence[Competitor]
) -> list[Owner]:
    """All that the account can be: our channels on its platform, competitors there, or neither."""
    told = account.handle or account.name or ""
    there = [each for each in competitors if each.platform == account.platform]
    theirs = [Owner("theirs", each.handle or each.name, each.name or each.handle) for each in there]
    if account.of_others:
        known = {handle_key(each.name) for each in there}
        new = [] if handle_key(told) in known else [Owner("theirs", told, told, new=True)]
        return _once([*theirs, *new, NOBODY])
    ours = [Owner("ours", each.handle) for each in channels if each.platform == account.platform]
    itself = Owner("ours", account.handle or "", new=True)
    return _once([*ours, itself, *theirs, *([NOBODY] if theirs else [])])


def likely_owner(
    account: Account, possible: Sequence[Owner], remembered: Owner | None, ourselves: Sequence[str]
) -> Owner:
    """What was said the last time; else whoever is called so; else, of our own files, ourselves.

    `ourselves` is what we are called: of a comparison of pages, our own page is left out, because
    its own exports tell more.
    """
    for each in possible:
        if remembered is not None and each.key == remembered.key:
            return each
    names = {handle_key(each) for each in (account.handle or "", account.name or "") if each}
    if account.of_others and names & {handle_key(each) for each in ourselves}:
        return NOBODY
    if account.handle == ADS_ACCOUNT:
        return Owner("ours", ADS_ACCOUNT)
    new = possible[0]
    for each in possible:
        if each.new:
            new = each if account.of_others else new
        elif {handle_key(each.handle), handle_key(each.name)} & names:
            return each
    return new


def _once(found: Sequence[Owner]) -> list[Owner]:
    return list({each.key: each for each in reversed(found)}.values())[::-1]
