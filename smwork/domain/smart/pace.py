"""How fast a commitment asks a figure to move, and what may be asked for so long."""

from dataclasses import dataclass
from math import sqrt
from typing import Final

from smwork.domain.evidence import Direction, Growth, Spread
from smwork.domain.months import MONTHS_IN
from smwork.domain.record import Rhythm
from smwork.domain.smart.commitment import Measure
from smwork.domain.smart.verdict import State

_NO_MORE: Final = -100.0
_ENDLESS: Final = 1e6


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What is asked a month, beside what can be kept up for so many months."""

    asked: float
    sustained: float
    state: State


def asked_growth(measure: Measure, months: float) -> float | None:
    """The growth that is asked, in % a month, compounded; None where it can't be reckoned.

    From nothing there is no percentage, and what is gathered asks an amount, not a growth.
    """
    if measure.target is None or measure.gathered:
        return None
    if measure.target_kind == "growth":
        return compounded_monthly(measure.target, measure.growth_period)
    whole = _whole_growth(measure, measure.target)
    return None if whole is None else compounded(whole, 1 / max(months, 1.0))


def _whole_growth(measure: Measure, target: float) -> float | None:
    """The growth from start to deadline, in %; a count of a stock is what it gains."""
    if measure.target_kind == "effect":
        return target
    standing = measure.standing
    if standing is None or standing <= 0:
        return None
    gained = target if measure.target_kind == "count" else target - standing
    return gained / standing * 100


def compounded_monthly(percent: float, period: Rhythm) -> float:
    """A growth per week, month or quarter, as a growth per month."""
    return compounded(percent, 1 / MONTHS_IN[period])


def compounded(percent: float, times: float) -> float:
    """A growth of `percent`, `times` over: 1 % a week is 4.4 % a month. Never below −100 %."""
    if percent <= _NO_MORE:
        return _NO_MORE
    try:
        return min((float((1 + percent / 100) ** times) - 1) * 100, _ENDLESS)
    except OverflowError:
        return _ENDLESS


def reckon(asked: float, seen: Growth | Spread, months: float, direction: Direction) -> Reckoned:
    """Hold what is asked a month against what single months showed.

    One month in ten reaches the 90th percentile, but nobody has such a month every time: chance
    evens out with the root of the number of months, so over n months the median plus that part of
    the way to the 90th percentile can be kept up. Above that but within the 90th percentile it is
    a stretch; beyond it, it would take what the figures have not shown.
    """
    sustained = seen.median + (seen.p90 - seen.median) / sqrt(max(months, 1.0))
    sign = 1 if direction == "up" else -1
    if sign * asked <= sign * sustained:
        return Reckoned(asked, sustained, "met")
    state: State = "partly" if sign * asked <= sign * seen.p90 else "missing"
    return Reckoned(asked, sustained, state)
