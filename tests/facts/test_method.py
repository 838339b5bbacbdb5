"""What the method teaches, as facts: mixes, flywheel, journey, frequency, benchmarks, guidance."""

import re

import pytest
from pydantic import ValidationError

from smwork.errors import UnknownFactError
from smwork.facts.algorithms import algorithm_points
from smwork.facts.benchmarks import Benchmark, all_benchmarks, benchmarks, industry_benchmarks
from smwork.facts.flywheel import flywheel, flywheel_phase
from smwork.facts.frequency import (
    StartingPoint,
    frequency_advice,
    post_form,
    starting_points,
)
from smwork.facts.guidance import guidance, step_guidance
from smwork.facts.journey import journey, leaning
from smwork.facts.kpis import kpi
from smwork.facts.mixes import (
    MixRule,
    lcss_classes,
    mix_rule,
    mix_rules,
    mix_warning,
)
from smwork.facts.platforms import platforms
from smwork.facts.reading import Keyed, unique


@pytest.mark.parametrize("rule", mix_rules(), ids=lambda rule: rule.key)
def test_the_shares_of_a_mix_make_a_whole(rule: MixRule) -> None:
    assert sum(rule.share(one.key) for one in rule.classes) == pytest.approx(100)


def test_the_three_mixes_have_the_method_s_classes() -> None:
    assert {rule.key: [one.key for one in rule.classes] for rule in mix_rules()} == {
        "50_25_20_5": ["authority", "other_channels", "business", "culture"],
        "80_20": ["value", "sales"],
        "thirds": ["promote", "inform", "interact"],
    }
    assert mix_rule("50_25_20_5").share("authority") == 50
    assert mix_rule("thirds").share("inform") == pytest.approx(100 / 3)


def test_a_mix_without_a_source_is_said_to_be_the_method_s_own() -> None:
    assert mix_rule("50_25_20_5").own_method
    assert not mix_rule("80_20").own_method
    claimed = mix_rule("50_25_20_5").model_dump() | {"own_method": False}
    with pytest.raises(ValidationError, match="source"):
        MixRule.model_validate(claimed)


def test_a_mix_comes_with_a_warning() -> None:
    assert "start" in mix_warning()


def test_lcss_has_its_four_letters() -> None:
    assert "".join(one.key[0] for one in lcss_classes()) == "lcss"


def test_the_flywheel_turns_through_three_phases_with_kpis_that_there_are() -> None:
    assert [phase.key for phase in flywheel()] == ["listening", "influencing", "selling"]
    assert [phase.row for phase in flywheel()] == ["W1", "W2", "W3"]
    assert all(kpi(key).key == key for phase in flywheel() for key in phase.kpis)
    assert "ipm" in flywheel_phase("influencing").kpis


def test_the_journey_has_six_phases_in_order() -> None:
    assert [one.key for one in journey()] == [
        "see", "think", "do", "respond", "return", "recommend",
    ]  # fmt: skip
    assert leaning(journey()[1].leans_to).label == "Leads and sales"


def test_starting_points_come_newest_first_and_say_who_says_so() -> None:
    years = [point.source.year for point in starting_points("instagram")]
    assert years == sorted(years, reverse=True)
    assert len(years) == 6


def test_a_day_s_advice_is_told_by_the_week_too() -> None:
    (point,) = starting_points("tiktok")
    assert (point.low, point.high, point.per) == (1, 4, "day")
    assert point.a_week == (7, 28)


@pytest.mark.parametrize("channel", ["bluesky", "mastodon", "threads", "snapchat", "whatsapp"])
def test_without_a_source_there_is_no_starting_point(channel: str) -> None:
    assert starting_points(channel) == ()


def test_every_form_that_is_counted_has_a_name() -> None:
    counted = {point.form for channel in platforms() for point in starting_points(channel.key)}
    assert all(post_form(key).label for key in counted)
    assert post_form("reels").label == "Reels"
    assert frequency_advice()


def test_a_starting_point_from_high_to_low_is_refused() -> None:
    turned = starting_points("tiktok")[0].model_dump() | {"low": 5, "high": 2}
    with pytest.raises(ValidationError, match="from 5 to 2"):
        StartingPoint.model_validate(turned)


def test_a_benchmark_is_found_only_under_its_own_formula() -> None:
    assert [row.value for row in benchmarks("er_followers_posts", "instagram")] == [0.47]
    assert [row.value for row in benchmarks("er_impressions", "linkedin")] == [6.5]
    assert benchmarks("er_followers", "instagram") == ()
    assert benchmarks("er_reach", "instagram") == ()


def test_a_benchmark_of_one_industry_stands_apart() -> None:
    found = industry_benchmarks("er_followers_posts", "instagram")
    assert {row.industry: row.value for row in found} == {
        "health & beauty": 0.14,
        "higher education": 2.1,
    }


def test_a_benchmark_in_money_says_in_which() -> None:
    assert {row.currency for row in benchmarks("cpl", "facebook")} == {"USD"}
    bare = benchmarks("cpl", "facebook")[0].model_dump() | {"currency": ""}
    with pytest.raises(ValidationError, match="currency"):
        Benchmark.model_validate(bare)


def test_a_benchmark_belongs_to_a_kpi_and_a_channel_that_there_are() -> None:
    with pytest.raises(UnknownFactError):
        Benchmark.model_validate(all_benchmarks()[0].model_dump() | {"kpi": "engagement_rate"})


def test_algorithms_are_told_per_platform_and_for_all() -> None:
    assert algorithm_points()
    assert all(algorithm_points(key) for key in ("instagram", "linkedin", "facebook", "x"))
    assert algorithm_points("bluesky") == ()


def test_six_steps_with_four_to_six_points_each_from_the_method() -> None:
    assert [step.number for step in guidance()] == [1, 2, 3, 4, 5, 6]
    assert all(4 <= len(step.points) <= 6 for step in guidance())
    rows = [row for step in guidance() for point in step.points for row in point.rows]
    assert all(re.fullmatch(r"[FGRAICE]\d", row) for row in rows)


@pytest.mark.parametrize(
    ("step", "letter", "last"),
    [("goals", "G", 7), ("research", "R", 8), ("accounts", "A", 7), ("inspiration", "I", 8),
     ("content", "C", 9), ("evaluation", "E", 8)],
)  # fmt: skip
def test_every_row_of_a_step_has_its_point(step: str, letter: str, last: int) -> None:
    rows = {row for point in step_guidance(step).points for row in point.rows}
    assert {f"{letter}{number}" for number in range(1, last + 1)} <= rows


def test_a_key_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="bio"):
        unique([Keyed(key="bio"), Keyed(key="name"), Keyed(key="bio")])
