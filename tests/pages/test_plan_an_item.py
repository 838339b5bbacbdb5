"""Planning an item in one line above the calendar."""

from datetime import date

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Desk
from tests.pages.content_desk import channel, month, said

PLAN_IT = "FormSubmitter:form.add.item-Plan it"


def planned(desk: Desk, title: str, day: date | None) -> AppTest:
    page = desk.page("content")
    page.text_input("add.item.title").set_value(title)
    page.date_input("add.item.day").set_value(day)
    return page.button(PLAN_IT).click().run()


def test_it_is_in_the_calendar_of_its_month_and_open(desk: Desk) -> None:
    instagram = channel(desk)
    page = desk.page("content")
    page.text_input("add.item.title").set_value("Sourdough in ten steps")
    page.date_input("add.item.day").set_value(date(2026, 3, 18))
    page.selectbox("add.item.channel").set_value(instagram)
    page.button(PLAN_IT).click().run()

    (item,) = desk.workbook().items
    assert (item.title, item.planned_on, item.channel_id) == (
        "Sourdough in ten steps",
        date(2026, 3, 18),
        instagram,
    )
    assert "<b>Ig</b> ○ " in month(page)
    assert "Instagram bakery · Idea · </span>Sourdough in ten steps</li>" in month(page)
    assert page.text_input(f"item.title.{item.id}").value == "Sourdough in ten steps"
    assert page.text_input("add.item.title").value == ""


def test_without_a_day_it_is_planned_all_the_same_and_that_is_said(desk: Desk) -> None:
    page = planned(desk, "Some day", None)
    assert desk.workbook().items[0].planned_on is None
    assert any("1 item has no day yet" in each.value for each in page.caption)


def test_without_a_title_nothing_is_planned_and_the_page_says_what_to_do(desk: Desk) -> None:
    page = planned(desk, "  ", date(2026, 3, 18))
    assert desk.workbook().items == ()
    assert said(page.error) == ["Write it down first, then add it."]


def test_what_looks_like_code_in_a_title_is_shown_as_it_was_typed(desk: Desk) -> None:
    page = planned(desk, "<img src=x onerror=alert(1)>", date(2026, 3, 18))
    assert "&lt;img src=x onerror=alert(1)&gt;" in month(page)
    assert "<img" not in month(page)
