"""Each kind of commitment out of a plan: what the judge gets to see of it, and what it then says."""

from collections.abc import Mapping
from datetime import date

import pytest

from smwork.domain.accounts import Improvement, ImprovementFields
from smwork.domain.commitments import (
    cadence_commitment,
    commitment_of,
    decision_commitment,
    experiment_commitment,
    goal_commitment,
    improvement_commitment,
    mission_commitment,
)
from smwork.domain.content import Cadence, CadenceFields, Item
from smwork.domain.evaluation import Decision
from smwork.domain.evidence import Evidence, growth_of
from smwork.domain.goals import Goal, GoalFields, Kpi
from smwork.domain.inspiration import Experiment, Idea
from smwork.domain.plan import Audience, Objective
from smwork.domain.record import CommitmentFields
from smwork.domain.research import Channel, Mission
from smwork.domain.smart import Commitment, Measure, judge
from smwork.domain.workbook import Workbook
from tests.domain.builders import made, plan, workbook
from tests.domain.smart_cases import STEADY, english, in_short, months

TODAY = date(2026, 1, 15)
NONE: Mapping[str, Evidence] = {}
PROMISE = {
    "agreed_by": "Anna",
    "owner": "Cem",
    "start": date(2026, 1, 1),
    "deadline": date(2026, 9, 30),
    "check_every": "month",
}
GOAL = made(
    Goal,
    "g1",
    statement="More trial subscriptions",
    objective_id="o1",
    audience_id="a1",
    measured="Webshop, every month",
    reached="Ninety new families",
    **PROMISE,
)
FOLLOWERS = made(
    Kpi,
    "k1",
    goal_id="g1",
    formula="followers",
    channel_id="ig",
    baseline=1240.0,
    target=1.0,
    target_kind="growth",
    source="Meta export",
)
TRIALS = made(Kpi, "k2", goal_id="g1", formula="trials", target=90.0, target_kind="count")
MISSION = made(
    Mission,
    "m1",
    channel_id="ig",
    goal_id="g1",
    audience_id="a2",
    kpi_id="k1",
    posts_per_week=3.0,
    statement="Help young parents choose a day out",
    **PROMISE,
)
CADENCE = made(Cadence, "c1", channel_id="ig", posts_per_week=3.0, hours_per_post=2.0, **PROMISE)
IDEA = made(Idea, "i1", text="Ask questions", audience_id="a2", channel_id="site")
EXPERIMENT = made(
    Experiment,
    "e1",
    idea_id="i1",
    kpi_id="k1",
    effect=8.0,
    statement="If we ask questions, followers rise",
    **PROMISE,
)
DECISION = made(
    Decision, "d1", kpi_id="k1", effect=8.0, statement="Answer at weekends too", **PROMISE
)
IMPROVEMENT = made(
    Improvement,
    "v1",
    channel_id="ig",
    baseline=60.0,
    target=90.0,
    statement="Fill in the profile",
    **PROMISE,
)


def book(**records: object) -> Workbook:
    """A plan of 2026 with a thread from objective to channel."""
    given: dict[str, object] = {
        "objectives": (made(Objective, "o1", statement="Two hundred more members"),),
        "audiences": (
            made(Audience, "a1", name="Young parents"),
            made(Audience, "a2", name="Grandparents"),
        ),
        "goals": (GOAL,),
        "kpis": (FOLLOWERS, TRIALS),
        "channels": (
            made(Channel, "ig", platform="instagram", handle="zilt", posts_per_week=1.0),
            made(Channel, "site", platform="website"),
        ),
        "ideas": (IDEA,),
    }
    frame = plan(start=date(2026, 1, 1), end=date(2026, 12, 31), hours_week=8.0, media_budget=900.0)
    return workbook(frame, **(given | records))


# --- goals ----------------------------------------------------------------------------------------


def test_a_goal_brings_what_it_is_for_and_the_kpis_it_is_held_to() -> None:
    found = goal_commitment(GOAL, book(), NONE, TODAY)
    assert (found.audience, found.place, found.objective) == (
        "Young parents",
        "Instagram",
        "Two hundred more members",
    )
    assert [english(each.label) for each in found.measures] == ["Followers", "Trial subscriptions"]
    assert (found.plan_start, found.plan_end) == (date(2026, 1, 1), date(2026, 12, 31))


