"""A KPI whose figures a platform does not give can't be set there, and something near is named."""

from datetime import date

from smwork.domain.goals import Kpi, OwnKpi
from smwork.domain.measures import measure_of
from smwork.domain.offered import measured_on, not_there, offered_on, own_offered_on
from smwork.domain.research import Channel
from smwork.domain.smart import judge
from smwork.facts.kpis import kpi
from tests.domain.builders import figure, made
from tests.domain.smart_cases import english, goal

JAN = date(2026, 1, 1)
BLUESKY = made(Channel, "bs", platform="bluesky", handle="zilt")
PERSON = made(Channel, "li", platform="linkedin", handle="anna", profile="personal")
PAGE = made(Channel, "pg", platform="linkedin", handle="zilt")


def own(formula: str) -> OwnKpi:
    return made(OwnKpi, "o", name="Ours", formula=formula)


def test_reach_can_t_be_had_on_bluesky_and_the_reason_is_said() -> None:
    found = not_there(kpi("er_reach"), BLUESKY)
    assert found is not None
    assert "does not count how often" in found.why.text
    assert found.instead == kpi("er_followers")
    assert kpi("er_reach") not in offered_on(BLUESKY)


def test_a_personal_profile_gives_less_than_a_page() -> None:
    assert not_there(kpi("er_reach"), PAGE) is None
    found = not_there(kpi("er_reach"), PERSON)
    assert found is not None
    assert found.instead == kpi("er_followers")


def test_imported_figures_prove_that_there_are_some() -> None:
    sums = [figure("impressions", JAN, 900, platform="linkedin", account="anna")]
    measured = measured_on(PERSON, sums, [PERSON])
    assert not_there(kpi("er_impressions"), PERSON, measured) is None
    assert kpi("er_impressions") in offered_on(PERSON, measured)
    assert not_there(kpi("er_reach"), PERSON, measured) is not None


def test_return_on_investment_belongs_to_all_channels_together() -> None:
    found = not_there(kpi("roi"), PAGE)
    assert found is not None
    assert "all channels together" in found.why.text
    assert found.instead == kpi("roas")


def test_an_own_kpi_is_held_to_the_same() -> None:
    by_reach, by_followers, unfinished = own("likes / reach"), own("likes / followers"), own("")
    assert own_offered_on(BLUESKY, [by_reach, by_followers, unfinished]) == (
        by_followers,
        unfinished,
    )


def test_on_a_platform_that_is_not_listed_everything_may_be_chosen() -> None:
    unlisted = made(Channel, "x", platform="hyves")
    assert not_there(kpi("er_reach"), unlisted) is None
    assert kpi("er_reach") in offered_on(unlisted)


def test_the_judge_is_told_unless_there_are_figures() -> None:
    set_there = made(Kpi, "k", goal_id="g", formula="er_reach", channel_id="bs", target=3.0)
    measure = measure_of(set_there, JAN, {}, BLUESKY)
    assert measure.not_there is not None
    assert measure_of(set_there, JAN, {}, PAGE).not_there is None


def test_what_can_t_be_measured_is_not_measurable() -> None:
    set_there = made(Kpi, "k", goal_id="g", formula="er_reach", channel_id="bs", target=3.0)
    told = judge(goal(measures=(measure_of(set_there, JAN, {}, BLUESKY),)))
    (measurable,) = (each for each in told.judgements if each.letter == "M")
    assert measurable.state == "missing"
    assert english(measurable.why).startswith("Engagement rate by reach can't be measured here.")
    assert english(measurable.mend) == "Choose “Engagement rate by followers” instead."
