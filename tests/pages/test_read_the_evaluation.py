"""Reading the evaluation: what is on course, why, and what is still needed."""

from datetime import date

import pytest

from tests.pages.conftest import Desk
from tests.pages.evaluation_desk import NOW, figure_of, kpi_behind, kpi_reached, told

pytestmark = pytest.mark.time_machine(NOW)


def test_a_new_plan_is_led_to_figures_and_goals(desk: Desk) -> None:
    page = desk.page("evaluation")
    assert "There are no figures yet." in told(page)
    assert "Add a goal with a KPI" in page.info[0].value
    assert not page.metric


def test_the_verdicts_are_counted_and_the_figures_have_a_date(desk: Desk) -> None:
    kpi_behind(desk)
    kpi_reached(desk)
    page = desk.page("evaluation")
    counts = {metric.label.split("**")[1]: metric.value for metric in page.metric}
    assert counts == {"reached": "1", "on course": "0", "behind": "1"}
    assert "Figures through 31 Oct 2026" in told(page)


@pytest.mark.time_machine("2027-01-20 10:00 +0100")
def test_figures_that_stopped_long_ago_are_asked_for(desk: Desk) -> None:
    kpi_behind(desk)
    assert "That is a while ago" in told(desk.page("evaluation"))


def test_an_account_that_lags_is_named(desk: Desk) -> None:
    kpi_behind(desk)
    figure_of(desk, "linkedin", "followers", date(2026, 8, 31), 80)
    assert "LinkedIn bakery until 31 Aug 2026" in told(desk.page("evaluation"))


def test_a_shut_kpi_tells_its_verdict_and_draws_no_chart(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    page = desk.page("evaluation")
    label = page.button(f"fold.{kpi_id}").label
    assert "behind · 1,100 where the course asks" in label
    assert len(page.get("vega_lite_chart")) == 1


def test_an_unfolded_kpi_says_why_what_is_needed_and_where_it_leads(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    page = desk.page("evaluation")
    desk.unfold(page, kpi_id)
    figures_shown = {metric.label: metric.value for metric in page.metric}
    assert figures_shown["Baseline"] == "1,000"
    assert figures_shown["Measured"] == "1,100"
    assert figures_shown["Target"] == "2,000"
    assert "the course asks 1,83" in told(page)
    assert "It has to rise by" in told(page)
    assert "Even when it goes well" in page.warning[0].value
    assert len(page.get("vega_lite_chart")) == 2


def test_the_page_is_dutch_for_a_dutch_browser(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    page = desk.page("evaluation", language="nl")
    desk.unfold(page, kpi_id)
    assert "Cijfers tot en met 31 okt 2026" in told(page)
    assert "achter op koers" in page.button(f"fold.{kpi_id}").label
