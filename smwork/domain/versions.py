"""Versions of a plan: which one was valid when, and what differs between two of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from typing import Final, Literal

from smwork.domain.needs import Step
from smwork.domain.record import Fields, Record
from smwork.domain.workbook import Workbook

Occasion = Literal["hand", "workshop", "review", "before", "back"]
"""When a version was frozen: in between, at the end of a workshop or a review, and twice when the
plan goes back to an earlier version: the present before it, and what the plan is from then on."""

What = Literal["added", "changed", "dropped"]
Json = str | int | float | bool | list[object] | dict[str, object] | None
Change = tuple[str, Json, Json]
"""A field, and its value before and after as the history writes it."""

STEP_OF: Final[Mapping[str, Step]] = {
    "plan": "plan",
    "objectives": "plan",
    "audiences": "plan",
    "goals": "goals",
    "own_kpis": "goals",
    "kpis": "goals",
    "channels": "research",
    "missions": "research",
    "fake_profiles": "research",
    "competitors": "research",
    "fits": "research",
    "checks": "accounts",
    "improvements": "accounts",
    "terms": "inspiration",
    "mentions": "inspiration",
    "cases": "inspiration",
    "ideas": "inspiration",
    "experiments": "inspiration",
    "kinds": "content",
    "items": "content",
    "matches": "content",
    "events": "content",
    "cadences": "content",
    "learnings": "evaluation",
    "decisions": "evaluation",
    "annotations": "evaluation",
    "variants": "inspiration",
    "tested_posts": "inspiration",
    "link_presets": "content",
    "tagged_links": "content",
}
"""The step in which each part of a workbook is made; what isn't named here belongs to the last."""


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A plan that was frozen: its number in the plan, its name, why and when, and by whom."""

    id: str
    number: int
    name: str
    reason: str
    occasion: Occasion
    frozen_at: datetime
    frozen_by: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One record that is in one plan and not in the other, or differs between the two.

    `part` is the workbook's attribute that holds it; `record` is as it is now, or as it last was.
    Of what was added and dropped `changes` has every field that says something.
    """

    step: Step
    part: str
    what: What
    record: Record
    changes: tuple[Change, ...]


def version_valid_on(versions: Iterable[PlanVersion], day: date) -> PlanVersion | None:
    """The version that was the plan on a day: the latest that was frozen by then.

    None before the first. What was only kept before going back to another was never the plan.
    """
    frozen = [
        each for each in versions if each.frozen_at.date() <= day and each.occasion != "before"
    ]
    return max(frozen, key=lambda each: each.number, default=None)


def difference(before: Workbook, after: Workbook) -> tuple[Difference, ...]:
    """What was added, changed and dropped from one plan to the other, step by step."""
    found = [*_of_the_frame(before, after)]
    for part in PARTS:
        found += _of_a_part(part, getattr(before, part), getattr(after, part))
    steps = list(dict.fromkeys(STEP_OF.values()))
    return tuple(sorted(found, key=lambda each: steps.index(each.step)))


def filled_in(record: Record) -> tuple[Change, ...]:
    """Every field of a record that says something, as if it were made from nothing."""
    told = ((name, None, value) for name, value in _told(record).items())
    return tuple(each for each in told if each[2] not in _NOTHING)


def step_of(part: str) -> Step:
    """The step in which this part of a workbook is made."""
    return STEP_OF.get(part, "evaluation")


PARTS: Final = tuple(each.name for each in fields(Workbook) if each.name not in ("client", "plan"))
"""The attributes of a workbook that hold records."""

_NOTHING: Final[tuple[Json, ...]] = (None, "", [], {}, False)


def _of_the_frame(before: Workbook, after: Workbook) -> Iterator[Difference]:
    changes = _changes(before.plan, after.plan)
    if changes:
        yield Difference("plan", "plan", "changed", after.plan, changes)


def _of_a_part(
    part: str, before: Sequence[Record], after: Sequence[Record]
) -> Iterator[Difference]:
    old, new = {each.id: each for each in before}, {each.id: each for each in after}
    step = step_of(part)
    for record in after:
        was = old.get(record.id)
        if was is None:
            yield Difference(step, part, "added", record, filled_in(record))
        elif was is not record and (changes := _changes(was, record)):
            yield Difference(step, part, "changed", record, changes)
    for record in before:
        if record.id not in new:
            told = tuple((name, value, None) for name, _, value in filled_in(record))
            yield Difference(step, part, "dropped", record, told)


def _changes(before: Record, after: Record) -> tuple[Change, ...]:
    old, new = _told(before), _told(after)
    return tuple((name, old[name], new[name]) for name in new if old[name] != new[name])


def _told(record: Record) -> dict[str, Json]:
    return record.model_dump(mode="json", include=_fields_of(type(record)))


@cache
def _fields_of(record: type[Record]) -> set[str]:
    """What a person fills in of this kind of record."""
    own = (each for each in record.__bases__ if issubclass(each, Fields))
    return {name for each in own for name in each.model_fields}
