from datetime import date

import pytest

from smwork.domain.goals import Kpi
from smwork.domain.kpi import KpiPoint, formula_of, formula_points, kpi_points
from smwork.domain.research import Channel
from smwork.domain.series import Account, MonthSum
from smwork.facts import kpis as catalogue
from tests.domain.builders import figure, made

JAN, FEB, MAR, APR = (date(2026, month, 1) for month in (1, 2, 3, 4))
FACEBOOK = Account("facebook", "zilt")
LINKEDIN = Account("linkedin", "zilt")


def points(formula: str, *sums: MonthSum) -> tuple[KpiPoint, ...]:
    return formula_points(catalogue.kpi(formula), sums)


def values(formula: str, *sums: MonthSum) -> list[float | None]:
    return [point.value for point in points(formula, *sums)]


# --- one account ---


def test_a_click_through_rate_is_clicks_per_hundred_impressions() -> None:
    (point,) = points("ctr", figure("clicks", JAN, 30), figure("impressions", JAN, 2000))
    assert (point.value, point.numerator, point.denominator) == (1.5, 30, 2000)
    assert (point.through, point.days) == (date(2026, 1, 31), 31)


def test_a_count_is_the_sum_of_the_month() -> None:
    assert values("trials", figure("trials", JAN, 7), figure("trials", FEB, 9)) == [7, 9]


def test_a_level_is_the_last_known_figure_of_the_month() -> None:
    half = figure("followers", JAN, 0)._replace(last=1240)
    assert values("followers", half) == [1240]


def test_growth_is_the_change_against_the_month_before() -> None:
    followers = [figure("followers", JAN, 1000), figure("followers", FEB, 1050)]
    (point,) = points("audience_growth_rate", *followers)
    assert (point.month, point.value) == (FEB, 5.0)
    assert (point.numerator, point.denominator) == (50, 1000)


def test_growth_over_an_unknown_month_is_unknown() -> None:
    followers = [figure("followers", month, 1000 + month.month) for month in (JAN, FEB, APR)]
    assert values("audience_growth_rate", *followers) == [
        pytest.approx(0.0999, abs=1e-4),
        None,
        None,
    ]


def test_ipm_plus_divides_by_posts_times_thousands_of_fans() -> None:
    told = {"comments": 20, "reactions": 150, "shares": 30, "posts": 10, "followers": 5000}
    sums = [figure(key, JAN, value, scope="post") for key, value in told.items()]
    sums[-1] = figure("followers", JAN, 5000)
    # (20 + 150 + 30) / 10 posts / 5 thousand fans
    assert values("ipm_plus", *sums) == [4.0]


def test_return_on_investment_takes_all_costs_off_the_revenue() -> None:
    costs = [
        figure("spend", JAN, 600),
        figure("fixed_costs", JAN, 400, platform="", account="plan"),
    ]
    # The money comes in on the website and goes out elsewhere.
    assert values("roi", figure("revenue", JAN, 1500, platform="website"), *costs) == [50.0]
    # The ads claim a part of the same sales: the website's figure has them already.
    claimed = figure("revenue", JAN, 900, account="meta-ads")
    assert values("roi", figure("revenue", JAN, 1500, platform="website"), claimed, *costs) == [
        50.0
    ]
    assert values("roi", figure("revenue", JAN, 1500), figure("spend", JAN, 600)) == []


def test_interactions_and_clicks_are_held_against_what_a_platform_gives() -> None:
    parts = {"likes": 40, "comments": 5, "clicks": 5, "reach": 1000, "video_views": 7}
    sums = [figure(key, JAN, value) for key, value in parts.items()]
    assert values("er_seen", *sums) == [5.0]
    # With views there, these count, as the rule has it.
    assert values("er_seen", *sums, figure("views", JAN, 2000)) == [2.5]


def test_share_of_voice_is_ours_among_ours_and_theirs() -> None:
    sums = [figure("mentions", JAN, 50), figure("competitor_mentions", JAN, 150)]
    assert values("share_of_voice", *sums) == [25.0]


def test_nothing_per_nothing_is_unknown() -> None:
    assert values("ctr", figure("clicks", JAN, 0), figure("impressions", JAN, 0)) == [None]


# --- what is unknown ---


def test_a_month_without_one_needed_metric_is_unknown_and_not_zero() -> None:
    sums = [
        figure("clicks", JAN, 30),
        figure("impressions", JAN, 2000),
        figure("clicks", FEB, 40),
        figure("clicks", MAR, 10),
        figure("impressions", MAR, 1000),
    ]
    assert values("ctr", *sums) == [1.5, None, 1.0]


def test_a_month_without_any_figure_keeps_its_place() -> None:
    found = points("trials", figure("trials", JAN, 7), figure("trials", MAR, 9))
    assert [(point.month, point.value) for point in found] == [(JAN, 7), (FEB, None), (MAR, 9)]


def test_an_account_that_cannot_tell_is_left_out_and_named() -> None:
    (point,) = points(
        "ctr",
        figure("clicks", JAN, 30),
        figure("impressions", JAN, 2000),
        figure("clicks", JAN, 500, platform="linkedin"),
    )
    assert point.value == 1.5
    assert point.left_out == (LINKEDIN,)


