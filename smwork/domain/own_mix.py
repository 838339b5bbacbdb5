"""A content mix of one's own: classes and shares as a person types them (method C4)."""

import re
from collections.abc import Mapping
from typing import Final

from smwork.domain.say import Number, Say, say

WHOLE: Final = 100.0
_ROUNDING: Final = 0.5
"""Points that the shares may miss of a whole: a third is typed as 33.3."""
_MOST: Final = 12
_LINE: Final = re.compile(r"(?P<name>.*\S)\s*[\s:=]\s*(?P<share>\d{1,3}(?:[.,]\d{1,4})?)\s*%?")
_LONGEST: Final = 60


def read_shares(typed: str) -> dict[str, float] | Say:
    """Class → share in per cent out of lines like "Knowledge 40"; or what is wrong with them."""
    shares: dict[str, float] = {}
    for line in filter(None, (each.strip() for each in typed.splitlines())):
        found = _LINE.fullmatch(line)
        if found is None:
            return say("“{line}” is no class with a share. Write it like: Knowledge 40", line=line)
        name = found["name"].rstrip(" :=")[:_LONGEST]
        if not name or name in shares:
            return say("Each class has a name of its own: look at “{line}”.", line=line)
        shares[name] = float(found["share"].replace(",", "."))
    return _whole(shares)


def written_shares(shares: Mapping[str, float]) -> str:
    """The lines as they are typed, a share without needless decimals."""
    return "\n".join(f"{name} {share:g}" for name, share in shares.items())


def _whole(shares: dict[str, float]) -> dict[str, float] | Say:
    if not 1 < len(shares) <= _MOST:
        return say("A mix has two to {most} classes.", most=Number(_MOST, 0))
    total = sum(shares.values())
    if abs(total - WHOLE) > _ROUNDING:
        return say("Together the shares are {total}%; they have to be 100%.", total=Number(total))
    return shares
