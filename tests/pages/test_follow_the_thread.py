"""Following a goal to its results: in columns, and on a phone a row per goal."""

from datetime import date
from types import SimpleNamespace

import pytest
import streamlit as st

from smwork.charts import Shown
from smwork.domain.content import Item
from smwork.domain.goals import Goal, GoalFields, Kpi
from smwork.domain.research import Channel
from smwork.domain.thread import golden_thread
from smwork.locale import translator
from smwork.store import records
from smwork.store.clients import LOCAL
from smwork.ui.context import Here
from smwork.ui.start.thread import thread_chart
from tests.domain.builders import made, workbook
from tests.pages.conftest import Desk

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari"
LAPTOP = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"

SHARED = workbook(
    goals=(made(Goal, "g", statement="Trials"), made(Goal, "h", statement="Members")),
    kpis=(made(Kpi, "k", goal_id="g", formula="trials", channel_id="c"),),
    channels=(made(Channel, "c", platform="facebook", goal_id="h"),),
    items=(
        made(Item, "1", channel_id="c", goal_id="g"),
        made(Item, "2", channel_id="c", goal_id=None),
    ),
)


def counts(goal: str) -> dict[str, str]:
    """What stands in the marks of a goal's row."""
    chart = thread_chart(translator("en"), golden_thread(SHARED, []), narrow=True)
    assert isinstance(chart, Shown)
    rows = chart.spec["layer"][0]["data"]["values"]
    return {row["part"]: row["count"] for row in rows if row["goal"] == goal}


def test_on_a_channel_of_two_goals_each_counts_its_own_content() -> None:
    assert (counts("Trials")["Channel"], counts("Trials")["Content"]) == ("1", "1")
    assert (counts("Members")["Channel"], counts("Members")["Content"]) == ("1", "0")


def test_content_without_a_goal_is_counted_on_no_goal() -> None:
    assert counts("⚠ On no goal") == {"Content": "1"}


@pytest.mark.parametrize(("browser", "narrow"), [(IPHONE, True), (LAPTOP, False), (None, False)])
def test_a_phone_says_that_it_is_one(
    browser: str | None, narrow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    headers = {"User-Agent": browser} if browser else {}
    monkeypatch.setattr(st, "context", SimpleNamespace(headers=headers))
    assert Here(LOCAL, translator("en"), "", date(2026, 1, 1)).narrow is narrow


@pytest.mark.parametrize("narrow", [False, True])
def test_the_overview_draws_the_form_that_fits(
    desk: Desk, narrow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Here, "narrow", narrow)
    desk.write(lambda tx: records.add(tx, desk.plan_id, GoalFields(statement="Trials")))
    (chart,) = desk.page("start").get("vega_lite_chart")
    assert ('"part": "KPI"' in chart.proto.spec) is narrow
    assert ('"head": "Goals"' in chart.proto.spec) is not narrow
