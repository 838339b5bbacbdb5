"""The demo's experiments, each begun on its day and counted when it had ended, as a team would."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Final

from smwork.demo.calendar import Calendar
from smwork.demo.story import Records, Story, Told
from smwork.domain.inspiration import Experiment, Variant
from smwork.domain.record import Record
from smwork.store import experiments as fixing
from smwork.store import records
from smwork.store.database import Tx

_COUNTED: Final = ("people", "done")
_DAY_AFTER: Final = timedelta(days=1)

Happening = Callable[[Tx], object]
Made = Mapping[tuple[str, str], str]


def not_begun(story: Story) -> Story:
    """The story while its experiments were being prepared: all agreed, none begun, nobody counted."""
    told = dict(story.records)
    told["experiments"] = _without(told["experiments"], ("began_on",))
    told["variants"] = _without(told["variants"], _COUNTED)
    return replace(story, records=told)


def course(story: Story, calendar: Calendar, made: Made) -> Iterator[tuple[date, int, Happening]]:
    """Each experiment's beginning, and the figures of its variants on the day after its end."""
    experiments = story.records["experiments"]
    for number, (key, told) in enumerate(experiments.items()):
        if "began_on" in told:
            day = calendar.day(_told_day(told, "began_on"))
            begin = partial(_change, Experiment, made["experiment", key], {"began_on": day})
            yield day, number, begin
    variants, ended = story.records["variants"], dict[str, date]()
    for number, (key, told) in enumerate(variants.items()):
        counted = {name: told[name] for name in _COUNTED if name in told}
        if counted:
            whole = str(told["experiment_id"])
            ended[whole] = calendar.day(_told_day(experiments[whole], "deadline")) + _DAY_AFTER
            yield ended[whole], number, partial(_change, Variant, made["variant", key], counted)
    for whole, day in ended.items():
        fixed = partial(fixing.count, experiment_id=made["experiment", whole], today=day)
        yield day, len(variants), fixed


def _change(record: type[Record], record_id: str, changes: Told, tx: Tx) -> int:
    return records.change(tx, record, record_id, 1, changes)


def _told_day(told: Told, name: str) -> int | str:
    """A day as the story tells it."""
    day = told[name]
    if not isinstance(day, int | str):
        raise TypeError(f"no day: {day!r}")
    return day


def _without(kind: Records, names: tuple[str, ...]) -> Records:
    return {
        key: {name: value for name, value in told.items() if name not in names}
        for key, told in kind.items()
    }
