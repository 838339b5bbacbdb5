"""R: what is asked a month against what was seen; hours and money against what is left."""

from datetime import date

import pytest

from smwork.domain.evidence import growth_of
from smwork.domain.say import say
from smwork.domain.smart import Benchmark, Load, Measure, judge
from smwork.domain.smart.pace import asked_growth, compounded
from tests.domain.smart_cases import (
    ANSWER_TIME,
    FOLLOWERS,
    STATES,
    STEADY,
    TRIALS,
    dutch,
    english,
    goal,
    grown,
    having,
    in_short,
    months,
)

FALLING = grown(-1, -2, -1.5, -0.5, -3, -1, start=60)
FASTER = growth_of(months(60, 57, 55, 53, 50, 48), "down")
ASKED_LEVEL = having(FOLLOWERS, target_kind="level")


def test_the_growth_that_is_asked_stands_beside_what_was_seen_in_numbers() -> None:
    found = judge(goal(measures=(having(FOLLOWERS, target=5),))).of("R")
    assert found.state == "missing"
    assert english(found.why) == (
        "It asks 5% a month; over 8 months the median was 1.2%, the best 3.1%."
    )
    assert dutch(found.why) == (
        "Het vraagt 5% per maand; over 8 maanden was de mediaan 1,2%, de beste 3,1%."
    )
    assert english(found.mend).startswith("Aim for 1.4% a month, take more time")


@pytest.mark.parametrize(
    ("measure", "expected", "asked"),
    [
        # "so much more every month", as typed
        (having(FOLLOWERS, target=1), "+", "asks 1% a month"),
        (having(FOLLOWERS, target=1.2), "+", "asks 1.2% a month"),
        (having(FOLLOWERS, target=1.8), "~", "asks 1.8% a month"),
        (having(FOLLOWERS, target=2.5), "-", "asks 2.5% a month"),
        (having(FOLLOWERS, target=0.2, growth_period="week"), "+", "asks 0.9% a month"),
        (having(FOLLOWERS, target=1, growth_period="week"), "-", "asks 4.4% a month"),
        (having(FOLLOWERS, target=3, growth_period="quarter"), "+", "asks 1% a month"),
        (having(FOLLOWERS, target=9, growth_period="quarter"), "-", "asks 2.9% a month"),
        # a level, from the baseline over the nine months there are
        (having(ASKED_LEVEL, target=1350), "+", "asks 1% a month"),
        (having(ASKED_LEVEL, target=1430), "~", "asks 1.6% a month"),
        (having(ASKED_LEVEL, target=2000), "-", "asks 5.5% a month"),
        (having(ASKED_LEVEL, target=1240), "+", "asks 0% a month"),
        (having(ASKED_LEVEL, target=1100), "~", "lower than where you stand"),
        (having(ASKED_LEVEL, baseline=None, measured=1200, target=1350), "+", "asks 1.3%"),
        # so many more followers in the period
        (having(FOLLOWERS, target=110, target_kind="count"), "+", "asks 1% a month"),
        (having(FOLLOWERS, target=900, target_kind="count"), "-", "asks 6.3% a month"),
        # where less is better
        (having(ANSWER_TIME, target=40, evidence=FASTER), "+", "asks -1.3% a month"),
        (having(ANSWER_TIME, target=10, evidence=FASTER), "-", "asks -15.4% a month"),
        (having(ANSWER_TIME, target=60, evidence=FASTER), "~", "here less is better"),
        (having(ANSWER_TIME, target=0, evidence=FASTER), "-", "asks -100% a month"),
        (having(ANSWER_TIME, target=-2, target_kind="growth", evidence=FASTER), "+", "asks -2%"),
        # an experiment's or a decision's effect, until its deadline
        (having(FOLLOWERS, target=10, target_kind="effect"), "+", "asks 1.1% a month"),
        (having(FOLLOWERS, target=60, target_kind="effect"), "-", "asks 5.4% a month"),
        # an amount in the period, against what single months brought
        (having(TRIALS, target=90), "+", "asks 10 a month; the median month had 11"),
        (having(TRIALS, target=108), "~", "asks 12 a month; the median month had 11"),
        (having(TRIALS, target=300), "-", "asks 33 a month; the median month had 11, the best 13"),
    ],
)
def test_what_is_asked_is_held_against_what_was_seen(
    measure: Measure, expected: str, asked: str
) -> None:
    found = judge(goal(measures=(measure,))).of("R")
    assert (found.state, asked in english(found.why)) == (STATES[expected], True), english(
        found.why
    )
    assert (found.mend is None) == (found.state == "met")


def test_one_good_month_is_no_pace_for_a_year_but_may_be_for_a_month() -> None:
    asked = having(FOLLOWERS, target=1.7)
    short = goal(measures=(asked,), deadline=date(2026, 2, 1), check_every="week")
    long = goal(measures=(asked,), deadline=date(2026, 12, 31))
    assert (judge(short).of("R").state, judge(long).of("R").state) == ("met", "partly")


