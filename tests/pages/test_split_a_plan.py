"""A plan is split by branch, and the branches are laid side by side (method E6)."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from smwork.domain.goals import GoalFields, KpiFields
from smwork.domain.research import ChannelFields
from smwork.store import records
from smwork.store.branches import Sibling, read_siblings
from smwork.store.database import Tx
from tests.pages.conftest import Desk
from tests.pages.evaluation_desk import NOW, figure_of, told

pytestmark = pytest.mark.time_machine(NOW)


def plan_with_two_channels(desk: Desk) -> None:
    """Followers on Facebook and on Instagram, each from January to October."""

    def work(tx: Tx) -> str:
        for platform in ("facebook", "instagram"):
            records.add(tx, desk.plan_id, ChannelFields(platform=platform, handle="bakery"))
        goal = records.add(tx, desk.plan_id, GoalFields(statement="More families follow us"))
        fields = KpiFields(goal_id=goal, formula="followers", baseline=1000, target=2000)
        return records.add(tx, desk.plan_id, fields)

    desk.write(work)
    for platform, growth in (("facebook", 80), ("instagram", 20)):
        for month in range(1, 11):
            day = date(2026, month, 28)
            figure_of(desk, platform, "followers", day, 1000 + growth * month)


def split(desk: Desk) -> AppTest:
    """Ghent has Facebook, Breda both; the first click."""
    page = desk.page("branches")
    page.text_area("split.names").set_value("Gent\nBreda").run()
    facebook = desk.workbook().channels[0].id
    page.pills(f"split.channels.{desk.plan_id}.Gent").set_value([facebook]).run()
    page.button("split.plan").click().run()
    return page


def siblings(desk: Desk) -> list[Sibling]:
    return desk.db.read(desk.actor, lambda tx: read_siblings(tx, desk.plan_id))


def test_a_plan_is_split_and_its_branches_stand_side_by_side(desk: Desk) -> None:
    plan_with_two_channels(desk)
    page = split(desk)
    assert [each.branch for each in siblings(desk)] == ["", "Gent", "Breda"]
    assert "Split into: Gent, Breda" in told(page)
    table = page.dataframe[0].value
    assert list(table["branch"]) == ["2026", "Gent", "Breda"]
    assert list(table["now"]) == ["3,000", "1,800", "3,000"]
    assert not page.exception

    page.button("split.undo").click().run()
    assert len(siblings(desk)) == 1


def test_a_branch_without_channels_is_not_made(desk: Desk) -> None:
    plan_with_two_channels(desk)
    page = desk.page("branches", "nl")
    page.text_area("split.names").set_value("Gent").run()
    page.pills(f"split.channels.{desk.plan_id}.Gent").set_value([]).run()
    assert "Kies kanalen voor: Gent" in told(page)
    assert page.button("split.plan").disabled


def test_the_way_there_is_on_start_and_evaluation(desk: Desk) -> None:
    for key in ("start", "evaluation"):
        page = desk.page(key)
        links = [each.proto.label for each in page.get("page_link")]
        assert "By branch or region" in links
