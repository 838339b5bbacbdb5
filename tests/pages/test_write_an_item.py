"""Writing an item out: each field is saved, and the message is held against the platform's limit."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Desk
from tests.pages.content_desk import channel, item, look_at

DAY = date(2026, 4, 15)


def opened(desk: Desk, item_id: str) -> AppTest:
    page = look_at(desk.page("content"), DAY)
    return page.selectbox("calendar.open").set_value(item_id).run()


def test_what_is_filled_in_is_saved(desk: Desk) -> None:
    item_id = item(desk, "Sourdough", DAY)
    page = opened(desk, item_id)
    page.text_input(f"item.planned_at.{item_id}").set_value("09:30").run()
    page.selectbox(f"item.status.{item_id}").set_value("ready").run()
    page.selectbox(f"item.mix.{item_id}").set_value("authority").run()
    page.selectbox(f"item.lcss.{item_id}").set_value("sharable").run()
    page.text_input(f"item.hours.{item_id}").set_value("1,5").run()

    (saved,) = desk.workbook().items
    assert (saved.planned_at, saved.status, saved.mix) == ("09:30", "ready", "authority")
    assert (saved.lcss, saved.hours) == ("sharable", 1.5)


def test_a_time_that_is_none_is_not_saved_and_stays_with_the_reason(desk: Desk) -> None:
    item_id = item(desk, "Sourdough", DAY)
    page = opened(desk, item_id)
    page.text_input(f"item.planned_at.{item_id}").set_value("half past nine").run()

    assert desk.workbook().items[0].planned_at == ""
    assert page.text_input(f"item.planned_at.{item_id}").value == "half past nine"
    assert any("This can't be used here." in each.value for each in page.markdown)


@pytest.mark.parametrize("typed", ["9:30", "9.30", "9u30", "0930"])
def test_a_time_is_understood_as_people_type_it(desk: Desk, typed: str) -> None:
    item_id = item(desk, "Sourdough", DAY)
    page = opened(desk, item_id)
    page.text_input(f"item.planned_at.{item_id}").set_value(typed).run()

    assert desk.workbook().items[0].planned_at == "09:30"
    assert page.text_input(f"item.planned_at.{item_id}").value == "09:30"


def test_a_message_that_is_too_long_for_its_platform_is_said(desk: Desk) -> None:
    x = channel(desk, "x")
    item_id = item(desk, "Long", DAY, channel_id=x, message="a" * 281)
    page = opened(desk, item_id)
    assert any(":red" in each.value and "281 of 280" in each.value for each in page.markdown)

    page.text_area(f"item.message.{item_id}").set_value("short").run()
    assert any(each.value.startswith("5 of 280") for each in page.caption)


def test_an_item_that_is_deleted_can_be_had_back(desk: Desk) -> None:
    item_id = item(desk, "Sourdough", DAY)
    page = opened(desk, item_id)
    page.session_state[f"ask.{item_id}"] = True
    page.run()
    page.button(f"remove.{item_id}").click().run()
    assert desk.workbook().items == ()

    page.button(f"restore.{item_id}").click().run()
    assert [each.id for each in desk.workbook().items] == [item_id]


def test_more_hashtags_than_the_platform_takes_are_told(desk: Desk) -> None:
    item_id = item(desk, "Sourdough", DAY, channel_id=channel(desk, "instagram"))
    page = opened(desk, item_id)
    page.text_area(f"item.message.{item_id}").set_value("Fresh #a #b #c #d #e #f").run()

    assert any("6 of 5 hashtags" in each.value for each in page.markdown)
