"""What happened in the demo since its plan was made: changes, lessons, decisions, a review, versions.

All of it is done anew when the demo is made, in its order and on its day, so that the history, the
versions and the review that was kept tell the same story.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Final

from pydantic import BaseModel, ConfigDict

from smwork.demo.calendar import Calendar
from smwork.demo.experiments import course, not_begun
from smwork.demo.story import Records, Story
from smwork.domain.annotations import AnnotationFields
from smwork.domain.evaluation import DecisionFields, LearningFields
from smwork.domain.inspiration import TestedPostFields
from smwork.domain.record import Fields
from smwork.store import records, reviews, versions
from smwork.store.database import Tx
from smwork.store.tables import IN_PLAN

LATER: Final = ("tested_posts", "learnings", "decisions", "annotations")
"""The kinds of records that came after the plan was made, each on its own day."""

_HOUR: Final = 14
Happening = Callable[[Tx], object]
Made = Mapping[tuple[str, str], str]


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Earlier(_Told):
    """What a field of a record was until a day; from then on it is as the story has it."""

    kind: str
    of: str
    field: str
    value: float | str
    until: int | str


class Frozen(_Told):
    """A version; `review` is a day of the month that is reviewed with it, if it is."""

    on: int | str
    name: str
    reason: str
    review: int | str | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """What is needed to live the demo's year: where, its story and days, and what is there already."""

    plan_id: str
    story: Story
    calendar: Calendar
    made: Made

    def live_on(self, tx: Tx, later: Sequence[Fields]) -> None:
        """Do all that happened since the plan was made; the plan was last saved just now."""
        tested = course(self.story, self.calendar, self.made)
        happened = [*self._came(later), *self._changed(), *tested, *self._frozen()]
        for day, _, work in sorted(happened, key=lambda each: each[:2]):
            work(on_day(tx, max(day, self.calendar.start)))
        records.touch_plan(tx, self.plan_id)

    def _came(self, later: Sequence[Fields]) -> Iterator[tuple[date, int, Happening]]:
        for number, fields in enumerate(later):
            work = partial(records.add, plan_id=self.plan_id, fields=fields)
            yield _day_of(fields) or self.calendar.today, number, work

    def _changed(self) -> Iterator[tuple[date, int, Happening]]:
        for number, told in enumerate(_earlier(self.story)):
            kind = next(each for each in IN_PLAN.values() if each.name == told.kind)
            part = next(name for name, each in IN_PLAN.items() if each is kind)
            final = self.story.records[part][told.of][told.field]
            work = partial(
                records.change,
                record=kind.record,
                record_id=self.made[told.kind, told.of],
                version=1,
                changes={told.field: final},
            )
            yield self.calendar.day(told.until), number, work

    def _frozen(self) -> Iterator[tuple[date, int, Happening]]:
        for each in self.story.records["versions"].values():
            told = Frozen.model_validate(each)
            day = self.calendar.day(told.on)
            yield day, len(IN_PLAN) * 1000, partial(self._freeze, told, day)

    def _freeze(self, told: Frozen, day: date, tx: Tx) -> None:
        if told.review is None:
            versions.freeze(tx, self.plan_id, told.name, told.reason, "workshop")
            return
        month = self.calendar.day(told.review).replace(day=1)
        frozen = reviews.Named(told.name, told.reason)
        reviews.hold_review(tx, self.plan_id, month, day, frozen)


def at_first(story: Story) -> Story:
    """The story as the plan was when it was made: without what came later, and as it was then."""
    told: dict[str, Records] = {
        name: each for name, each in story.records.items() if name not in LATER
    }
    for each in _earlier(story):
        part = next(name for name, kind in IN_PLAN.items() if kind.name == each.kind)
        of_kind = dict(told[part])
        of_kind[each.of] = {**of_kind[each.of], each.field: each.value}
        told[part] = of_kind
    return not_begun(replace(story, records=told))


def on_day(tx: Tx, day: date) -> Tx:
    """The same transaction, as if it were that day; never later than now."""
    then = datetime(day.year, day.month, day.day, _HOUR, tzinfo=UTC)
    return replace(tx, now=min(then, tx.now))


def _earlier(story: Story) -> list[Earlier]:
    return [Earlier.model_validate(each) for each in story.records["earlier"].values()]


def _day_of(fields: Fields) -> date | None:
    match fields:
        case LearningFields() | AnnotationFields():
            return fields.on
        case DecisionFields():
            return fields.start
        case TestedPostFields():
            return fields.published_on
        case _:
            return None
