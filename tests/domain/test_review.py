"""The monthly review (method E4 to E6): what is in, what is behind, learned and decided."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from smwork.domain.evaluation import Decision, Learning
from smwork.domain.forecast.ahead import ForecastPoint
from smwork.domain.goals import Goal, Kpi
from smwork.domain.progress import KpiProgress, plan_progress
from smwork.domain.review import (
    FiguresIn,
    ReviewStep,
    figures_in,
    goals_to_replace,
    is_late,
    month_to_review,
    out_of_reach,
    review,
    reviewed_kpis,
)
from smwork.domain.say import Day, Month, Number
from smwork.domain.series import Account, MonthSum
from smwork.domain.workbook import Workbook
from tests.domain.builders import figure, made, plan, workbook

TODAY = date(2026, 11, 15)
OCT = date(2026, 10, 1)
YEAR = plan(start=date(2026, 1, 1), end=date(2026, 12, 31))


def a_book(**records: object) -> Workbook:
    return workbook(
        YEAR,
        **{
            "goals": (made(Goal, "many"), made(Goal, "answers")),
            "kpis": (
                made(Kpi, "up", goal_id="many", formula="followers", baseline=1000, target=2000),
                made(Kpi, "more", goal_id="answers", formula="comments", target_kind="count", target=120),
            ),
            **records,
        },
    )  # fmt: skip


def months(metric: str, *values: float) -> list[MonthSum]:
    """A figure for each month from January on."""
    return [figure(metric, date(2026, month, 1), each) for month, each in enumerate(values, 1)]


def progress(book: Workbook, *sums: list[MonthSum]) -> dict[str, KpiProgress]:
    rows = [row for metric in sums for row in metric]
    return {each.kpi_id: each for each in plan_progress(book, rows, TODAY)}


BEHIND = months("followers", *(1000 + 10 * month for month in range(10)))
FAST = months("followers", *(1000 + 150 * month for month in range(10)))
COMMENTS = months("comments", *(15.0 for _ in range(10)))


def steps(book: Workbook, *sums: list[MonthSum]) -> dict[str, ReviewStep]:
    rows = [row for metric in sums for row in metric]
    figures = figures_in(rows, book.plan.end, TODAY)
    return {step.key: step for step in review(book, progress(book, *sums), figures, TODAY)}


# --- until when there are figures ---


def test_without_figures_nothing_is_in() -> None:
    assert figures_in([], None, TODAY) == FiguresIn(None)


def test_figures_go_until_the_last_day_of_any_account_and_who_lags_is_named() -> None:
    old = figure("followers", date(2026, 8, 1), 5, account="@Zilt", platform="linkedin")
    found = figures_in([*BEHIND, old], None, TODAY)
    assert found.through == date(2026, 10, 31)
    assert found.lagging == ((Account("linkedin", "zilt"), date(2026, 8, 31)),)
    assert not found.old


@pytest.mark.parametrize(("days", "old"), [(45, False), (46, True)])
def test_figures_are_old_after_six_weeks(days: int, old: bool) -> None:
    seen = figure("followers", OCT, 5, through=date(2026, 10, 20))
    assert figures_in([seen], None, date(2026, 10, 20) + timedelta(days=days)).old is old


def test_figures_of_a_plan_that_ended_do_not_get_old() -> None:
    assert not figures_in(BEHIND, date(2026, 10, 31), date(2027, 6, 1)).old


# --- the order of the KPIs ---


def test_what_is_behind_comes_first_and_a_dropped_goal_is_left_alone() -> None:
    book = a_book()
    first = [kpi.id for kpi in reviewed_kpis(book, progress(book, BEHIND, COMMENTS))]
    assert first == ["up", "more"]
    dropped = a_book(goals=(made(Goal, "many", status="dropped"), made(Goal, "answers")))
    left = [kpi.id for kpi in reviewed_kpis(dropped, progress(dropped, BEHIND, COMMENTS))]
    assert left == ["more"]


# --- goals that are reached ---


def test_a_goal_whose_kpis_are_all_reached_asks_for_a_new_one() -> None:
    book = a_book()
    found = goals_to_replace(book, progress(book, BEHIND, COMMENTS))
    assert [goal.id for goal in found] == ["answers"]


def test_a_goal_that_was_noted_as_reached_is_not_asked_after_again() -> None:
    book = a_book(goals=(made(Goal, "many"), made(Goal, "answers", status="reached")))
    assert goals_to_replace(book, progress(book, BEHIND, COMMENTS)) == ()


# --- where it leads ---


def test_a_forecast_whose_best_end_misses_the_target_says_so_with_both_figures() -> None:
    book = a_book()
    said = out_of_reach(book.kpis[0], progress(book, BEHIND)["up"])
    assert said is not None
    assert said.params["month"] == Month(date(2026, 12, 1))
    assert said.params["target"] == Number(2000, 0)
    best = said.params["best"]
    assert isinstance(best, Number)
    assert 1100 < best.value < 1200


def test_a_forecast_that_may_reach_the_target_says_nothing() -> None:
    book = a_book()
    assert out_of_reach(book.kpis[0], progress(book, FAST)["up"]) is None


def test_a_forecast_that_ends_before_the_deadline_says_nothing_of_the_target() -> None:
    kpi = made(Kpi, "up", goal_id="many", formula="followers", baseline=1000, target=1_000_000)
    later = plan(start=date(2026, 1, 1), end=date(2099, 12, 31))
    found = progress(replace(a_book(kpis=(kpi,)), plan=later), BEHIND)["up"]
    assert found.forecast
    assert found.forecast[-1].high < 1_000_000
    assert out_of_reach(kpi, found) is None


def test_where_less_is_better_the_low_end_counts() -> None:
    kpi = made(Kpi, "cost", goal_id="many", formula="cpc", baseline=2.0, target=1.0)
    (found,) = plan_progress(a_book(kpis=(kpi,)), [], TODAY)
    ahead = (ForecastPoint(date(2026, 12, 1), 1.5, 1.2, 1.8),)
    missed = KpiProgress("cost", "behind", found.why, target=1.0, course=found.course, forecast=ahead)  # fmt: skip
    assert out_of_reach(kpi, missed) is not None
    hit = (ForecastPoint(date(2026, 12, 1), 1.2, 0.9, 1.5),)
    near = KpiProgress("cost", "behind", found.why, target=1.0, course=found.course, forecast=hit)
    assert out_of_reach(kpi, near) is None


# --- decisions that are late ---


def test_a_decision_is_late_the_day_after_its_deadline_unless_it_is_done() -> None:
    due = made(Decision, deadline=date(2026, 11, 14))
    assert is_late(due, TODAY)
    assert not is_late(due, date(2026, 11, 14))
    assert not is_late(made(Decision, deadline=date(2026, 11, 14), done=True), TODAY)
    assert not is_late(made(Decision), TODAY)


# --- the four steps ---


def test_the_review_goes_in_the_same_order_always() -> None:
    assert list(steps(a_book())) == ["figures", "behind", "learn", "decide"]


def test_the_figures_of_last_month_are_asked_for_until_they_are_in() -> None:
    early = [row for row in BEHIND if row.month < OCT]
    step = steps(a_book(), early)["figures"]
    assert not step.done
    assert step.text.params["month"] == Month(OCT)
    done = steps(a_book(), BEHIND)["figures"]
    assert done.done
    assert done.text.params["day"] == Day(date(2026, 10, 31))


def test_a_plan_that_is_over_is_reviewed_by_its_own_last_month() -> None:
    november = date(2026, 11, 22)
    assert month_to_review(None, november) == date(2026, 10, 1)
    assert month_to_review(date(2026, 12, 31), november) == date(2026, 10, 1)
    assert month_to_review(date(2025, 12, 31), november) == date(2025, 12, 1)


def test_what_is_behind_is_counted_and_nothing_behind_is_done() -> None:
    assert steps(a_book(), BEHIND, COMMENTS)["behind"].text.count == 1
    assert steps(a_book(), FAST, COMMENTS)["behind"].done
    unsure = steps(a_book())["behind"]
    assert not unsure.done
    assert unsure.text.text == "No KPI can be judged yet."


def test_something_learned_this_month_is_done() -> None:
    earlier = made(Learning, what="a", on=date(2026, 10, 31))
    fresh = made(Learning, what="b", on=date(2026, 11, 2))
    assert not steps(a_book(learnings=(earlier,)))["learn"].done
    assert steps(a_book(learnings=(earlier, fresh)))["learn"].text.count == 1


def test_a_late_decision_comes_before_a_kpi_without_one() -> None:
    late = made(Decision, kpi_id="up", deadline=date(2026, 11, 1))
    step = steps(a_book(decisions=(late,)), BEHIND)["decide"]
    assert not step.done
    assert step.text.text == "{n} decision is past its deadline."


def test_a_kpi_that_is_behind_asks_for_a_decision_until_there_is_one() -> None:
    bare = steps(a_book(), BEHIND)["decide"]
    assert bare.text.text == "For {n} KPI that is behind nothing is decided."
    about = made(Decision, kpi_id="up", deadline=date(2026, 12, 1))
    assert steps(a_book(decisions=(about,)), BEHIND)["decide"].done


def test_a_month_in_which_decisions_were_made_and_done_is_finished() -> None:
    assert not steps(a_book(), FAST)["decide"].done
    made_now = {"created_at": datetime(2026, 11, 3, tzinfo=UTC), "done": True}
    done = made(Decision).model_copy(update=made_now)
    assert steps(a_book(decisions=(done,)), FAST)["decide"].done
