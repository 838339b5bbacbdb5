"""What the tests of steps 4 and 5 do over and over: fill a plan, go to a part of a page."""

from datetime import date
from typing import TypeVar

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Caption, ElementList, Error, Markdown, Toast
from streamlit.testing.v1.element_tree import Warning as WarningBox

from smwork.domain.content import ItemFields
from smwork.domain.record import Fields
from smwork.domain.research import ChannelFields
from smwork.store import records
from tests.pages.conftest import Desk

Told = TypeVar("Told", Caption, Error, Markdown, Toast, WarningBox)


def add(desk: Desk, fields: Fields) -> str:
    """A record that is in the plan before the page is drawn."""
    return desk.write(lambda tx: records.add(tx, desk.plan_id, fields))


def channel(desk: Desk, platform: str = "instagram") -> str:
    """A channel of the plan."""
    return add(desk, ChannelFields(platform=platform, handle="bakery"))


def item(desk: Desk, title: str, day: date | None = None, **fields: object) -> str:
    """An item of the calendar."""
    return add(desk, ItemFields.model_validate({"title": title, "planned_on": day, **fields}))


def part(page: AppTest, key: str, chosen: str) -> AppTest:
    """Go to a part of the page, as a click on its name does."""
    return page.segmented_control(f"part.{key}").set_value(chosen).run()


def said(told: ElementList[Told]) -> list[str]:
    """The sentences as they are read, without the marks that keep them from being formatted."""
    return [each.value.replace("\\", "") for each in told]


def month(page: AppTest) -> str:
    """The month as it is drawn, without its style sheet."""
    return str(page.get("html")[0].proto.body).split("</style>", 1)[1]


def look_at(page: AppTest, day: date) -> AppTest:
    """Move the calendar to the month or week of a day."""
    page.session_state["kept"]["calendar.day"] = day.isoformat()
    return page.run()
