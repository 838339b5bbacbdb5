"""What is said of a plan's goals together."""

import pytest

from smwork.domain.goal_set import fewer_than_three, goal_warnings, popularity_only
from smwork.domain.goals import Goal, Kpi
from smwork.domain.workbook import Workbook
from tests.domain.builders import made, workbook
from tests.domain.smart_cases import dutch, english


def goals(*statements: str, **given: object) -> tuple[Goal, ...]:
    return tuple(
        made(Goal, f"g{place}", statement=statement, **given)
        for place, statement in enumerate(statements, 1)
    )


def counting(*formulas: str, goal_id: str = "g1") -> tuple[Kpi, ...]:
    return tuple(
        made(Kpi, f"k{place}", goal_id=goal_id, formula=formula)
        for place, formula in enumerate(formulas, 1)
    )


@pytest.mark.parametrize(
    ("book", "why", "mend"),
    [
        (workbook(), "The plan has no goals yet.", "Add at least 3 more"),
        (workbook(goals=goals("")), "The plan has no goals yet.", "Add at least 3 more"),
        (workbook(goals=goals("Leads")), "The plan has 1 goal so far.", "Add at least 2 more"),
        (workbook(goals=goals("a", "b")), "The plan has 2 goals so far.", "Add at least one more"),
    ],
)
def test_fewer_than_three_goals_are_said(book: Workbook, why: str, mend: str) -> None:
    found = fewer_than_three(book)
    assert found is not None
    assert english(found.why) == why
    assert english(found.mend).startswith(mend)


def test_three_goals_are_enough() -> None:
    assert fewer_than_three(workbook(goals=goals("a", "b", "c"))) is None


def test_a_goal_that_was_dropped_counts_no_longer() -> None:
    book = workbook(goals=(*goals("a", "b"), made(Goal, "g9", statement="c", status="dropped")))
    assert fewer_than_three(book) is not None


@pytest.mark.parametrize(
    ("formulas", "warned"),
    [
        (("followers",), True),
        (("followers", "likes", "shares", "applause_rate_posts"), True),
        (("followers", ""), True),
        (("followers", "leads"), False),
        (("likes", "conversions"), False),
        (("trials",), False),
        ((), False),
        (("",), False),
    ],
)
def test_a_plan_that_counts_popularity_only_is_warned(
    formulas: tuple[str, ...], *, warned: bool
) -> None:
    assert (popularity_only(workbook(kpis=counting(*formulas))) is not None) == warned


def test_the_lead_of_a_dropped_goal_does_not_make_up_for_it() -> None:
    book = workbook(
        goals=(made(Goal, "g1"), made(Goal, "g2", status="dropped")),
        kpis=(*counting("followers"), *counting("leads", goal_id="g2")),
    )
    assert popularity_only(book) is not None


def test_all_warnings_come_together_and_in_dutch() -> None:
    found = goal_warnings(workbook(goals=goals("a"), kpis=counting("likes")))
    assert [dutch(warning.why) for warning in found] == [
        "Het plan heeft tot nu toe 1 doel.",
        "Alle KPI’s van dit plan tellen populariteit: volgers, likes of gedeelde berichten.",
    ]
