"""Where somebody is in the monthly review: it stands in the address, and is found again on return."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import streamlit as st

from smwork.domain.months import next_month
from smwork.domain.review import month_to_review
from smwork.domain.say import msg
from smwork.ui import state

SCREENS: Final = {
    "month": msg("The month"),
    "changed": msg("What changed"),
    "kpis": msg("KPI by KPI"),
    "learned": msg("What we learned"),
    "decisions": msg("Decisions"),
    "keep": msg("Keep the review"),
}
"""The six steps, in their order; of the KPIs each has a screen of its own."""

_AT: Final = "at"
_KEPT: Final = "kept"
_MOST_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Place:
    """One screen: of a month (`number` is the KPI), or a review that was kept (`kept` is its id)."""

    screen: str = "month"
    month: date | None = None
    number: int = 0
    kept: str = ""

    @property
    def address(self) -> str:
        """As it stands in the address."""
        if self.kept:
            return f"{_KEPT}.{self.kept}"
        if self.month is None or self.screen == "month":
            return self.screen
        return f"{self.month:%Y-%m}.{self.screen}.{self.number}"

    @property
    def step(self) -> int:
        """The number of its step, from 1."""
        return list(SCREENS).index(self.screen) + 1


START: Final = Place()


def place_now(plan_id: str, months: Sequence[date]) -> Place:
    """Where the address says one is, else where one was; the beginning where that is nowhere."""
    asked = st.query_params.get(_AT, "")
    known = str(state.recall(_name(plan_id)) or "")
    # The second half of a double click still comes from the address that the first one left.
    goes = state.is_second_click(_name(plan_id), known)
    place = place_at(known if goes else asked or known, months)
    if place.address != asked:
        st.query_params[_AT] = place.address
    state.remember(_name(plan_id), place.address)
    return place


def go(plan_id: str, place: Place) -> None:
    """Go to a screen, from the next drawing of the page on."""
    state.remember(_name(plan_id), place.address)
    state.carried_out(_name(plan_id), place.address)
    st.query_params[_AT] = place.address


def place_at(address: str, months: Sequence[date]) -> Place:
    """The place that an address names; the beginning for what is none, or a month that isn't offered."""
    first, _, rest = address.partition(".")
    if first == _KEPT and rest:
        return Place(kept=rest)
    screen, _, number = rest.partition(".")
    month = next((each for each in months if f"{each:%Y-%m}" == first), None)
    if month is None or screen not in SCREENS or screen == "month":
        return START
    return Place(screen, month, int(number) if number.isdecimal() else 0)


def places_of(month: date, kpis: int) -> tuple[Place, ...]:
    """All screens of a month's review, one after another; where there is no KPI, one says so."""
    of_kpis = (Place("kpis", month, number) for number in range(max(1, kpis)))
    others = (Place(screen, month) for screen in ("learned", "decisions", "keep"))
    return (START, Place("changed", month), *of_kpis, *others)


def months_to_review(start: date | None, today: date, end: date | None = None) -> tuple[date, ...]:
    """The whole months behind us, latest first: a year of them, and none from outside the plan.

    The last one is always there, also of a plan that is still to begin.
    """
    last = month_to_review(end, today)
    back = [next_month(last, -steps) for steps in range(_MOST_MONTHS)]
    return (back[0], *(each for each in back[1:] if start is None or each >= start.replace(day=1)))


def _name(plan_id: str) -> str:
    return f"review.at.{plan_id}"
