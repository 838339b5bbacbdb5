"""What others reach stands beside a KPI only by the same formula, with publisher, year and grade."""

import pytest

from smwork.domain.goals import GoalFields, KpiFields, OwnKpiFields
from smwork.domain.research import ChannelFields
from smwork.store import records
from tests.pages.conftest import Desk


def beside(desk: Desk, formula: str, platform: str) -> list[str]:
    """The captions under the course of a KPI on this platform, as the goals page shows them."""
    channel = ChannelFields(platform=platform, handle="zilt")
    channel_id = desk.write(lambda tx: records.add(tx, desk.plan_id, channel))
    goal_id = desk.write(lambda tx: records.add(tx, desk.plan_id, GoalFields(statement="More")))
    kpi = KpiFields(goal_id=goal_id, formula=formula, channel_id=channel_id)
    desk.write(lambda tx: records.add(tx, desk.plan_id, kpi))
    page = desk.page("goals")
    desk.unfold(page, goal_id)
    assert not page.exception
    return [each.value.replace("\\", "") for each in page.caption]


def test_publisher_year_and_grade_stand_beside_the_figure(desk: Desk) -> None:
    told = "\n".join(beside(desk, "er_impressions", "linkedin"))
    assert "**6.5%** LinkedIn · Buffer, 2025 · read second-hand (S)" in told


def test_a_rule_of_thumb_of_years_ago_is_called_historical(desk: Desk) -> None:
    told = "\n".join(beside(desk, "ipm_plus", "facebook"))
    assert "**4** Facebook · CommBee, 2018, historical · read second-hand (S)" in told
    assert "Do not judge today's figures by it." in told


@pytest.mark.parametrize(
    ("formula", "platform"),
    [("er_followers", "instagram"), ("er_reach", "linkedin"), ("ipm", "facebook")],
)
def test_another_formula_brings_no_figure_of_others(
    desk: Desk, formula: str, platform: str
) -> None:
    told = "\n".join(beside(desk, formula, platform))
    assert not [name for name in ("Buffer", "Rival IQ", "CommBee") if name in told]


def test_an_own_formula_is_nobody_else_s(desk: Desk) -> None:
    own = OwnKpiFields(name="Ours", formula="interactions / impressions * 100")
    own_id = desk.write(lambda tx: records.add(tx, desk.plan_id, own))
    assert "Buffer" not in "\n".join(beside(desk, own_id, "linkedin"))


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("ctr", "Definition: webtools.co, 2026, read second-hand (S)"),
        ("response_rate", "Definition: plain arithmetic of our own"),
        ("clicks", ""),
    ],
)
def test_a_rate_says_whose_definition_it_is(desk: Desk, formula: str, told: str) -> None:
    captions = beside(desk, formula, "facebook")
    found = [each for each in captions if "Definition:" in each]
    assert all(told in each for each in found)
    assert len(found) == bool(told)
