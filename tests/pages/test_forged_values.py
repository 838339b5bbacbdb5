"""A browser may send anything: no rule of the domain is broken, and no trace is shown."""

import pytest
from streamlit.testing.v1 import AppTest

from smwork.domain.goals import GoalFields, KpiFields
from smwork.domain.research import ChannelFields
from smwork.store import records
from smwork.store.database import Tx
from tests.pages.conftest import Desk

FORGED = """
from smwork.domain import goals, research
from smwork.ui import state
from smwork.ui.context import here
from smwork.ui.fields import Editor

around = here()
book = around.workbook()
record, fields = {{
    "goal": (book.goals[0], goals.GoalFields),
    "kpi": (book.kpis[0], goals.KpiFields),
    "channel": (book.channels[0], research.ChannelFields),
}}[{kind!r}]
edit = Editor(around, record, fields)
state.set_widget(f"{kind}.{field}.{{record.id}}", {value!r})
edit._save({field!r}, lambda raw: raw)
"""


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("kpi", "formula", "no_such_kpi"),
        ("kpi", "target_kind", "whatever"),
        ("kpi", "target", 1e300),
        ("kpi", "target", "NaN"),
        ("kpi", "goal_id", "0" * 32),
        ("kpi", "channel_id", "'; drop table goal; --"),
        ("goal", "check_every", "hourly"),
        ("goal", "statement", "x" * 5000),
        ("goal", "status", ""),
        ("goal", "objective_id", "../../etc"),
        ("channel", "platform", "myspace"),
        ("channel", "decision", "explode"),
        ("channel", "followers", -1.0),
        ("channel", "checked_on", "tomorrow"),
    ],
)
def test_a_forged_value_is_refused_and_what_was_stored_stays(
    desk: Desk, kind: str, field: str, value: object
) -> None:
    def some(tx: Tx) -> None:
        goal_id = records.add(tx, desk.plan_id, GoalFields(statement="Leads"))
        records.add(tx, desk.plan_id, KpiFields(goal_id=goal_id, formula="leads"))
        records.add(tx, desk.plan_id, ChannelFields(platform="x", handle="bakery"))

    desk.db.write(desk.actor, some)
    before = desk.workbook()
    page = AppTest.from_string(FORGED.format(kind=kind, field=field, value=value))
    page.query_params["plan"] = desk.plan_id
    page.run()

    assert not page.exception
    assert desk.workbook() == before
