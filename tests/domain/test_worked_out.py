"""Costs of hours and tools, and what collected mentions count to, stand beside the measured figures."""

from datetime import date

import pytest

from smwork.domain.goals import Goal, Kpi
from smwork.domain.inspiration import Mention, Term
from smwork.domain.kpi import formula_points
from smwork.domain.progress import plan_progress
from smwork.domain.research import Channel
from smwork.domain.series import MonthSum
from smwork.domain.workbook import Workbook
from smwork.domain.worked_out import all_sums, fixed_costs
from smwork.facts.kpis import kpi
from tests.domain.builders import figure, made, plan, workbook

JAN, FEB = date(2026, 1, 1), date(2026, 2, 1)
WHOLE = {"hours_week": 7.0, "hour_rate": 50.0, "tool_costs_month": 310.0}


def extra(book: Workbook, *sums: MonthSum) -> dict[tuple[str, str, date], float]:
    found = all_sums(book, sums)[len(sums) :]
    return {(row.platform, row.metric, row.month): row.total for row in found}


# --- hours and tools ---


def test_a_month_costs_its_hours_and_its_tools() -> None:
    # 7 hours a week is an hour a day: 31 days of 50 euros.
    assert fixed_costs(plan(**WHOLE), date(2026, 1, 31)) == pytest.approx(31 * 50 + 310)
    assert fixed_costs(plan(**WHOLE), date(2026, 1, 10)) == pytest.approx(10 * 50 + 100)


@pytest.mark.parametrize("missing", WHOLE)
def test_costs_of_which_a_part_is_not_filled_in_are_unknown(missing: str) -> None:
    assert fixed_costs(plan(**WHOLE | {missing: None}), date(2026, 1, 31)) is None


def test_what_costs_nothing_is_filled_in_as_nought() -> None:
    assert fixed_costs(plan(hours_week=0, hour_rate=0, tool_costs_month=0), JAN) == 0


def test_costs_stand_in_the_months_of_the_plan_in_which_money_moves() -> None:
    book = workbook(plan(**WHOLE, start=JAN, end=date(2026, 12, 31)))
    before = figure("revenue", date(2025, 12, 1), 900)
    found = extra(book, before, figure("revenue", JAN, 900), figure("reach", FEB, 900))
    assert found == {("", "fixed_costs", JAN): pytest.approx(1860)}


def test_return_on_investment_counts_hours_and_tools() -> None:
    book = workbook(plan(**WHOLE))
    sums = [figure("revenue", JAN, 4000, platform="website"), figure("spend", JAN, 140)]
    (point,) = formula_points(kpi("roi"), all_sums(book, sums))
    assert point.value == pytest.approx(100.0)  # 4,000 on costs of 2,000


def test_without_any_media_budget_nothing_is_spent_and_that_is_known() -> None:
    revenue = figure("revenue", JAN, 3720, platform="website")
    known = all_sums(workbook(plan(**WHOLE, media_budget=0)), [revenue])
    assert [point.value for point in formula_points(kpi("roi"), known)] == [pytest.approx(100)]
    unknown = all_sums(workbook(plan(**WHOLE)), [revenue])
    assert formula_points(kpi("roi"), unknown) == ()


def test_what_is_missing_for_the_return_is_what_the_plan_does_not_say() -> None:
    aim = made(Kpi, "k", goal_id="g", formula="roi", target=50.0)
    period = plan(start=JAN, end=date(2026, 12, 31))
    book = workbook(period, goals=(made(Goal, "g"),), kpis=(aim,))
    sums = [figure("revenue", JAN, 900, platform="website"), figure("spend", JAN, 300)]
    (progress,) = plan_progress(book, sums, date(2026, 2, 5))
    assert progress.verdict == "not_enough"
    assert progress.needed is not None
    assert progress.needed.text.startswith("Fill in under Plan the hours a week")


# --- mentions ---


def heard(*mentions: Mention, terms: tuple[Term, ...]) -> Workbook:
    channel = made(Channel, "fb", platform="facebook", handle="zilt")
    return workbook(plan(), terms=terms, mentions=mentions, channels=(channel,))


BRAND = made(Term, "us", kind="brand", words="zilt")
RIVAL = made(Term, "them", kind="competitor", words="zout")


def said(name: str, day: int, **fields: object) -> Mention:
    return made(Mention, name, said_on=date(2026, 1, day), **fields)


def test_mentions_count_by_whom_they_are_about_and_how_they_sound() -> None:
    book = heard(
        said("1", 3, term_id="us", sentiment="positive"),
        said("2", 4, term_id="us", sentiment="negative"),
        said("3", 5, term_id="us"),
        said("4", 6, term_id="them", sentiment="positive"),
        terms=(BRAND, RIVAL),
    )
    found = extra(book)
    assert found["", "mentions", JAN] == 3
    assert found["", "competitor_mentions", JAN] == 1
    assert found["", "mentions_judged", JAN] == 2
    assert found["", "mentions_positive", JAN] == 1
    sums = all_sums(book, [])
    assert [p.value for p in formula_points(kpi("sentiment_positive"), sums)] == [50.0]
    assert [p.value for p in formula_points(kpi("share_of_voice"), sums)] == [75.0]


def test_without_a_competitors_term_nothing_is_known_of_competitors() -> None:
    found = extra(heard(said("1", 3, term_id="us"), terms=(BRAND,)))
    assert ("", "mentions", JAN) in found
    assert ("", "competitor_mentions", JAN) not in found


def test_answers_are_timed_on_the_channel_where_they_were_asked() -> None:
    book = heard(
        said("1", 3, platform="facebook", needs_answer=True, answer_minutes=12),
        said("2", 9, platform="facebook", needs_answer=True),
        terms=(BRAND,),
    )
    found = extra(book)
    assert found["facebook", "messages_in", JAN] == 2
    assert found["facebook", "response_minutes", JAN] == 12
    sums = all_sums(book, [])
    assert [p.value for p in formula_points(kpi("avg_first_response_time"), sums)] == [12]
    assert [p.value for p in formula_points(kpi("response_rate"), sums)] == [50]


def test_what_a_tool_measures_is_not_mixed_with_what_the_team_wrote_down() -> None:
    book = heard(
        said("1", 3, term_id="us", needs_answer=True),
        said("2", 3, term_id="them"),
        terms=(BRAND, RIVAL),
    )
    found = extra(book, figure("mentions", FEB, 40))
    assert {key for _, key, _ in found} == {"messages_in", "messages_answered"}
    found = extra(book, figure("messages_in", FEB, 40))
    assert {key for _, key, _ in found} == {"mentions", "competitor_mentions"}


def test_the_month_in_which_collecting_stopped_goes_no_further_than_that() -> None:
    book = heard(said("1", 3, term_id="us"), terms=(BRAND,))
    (row,) = (row for row in all_sums(book, []) if row.metric == "mentions")
    assert (row.through, row.days) == (date(2026, 1, 3), 3)
