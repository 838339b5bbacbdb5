"""Every page with markup typed into every field of every record: all of it is shown as typed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol, runtime_checkable

import pytest
from streamlit.testing.v1 import AppTest

from smwork.domain.figures import Account, DayFigure, Understood
from smwork.domain.plan import Client, Plan
from smwork.domain.record import Fields, Known, Ref
from smwork.store import figures, records
from smwork.store.clients import open_local_workspace
from smwork.store.database import Tx, database
from smwork.store.schema import migrate
from smwork.store.tables import CLIENT, IN_PLAN, PLAN, Kind
from smwork.ui.steps import STEPS
from tests.imports.builders import lines
from tests.pages.conftest import Desk

MARKS = (
    "![x](http://evil.example/p.png)",
    "<img src=x onerror=alert(1)>",
    ":red[x]",
    "$x$",
    "[y](javascript:1)",
)
TYPED = " ".join(MARKS)
KNOWN = {"formula": "followers", "platform": "instagram", "kpi": "followers", "mix_rule": "own"}
SET = {
    "own_mix": {TYPED[:60]: 60.0, "b": 40.0},
    "mix": TYPED[:60],
    "planned_at": "09:30",
    "planned_on": date(2026, 3, 3),
    "on": date(2026, 3, 3),
    "said_on": date(2026, 3, 3),
    "target": 50.0,
    "effect": 10.0,
    "needs_answer": True,
    "origin": "mention",
    "state": "found",
    "uses": "most",
    "posts_per_week": 3.0,
    "country": "NL",
}
PARTS = {
    "evaluation": ("kpis", "funnel", "flywheel", "learned", "decisions", "check"),
    "content": ("calendar", "kinds", "mix", "hours", "cadence", "links"),
    "inspiration": ("listen", "mentions", "ideas", "experiments"),
}
SCREENS = [(step.key, part) for step in STEPS for part in PARTS.get(step.key, ("",))]
VIEWS = ("month", "week", "list")
SHOWN_AS_MARKDOWN = frozenset({"body", "label", "help", "text", "content", "caption", "element"})
"""The fields of Streamlit's messages in which markdown is drawn; a choice's options are not."""


def filled(kind: Kind, made: dict[str, str]) -> Fields:
    """A record with markup wherever a person can type."""
    values: dict[str, object] = {}
    for name, field in kind.fields.model_fields.items():
        known = [mark for mark in field.metadata if isinstance(mark, Known)]
        refs = [mark for mark in field.metadata if isinstance(mark, Ref)]
        if refs:
            values[name] = made[refs[0].kind]
        elif known:
            # The KPI is one of the plan's own, whose name holds markup.
            own = made.get("own_kpi") if known[0].catalogue == "kpi" else None
            values[name] = own or KNOWN[known[0].catalogue]
        elif name in SET:
            values[name] = SET[name]
        elif field.annotation is str:
            values[name] = made["mention"] if name == "origin_id" else TYPED
    if kind.name == "check_item":
        values |= {"item": "field.bio", "state": "open"}
    if kind.name == "post_match":
        values |= {"state": "confirmed"}
    return kind.fields.model_validate(values)


def write_all(tx: Tx, desk: Desk) -> list[str]:
    """Markup in the client, the plan, every kind of record, and an account's name."""
    made: dict[str, str] = {}
    for kind in IN_PLAN.values():
        made[kind.name] = records.add(tx, desk.plan_id, filled(kind, made))
    for kind, record, record_id in ((CLIENT, Client, desk.client_id), (PLAN, Plan, desk.plan_id)):
        records.change(tx, record, record_id, 1, filled(kind, made).model_dump())
    figures.keep(tx, desk.client_id, measured(), handle=TYPED, file_name=TYPED, digest="d")
    return list(made.values())


def measured() -> Understood:
    """A month of an account whose name holds markup."""
    day = date(2026, 3, 3)
    return Understood(
        kind="own",
        title="own",
        platform="instagram",
        account=Account("instagram", handle=TYPED),
        period_start=day,
        period_end=day,
        rows=1,
        days=(DayFigure(day, "followers", 10.0, 1),),
    )


@pytest.fixture
def desk(data_dir: Path) -> Desk:
    """A plan of somebody whose own name holds markup as well."""
    migrate(database())
    open_local_workspace(database(), TYPED)
    return Desk(database())


class Named(Protocol):
    """A field of a message."""

    name: str


@runtime_checkable
class Sent(Protocol):
    """A message of Streamlit's to the browser."""

    def ListFields(self) -> Sequence[tuple[Named, object]]: ...  # noqa: N802 - protobuf's name


def texts(message: Sent) -> Iterator[str]:
    """Each text of a message that may be drawn as markdown."""
    for field, value in message.ListFields():
        single = isinstance(value, str | bytes | Sent)
        for each in value if isinstance(value, Iterable) and not single else [value]:
            if isinstance(each, Sent):
                yield from texts(each)
            elif isinstance(each, str) and field.name in SHOWN_AS_MARKDOWN:
                yield each


def drawn(page: AppTest) -> Iterator[tuple[str, str]]:
    """All that the page draws as markdown or HTML, each with the kind of element it is."""
    for place in page._tree.children.values():
        for node in place:
            if isinstance(node.proto, Sent):
                yield from ((node.type, text) for text in texts(node.proto))


def markup(page: AppTest) -> list[str]:
    """What came out as a picture, a link, a colour or a formula; HTML knows the one with < alone."""
    return [
        text
        for kind, text in drawn(page)
        for mark in (MARKS if kind != "html" else MARKS[1:2])
        if mark in text
    ]


def tells(page: AppTest) -> bool:
    """Whether what was typed is there at all."""
    return any("evil" in text for _, text in drawn(page))


def opened(page: AppTest, ids: list[str], **widgets: str) -> AppTest:
    """The page with every fold open, and these parts of it in sight."""
    for record_id in ids:
        page.session_state["kept"][f"open.{record_id}"] = True
    for name, value in widgets.items():
        page.session_state[name] = value
    page.run()
    assert not page.exception
    assert not page.error
    return page


@pytest.mark.parametrize(("screen", "part"), SCREENS)
def test_what_was_typed_is_nowhere_drawn_as_markup(desk: Desk, screen: str, part: str) -> None:
    ids = desk.write(lambda tx: write_all(tx, desk))
    page = opened(desk.page(screen), ids, **{f"part.{screen}": part} if part else {})

    assert tells(page)
    assert markup(page) == []


@pytest.mark.parametrize("view", VIEWS)
def test_an_item_is_shown_as_typed_in_every_view_of_the_calendar(desk: Desk, view: str) -> None:
    ids = desk.write(lambda tx: write_all(tx, desk))
    item = dict(zip(IN_PLAN, ids, strict=True))["items"]
    page = desk.page("content")
    page.session_state["kept"] |= {"calendar.day": "2026-03-03", "calendar.item": item}
    opened(page, ids, **{"part.calendar.view": view})

    assert tells(page)
    assert markup(page) == []


def test_a_file_and_its_columns_are_shown_as_they_are_called(desk: Desk) -> None:
    page = desk.page("figures")
    table = lines(f'Datum;Bereik;"{MARKS[0]}";"{MARKS[1]}"', "03-03-2026;1.200;15;2")
    page.file_uploader[0].set_value((f"{TYPED}.csv", table, "text/csv")).run()

    assert tells(page)
    assert markup(page) == []
