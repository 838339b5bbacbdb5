"""The verdicts of step 6 (method E4), with figures that can be checked by hand."""

from collections.abc import Sequence
from datetime import date

import pytest

from smwork.domain.goals import Goal, Kpi
from smwork.domain.progress import KpiProgress, plan_progress
from smwork.domain.research import Channel
from smwork.domain.say import Day, Money, Month, Number, Percent, Say
from smwork.domain.series import Account, MonthSum
from tests.domain.builders import figure, made, plan, workbook

JAN, FEB, MAR, APR, MAY, JUN = (date(2026, month, 1) for month in range(1, 7))
NEW_YEAR, NEXT = JAN, date(2027, 1, 1)
DEC, DEC_26 = date(2025, 12, 1), date(2026, 12, 1)
TODAY = date(2026, 6, 3)


def progress(
    kpi: dict[str, object],
    sums: Sequence[MonthSum],
    *,
    start: date | None = NEW_YEAR,
    deadline: date | None = NEXT,
    today: date = TODAY,
) -> KpiProgress:
    book = workbook(
        plan(start=start, end=deadline),
        goals=(made(Goal, "goal"),),
        kpis=(made(Kpi, "kpi", goal_id="goal", **kpi),),
        channels=(made(Channel, "fb", platform="facebook", handle="zilt"),),
    )
    (found,) = plan_progress(book, sums, today)
    return found


def followers(*levels: float) -> list[MonthSum]:
    return [figure("followers", date(2026, month, 1), n) for month, n in enumerate(levels, 1)]


def trials(*counts: float) -> list[MonthSum]:
    return [figure("trials", date(2026, month, 1), n) for month, n in enumerate(counts, 1)]


def rate(metric: str, per: str, *pairs: tuple[float, float]) -> list[MonthSum]:
    """Months from January on, each with its numerator and denominator."""
    months = [(date(2026, number, 1), pair) for number, pair in enumerate(pairs, 1)]
    above = [figure(metric, month, pair[0]) for month, pair in months]
    return above + [figure(per, month, pair[1]) for month, pair in months]


LEVEL = {"formula": "followers", "baseline": 1000, "target": 1500}
COUNT = {"formula": "trials", "target_kind": "count", "target": 365}
CTR = {"formula": "ctr", "target": 1.5}


# --- a level ---


def test_a_level_below_its_course_is_behind_and_says_by_how_much() -> None:
    """150 of 365 days make 1,205; 1,090 is 115 short: 10 % of the course, and over a tenth of 500."""
    found = progress(LEVEL, followers(1010, 1030, 1050, 1070, 1090))
    assert found.verdict == "behind"
    assert found.as_of == date(2026, 5, 31)
    assert found.expected == pytest.approx(1205.48, abs=0.01)
    assert found.why.text == "At {actual} on {day}; the course asks {asked} by then: {gap} behind."
    assert found.why.params["actual"] == Number(1090, 0)
    assert found.why.params["day"] == Day(date(2026, 5, 31))
    gap = found.why.params["gap"]
    assert isinstance(gap, Percent)
    assert gap.value == pytest.approx(9.58, abs=0.01)


def test_behind_says_the_pace_that_is_needed() -> None:
    found = progress(LEVEL, followers(1010, 1030, 1050, 1070, 1090))
    assert found.needed is not None
    assert found.needed.text == "It has to rise by {pace} a month to be at {target} by {deadline}."
    pace = found.needed.params["pace"]
    assert isinstance(pace, Number)
    assert pace.value == pytest.approx(410 / 7, rel=0.01)


def test_within_a_tenth_of_the_way_is_on_course() -> None:
    """1,160 is 45 short of 1,205; a tenth of the way from 1,000 to 1,500 is 50."""
    found = progress(LEVEL, followers(1010, 1030, 1050, 1070, 1160))
    assert found.verdict == "on_course"
    assert found.why.text == "At {actual} on {day}; the course asks {asked} by then."
    assert found.needed is None


def test_a_level_at_its_target_is_reached() -> None:
    found = progress(LEVEL, followers(1200, 1500))
    assert found.verdict == "reached"
    assert found.why.params["target"] == Number(1500, 0)


def test_a_stock_counts_in_a_month_that_has_only_begun() -> None:
    june = figure("followers", JUN, 1400, through=date(2026, 6, 2))
    found = progress(LEVEL, [*followers(1010, 1030, 1050, 1070, 1090), june])
    assert (found.actual, found.as_of) == (1400, date(2026, 6, 2))


