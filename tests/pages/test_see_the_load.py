"""Seeing which weeks ask more hours than there are."""

from datetime import date

from tests.pages.conftest import Desk
from tests.pages.content_desk import item, part


def test_the_weeks_that_ask_too_much_are_named(desk: Desk) -> None:
    item(desk, "Film", date(2026, 4, 15), hours=9)
    item(desk, "Photo", date(2026, 4, 22), hours=1)
    page = part(desk.page("content"), "content", "hours")
    page.text_input(f"plan.hours_week.{desk.plan_id}").set_value("6,5").run()

    assert desk.workbook().plan.hours_week == 6.5
    named = [each.value for each in page.markdown if "too many" in each.value]
    assert named == ["- Week 16 (13 Apr 2026)\\: 2.5 hours too many"]


def test_items_of_unknown_hours_are_told_apart(desk: Desk) -> None:
    item(desk, "Film", date(2026, 4, 15))
    page = part(desk.page("content"), "content", "hours")
    assert any("1 planned item has no hours" in each.value for each in page.caption)
