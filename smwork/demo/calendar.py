"""The days of the demo, told from the day on which it is made, so that it is never out of date."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from smwork.domain.load import week_of
from smwork.domain.months import first_day, last_day, next_month

MEASURED_MONTHS: Final = 9
"""Whole months behind us that have figures; the plan began with the first of them."""

PLANNED_MONTHS: Final = 12

_NAME: Final = re.compile(r"(?P<edge>[ME])(?P<month>\d+)|W(?P<week>-?\d+)\.(?P<weekday>[1-7])")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days as the story tells them: a number of days from today, or a name.

    "M0" is the first day of the plan's first month and "E11" the last day of its twelfth; "W-2.3"
    is the Wednesday of the week before last.
    """

    today: date

    @property
    def start(self) -> date:
        """The plan's first day."""
        return next_month(first_day(self.today), -MEASURED_MONTHS)

    @property
    def end(self) -> date:
        """The plan's last day."""
        return last_day(next_month(self.start, PLANNED_MONTHS - 1))

    @property
    def measured(self) -> tuple[date, ...]:
        """The months that have figures, each by its first day."""
        return tuple(next_month(self.start, place) for place in range(MEASURED_MONTHS))

    def day(self, told: int | str) -> date:
        """The day that is meant; raises ValueError for a name that means nothing."""
        if isinstance(told, int):
            return self.today + timedelta(days=told)
        named = _NAME.fullmatch(told)
        if named is None:
            raise ValueError(f"no day: {told}")
        if named["weekday"]:
            weeks, days = int(named["week"]), int(named["weekday"]) - 1
            return week_of(self.today) + timedelta(weeks=weeks, days=days)
        month = next_month(self.start, int(named["month"]))
        return month if named["edge"] == "M" else last_day(month)