def test_an_account_that_stopped_telling_is_left_out_from_then_on() -> None:
    found = points(
        "followers",
        figure("followers", JAN, 1000),
        figure("followers", FEB, 1100),
        figure("followers", FEB, 400, platform="linkedin"),
        figure("followers", MAR, 1200),
    )
    assert [point.value for point in found] == [1000, 1500, 1200]
    assert [point.left_out for point in found] == [(), (), (LINKEDIN,)]


def test_interactions_are_what_is_known_of_their_parts() -> None:
    parts = {"reactions": 60, "likes": 50, "comments": 5, "shares": 5}
    sums = [figure(key, JAN, value) for key, value in parts.items()]
    assert values("er_reach", *sums, figure("reach", JAN, 1000)) == [pytest.approx(7)]


def test_reactions_stand_in_where_a_platform_gives_no_likes() -> None:
    assert values("likes", figure("reactions", JAN, 12)) == [12]
    assert values("likes", figure("reactions", JAN, 12), figure("likes", JAN, 10)) == [10]


# --- several accounts ---


def test_accounts_are_summed_before_they_are_divided() -> None:
    (point,) = points(
        "er_reach",
        figure("interactions", JAN, 90),
        figure("reach", JAN, 900),
        figure("interactions", JAN, 10, platform="linkedin"),
        figure("reach", JAN, 9100, platform="linkedin"),
    )
    assert point.value == 1.0  # and not (10 + 0.11) / 2


def test_a_handle_is_the_same_with_and_without_at_sign() -> None:
    sums = [figure("clicks", JAN, 30, account="@Zilt"), figure("impressions", JAN, 2000)]
    assert values("ctr", *sums) == [1.5]


def test_growth_compares_only_accounts_that_are_known_in_both_months() -> None:
    (point,) = points(
        "audience_growth_rate",
        figure("followers", JAN, 1000),
        figure("followers", FEB, 1050),
        figure("followers", FEB, 800, platform="linkedin"),
    )
    assert (point.value, point.left_out) == (5.0, ())


def test_days_and_last_day_are_those_that_every_account_has() -> None:
    (point,) = points(
        "reach",
        figure("reach", JAN, 90),
        figure("reach", JAN, 60, platform="linkedin", through=date(2026, 1, 20)),
    )
    assert (point.through, point.days) == (date(2026, 1, 20), 20)


def test_ads_are_not_added_to_the_page_that_counts_them_too() -> None:
    page = [figure("reach", JAN, 9000), figure("reach", FEB, 9500)]
    ads = [figure("reach", JAN, 4000, account="meta-ads"), figure("spend", JAN, 80)]
    found = points("reach", *page, *ads)
    assert [(point.value, point.left_out) for point in found] == [(9000, ()), (9500, ())]
    assert values("reach", *ads) == [4000]


def test_what_ads_cost_is_held_against_their_own_clicks() -> None:
    ads = [
        figure(key, JAN, value, account="meta-ads")
        for key, value in (("spend", 50), ("clicks", 100))
    ]
    assert values("cpc", *ads, figure("clicks", JAN, 900)) == [0.5]


# --- scopes ---


def test_posts_and_days_are_never_mixed() -> None:
    sums = [
        figure("interactions", JAN, 50, scope="post", days=4),
        figure("reach", JAN, 1000, scope="account"),
    ]
    assert points("er_reach", *sums) == ()


def test_the_scope_that_tells_of_most_months_is_taken_for_all_months() -> None:
    sums = [figure("reach", JAN, 500, scope="post", days=3)]
    sums += [figure("reach", month, 900) for month in (JAN, FEB)]
    assert [(p.scope, p.value) for p in points("reach", *sums)] == [
        ("account", 900),
        ("account", 900),
    ]


def test_the_preferred_scope_is_taken_when_both_tell_as_much() -> None:
    sums = [figure("clicks", JAN, 9), figure("clicks", JAN, 5, scope="post", days=2)]
    (point,) = points("clicks", *sums)
    assert (point.scope, point.value, point.days) == ("post", 5, 2)


# --- the plan's KPI ---


def test_a_kpi_of_a_channel_takes_that_channel_only() -> None:
    channels = [
        made(Channel, "fb", platform="facebook", handle="@Zilt"),
        made(Channel, "li", platform="linkedin", handle="zilt"),
    ]
    sums = [figure("trials", JAN, 7), figure("trials", JAN, 5, platform="linkedin")]
    of_one = made(Kpi, goal_id="g", formula="trials", channel_id="li")
    of_all = made(Kpi, goal_id="g", formula="trials")
    assert [point.value for point in kpi_points(of_one, channels, sums)] == [5]
    assert [point.value for point in kpi_points(of_all, channels, sums)] == [12]


def test_a_kpi_of_a_channel_that_is_gone_has_no_figures() -> None:
    kpi = made(Kpi, goal_id="g", formula="trials", channel_id="gone")
    assert kpi_points(kpi, [], [figure("trials", JAN, 7)]) == ()


@pytest.mark.parametrize("key", ["", "nps_of_another_version"])
def test_a_kpi_without_a_known_formula_has_no_points(key: str) -> None:
    kpi = made(Kpi, goal_id="g", formula=key)
    assert formula_of(kpi) is None
    assert kpi_points(kpi, [], [figure("trials", JAN, 7)]) == ()
