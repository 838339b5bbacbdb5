"""The content calendar: which days a view shows, what is on each, and what a page of the list holds (method C5 to C7)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from smwork.domain.content import Event, Item, ItemFields, Kind
from smwork.domain.load import week_of
from smwork.domain.months import last_day

WEEK = timedelta(weeks=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day with what is on it; `inside` is false for the days of other months that fill a week."""

    day: date
    inside: bool
    holiday: str
    events: tuple[Event, ...]
    items: tuple[Item, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is on this day."""
        return not (self.holiday or self.events or self.items)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a list of items is narrowed down to; empty means all of them."""

    channel_id: str = ""
    status: str = ""


def month_days(month: date) -> tuple[date, date]:
    """The first and the last day of the whole weeks that a month lies in."""
    return week_of(month.replace(day=1)), week_of(last_day(month)) + 6 * _DAY


def week_days(day: date) -> tuple[date, date]:
    """The Monday and the Sunday of a week."""
    return week_of(day), week_of(day) + 6 * _DAY


def calendar_days(
    first: date,
    last: date,
    *,
    items: Iterable[Item],
    events: Iterable[Event] = (),
    holidays: Mapping[date, str] | None = None,
    month: date | None = None,
) -> list[CalendarDay]:
    """Every day from `first` to `last` with what is on it, items by their time of day.

    With `month` the days outside that month are marked as filling.
    """
    planned: dict[date, list[Item]] = defaultdict(list)
    for item in items:
        if item.planned_on is not None and first <= item.planned_on <= last:
            planned[item.planned_on].append(item)
    dated: dict[date, list[Event]] = defaultdict(list)
    for event in events:
        if event.on is not None and first <= event.on <= last:
            dated[event.on].append(event)
    return [
        CalendarDay(
            day,
            month is None or (day.year, day.month) == (month.year, month.month),
            (holidays or {}).get(day, ""),
            tuple(dated.get(day, ())),
            tuple(sorted(planned.get(day, ()), key=_time_of)),
        )
        for day in (first + _DAY * step for step in range((last - first).days + 1))
    ]


def chosen_items(items: Iterable[Item], choice: Choice) -> list[Item]:
    """The items of a channel and a status: those without a day first, then by day and time."""
    found = [
        item
        for item in items
        if (not choice.channel_id or item.channel_id == choice.channel_id)
        and (not choice.status or item.status == choice.status)
    ]
    return sorted(found, key=lambda item: (item.planned_on or date.min, _time_of(item)))


def repeated(item: Item, times: int) -> list[ItemFields]:
    """The same item in each of the next `times` weeks, on the same day and still to be made.

    Nothing for an item without a day: there is no week to follow.
    """
    if item.planned_on is None:
        return []
    fields = ItemFields.model_validate(item.model_dump(include=set(ItemFields.model_fields)))
    return [
        fields.model_copy(update={"planned_on": item.planned_on + WEEK * step, "status": "idea"})
        for step in range(1, times + 1)
    ]


def missing_pieces(kind: Kind) -> float | None:
    """Pieces of a kind that a month asks beyond what lies in stock; None as long as nothing is asked.

    Stock that nobody counted is taken as none: what isn't known to be there has to be made.
    """
    if kind.per_month is None:
        return None
    return max(kind.per_month - (kind.in_stock or 0), 0.0)


def _time_of(item: Item) -> str:
    """Items without a time stand before those with one."""
    return item.planned_at
