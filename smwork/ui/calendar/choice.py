"""What is looked at in the calendar: which days, and which item is open."""

from datetime import date

from smwork.domain.calendar import WEEK
from smwork.domain.months import next_month
from smwork.domain.plan import Plan
from smwork.ui import state

_DAY, _ITEM = "calendar.day", "calendar.item"


def chosen_day(plan: Plan, today: date) -> date:
    """The day that the view is about: the one moved to, else today, else the plan's first day."""
    kept = state.recall(_DAY)
    if isinstance(kept, str):
        return date.fromisoformat(kept)
    if plan.start and plan.end and not plan.start <= today <= plan.end:
        return plan.start
    return today


def show_day(day: date) -> None:
    """Move the view to a day."""
    state.remember(_DAY, day.isoformat())


def step_from(day: date, view: str, steps: int) -> date:
    """The day that lies so many weeks or months further."""
    return next_month(day, steps) if view == "month" else day + WEEK * steps


def chosen_item() -> str:
    """The id of the item that is open; empty when none is."""
    return str(state.recall(_ITEM) or "")


def choose_item(item_id: str) -> None:
    """Open an item; empty closes the one that is open."""
    state.remember(_ITEM, item_id)