def test_after_the_deadline_what_is_not_reached_is_behind() -> None:
    found = progress(LEVEL, followers(1200, 1400, 1495), deadline=date(2026, 3, 31))
    assert found.verdict == "behind"
    assert found.why.text == "At {actual} on {day}, when it was due: the target is {target}."
    assert found.needed is None


def test_figures_after_the_deadline_do_not_count() -> None:
    found = progress(LEVEL, followers(1200, 1400, 1450, 1600), deadline=date(2026, 3, 31))
    assert (found.actual, found.verdict) == (1450, "behind")


def test_a_level_without_baseline_takes_the_figure_from_before_the_start() -> None:
    sums = [figure("followers", date(2025, 12, 1), 900), *followers(950)]
    found = progress({**LEVEL, "baseline": None}, sums)
    assert found.baseline == 900


# --- a growth ---


def test_a_growth_is_held_against_the_compounded_level() -> None:
    grows: dict[str, object] = {
        "formula": "followers",
        "baseline": 1000,
        "target_kind": "growth",
        "target": 5,
    }
    found = progress(grows, followers(1040, 1100, 1155, 1215, 1270), deadline=date(2026, 7, 1))
    assert found.verdict == "on_course"
    assert found.target == pytest.approx(1000 * 1.05**6)
    assert found.expected == pytest.approx(1000 * 1.05 ** (4 + 30 / 31))


# --- a rate ---


def test_a_rate_is_judged_by_its_latest_month() -> None:
    found = progress(CTR, rate("clicks", "impressions", (10, 1000), (16, 1000)))
    assert found.verdict == "reached"
    assert found.actual == pytest.approx(1.6)


def test_a_rate_to_hold_that_fell_says_how_much_is_short() -> None:
    found = progress(CTR, rate("clicks", "impressions", (16, 1000), (12, 1000)))
    assert found.verdict == "behind"
    assert found.needed is not None
    assert found.needed.text == "It has to rise by {short} to hold the target again."
    short = found.needed.params["short"]
    assert isinstance(short, Say)
    assert short.text == "{points} percentage points"
    points = short.params["points"]
    assert isinstance(points, Number)
    assert points.value == pytest.approx(0.3)


def test_a_rate_of_a_month_that_has_only_begun_does_not_count() -> None:
    sums = rate("clicks", "impressions", (10, 1000))
    sums += [
        figure(key, FEB, n, through=date(2026, 2, 5))
        for key, n in (("clicks", 9), ("impressions", 100))
    ]
    found = progress(CTR, sums)
    assert (found.actual, found.as_of) == (1.0, date(2026, 1, 31))


def test_a_rate_counts_from_six_tenths_of_the_month_on() -> None:
    sums = rate("clicks", "impressions", (10, 1000))
    sums += [
        figure(key, FEB, n, through=date(2026, 2, 17))
        for key, n in (("clicks", 20), ("impressions", 1000))
    ]
    assert progress(CTR, sums).actual == 2.0


def test_with_only_the_beginning_of_the_first_month_it_says_what_is_still_needed() -> None:
    sums = [
        figure(key, JAN, n, through=date(2026, 1, 10))
        for key, n in (("clicks", 20), ("impressions", 1000))
    ]
    found = progress(CTR, sums, today=date(2026, 1, 11))
    assert found.verdict == "not_enough"
    assert found.why.text == "Only {share} of {month} is there."
    assert found.needed is not None
    assert found.needed.text == (
        "{metric} on {channel}: {n} more day of {month}, then this can be judged."
    )
    assert found.needed.count == 19 - 10


def test_of_a_cost_less_is_better() -> None:
    """Five euro a lead is asked: six is a fifth over, 5.40 within a tenth, 4.90 is reached."""
    cost: dict[str, object] = {"formula": "cpl", "target": 5}
    months = rate("spend", "leads", (600, 100))
    over = progress(cost, months)
    assert over.verdict == "behind"
    assert over.why.text == "At {actual} on {day}; the course allows {asked} by then: {gap} over."
    assert over.why.params["actual"] == Money(6)
    assert over.why.params["gap"] == Percent(20, 0)
    assert progress(cost, rate("spend", "leads", (540, 100))).verdict == "on_course"
    assert progress(cost, rate("spend", "leads", (490, 100))).verdict == "reached"