def test_falling_figures_are_told_to_be_stopped_first() -> None:
    found = judge(goal(measures=(having(FOLLOWERS, target=2, evidence=FALLING),))).of("R")
    assert (found.state, english(found.mend)) == (
        "missing",
        "The figures go the other way: first stop that.",
    )


def test_a_growth_rate_is_held_against_the_rates_that_were_seen() -> None:
    rate = Measure(
        label=say("Audience growth"),
        unit="percent",
        made_of="growth",
        target=5,
        baseline=1.0,
        source="Meta export",
        evidence=growth_of(months(1.1, 0.9, 1.4, 2.0, 1.2)),
    )
    found = judge(goal(measures=(rate,))).of("R")
    assert (found.state, "asks 5% a month; the median month had 1.2%, the best 2%") == (
        "missing",
        english(found.why)[3:-1],
    )


# --- nothing passes in silence --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "why", "mend"),
    [
        ({"measures": ()}, "no target", "figure and a target"),
        ({"measures": (Measure(label=None),)}, "no target", "figure and a target"),
        ({"measures": (having(TRIALS, target=None),)}, "no target", "figure and a target"),
        (
            {"measures": (having(FOLLOWERS, evidence=None),)},
            "no figures of “Followers”",
            "at least four whole months",
        ),
        (
            {"measures": (having(FOLLOWERS, evidence=growth_of(months(1, 2))),)},
            "1 change from month to month is known, it takes 3",
            "at least four whole months",
        ),
        (
            {"measures": (having(FOLLOWERS, evidence=growth_of(months(1, 2, 3))),)},
            "2 changes from month to month are known, it takes 3",
            "at least four whole months",
        ),
        ({"deadline": None, "plan_end": None}, "without a period", "a start and a deadline"),
        ({"measures": (having(ASKED_LEVEL, baseline=0),)}, "from nothing", "first figure"),
    ],
)
def test_without_evidence_it_says_what_would_allow_a_verdict(
    given: dict[str, object], why: str, mend: str
) -> None:
    found = judge(goal(**given)).of("R")
    assert (found.state, why in english(found.why), mend in english(found.mend)) == (
        "unknown",
        True,
        True,
    ), english(found.why)
    assert english(found.why).startswith("Not judged yet")
    assert dutch(found.why).startswith("Nog niet beoordeeld")


def test_without_a_deadline_of_its_own_it_is_reckoned_over_the_plan() -> None:
    found = judge(goal(deadline=None, start=None)).of("R")
    assert "asks 8 a month" in english(found.why)


# --- others' figures ------------------------------------------------------------------------------

RATE = Measure(
    label=say("Engagement rate by impressions"),
    unit="percent",
    made_of="ratio",
    baseline=1.0,
    target=1.1,
    source="Meta export",
    benchmark=Benchmark(1.16, "Buffer", 2025),
)


@pytest.mark.parametrize(
    ("target", "expected", "why"),
    [
        (1.1, "~", "It asks 1.1%; others are at 1.16% (Buffer, 2025)."),
        (3.0, "?", "It asks 3%; others are only at 1.16% (Buffer, 2025)."),
    ],
)
def test_a_published_figure_is_a_second_opinion_with_publisher_and_year(
    target: float, expected: str, why: str
) -> None:
    found = judge(goal(measures=(having(RATE, target=target),))).of("R")
    assert (found.state, why in english(found.why)) == (STATES[expected], True)
    assert "four whole months" in english(found.mend)


def test_figures_of_ones_own_go_before_those_of_others() -> None:
    found = judge(goal(measures=(having(RATE, evidence=STEADY),))).of("R")
    assert "Buffer" not in english(found.why)


def test_a_growth_is_never_held_against_a_published_level() -> None:
    found = judge(goal(measures=(having(RATE, target_kind="growth"),))).of("R")
    assert "Buffer" not in english(found.why)


# --- several figures ------------------------------------------------------------------------------


def test_the_figure_that_asks_too_much_is_the_one_that_is_told() -> None:
    found = judge(goal(measures=(TRIALS, having(FOLLOWERS, target=5)))).of("R")
    assert (found.state, english(found.why)[:23]) == ("missing", "Followers. It asks 5% a")


def test_a_second_figure_without_months_does_not_hide_the_first() -> None:
    found = judge(goal(measures=(TRIALS, having(FOLLOWERS, evidence=None)))).of("R")
    assert (found.state, english(found.why)[:20]) == ("met", "Trial subscriptions.")


# --- hours and money ------------------------------------------------------------------------------

POSTS = Measure(label=say("Posts a week"), target=3, counted_here=True, activity=True)


