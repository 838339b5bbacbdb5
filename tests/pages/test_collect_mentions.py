"""Collecting mentions: typed, pasted, or read from a file that is shown before it is kept."""

from datetime import date

from streamlit.testing.v1 import AppTest

from smwork.domain.inspiration import MentionFields, TermFields
from tests.pages.conftest import Desk
from tests.pages.content_desk import add, part, said

ADD = "FormSubmitter:form.add.mentions-Add mentions"
LIST = b"Datum;Bericht;Auteur;Sentiment\n31-12-2025;Lekker!;Sam;Positief\n01-01-2026;;Kim;\n"


def mentions(desk: Desk) -> AppTest:
    return part(desk.page("inspiration"), "inspiration", "mentions")


def with_file(page: AppTest, data: bytes) -> AppTest:
    page.session_state["mentions.file"] = True
    page.run()
    page.file_uploader("mentions.upload.0").set_value(("list.csv", data, "text/csv"))
    return page.run()


def test_each_pasted_line_is_a_mention_of_that_day_and_term(desk: Desk) -> None:
    term = add(desk, TermFields(words="Bakery"))
    page = mentions(desk)
    page.text_area("add.mentions.text").set_value("Great bread!\n\nClosed on Sunday?")
    page.date_input("add.mentions.day").set_value(date(2026, 3, 1))
    page.selectbox("add.mentions.term").set_value(term)
    page.button(ADD).click().run()

    said = desk.workbook().mentions
    assert [each.text for each in said] == ["Great bread!", "Closed on Sunday?"]
    assert {(each.said_on, each.term_id) for each in said} == {(date(2026, 3, 1), term)}
    assert page.text_area("add.mentions.text").value == ""


def test_without_words_nothing_is_added_and_the_page_says_what_to_do(desk: Desk) -> None:
    page = mentions(desk)
    page.button(ADD).click().run()
    assert desk.workbook().mentions == ()
    assert said(page.error) == ["Write it down first, then add it."]


def test_a_file_is_shown_first_and_kept_when_one_says_so(desk: Desk) -> None:
    page = with_file(mentions(desk), LIST)
    assert any("1 mention understood" in each.value for each in page.markdown)
    assert any("line 3\\: no text in this row" in each.value for each in page.markdown)
    assert desk.workbook().mentions == ()

    page.button("mentions.file.keep").click().run()
    (mention,) = desk.workbook().mentions
    assert (mention.text, mention.author, mention.sentiment) == ("Lekker!", "Sam", "positive")


def test_a_file_that_was_kept_before_adds_nothing(desk: Desk) -> None:
    add(desk, MentionFields(text="Lekker!", author="Sam", said_on=date(2025, 12, 31)))
    page = with_file(mentions(desk), LIST)
    assert any("1 is known already" in each.value for each in page.markdown)
    assert "mentions.file.keep" not in [each.key for each in page.button]


def test_a_file_without_mentions_is_refused_with_the_reason(desk: Desk) -> None:
    page = with_file(mentions(desk), b"a,b\n1,2\n")
    assert "No column with the text of the mentions was found" in page.error[0].value


def test_the_ones_that_wait_for_an_answer_are_found(desk: Desk) -> None:
    waiting = add(desk, MentionFields(text="Open?", needs_answer=True))
    done = add(desk, MentionFields(text="Thanks", needs_answer=True, answer_minutes=5))
    page = mentions(desk)
    page.segmented_control("mentions.shown").set_value("answer").run()
    keys = [each.key for each in page.button]
    assert f"fold.{waiting}" in keys
    assert f"fold.{done}" not in keys


def test_an_answer_makes_the_figures(desk: Desk) -> None:
    first = add(desk, MentionFields(text="Open?", needs_answer=True, said_on=date(2026, 3, 1)))
    add(desk, MentionFields(text="Closed?", needs_answer=True, said_on=date(2026, 3, 2)))
    page = mentions(desk)
    desk.unfold(page, first)
    page.text_input(f"mention.answer_minutes.{first}").set_value("30").run()
    page.run()

    figures = {each.label: each.value for each in page.metric}
    assert (figures["Response rate"], figures["Response time"]) == ("50%", "30 min")
    assert figures["Share of voice"] == "–"