# --- a count ---


def test_a_count_is_gathered_since_the_start() -> None:
    """One a day is asked: 150 by 31 May; 30 + 28 + 30 + 29 + 31 are 148."""
    found = progress(COUNT, trials(30, 28, 30, 29, 31))
    assert (found.actual, found.verdict) == (148, "on_course")
    assert found.expected == pytest.approx(150)
    assert [point.value for point in found.track] == [30, 58, 88, 117, 148]


def test_a_count_takes_in_the_days_of_a_month_that_has_begun() -> None:
    june = figure("trials", JUN, 5, through=date(2026, 6, 2))
    found = progress(COUNT, [*trials(30, 28, 30, 29, 31), june])
    assert (found.actual, found.as_of) == (153, date(2026, 6, 2))


def test_a_count_from_before_the_start_does_not_count() -> None:
    sums = [figure("trials", date(2025, 12, 1), 400), *trials(30)]
    assert progress(COUNT, sums).actual == 30


def test_a_count_behind_says_what_it_takes_a_month() -> None:
    """100 of 365 by 31 May: 265 in the seven months that are left."""
    found = progress(COUNT, trials(20, 20, 20, 20, 20))
    assert found.verdict == "behind"
    assert found.needed is not None
    pace = found.needed.params["pace"]
    assert isinstance(pace, Number)
    assert pace.value == pytest.approx(265 / 7, rel=0.01)


def test_a_sum_with_an_unknown_month_is_a_minimum_and_not_behind() -> None:
    sums = [figure("trials", month, 20) for month in (JAN, FEB, APR, MAY)]
    found = progress(COUNT, sums)
    assert found.verdict == "not_enough"
    assert found.needed is not None
    assert found.needed.params["month"] == Month(MAR)


def test_a_sum_with_an_unknown_month_can_be_on_course_all_the_same() -> None:
    sums = [figure("trials", month, 40) for month in (JAN, FEB, APR, MAY)]
    assert progress(COUNT, sums).verdict == "on_course"


def test_a_count_of_a_stock_is_what_was_gained() -> None:
    gained: dict[str, object] = {
        "formula": "followers",
        "target_kind": "count",
        "target": 365,
        "baseline": 1000,
    }
    found = progress(gained, followers(1030, 1060))
    assert found.actual == 60


# --- by season ---

SHOP = (0.8, 0.7, 0.8, 0.9, 0.9, 0.9, 0.8, 0.8, 0.9, 1.1, 1.4, 2.0)


def two_years(metric: str, usual: float) -> list[MonthSum]:
    """A shop's figures of 2024 and 2025: quiet in spring, twice as busy in December."""
    return [
        figure(metric, date(year, month, 1), usual * share)
        for year in (2024, 2025)
        for month, share in enumerate(SHOP, 1)
    ]


def test_a_count_by_season_asks_less_of_the_quiet_months() -> None:
    """1,200 in the year: evenly 100 a month, by season 80 + 70 + 80 in the first three."""
    sums = [*two_years("trials", 50), *trials(76, 68, 77)]
    count = {**COUNT, "target": 1200}
    evenly, by_season = progress(count, sums), progress({**count, "shape": "seasonal"}, sums)
    assert (evenly.verdict, by_season.verdict) == ("behind", "on_course")
    assert by_season.expected == pytest.approx(230, rel=0.02)
    assert by_season.why.text.startswith("At {actual} on {day}; by season the course asks")
    assert by_season.shape is not None
    assert by_season.shape.params == {"first": Month(date(2024, 1, 1)), "last": Month(DEC)}
    assert evenly.shape is None


def test_a_count_that_is_behind_its_season_says_the_pace_of_a_usual_month() -> None:
    """1,000 are left on 31 March; April to December count for 9.7 usual months."""
    sums = [*two_years("trials", 50), *trials(66, 67, 67)]
    found = progress({**COUNT, "target": 1200, "shape": "seasonal"}, sums)
    assert found.verdict == "behind"
    assert found.needed is not None
    pace = found.needed.params["pace"]
    assert isinstance(pace, Number)
    assert pace.value == pytest.approx(1000 / 9.7, rel=0.01)


