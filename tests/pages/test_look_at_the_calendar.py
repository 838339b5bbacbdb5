"""Looking at the calendar: a month, a week, a list, and what is on a day beside the items."""

from datetime import date

import pytest

from smwork.domain.content import EventFields, ItemFields
from smwork.store import records
from smwork.ui.calendar.list import PAGE
from tests.pages.conftest import Desk
from tests.pages.content_desk import add, channel, item, look_at, month, part

APRIL = date(2026, 4, 15)


@pytest.mark.parametrize(("language", "name"), [("nl", "Koningsdag"), ("en", "King&#x27;s Day")])
def test_a_month_has_the_countrys_holidays_in_the_readers_language(
    desk: Desk, language: str, name: str
) -> None:
    assert name in month(look_at(desk.page("content", language), APRIL))


def test_a_month_has_the_plans_own_dates(desk: Desk) -> None:
    add(desk, EventFields(name="Bread fair", on=APRIL, kind="industry"))
    assert "◆ Bread fair" in month(look_at(desk.page("content"), APRIL))


def test_one_goes_a_month_on_and_a_month_back(desk: Desk) -> None:
    page = look_at(desk.page("content"), date(2026, 12, 31))
    assert "December 2026" in [each.value for each in page.header]
    page.button("calendar.on").click().run()
    assert "January 2027" in [each.value for each in page.header]
    page.button("calendar.back").click().run()
    assert "December 2026" in [each.value for each in page.header]


def test_a_click_on_an_item_of_the_week_opens_it(desk: Desk) -> None:
    item_id = item(desk, "Sourdough", APRIL, message="Rise and shine")
    page = part(look_at(desk.page("content"), APRIL), "calendar.view", "week")
    page.button(f"week.{item_id}").click().run()

    assert page.text_area(f"item.message.{item_id}").value == "Rise and shine"
    assert page.selectbox("calendar.open").value == item_id


def test_an_item_of_the_month_is_opened_from_the_line_below_and_shut_again(desk: Desk) -> None:
    item_id = item(desk, "Sourdough", APRIL)
    page = look_at(desk.page("content"), APRIL)
    page.selectbox("calendar.open").set_value(item_id).run()
    assert page.text_input(f"item.title.{item_id}").value == "Sourdough"

    page.button(f"close.{item_id}").click().run()
    assert page.selectbox("calendar.open").value == ""
    assert f"item.title.{item_id}" not in [each.key for each in page.text_input]


def test_a_day_with_very_much_on_it_counts_the_rest(desk: Desk) -> None:
    for number in range(9):
        item(desk, f"Piece {number}", APRIL)
    assert "and 3 more" in month(look_at(desk.page("content"), APRIL))


def test_the_list_is_narrowed_down_by_channel_and_status(desk: Desk) -> None:
    instagram, facebook = channel(desk), channel(desk, "facebook")
    item(desk, "Ready there", APRIL, channel_id=instagram, status="ready")
    item(desk, "Idea there", APRIL, channel_id=instagram)
    item(desk, "Elsewhere", APRIL, channel_id=facebook, status="ready")
    page = part(desk.page("content"), "calendar.view", "list")
    page.selectbox("calendar.list.channel").set_value(instagram).run()
    assert list(page.dataframe[0].value["title"]) == ["Ready there", "Idea there"]

    page.selectbox("calendar.list.status").set_value("ready").run()
    assert list(page.dataframe[0].value["title"]) == ["Ready there"]


def test_a_long_list_comes_in_pages(desk: Desk) -> None:
    added = [
        ItemFields(title=f"Piece {number:03}", planned_on=APRIL) for number in range(PAGE + 10)
    ]
    desk.write(lambda tx: records.add_many(tx, desk.plan_id, added))
    page = part(desk.page("content"), "calendar.view", "list")
    assert len(page.dataframe[0].value) == PAGE

    page.pagination("page.calendar.list").set_value(2).run()
    assert len(page.dataframe[0].value) == 10


def test_the_view_is_found_again_after_a_visit_to_another_page(desk: Desk) -> None:
    page = part(desk.page("content"), "calendar.view", "list")
    page.switch_page("../../pages/goals.py").run()
    page.switch_page("../../pages/content.py").run()
    assert page.segmented_control("part.calendar.view").value == "list"
