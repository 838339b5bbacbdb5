"""The KPI catalogue: every KPI says what it is divided by, and can be worked out."""

import pytest
from pydantic import ValidationError

from smwork.errors import UnknownFactError
from smwork.facts.kpis import Kpi, Term, kpi, kpi_families, kpis
from smwork.facts.metrics import metric, metrics

BASE_METRICS = """
    followers reach impressions views likes reactions comments shares saves clicks link_clicks
    follows unfollows video_views watch_minutes profile_visits posts interactions sessions users
    new_users conversions leads revenue spend mentions competitor_mentions messages_in
    messages_answered response_minutes trials reviews review_stars
"""

DEFINITIONS = {
    "er_followers": ["er_followers", "er_followers_posts"],
    "er_reach": ["er_reach"],
    "er_impressions": ["er_impressions"],
    "er_views (integrator rule)": ["er_seen", "er_views"],
    "applause_rate (a)": ["applause_rate_posts"],
    "applause_rate (b)": ["applause_rate_followers"],
    "amplification_rate (a)": ["amplification_rate_posts"],
    "amplification_rate (b)": ["amplification_rate_followers"],
    "conversation_rate (a)": ["conversation_rate_posts"],
    "conversation_rate (b)": ["conversation_rate_followers"],
    "virality_rate": ["virality_rate"],
    "relative_*": [
        "relative_applause_rate",
        "relative_conversation_rate",
        "relative_amplification_rate",
    ],
    "economic_value": ["revenue_sessions"],
    "ipm": ["ipm"],
    "ipm_plus": ["ipm_plus"],
    "audience_growth_rate": ["audience_growth_rate"],
    "share_of_voice": ["share_of_voice"],
    "avg_first_response_time": ["avg_first_response_time"],
    "response_rate": ["response_rate"],
    "ctr": ["ctr", "ctr_views"],
    "cpc": ["cpc"],
    "cpm": ["cpm"],
    "cpa": ["cpa"],
    "cpl": ["cpl"],
    "conversion_rate": ["conversion_rate", "conversion_rate_sessions"],
    "roas": ["roas"],
    "roi": ["roi"],
}
"""Every definition that was found in public sources, and the KPIs here that carry it."""

NOT_SEEN = {
    "er_views",
    "audience_growth_rate",
    "avg_first_response_time",
    "response_rate",
    "ctr_views",
    "conversion_rate_sessions",
}
"""Of these no source was seen for the exact form; they are our own arithmetic and say so."""

each_kpi = pytest.mark.parametrize("kpi", kpis(), ids=lambda kpi: kpi.key)


def test_the_base_metrics_are_all_there_and_only_followers_are_a_stock() -> None:
    assert {metric.key for metric in metrics()} == set(BASE_METRICS.split())
    assert [metric.key for metric in metrics() if metric.kind == "stock"] == ["followers"]


def test_a_stand_in_is_a_metric_of_the_same_sort() -> None:
    pairs = [(one, metric(other)) for one in metrics() for other in one.stand_ins]
    assert pairs
    assert all((one.kind, one.unit) == (other.kind, other.unit) for one, other in pairs)


@pytest.mark.parametrize("definition", DEFINITIONS)
def test_every_definition_is_in_the_catalogue_graded_as_it_was_found(definition: str) -> None:
    for key in DEFINITIONS[definition]:
        assert kpi(key).grade in (("own",) if key in NOT_SEEN else ("P", "C", "S"))


def test_what_bears_a_source_is_one_of_those_definitions() -> None:
    defined = {key for keys in DEFINITIONS.values() for key in keys}
    assert {each.key for each in kpis() if each.source} == defined - NOT_SEEN


def test_a_rate_with_two_conventions_is_there_in_both_under_keys_that_say_which() -> None:
    for rate in ("applause_rate", "amplification_rate", "conversation_rate"):
        per_post, per_hundred = kpi(f"{rate}_posts"), kpi(f"{rate}_followers")
        assert per_post.denominator == (("posts",),)
        assert ("followers",) in per_hundred.denominator
        assert (per_post.unit, per_hundred.unit) == ("ratio", "percent")


def test_what_to_choose_instead_is_a_kpi_that_there_is() -> None:
    named = {key for each in kpis() for key in each.instead}
    assert named <= {each.key for each in kpis()}
    assert all(each.key not in each.instead for each in kpis())


@each_kpi
def test_a_kpi_names_its_denominator(kpi: Kpi) -> None:
    below = [metric(key).label.lower() for addends in kpi.denominator for key in addends]
    assert all(label in kpi.formula.lower() for label in below)
    assert kpi.kind != "ratio" or below