def test_a_whole_goal_with_figures_is_smart() -> None:
    evidence = {"k1": STEADY, "k2": growth_of(months(9, 10, 11, 12))}
    assert in_short(judge(goal_commitment(GOAL, book(), evidence, TODAY))) == "S+ M+ A+ R+ T+"


def test_an_empty_goal_lacks_everything_and_nothing_breaks() -> None:
    found = goal_commitment(GoalFields(), workbook(), NONE, TODAY)
    assert in_short(judge(found)) == "S- M- A- R? T-"


def test_a_goal_that_is_being_typed_is_judged_as_it_stands() -> None:
    typed = GOAL.model_copy(update={"statement": "Being on X"})
    drafts = (TRIALS.model_copy(update={"target": None}),)
    found = goal_commitment(typed, book(kpis=drafts), NONE, TODAY)
    assert in_short(judge(found)) == "S- M~ A+ R? T+"


def test_the_goals_own_words_on_measuring_are_the_source_of_a_kpi_that_names_none() -> None:
    followers, trials = goal_commitment(GOAL, book(), NONE, TODAY).measures
    assert (followers.source, trials.source) == ("Meta export", "Webshop, every month")


def test_a_goal_without_a_channel_of_its_own_happens_where_a_mission_serves_it() -> None:
    records = book(kpis=(TRIALS,), missions=(made(Mission, "m", channel_id="ig", goal_id="g1"),))
    assert goal_commitment(GOAL, records, NONE, TODAY).place == "Instagram"


def test_or_on_the_channel_that_has_it_as_its_goal() -> None:
    channel = made(Channel, "own", platform="linkedin", goal_id="g1")
    records = book(kpis=(TRIALS,), channels=(channel,))
    assert goal_commitment(GOAL, records, NONE, TODAY).place == "LinkedIn"


def test_what_the_targets_cost_is_reckoned_at_the_price_that_is_aimed_at() -> None:
    leads = made(Kpi, "k3", goal_id="g1", formula="leads", target=200.0, target_kind="count")
    price = made(Kpi, "k4", goal_id="g1", formula="cpl", target=15.0, baseline=20.0)
    found = goal_commitment(GOAL, book(kpis=(leads, price)), NONE, TODAY)
    assert found.load is not None
    assert (found.load.money_needed, found.load.money_free) == (3000, 900)
    assert "takes about €3,000; the budget is only €900" in english(judge(found).of("R").why)


def test_without_a_price_no_money_is_reckoned() -> None:
    found = goal_commitment(GOAL, book(), NONE, TODAY)
    assert found.load is not None
    assert found.load.money_needed is None


# --- KPIs -----------------------------------------------------------------------------------------


def measure(kpi: Kpi, evidence: Mapping[str, Evidence] = NONE, **records: object) -> Measure:
    return goal_commitment(GOAL, book(kpis=(kpi,), **records), evidence, TODAY).measures[0]


def test_a_kpi_brings_the_unit_and_direction_of_the_catalogue() -> None:
    time = made(Kpi, "k", goal_id="g1", formula="avg_first_response_time", target=10.0)
    found = measure(time)
    assert (found.unit, found.direction, found.made_of) == ("minutes", "down", "ratio")
    assert measure(FOLLOWERS).popularity
    assert not measure(TRIALS).popularity


@pytest.mark.parametrize("formula", ["", "a formula of an older plan"])
def test_a_kpi_that_is_not_chosen_or_not_known_lacks_everything(formula: str) -> None:
    assert measure(made(Kpi, "k", goal_id="g1", formula=formula, target=5.0)).label is None


def test_the_baseline_that_is_typed_goes_before_the_one_that_is_measured() -> None:
    seen = growth_of(months(900, 950, 1000, 1050, first=date(2025, 10, 1)))
    typed = measure(FOLLOWERS, {"k1": seen})
    measured = measure(FOLLOWERS.model_copy(update={"baseline": None}), {"k1": seen})
    assert (typed.standing, measured.standing) == (1240, 1000)


def test_a_rate_can_not_be_gathered_so_its_count_is_a_level() -> None:
    rate = made(Kpi, "k", goal_id="g1", formula="ctr", target=1.5, target_kind="count")
    assert measure(rate).target_kind == "level"


def test_a_published_figure_of_the_same_formula_on_the_same_platform_comes_along() -> None:
    channel = made(Channel, "fb", platform="facebook")
    rate = made(Kpi, "k", goal_id="g1", formula="er_impressions", channel_id="fb", target=5.0)
    found = measure(rate, channels=(channel,)).benchmark
    assert found is not None
    assert (found.publisher, found.year) == ("Buffer", 2025)


