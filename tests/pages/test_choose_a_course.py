"""A course by season can be chosen where two years of own figures show one (method E4)."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from smwork.domain.goals import GoalFields, KpiFields
from smwork.domain.months import last_day, next_month
from smwork.domain.research import ChannelFields
from smwork.store import figures, records
from smwork.store.database import Tx
from tests.pages.conftest import Desk
from tests.pages.evaluation_desk import NOW, told

pytestmark = pytest.mark.time_machine(NOW)
SHOP = (0.8, 0.7, 0.8, 0.9, 0.9, 0.9, 0.8, 0.8, 0.9, 1.1, 1.4, 2.0)


def said(page: AppTest) -> str:
    """All sentences on the page, without the signs that keep them from being markup."""
    return told(page).replace("\\", "")


def reach_since(desk: Desk, first: date) -> str:
    """Reach on Facebook up to October 2026, busiest in December; the goal's id."""

    def work(tx: Tx) -> str:
        month = first
        while month < date(2026, 11, 1):
            figures.add_figure(
                tx,
                desk.client_id,
                platform="facebook",
                handle="bakery",
                metric="reach",
                day=last_day(month),
                value=1000 * SHOP[month.month - 1],
            )
            month = next_month(month)
        channel = ChannelFields(platform="facebook", handle="bakery")
        channel_id = records.add(tx, desk.plan_id, channel)
        goal_id = records.add(tx, desk.plan_id, GoalFields(statement="Seen more"))
        fields = KpiFields(
            goal_id=goal_id,
            formula="reach",
            channel_id=channel_id,
            target_kind="count",
            target=12000,
        )
        records.add(tx, desk.plan_id, fields)
        return goal_id

    return desk.write(work)


def test_with_two_years_before_the_start_a_course_by_season_is_offered_and_judges(
    desk: Desk,
) -> None:
    goal_id = reach_since(desk, date(2024, 1, 1))
    page = desk.page("goals")
    desk.unfold(page, goal_id)
    (kpi,) = desk.workbook().kpis
    page.selectbox(f"kpi.shape.{kpi.id}").set_value("seasonal").run()
    assert desk.workbook().kpis[0].shape == "seasonal"

    page = desk.page("evaluation")
    desk.unfold(page, kpi.id)
    assert "by season the course asks 8,61" in said(page)
    assert "The course follows the season of your own figures, January 2024 through" in said(page)


def test_with_less_it_says_why_not_and_how_much_is_still_needed(desk: Desk) -> None:
    goal_id = reach_since(desk, date(2025, 8, 1))
    page = desk.page("goals")
    desk.unfold(page, goal_id)
    (kpi,) = desk.workbook().kpis
    assert f"kpi.shape.{kpi.id}" not in [each.key for each in page.selectbox]
    told = next(each for each in page.caption if "No course by season yet." in each.value)
    assert (
        "Reach on Facebook bakery: 19 more months from before January 2026, then a season can show."
        in told.help.replace("\\", "")
    )


def test_the_evaluation_says_how_many_months_a_forecast_takes(desk: Desk) -> None:
    reach_since(desk, date(2026, 7, 1))
    page = desk.page("evaluation")
    (kpi,) = desk.workbook().kpis
    desk.unfold(page, kpi.id)
    assert "Reach on Facebook bakery: 2 more months, then a forecast can be made." in said(page)
