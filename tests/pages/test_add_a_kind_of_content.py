"""Writing down the kinds of content, and seeing what has to be made."""

from tests.pages.conftest import Desk
from tests.pages.content_desk import part


def test_a_kind_says_what_is_missing_of_it(desk: Desk) -> None:
    page = part(desk.page("content"), "content", "kinds")
    page.text_input("add.kind").set_value("Recipe")
    page.button("FormSubmitter:form.kind-Add kind").click().run()
    (kind,) = desk.workbook().kinds
    page.text_input(f"kind.per_month.{kind.id}").set_value("4").run()
    page.text_input(f"kind.in_stock.{kind.id}").set_value("1").run()

    assert "3 missing" in page.button(f"fold.{kind.id}").label
    assert [each.value for each in page.warning] == ["A month asks 3 more pieces than lie ready."]


def test_own_dates_stand_in_the_calendar(desk: Desk) -> None:
    page = desk.page("content")
    page.session_state["calendar.dates"] = True
    page.run()
    page.text_input("add.event").set_value("Bread fair")
    page.button("FormSubmitter:form.event-Add date").click().run()
    assert [each.name for each in desk.workbook().events] == ["Bread fair"]