def test_a_busy_month_alone_does_not_reach_a_target() -> None:
    """December asks 1,100 of a shop that has to be at 440 in March: 500 in December is far behind."""
    sums = [*two_years("reach", 500), *[figure("reach", DEC_26, 500)]]
    kpi = {"formula": "reach", "baseline": 400, "target": 440, "shape": "seasonal"}
    period = {"deadline": date(2027, 3, 31), "today": date(2027, 1, 3)}
    found = progress(kpi, sums, **period)
    assert found.verdict == "behind"
    assert found.needed is not None
    assert found.needed.text.startswith("Each month has to be {more} more than it would be")


# --- accounts that are silent ---


def test_a_sum_of_accounts_waits_for_the_account_that_is_not_there_yet() -> None:
    """LinkedIn's May figures are not in: April is the latest month that can be compared."""
    sums = [
        *followers(1010, 1030, 1050, 1070, 1090),
        *(figure("followers", m, 400, platform="linkedin") for m in (JAN, FEB, MAR, APR)),
    ]
    found = progress({**LEVEL, "baseline": 1400, "target": 1600}, sums)
    assert (found.actual, found.as_of) == (1470, date(2026, 4, 30))
    assert found.left_out == (Account("linkedin", "zilt"),)


# --- not enough ---


@pytest.mark.parametrize(
    ("kpi", "period", "needed"),
    [
        ({**CTR, "formula": ""}, {}, "Choose the KPI's figure."),
        ({**CTR, "target": None}, {}, "Fill in the target."),
        (CTR, {"start": None}, "Give the goal, or the plan, a start and a deadline."),
        (CTR, {"deadline": date(2025, 1, 1)}, "Move the deadline or the start."),
        (
            {"formula": "followers", "target_kind": "growth", "target": 5},
            {},
            "Fill in the baseline, or import figures from before the start.",
        ),
        (CTR, {}, "{metric} on {channel}: the figures of {month}, then this can be judged."),
        (
            {"formula": "audience_growth_rate", "target": 5},
            {},
            "{metric} on {channel}: {n} more month, then this can be judged.",
        ),
    ],
)
def test_without_enough_to_judge_it_says_what_is_needed(
    kpi: dict[str, object], period: dict[str, date | None], needed: str
) -> None:
    found = progress(kpi, [], **period)  # type: ignore[arg-type]  # start or deadline by name
    assert found.verdict == "not_enough"
    assert found.needed is not None
    assert found.needed.text == needed


def test_figures_from_before_the_start_only_are_not_enough() -> None:
    found = progress(LEVEL, followers(1010), start=FEB)
    assert found.verdict == "not_enough"
    assert found.why.text == "The figures stop in {month}, before the start."
    assert found.needed is not None
    assert found.needed.params["month"] == Month(FEB)


def test_figures_that_stopped_are_said_while_all_seems_well() -> None:
    found = progress(LEVEL, followers(1100, 1200), today=date(2026, 4, 20))
    assert found.verdict == "on_course"
    assert found.needed is not None
    assert found.needed.text == "The figures stop on {day}; newer ones are needed."


# --- what lies ahead ---


def test_the_forecast_runs_to_the_deadline() -> None:
    found = progress(
        LEVEL, followers(1000, 1040, 1080, 1120, 1160, 1200), deadline=date(2026, 8, 31)
    )
    assert found.forecast is not None
    assert [point.month.month for point in found.forecast] == [7, 8]
    assert [point.middle for point in found.forecast] == pytest.approx([1240, 1280], rel=0.001)


def test_the_forecast_of_a_count_goes_on_from_what_was_gathered_since_the_start() -> None:
    """Twenty a month, two months of them before the start: 80 by June, 100 by July."""
    found = progress(COUNT, trials(20, 20, 20, 20, 20, 20), start=MAR, deadline=date(2026, 7, 31))
    assert found.actual == 80
    assert found.forecast is not None
    assert [round(point.middle) for point in found.forecast] == [100]


def test_the_goals_own_period_goes_before_the_plans() -> None:
    book = workbook(
        plan(start=NEW_YEAR, end=NEXT),
        goals=(made(Goal, "goal", start=MAR, deadline=date(2026, 6, 30)),),
        kpis=(made(Kpi, goal_id="goal", **CTR),),
    )
    (found,) = plan_progress(book, [], TODAY)
    assert (found.course[0].day, found.course[-1].day) == (MAR, date(2026, 6, 30))
