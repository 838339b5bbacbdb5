"""What is worked out of a plan is worked out again only when that which it is made of has changed."""

from dataclasses import replace
from datetime import date

import pytest

from smwork.domain.goals import Goal, Kpi
from smwork.domain.workbook import Workbook
from smwork.ui.reading import Lasting, Reading
from tests.domain.builders import figure, made, plan, workbook

TODAY = date(2026, 11, 15)
MONTHS = tuple(
    figure("followers", date(2026, month, 1), 1000 + 10 * month) for month in range(1, 11)
)
KPIS = tuple(
    made(Kpi, name, goal_id="g", formula="followers", baseline=1000, target=2000)
    for name in ("one", "two")
)
BOOK = workbook(
    plan(start=date(2026, 1, 1), end=date(2026, 12, 31)), goals=(made(Goal, "g"),), kpis=KPIS
)


def kept(before: Workbook, now: Workbook) -> set[str]:
    """The KPIs of which neither progress nor evidence was worked out again."""
    lasting = Lasting()
    then, later = (Reading(book, MONTHS, TODAY, lasting) for book in (before, now))
    for reading in (then, later):
        assert set(reading.progress) == set(reading.evidence) == {"one", "two"}
    return {
        name
        for name in ("one", "two")
        if later.progress[name] is then.progress[name]
        and later.evidence[name] is then.evidence[name]
    }


def test_a_goals_words_move_no_figure() -> None:
    goals = (made(Goal, "g", statement="More followers"),)
    assert kept(BOOK, replace(BOOK, goals=goals)) == {"one", "two"}


def test_a_target_is_of_its_own_kpi() -> None:
    other = KPIS[1].model_copy(update={"target": 3000.0})
    assert kept(BOOK, replace(BOOK, kpis=(KPIS[0], other))) == {"one"}


@pytest.mark.parametrize("field", ["start", "deadline"])
def test_a_goals_period_is_that_of_its_kpis(field: str) -> None:
    goals = (made(Goal, "g", **{field: date(2026, 6, 30)}),)
    lasting = Lasting()
    then = Reading(BOOK, MONTHS, TODAY, lasting).progress
    later = Reading(replace(BOOK, goals=goals), MONTHS, TODAY, lasting).progress
    assert all(then[name].course != later[name].course for name in ("one", "two"))


def test_another_figure_is_seen() -> None:
    lasting = Lasting()
    then = Reading(BOOK, MONTHS, TODAY, lasting).progress["one"]
    grown = (*MONTHS[:-1], MONTHS[-1]._replace(last=1900.0))
    assert Reading(BOOK, grown, TODAY, lasting).progress["one"].actual == 1900.0 != then.actual


def test_only_the_goal_that_is_typed_in_is_judged_again() -> None:
    goals = (made(Goal, "g"), made(Goal, "other", statement="Fewer complaints"))
    typed = (made(Goal, "g", statement="More followers"), goals[1])
    lasting = Lasting()
    then, later = (
        Reading(replace(BOOK, goals=those), MONTHS, TODAY, lasting) for those in (goals, typed)
    )
    before = [then.verdict(goal, goal.id) for goal in goals]
    after = [later.verdict(goal, goal.id) for goal in typed]
    assert after[1] is before[1]
    assert after[0] != before[0]