def test_no_figure_of_another_formula_or_currency_comes_along() -> None:
    channel = made(Channel, "fb", platform="facebook")
    for formula in ("er_reach", "cpl", "cpc"):
        kpi = made(Kpi, "k", goal_id="g1", formula=formula, channel_id="fb", target=5.0)
        assert measure(kpi, channels=(channel,)).benchmark is None


# --- missions and cadences ------------------------------------------------------------------------


def test_a_mission_is_held_to_its_kpi_and_to_its_posts_a_week() -> None:
    found = mission_commitment(MISSION, book(cadences=(CADENCE,)), {"k1": STEADY}, TODAY)
    assert [english(each.label) for each in found.measures] == ["Followers", "Posts a week"]
    assert (found.audience, found.place, found.goal) == (
        "Grandparents",
        "Instagram",
        "More trial subscriptions",
    )
    assert in_short(judge(found)) == "S+ M+ A+ R+ T+"


def test_a_mission_takes_goal_and_audience_from_its_kpi_when_it_names_none() -> None:
    bare = MISSION.model_copy(update={"goal_id": None, "audience_id": None})
    found = mission_commitment(bare, book(), NONE, TODAY)
    assert (found.audience, found.objective) == ("Young parents", "Two hundred more members")


def test_a_mission_takes_the_hours_of_its_channels_cadence_else_of_its_calendar() -> None:
    items = tuple(
        made(Item, str(hours), channel_id="ig", hours=hours) for hours in (None, 1.0, 2.0)
    )
    by_cadence = mission_commitment(MISSION, book(cadences=(CADENCE,), items=items), NONE, TODAY)
    by_items = mission_commitment(MISSION, book(items=items), NONE, TODAY)
    neither = mission_commitment(MISSION, book(), NONE, TODAY)
    assert [_hours(each) for each in (by_cadence, by_items, neither)] == [2.0, 1.5, None]


def test_a_mission_reads_its_figure_where_the_goal_of_its_kpi_does() -> None:
    kpi = FOLLOWERS.model_copy(update={"source": ""})
    found = mission_commitment(MISSION, book(kpis=(kpi,)), NONE, TODAY)
    assert found.measures[0].source == GOAL.measured


def test_half_a_post_a_week_is_told() -> None:
    typed = CADENCE.model_copy(update={"posts_per_week": 2.5})
    found = judge(cadence_commitment(typed, book(), TODAY))
    assert english(found.of("S").why) == "Posts a week on Instagram: 2.5."
    assert english(found.of("M").why) == "Posts a week: from 1 to 2.5."


def test_a_cadence_needs_no_words() -> None:
    found = judge(cadence_commitment(CADENCE, book(), TODAY))
    assert in_short(found) == "S+ M+ A+ R+ T+"
    assert english(found.of("S").why) == "Posts a week on Instagram: 3."
    assert english(found.of("M").why) == "Posts a week: from 1 to 3."


def test_an_empty_cadence_lacks_its_channel_and_its_number() -> None:
    found = judge(cadence_commitment(CadenceFields(), workbook(), TODAY))
    assert in_short(found) == "S- M- A- R? T-"


@pytest.mark.parametrize(
    ("other", "free"),
    [
        ({"posts_per_week": 2.0, "hours_per_post": 1.5}, 5.0),
        ({"posts_per_week": 2.0}, 8.0),
        ({"posts_per_week": 9.0, "hours_per_post": 1.0}, -1.0),
        # one that is over before this one begins takes nothing from it
        ({"posts_per_week": 2.0, "hours_per_post": 1.0, "deadline": date(2025, 12, 31)}, 8.0),
        ({"posts_per_week": 2.0, "hours_per_post": 1.0, "start": date(2026, 10, 1)}, 8.0),
    ],
)
def test_the_hours_are_those_that_the_other_cadences_leave(
    other: dict[str, object], free: float
) -> None:
    cadences = (CADENCE, made(Cadence, "c2", channel_id="site", **other))
    found = cadence_commitment(CADENCE, book(cadences=cadences), TODAY)
    assert found.load is not None
    assert found.load.hours_free == free


