"""A plan halfway November 2026 with a KPI that is behind, and one that is reached."""

from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from smwork.domain.goals import GoalFields, KpiFields
from smwork.domain.months import last_day
from smwork.domain.research import ChannelFields
from smwork.store import figures, records
from smwork.store.clients import LOCAL
from smwork.store.database import Tx
from tests.pages.conftest import Desk

NOW = "2026-11-15 10:00 +0100"
"""The day on which these tests are: the figures of October are in."""


def kpi_behind(desk: Desk) -> str:
    """Followers on Facebook that should have grown from 1,000 to 2,000, and hardly did."""
    fields = KpiFields(goal_id="", formula="followers", baseline=1000, target=2000)
    return _kpi(desk, "More families follow us", "followers", fields, lambda n: 1000 + 10 * n)


def kpi_reached(desk: Desk) -> str:
    """A hundred trial subscriptions, which are there."""
    fields = KpiFields(goal_id="", formula="trials", target_kind="count", target=100)
    return _kpi(desk, "100 trial subscriptions", "trials", fields, lambda _: 15)


def open_part(page: AppTest, part: str) -> None:
    """Look at another part of the page."""
    page.segmented_control("part.evaluation").set_value(part).run()


def told(page: AppTest) -> str:
    """All sentences on the page."""
    return "\n".join(each.value for each in (*page.markdown, *page.caption, *page.warning))


def figure_of(desk: Desk, platform: str, metric: str, day: date, value: float) -> None:
    """One figure of the client's account on a platform."""

    def work(tx: Tx) -> None:
        figures.add_figure(
            tx,
            desk.client_id,
            platform=platform,
            handle="bakery",
            metric=metric,
            day=day,
            value=value,
        )

    desk.db.write(LOCAL, work)


def _kpi(
    desk: Desk, goal: str, metric: str, fields: KpiFields, value: Callable[[int], float]
) -> str:
    for month in range(1, 11):
        figure_of(desk, "facebook", metric, last_day(date(2026, month, 1)), value(month))

    def work(tx: Tx) -> str:
        channel = ChannelFields(platform="facebook", handle="bakery")
        channel_id = records.add(tx, desk.plan_id, channel)
        goal_id = records.add(tx, desk.plan_id, GoalFields(statement=goal))
        own = {"goal_id": goal_id, "channel_id": channel_id}
        return records.add(tx, desk.plan_id, fields.model_copy(update=own))

    return desk.write(work)