@pytest.mark.parametrize(
    ("posts", "each", "free", "expected", "why", "mend"),
    [
        (3, 2, 8, "+", "takes 6 hours a week; there are 8", ""),
        (3, 2, 6, "+", "takes 6 hours a week; there are 6", ""),
        (
            3,
            2,
            4,
            "-",
            "takes 6 hours a week; only 4 are left",
            "Make it 2 posts a week, or find 2",
        ),
        (3, 2, 0, "-", "only 0 are left", "Other channels take all the hours"),
        (3, 2, -5, "-", "only 0 are left", "Other channels take all the hours"),
        (3, None, 8, "?", "how many hours a post takes", "hours that a post takes"),
        (3, 2, None, "?", "how many hours a week there are", "at the plan"),
        (None, None, None, "?", "no target", "figure and a target"),
        (0, 2, 8, "?", "no target", "figure and a target"),
    ],
)
def test_a_cadence_is_held_against_the_hours_that_are_left(
    posts: float | None, each: float | None, free: float | None, expected: str, why: str, mend: str
) -> None:
    load = Load(posts_per_week=posts, hours_per_post=each, hours_free=free)
    found = judge(goal(kind="cadence", measures=(POSTS,), load=load)).of("R")
    assert (found.state, why in english(found.why), mend in english(found.mend)) == (
        STATES[expected],
        True,
        True,
    ), english(found.why)


@pytest.mark.parametrize(
    ("target", "free", "expected"), [(1, 8, "+"), (1, 2, "-"), (5, 8, "-"), (1, None, "?")]
)
def test_a_mission_is_held_against_its_kpi_and_its_hours(
    target: float, free: float | None, expected: str
) -> None:
    load = Load(posts_per_week=3, hours_per_post=2, hours_free=free)
    measures = (having(FOLLOWERS, target=target), POSTS)
    found = judge(goal(kind="mission", measures=measures, load=load)).of("R")
    assert found.state == STATES[expected]


def test_a_mission_without_hours_is_sent_to_its_channels_cadence() -> None:
    load = Load(posts_per_week=3, hours_free=8)
    found = judge(goal(kind="mission", measures=(POSTS,), load=load)).of("R")
    assert "at the channel's cadence" in english(found.mend)


@pytest.mark.parametrize(
    ("needed", "free", "expected", "why"),
    [
        (3000, 5000, "+", "10 a month"),
        (6000, 5000, "-", "takes about €6,000; the budget is only €5,000"),
        (6000, None, "?", "takes about €6,000; the plan has no media budget yet"),
    ],
)
def test_money_counts_where_the_targets_have_a_price(
    needed: float, free: float | None, expected: str, why: str
) -> None:
    found = judge(goal(load=Load(money_needed=needed, money_free=free))).of("R")
    assert (found.state, why in english(found.why)) == (STATES[expected], True), english(found.why)


def test_within_the_budget_the_money_alone_makes_it_realistic() -> None:
    load = Load(money_needed=3000, money_free=5000)
    assert english(judge(goal(measures=(), load=load)).of("R").why) == (
        "It takes about €3,000; the budget is €5,000."
    )


@pytest.mark.parametrize(
    ("baseline", "target", "deadline", "expected", "why"),
    [
        (60, 90, date(2026, 1, 29), "+", "asks 7.5% of the checklist a week"),
        (20, 100, date(2026, 1, 8), "~", "a lot at once"),
        (60, 60, date(2026, 1, 29), "~", "as complete as that already"),
        (60, 50, date(2026, 1, 29), "~", "as complete as that already"),
        (None, 90, date(2026, 1, 29), "?", "no target"),
    ],
)
def test_an_improvement_is_held_against_the_weeks_there_are(
    baseline: float | None, target: float, deadline: date, expected: str, why: str
) -> None:
    measure = Measure(
        label=say("Completeness"),
        unit="percent",
        made_of="level",
        baseline=baseline,
        target=target,
        counted_here=True,
    )
    found = judge(goal(kind="improvement", measures=(measure,), deadline=deadline)).of("R")
    assert (found.state, why in english(found.why)) == (STATES[expected], True), english(found.why)


def test_an_improvement_without_any_period_has_no_pace() -> None:
    measure = Measure(label=say("Completeness"), unit="percent", baseline=1, target=90)
    given = goal(kind="improvement", measures=(measure,), deadline=None, plan_end=None)
    assert judge(given).of("R").state == "unknown"


# --- the reckoning --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("percent", "times", "expected"),
    [(21, 0.5, 10), (10, 2, 21), (0, 9, 0), (-19, 0.5, -10), (-100, 0.5, -100), (-300, 2, -100)],
)
def test_growth_is_compounded(percent: float, times: float, expected: float) -> None:
    assert compounded(percent, times) == pytest.approx(expected)


def test_a_growth_beyond_all_bounds_is_still_a_number() -> None:
    assert compounded(1e12, 100) == 1e6


def test_what_is_gathered_asks_no_growth() -> None:
    assert asked_growth(TRIALS, 9) is None
    assert asked_growth(having(FOLLOWERS, target=None), 9) is None


def test_the_whole_goal_is_smart() -> None:
    assert in_short(judge(goal())) == "S+ M+ A+ R+ T+"
