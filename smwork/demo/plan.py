"""Making the demo plan: the story's records, each with its references, and its figures."""

from collections.abc import Iterator, Mapping
from datetime import date

from pydantic import TypeAdapter

from smwork.demo.calendar import Calendar
from smwork.demo.figures import keep_figures
from smwork.demo.past import LATER, Past, at_first, on_day
from smwork.demo.posts import answer_for_the_team
from smwork.demo.story import Story, Told, read_story
from smwork.domain.accounts import CheckFields
from smwork.domain.content import ItemFields
from smwork.domain.plan import ClientFields, Language, PlanFields
from smwork.domain.record import Fields
from smwork.store import clients, records
from smwork.store.database import Tx
from smwork.store.tables import IN_PLAN, Kind

Made = dict[tuple[str, str], str]
"""The id of every record that is there already, by its kind and its key in the story."""

_LANGUAGE: TypeAdapter[Language] = TypeAdapter(Language)


def add_demo_plan(tx: Tx, *, language: str, today: date) -> str:
    """Add the demo's client, plan and figures to the actor's workspace; return the plan's id.

    Every call makes a new client, so that one can play with it and start afresh. Raises pydantic's
    ValidationError for a language that the demo is not told in.
    """
    story = read_story(_LANGUAGE.validate_python(language))
    calendar = Calendar(today)
    began = on_day(tx, calendar.start)
    client_id = clients.add_client(began, ClientFields.model_validate(story.client))
    plan_id = clients.add_plan(began, client_id, _plan(story, calendar))
    made = _add_records(began, plan_id, at_first(story), calendar)
    keep_figures(tx, client_id, story, calendar)
    Past(plan_id, story, calendar, made).live_on(tx, [*_later(story, made, calendar)])
    answer_for_the_team(tx, plan_id, calendar)
    return plan_id


def _later(story: Story, made: Made, calendar: Calendar) -> Iterator[Fields]:
    for name in LATER:
        for told in story.records[name].values():
            yield _fields(IN_PLAN[name], told, made, calendar)


def _plan(story: Story, calendar: Calendar) -> PlanFields:
    period = {"start": calendar.start, "end": calendar.end}
    return PlanFields.model_validate({**story.plan, **period})


def _add_records(tx: Tx, plan_id: str, story: Story, calendar: Calendar) -> Made:
    made: Made = {}
    for name, kind in IN_PLAN.items():
        if name == "checks":
            checks = [*_checks(story.completed, made, calendar)]
            records.add_many(tx, plan_id, checks)
            continue
        told = story.records.get(name, {})
        fields = [_fields(kind, each, made, calendar) for each in told.values()]
        ids = records.add_many(tx, plan_id, fields)
        made |= {(kind.name, key): id_ for key, id_ in zip(told, ids, strict=True)}
    return made


def _fields(kind: Kind, told: Told, made: Made, calendar: Calendar) -> Fields:
    """The record as the story tells it, with ids for keys and dates for the names of days."""
    values = dict(told)
    for name, field in kind.fields.model_fields.items():
        value = values.get(name)
        if isinstance(value, str) and name in kind.refs:
            values[name] = made[kind.refs[name].kind, value]
        elif isinstance(value, int | str) and field.annotation == (date | None):
            values[name] = calendar.day(value)
        elif isinstance(value, str) and name == "origin_id":
            origin, _, key = value.partition(".")
            values[name] = made[origin, key]
    return _so_far(kind.fields.model_validate(values), calendar)


def _so_far(fields: Fields, calendar: Calendar) -> Fields:
    """What was to go out before today has gone out."""
    if isinstance(fields, ItemFields) and fields.planned_on and fields.planned_on < calendar.today:
        return fields.model_copy(update={"status": "published"})
    return fields


def _checks(
    completed: Mapping[str, Mapping[str, list[str]]], made: Made, calendar: Calendar
) -> Iterator[CheckFields]:
    """The ticked items of every account's checklist, under the day on which they were ticked."""
    for channel, days in completed.items():
        channel_id = made["channel", channel]
        for when, items in days.items():
            for item in items:
                if when == "not_applicable":
                    yield CheckFields(channel_id=channel_id, item=item, state="not_applicable")
                else:
                    done_on = calendar.day(when)
                    yield CheckFields(
                        channel_id=channel_id, item=item, state="done", done_on=done_on
                    )