@each_kpi
def test_a_formula_is_made_of_metrics_that_its_scopes_know(kpi: Kpi) -> None:
    flows = [metric(key) for key in kpi.metrics if metric(key).kind == "flow"]
    assert all(set(kpi.scopes) <= set(flow.scopes) for flow in flows)
    assert kpi.scopes


@each_kpi
def test_a_percentage_counts_per_hundred_and_a_score_per_thousand(kpi: Kpi) -> None:
    wanted = {"percent": 100, "score": 1000, "ratio": 1}
    assert kpi.factor == wanted.get(kpi.unit, kpi.factor)


@each_kpi
def test_money_comes_from_money_and_minutes_from_minutes(kpi: Kpi) -> None:
    if kpi.unit in ("money", "minutes"):
        assert {metric(term.metric).unit for term in kpi.numerator} == {kpi.unit}


@each_kpi
def test_counts_and_levels_fit_the_kind_of_metric(kpi: Kpi) -> None:
    wanted = {"count": "flow", "level": "stock", "growth": "stock"}.get(kpi.kind)
    assert wanted is None or {metric(term.metric).kind for term in kpi.numerator} == {wanted}


def test_all_five_families_and_three_phases_are_served() -> None:
    families = [family.key for family in kpi_families()]
    assert families == ["reach", "engagement", "clicks", "interaction", "conversion"]
    assert {kpi.family for kpi in kpis()} == set(families)
    assert {kpi.flywheel for kpi in kpis()} == {"listening", "influencing", "selling"}


def test_likes_retweets_and_followers_are_popularity() -> None:
    popular = {kpi.key for kpi in kpis() if kpi.popularity}
    assert {"likes", "shares", "followers", "follows", "audience_growth_rate"} <= popular
    assert not popular & {"leads", "sessions", "conversions", "ctr", "avg_first_response_time"}


@pytest.mark.parametrize(
    ("key", "target", "unit", "direction"),
    [
        ("followers", "growth", "count", "up"),  # 5 % more Facebook followers every month
        ("ctr", "level", "percent", "up"),  # an average CTR of 1.5 %
        ("avg_first_response_time", "level", "minutes", "down"),  # answer within 10 minutes
        ("trials", "count", "count", "up"),  # number of trial subscriptions requested
    ],
)
def test_the_method_s_four_examples_can_be_set_as_they_stand(
    key: str, target: str, unit: str, direction: str
) -> None:
    example = kpi(key)
    assert (example.target, example.unit, example.direction) == (target, unit, direction)


def test_ipm_counts_comments_and_likes_per_post_and_thousand_fans() -> None:
    ipm = kpi("ipm")
    assert ipm.numerator == (Term(metric="comments"), Term(metric="likes"))
    assert ipm.denominator == (("posts",), ("followers",))
    assert ipm.factor == 1000


def test_roi_takes_the_spend_off_and_share_of_voice_divides_by_a_sum() -> None:
    assert kpi("roi").denominator == (("spend", "fixed_costs"),)
    assert [(term.metric, term.sign) for term in kpi("roi").numerator] == [
        ("revenue", 1),
        ("spend", -1),
        ("fixed_costs", -1),
    ]
    assert kpi("share_of_voice").denominator == (("mentions", "competitor_mentions"),)


@pytest.mark.parametrize(
    "key", ["audience_growth_rate", "response_rate", "avg_first_response_time", "er_views"]
)
def test_a_formula_without_a_seen_source_claims_none(key: str) -> None:
    assert kpi(key).source is None
    assert kpi(key).grade == "own"


def test_posting_is_what_we_do_and_not_what_it_brings() -> None:
    assert [kpi.key for kpi in kpis() if kpi.activity] == ["posts"]


def test_an_unknown_key_is_said_so() -> None:
    with pytest.raises(UnknownFactError, match="engagement_rate"):
        kpi("engagement_rate")
    with pytest.raises(UnknownFactError, match="fans"):
        metric("fans")


def test_a_formula_with_an_unknown_metric_is_refused() -> None:
    written = kpi("ctr").model_dump() | {"numerator": ("taps",)}
    with pytest.raises(ValidationError, match="taps"):
        Kpi.model_validate(written)


def test_a_ratio_without_a_denominator_is_refused() -> None:
    written = kpi("ctr").model_dump() | {"denominator": ()}
    with pytest.raises(ValidationError, match="denominator"):
        Kpi.model_validate(written)


def test_a_field_that_is_not_known_is_refused() -> None:
    written = kpi("ctr").model_dump() | {"benchmark": 1.5}
    with pytest.raises(ValidationError, match="benchmark"):
        Kpi.model_validate(written)
