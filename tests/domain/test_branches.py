"""Plans of branches: each measured by its own accounts, and laid side by side (method E6)."""

from collections.abc import Sequence
from datetime import date

import pytest

from smwork.domain.branches import (
    Member,
    asked_way,
    comparisons,
    own_figures,
    told_apart,
    way,
)
from smwork.domain.goals import Goal, Kpi, OwnKpi
from smwork.domain.progress import plan_progress
from smwork.domain.research import Channel
from smwork.domain.series import MonthSum
from smwork.domain.workbook import Workbook
from tests.domain.builders import figure, made, plan, workbook

JAN, FEB = date(2026, 1, 1), date(2026, 2, 1)
TODAY = date(2026, 3, 3)
YEAR = {"start": JAN, "end": date(2026, 12, 31)}


def of(account: str, *levels: float, platform: str = "instagram") -> list[MonthSum]:
    return [
        figure("followers", month, level, account=account, platform=platform)
        for month, level in zip((JAN, FEB), levels, strict=False)
    ]


def channels(*handles: str, platform: str = "instagram") -> tuple[Channel, ...]:
    return tuple(made(Channel, handle, platform=platform, handle=handle) for handle in handles)


def book(branch: str, *handles: str, **kpi: object) -> Workbook:
    asked = {"formula": "followers", "baseline": 100, "target": 200, **kpi}
    return workbook(
        plan(branch=branch, name="2026", **YEAR).model_copy(update={"id": branch or "whole"}),
        goals=(made(Goal, "goal"),),
        kpis=(made(Kpi, f"kpi.{branch}", goal_id="goal", **asked),),
        channels=channels(*handles),
    )


def member(found: Workbook, sums: Sequence[MonthSum]) -> Member:
    own = own_figures(found, sums)
    return Member(found, {each.kpi_id: each for each in plan_progress(found, own, TODAY)})


SUMS = [*of("zilt_gent", 110, 150), *of("zilt_breda", 120, 130), *of("zilt", 900, 950)]


def test_a_branch_is_measured_by_its_own_accounts_and_the_whole_by_all() -> None:
    assert {row.account for row in own_figures(book("Gent", "zilt_gent"), SUMS)} == {"zilt_gent"}
    assert len(own_figures(book("", "zilt_gent"), SUMS)) == len(SUMS)


def test_a_branch_never_takes_another_branchs_account_for_its_own() -> None:
    """As a whole plan it would take all of Instagram, since it has one channel there."""
    assert own_figures(book("Gent", "zilt-gent"), SUMS) == ()


def test_the_only_account_there_is_serves_the_branches_that_chose_it() -> None:
    site = of("properties/1", 40, 50, platform="website")
    found = workbook(plan(branch="Gent"), channels=channels("zilt.be", platform="website"))
    assert own_figures(found, [*SUMS, *site]) == tuple(site)


def test_the_same_formula_stands_side_by_side_and_another_apart() -> None:
    gent, breda = member(book("Gent", "zilt_gent"), SUMS), member(book("Breda", "zilt_breda"), SUMS)
    reach = member(book("Luik", "zilt", formula="reach"), SUMS)
    followers, other = comparisons([reach, gent, breda])
    assert (followers.formula.key, followers.plans) == ("followers", 2)
    assert [(row.member.name, row.progress.actual) for row in followers.rows] == [
        ("Gent", 150),
        ("Breda", 130),
    ]
    assert (other.formula.key, other.plans) == ("reach", 1)


def test_own_formulas_are_the_same_when_they_say_the_same() -> None:
    def own(branch: str, formula: str) -> Member:
        kept = made(OwnKpi, f"own.{branch}", name="Noise", formula=formula)
        return member(book(branch, "zilt_gent", formula=kept.id, own=kept), SUMS)

    alike = comparisons([own("Gent", "likes + shares"), own("Breda", "likes + shares")])
    assert [each.plans for each in alike] == [2]
    unlike = comparisons([own("Gent", "likes + shares"), own("Breda", "likes + saves")])
    assert [each.plans for each in unlike] == [1, 1]


def test_what_belongs_to_a_dropped_goal_is_not_compared() -> None:
    found = book("Gent", "zilt_gent")
    object.__setattr__(found, "goals", (made(Goal, "goal", status="dropped"),))
    assert comparisons([member(found, SUMS)]) == ()


def test_small_and_large_are_compared_by_their_share_of_the_way() -> None:
    gent = member(book("Gent", "zilt_gent"), SUMS).progress["kpi.Gent"]
    assert way(gent) == ((date(2026, 1, 31), 10.0), (date(2026, 2, 28), 50.0))
    assert asked_way(gent)[0][1] == 0
    assert asked_way(gent)[-1] == (date(2026, 12, 31), 100)


def test_a_level_to_hold_is_compared_by_its_share_of_it() -> None:
    held = member(book("Gent", "zilt_gent", baseline=200), SUMS).progress["kpi.Gent"]
    assert [share for _, share in way(held)] == pytest.approx([55, 75])


@pytest.mark.parametrize("target", [None, 0])
def test_without_a_way_there_is_nothing_to_compare(target: float | None) -> None:
    lost = member(book("Gent", "zilt_gent", target=target, baseline=0), SUMS).progress["kpi.Gent"]
    assert way(lost) == ()


def test_two_plans_of_the_same_name_stay_two_lines() -> None:
    assert told_apart(["Gent", "Breda", "Gent"]) == ["Gent (1)", "Breda", "Gent (2)"]
    assert told_apart([]) == []
