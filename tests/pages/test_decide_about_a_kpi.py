"""Deciding something about a KPI that is behind, from where one sees that it is."""

from datetime import date

import pytest

from tests.pages.conftest import Desk
from tests.pages.evaluation_desk import NOW, kpi_behind, told

pytestmark = pytest.mark.time_machine(NOW)


def test_the_decision_knows_its_kpi_and_is_open_to_be_filled_in(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    page = desk.page("evaluation")
    desk.unfold(page, kpi_id)
    page.button(f"decide.{kpi_id}").click().run()

    (decision,) = desk.workbook().decisions
    assert decision.kpi_id == kpi_id
    assert (decision.start, decision.deadline) == (date(2026, 11, 15), date(2026, 12, 31))
    assert page.segmented_control("part.evaluation").value == "decisions"
    assert page.selectbox(f"decision.kpi_id.{decision.id}").value == kpi_id


def test_the_effect_asked_is_what_brings_it_back_on_its_course(desk: Desk) -> None:
    """On 31 October 303 of 364 days have passed: 1,832 asked of 1,100 there is 67 % more."""
    kpi_id = kpi_behind(desk)
    page = desk.page("evaluation")
    desk.unfold(page, kpi_id)
    page.button(f"decide.{kpi_id}").click().run()

    assert desk.workbook().decisions[0].effect == pytest.approx(66.6, abs=0.1)


def test_what_was_decided_stands_with_the_kpi_and_in_the_review(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    page = desk.page("evaluation")
    assert "For 1 KPI that is behind nothing is decided." in told(page)
    desk.unfold(page, kpi_id)
    page.button(f"decide.{kpi_id}").click().run()
    (decision,) = desk.workbook().decisions
    page.text_input(f"decision.statement.{decision.id}").set_value("Two videos a week").run()
    page.segmented_control("part.evaluation").set_value("kpis").run()

    assert "Two videos a week" in told(page)
    assert "1 decision is under way." in told(page)
