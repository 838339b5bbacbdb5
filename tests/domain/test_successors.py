"""A reached goal's successor begins where it ended (method E6)."""

from collections.abc import Mapping
from datetime import date

import pytest

from smwork.domain.goals import Goal, Kpi
from smwork.domain.progress import plan_progress
from smwork.domain.review import unreachable_goals
from smwork.domain.successors import Successor, successor_of
from smwork.domain.workbook import Workbook
from tests.domain.builders import figure, made, plan, workbook

HALF_YEAR = {"start": date(2026, 1, 1), "deadline": date(2026, 6, 30)}
TODAY = date(2026, 7, 4)
LEVELS = (1010, 1100, 1200, 1300, 1400, 1520)


def book(
    goal: Mapping[str, object], *kpis: Mapping[str, object], ends: date | None = None
) -> Workbook:
    return workbook(
        plan(start=date(2026, 1, 1), end=ends or date(2026, 12, 31)),
        goals=(made(Goal, "goal", **goal),),
        kpis=tuple(made(Kpi, str(n), goal_id="goal", **each) for n, each in enumerate(kpis)),
    )


def successor(found: Workbook) -> Successor:
    sums = [figure("followers", date(2026, n, 1), level) for n, level in enumerate(LEVELS, 1)]
    progress = {each.kpi_id: each for each in plan_progress(found, sums, TODAY)}
    return successor_of(found.goals[0], found, progress, TODAY)


LEVEL = {"formula": "followers", "baseline": 1000, "target": 1500}


def test_it_begins_after_the_last_figures_and_lasts_as_long() -> None:
    goal = {"statement": "More followers", "agreed_by": "Anna", "status": "reached", **HALF_YEAR}
    follows = successor(book(goal, LEVEL)).goal
    assert (follows.start, follows.deadline) == (date(2026, 7, 1), date(2026, 12, 31))
    assert (follows.statement, follows.status) == ("More followers", "open")
    assert follows.agreed_by == ""


def test_it_ends_with_the_plan_unless_that_leaves_no_month() -> None:
    assert successor(book(HALF_YEAR, LEVEL, ends=date(2026, 10, 31))).goal.deadline == date(
        2026, 10, 31
    )
    assert successor(book(HALF_YEAR, LEVEL, ends=date(2026, 7, 15))).goal.deadline == date(
        2026, 12, 31
    )


def test_what_was_reached_is_where_it_begins_and_the_target_is_to_be_said() -> None:
    (kpi,) = successor(book(HALF_YEAR, LEVEL)).kpis
    assert (kpi.baseline, kpi.target) == (1520, None)


def test_a_growth_goes_on_as_it_was() -> None:
    growth = {"formula": "followers", "baseline": 1000, "target_kind": "growth", "target": 5}
    (kpi,) = successor(book(HALF_YEAR, growth)).kpis
    assert (kpi.baseline, kpi.target) == (1520, 5)


def test_of_a_stocks_gain_the_stock_itself_is_where_it_begins() -> None:
    gain = {"formula": "followers", "baseline": 1000, "target_kind": "count", "target": 400}
    (kpi,) = successor(book(HALF_YEAR, gain)).kpis
    assert kpi.baseline == 1520


@pytest.mark.parametrize(
    ("kpi", "deadline", "lost"),
    [
        ({**LEVEL, "target": 1900}, date(2026, 12, 31), False),
        ({**LEVEL, "target": 9000}, date(2026, 12, 31), True),
        ({**LEVEL, "target": 1900}, date(2026, 6, 30), True),
        (LEVEL, date(2026, 6, 30), False),
    ],
)
def test_a_goal_is_out_of_reach_when_even_a_good_end_misses_it_or_its_time_is_over(
    kpi: dict[str, object], deadline: date, lost: bool
) -> None:
    found = book({**HALF_YEAR, "deadline": deadline}, kpi)
    sums = [figure("followers", date(2026, n, 1), level) for n, level in enumerate(LEVELS, 1)]
    progress = {each.kpi_id: each for each in plan_progress(found, sums, TODAY)}
    assert [each.goal.id for each in unreachable_goals(found, progress)] == ["goal"] * lost
