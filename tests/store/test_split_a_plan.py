"""A plan is split by branch: a copy for each with its own channels, and the whole stays (method E6)."""

from datetime import date

import pytest

from smwork.domain.branches import Branch
from smwork.domain.goals import GoalFields, KpiFields
from smwork.domain.plan import Plan
from smwork.domain.research import ChannelFields, MissionFields
from smwork.domain.workbook import Workbook
from smwork.errors import InvalidError, NotFoundError
from smwork.store import branches, clients, figures, records, reviews
from smwork.store.plan import read_plan
from tests.builders import Desk


def book(desk: Desk, plan_id: str) -> Workbook:
    return desk.see(lambda tx: read_plan(tx, plan_id))


def plan_with_two_channels(desk: Desk) -> tuple[str, str]:
    """The ids of Ghent's and Breda's channel; each has a KPI and a mission, the goal a KPI of all."""
    goal_id = desk.add(GoalFields(statement="More members"))
    desk.add(KpiFields(goal_id=goal_id, formula="followers"))
    return tuple(_channel(desk, goal_id, handle) for handle in ("gent", "breda"))  # type: ignore[return-value]  # two go in


def _channel(desk: Desk, goal_id: str, handle: str) -> str:
    channel_id = desk.add(ChannelFields(platform="instagram", handle=handle, goal_id=goal_id))
    kpi_id = desk.add(KpiFields(goal_id=goal_id, formula="reach", channel_id=channel_id))
    desk.add(MissionFields(channel_id=channel_id, kpi_id=kpi_id, statement=handle))
    return channel_id


def split(desk: Desk, *wanted: Branch) -> list[str]:
    return desk.do(lambda tx: branches.split_plan(tx, desk.plan_id, wanted))


def test_each_branch_gets_a_plan_with_its_channels_and_what_is_about_them(anna: Desk) -> None:
    gent, breda = plan_with_two_channels(anna)
    ids = split(anna, Branch("Gent", (gent,)), Branch("Breda", (breda,)))
    for plan_id, name in zip(ids, ("gent", "breda"), strict=True):
        found = book(anna, plan_id)
        assert (found.plan.branch, found.plan.split_from) == (name.title(), anna.plan_id)
        assert found.plan.name == f"Zomer · {name.title()}"
        assert [channel.handle for channel in found.channels] == [name]
        assert [mission.statement for mission in found.missions] == [name]
        assert [kpi.formula for kpi in found.kpis] == ["followers", "reach"]
        assert found.missions[0].kpi_id == found.kpis[1].id


def test_the_plan_itself_stays_as_the_whole(anna: Desk) -> None:
    gent, _ = plan_with_two_channels(anna)
    before = book(anna, anna.plan_id)
    split(anna, Branch("Gent", (gent,)))
    assert book(anna, anna.plan_id) == before


def test_a_long_name_gives_way_to_the_branchs(anna: Desk) -> None:
    long = "Zomer " * 33 + "af"  # 200 characters, the most that a name has
    anna.do(lambda tx: records.change(tx, Plan, anna.plan_id, 1, {"name": long}))
    (plan_id,) = split(anna, Branch("Gent"))
    name = book(anna, plan_id).plan.name
    assert len(name) == 200
    assert name.endswith("Zomer Z · Gent")
    copied = anna.do(lambda tx: clients.copy_plan(tx, anna.plan_id, f"{long} (copy)"))
    assert book(anna, copied).plan.name == long


def test_a_channel_may_serve_two_branches(anna: Desk) -> None:
    gent, _ = plan_with_two_channels(anna)
    ids = split(anna, Branch("North", (gent,)), Branch("South", (gent,)))
    assert [len(book(anna, each).channels) for each in ids] == [1, 1]


def test_the_siblings_are_the_plans_of_the_client_that_are_not_put_away(anna: Desk) -> None:
    gent, breda = plan_with_two_channels(anna)
    ids = split(anna, Branch("Gent", (gent,)), Branch("Breda", (breda,)))
    found = anna.see(lambda tx: branches.read_siblings(tx, ids[0]))
    assert [(each.id, each.branch, each.split_from) for each in found] == [
        (anna.plan_id, "", None),
        (ids[0], "Gent", anna.plan_id),
        (ids[1], "Breda", anna.plan_id),
    ]
    anna.do(lambda tx: records.remove(tx, Plan, ids[1]))
    assert len(anna.see(lambda tx: branches.read_siblings(tx, ids[0]))) == 2


def test_a_split_is_taken_back_in_one_step(anna: Desk) -> None:
    gent, breda = plan_with_two_channels(anna)
    ids = split(anna, Branch("Gent", (gent,)), Branch("Breda", (breda,)))
    anna.do(lambda tx: branches.undo_split(tx, ids))
    with pytest.raises(NotFoundError):
        book(anna, ids[0])
    assert len(anna.see(lambda tx: branches.read_siblings(tx, anna.plan_id))) == 1


@pytest.mark.parametrize(
    "wanted", [Branch(" "), Branch("G" * 201), Branch("Gent", ("no channel",))]
)
def test_a_branch_needs_a_name_and_channels_of_the_plan(anna: Desk, wanted: Branch) -> None:
    with pytest.raises(InvalidError):
        split(anna, Branch("Breda"), wanted)
    assert len(anna.see(lambda tx: branches.read_siblings(tx, anna.plan_id))) == 1


def test_a_branchs_kept_review_looks_at_its_own_accounts(anna: Desk) -> None:
    gent, breda = plan_with_two_channels(anna)
    for handle in ("gent", "breda"):
        anna.do(
            lambda tx, handle=handle: figures.add_figure(  # type: ignore[misc]  # bound in the loop
                tx,
                anna.client_id,
                platform="instagram",
                handle=handle,
                metric="reach",
                day=date(2026, 5, 31),
                value=100,
            )
        )
    ids = split(anna, Branch("Gent", (gent,)), Branch("Breda", (breda,)))
    may = date(2026, 5, 1)
    line = anna.do(lambda tx: reviews.hold_review(tx, ids[0], may, date(2026, 6, 3)))
    kept = anna.see(lambda tx: reviews.read_review(tx, line.id))
    assert [each.account for each in kept.accounts] == ["gent"]
