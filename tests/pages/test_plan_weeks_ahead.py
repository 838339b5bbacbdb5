"""The same item in the weeks to come, with one click."""

from datetime import date

from tests.pages.conftest import Desk
from tests.pages.content_desk import item, look_at, said

DAY = date(2026, 4, 15)


def test_it_stands_in_each_of_the_next_weeks(desk: Desk) -> None:
    item_id = item(desk, "Recipe", DAY, status="published", hours=2)
    page = look_at(desk.page("content"), DAY)
    page.selectbox("calendar.open").set_value(item_id).run()
    page.selectbox(f"ahead.{item_id}").set_value(3).run()
    page.button(f"ahead.{item_id}.button").click().run()

    ahead = [each for each in desk.workbook().items if each.id != item_id]
    assert [each.planned_on for each in ahead] == [
        date(2026, 4, 22),
        date(2026, 4, 29),
        date(2026, 5, 6),
    ]
    assert {(each.title, each.status, each.hours) for each in ahead} == {("Recipe", "idea", 2)}
    assert said(page.toast) == ["3 items are planned."]


def test_an_item_without_a_day_can_not_be_repeated(desk: Desk) -> None:
    item_id = item(desk, "Some day")
    page = desk.page("content")
    page.session_state["kept"]["calendar.item"] = item_id
    page.run()
    assert page.button(f"ahead.{item_id}.button").disabled
