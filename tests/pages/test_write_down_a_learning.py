"""Writing down successes and failures, with what they taught (method E5)."""

from datetime import date

import pytest

from tests.pages.conftest import Desk
from tests.pages.evaluation_desk import NOW, kpi_behind, told

pytestmark = pytest.mark.time_machine(NOW)


def test_the_review_leads_to_the_place_where_it_is_written_down(desk: Desk) -> None:
    page = desk.page("evaluation")
    page.button("review.go.learn").click().run()
    assert page.text_input("add.learning").value == ""


def test_a_learning_is_of_today_and_ends_that_step_of_the_review(desk: Desk) -> None:
    page = desk.page("evaluation")
    assert "Nothing is written down this month yet." in told(page)
    page.button("review.go.learn").click().run()
    page.text_input("add.learning").set_value("The give-away brought followers who left")
    page.button("FormSubmitter:form.learning-Add it").click().run()

    (learning,) = desk.workbook().learnings
    assert (learning.kind, learning.on) == ("success", date(2026, 11, 15))
    assert "1 thing written down." in told(page)


def test_a_failure_says_what_it_taught_and_by_which_kpi_it_was_seen(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    page = desk.page("evaluation")
    page.button("review.go.learn").click().run()
    page.text_input("add.learning").set_value("The give-away brought followers who left")
    page.button("FormSubmitter:form.learning-Add it").click().run()
    (learning,) = desk.workbook().learnings
    assert "what did it teach?" in page.button(f"fold.{learning.id}").label
    page.segmented_control(f"learning.kind.{learning.id}").set_value("failure").run()
    page.text_area(f"learning.learned.{learning.id}").set_value("Reward those who stay").run()
    page.selectbox(f"learning.kpi_id.{learning.id}").set_value(kpi_id).run()

    (kept,) = desk.workbook().learnings
    assert (kept.kind, kept.learned, kept.kpi_id) == ("failure", "Reward those who stay", kpi_id)
    assert "what did it teach?" not in page.button(f"fold.{learning.id}").label