def test_a_cadence_that_is_being_changed_does_not_take_its_own_saved_hours() -> None:
    typed = CADENCE.model_copy(update={"posts_per_week": 4.0})
    found = cadence_commitment(typed, book(cadences=(CADENCE,)), TODAY)
    assert judge(found).of("R").state == "met"


def test_without_hours_in_the_plan_nothing_is_said_of_room() -> None:
    records = book(cadences=(CADENCE,))
    bare = Workbook(records.client, plan(), channels=records.channels, cadences=records.cadences)
    assert judge(cadence_commitment(CADENCE, bare, TODAY)).of("R").state == "unknown"


def test_a_channel_of_our_own_is_named_in_the_readers_language() -> None:
    typed = CADENCE.model_copy(update={"channel_id": "site"})
    found = judge(cadence_commitment(typed, book(), TODAY)).of("S")
    assert english(found.why) == "Posts a week on Website: 3."


# --- improvements, experiments, decisions ---------------------------------------------------------


def test_an_improvement_is_held_to_the_completeness_of_its_account() -> None:
    found = judge(improvement_commitment(IMPROVEMENT, book(), TODAY))
    assert in_short(found) == "S+ M+ A+ R+ T+"
    assert english(found.of("M").why) == "Completeness: from 60% to 90%."


def test_an_improvement_without_a_target_has_no_figure() -> None:
    found = improvement_commitment(ImprovementFields(channel_id="ig"), book(), TODAY)
    assert in_short(judge(found)) == "S- M- A- R? T-"


def test_an_experiment_is_held_to_its_effect_on_its_kpi() -> None:
    found = experiment_commitment(EXPERIMENT, book(), {"k1": STEADY}, TODAY)
    assert (found.audience, english_place(found), found.goal) == (
        "Grandparents",
        "Website",
        "More trial subscriptions",
    )
    assert in_short(judge(found)) == "S+ M+ A+ R+ T+"
    assert english(judge(found).of("M").why) == "Followers: 8% more by the deadline."


def test_an_experiment_without_an_idea_happens_on_its_kpis_channel() -> None:
    bare = EXPERIMENT.model_copy(update={"idea_id": None})
    found = experiment_commitment(bare, book(), NONE, TODAY)
    assert (found.audience, found.place) == ("Young parents", "Instagram")


def test_an_experiment_without_an_effect_says_how_much_is_missing() -> None:
    bare = EXPERIMENT.model_copy(update={"effect": None})
    found = judge(experiment_commitment(bare, book(), {"k1": STEADY}, TODAY))
    assert english(found.of("M").mend) == "Fill in by how many per cent it should move."


def test_a_decision_is_held_to_its_effect_on_its_kpi() -> None:
    found = decision_commitment(DECISION, book(), {"k1": STEADY}, TODAY)
    assert (found.place, found.objective) == ("Instagram", "Two hundred more members")
    assert in_short(judge(found)) == "S+ M+ A+ R+ T+"


def test_a_decision_on_a_kpi_of_all_channels_says_where_by_that() -> None:
    everywhere = DECISION.model_copy(update={"kpi_id": "k2"})
    found = decision_commitment(everywhere, book(), NONE, TODAY)
    assert english_place(found) == "all channels"
    assert judge(found).of("S").state == "met"


def test_a_kpi_of_a_goal_without_an_objective_hangs_loose() -> None:
    loose = GOAL.model_copy(update={"objective_id": None, "statement": ""})
    found = judge(decision_commitment(DECISION, book(goals=(loose,)), NONE, TODAY))
    assert english(found.of("A").why) == "Its goal serves no business objective yet."


# --- any of the six -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        (GOAL, "goal"),
        (MISSION, "mission"),
        (IMPROVEMENT, "improvement"),
        (EXPERIMENT, "experiment"),
        (CADENCE, "cadence"),
        (DECISION, "decision"),
    ],
)
def test_each_kind_finds_its_own_way_to_the_judge(fields: CommitmentFields, kind: str) -> None:
    assert commitment_of(fields, book(), NONE, TODAY).kind == kind


def test_what_is_no_commitment_is_refused() -> None:
    with pytest.raises(TypeError, match="CommitmentFields"):
        commitment_of(CommitmentFields(), book(), NONE, TODAY)


def english_place(commitment: Commitment) -> str:
    return commitment.place if isinstance(commitment.place, str) else english(commitment.place)


def _hours(commitment: Commitment) -> float | None:
    return commitment.load.hours_per_post if commitment.load else None
