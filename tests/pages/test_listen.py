"""Choosing what is listened for."""

from tests.pages.conftest import Desk


def test_a_term_is_added_with_its_kind_and_tool(desk: Desk) -> None:
    page = desk.page("inspiration")
    page.text_input("add.term").set_value("Bakker Bart")
    page.button("FormSubmitter:form.term-Add term").click().run()
    (term,) = desk.workbook().terms
    page.selectbox(f"term.kind.{term.id}").set_value("competitor").run()
    page.text_input(f"term.tool.{term.id}").set_value("Alerts").run()

    (term,) = desk.workbook().terms
    assert (term.words, term.kind, term.tool) == ("Bakker Bart", "competitor", "Alerts")


def test_the_kinds_that_nobody_listens_for_are_said(desk: Desk) -> None:
    page = desk.page("inspiration")
    assert "**Competitor**" in page.info[0].value
    page.text_input("add.term").set_value("Our name")
    page.button("FormSubmitter:form.term-Add term").click().run()
    assert "**Brand**" not in page.info[0].value


def test_the_page_is_dutch_for_a_dutch_browser(desk: Desk) -> None:
    page = desk.page("inspiration", language="nl")
    assert page.title[0].value == "4 Inspiratie"
    assert [each.value for each in page.header] == ["Waar luister je naar?"]
