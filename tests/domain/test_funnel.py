"""The funnel from reach to value: each thing counted once, the unknown left unknown."""

from datetime import date

import pytest

from smwork.domain.funnel import Funnel, StageKey, funnel, months_with_figures
from smwork.domain.series import Account, MonthSum
from tests.domain.builders import figure

JAN, FEB, MAR = (date(2026, month, 1) for month in (1, 2, 3))
FACEBOOK, LINKEDIN = Account("facebook", "zilt"), Account("linkedin", "zilt")
ADS = Account("facebook", "meta-ads")


def site(metric: str, month: date, value: float) -> MonthSum:
    return figure(metric, month, value, platform="website")


def in_january(*sums: MonthSum) -> Funnel:
    return funnel(sums, JAN, JAN)


def values(found: Funnel) -> list[float | None]:
    return [stage.value for stage in found.stages]


def rates(found: Funnel) -> list[float | None]:
    return [stage.rate.value if stage.rate else None for stage in found.stages]


WHOLE = [
    figure("reach", JAN, 10_000),
    figure("interactions", JAN, 400),
    figure("link_clicks", JAN, 100),
    site("sessions", JAN, 90),
    site("leads", JAN, 20),
    site("conversions", JAN, 5),
    site("revenue", JAN, 250),
]


def test_it_goes_from_reach_on_the_platforms_to_value_on_the_website() -> None:
    found = in_january(*WHOLE)
    assert [stage.key for stage in found.stages] == [
        "reach", "engagement", "clicks", "leads", "conversions", "value",
    ]  # fmt: skip
    assert values(found) == [10_000, 400, 100, 20, 5, 250]
    assert rates(found) == [None, 4.0, 25.0, 20.0, 25.0, 50.0]  # the last in euros


def test_a_stage_that_nobody_knows_is_unknown_and_so_are_the_rates_round_it() -> None:
    found = in_january(*(row for row in WHOLE if row.metric != "leads"))
    assert values(found) == [10_000, 400, 100, None, 5, 250]
    assert rates(found) == [None, 4.0, 25.0, None, None, 50.0]


def test_nothing_known_is_an_empty_funnel() -> None:
    assert in_january().is_empty
    assert not in_january(figure("reach", JAN, 0)).is_empty


def test_a_rate_on_nought_is_unknown() -> None:
    assert rates(in_january(figure("reach", JAN, 0), figure("interactions", JAN, 0)))[1] is None


def test_on_a_platform_only_accounts_that_know_both_stages_are_compared() -> None:
    found = in_january(*WHOLE, figure("reach", JAN, 90_000, platform="linkedin"))
    assert found.stage("reach").value == 100_000
    rate = found.stage("engagement").rate
    assert rate is not None
    assert (rate.value, rate.accounts) == (4.0, (FACEBOOK,))
    assert found.stage("engagement").silent == (LINKEDIN,)


def test_a_stage_that_a_platform_never_gives_is_not_missed_there() -> None:
    likes = [figure("likes", JAN, 9, platform=each) for each in ("bluesky", "instagram")]
    found = in_january(*WHOLE, *likes)
    assert found.stage("reach").silent == (Account("instagram", "zilt"),)


def test_only_months_in_which_both_stages_are_known_are_compared() -> None:
    more = [figure("reach", FEB, 50_000), site("conversions", FEB, 15), figure("reach", MAR, 1)]
    found = funnel([*WHOLE, *more], JAN, MAR)
    assert found.stage("reach").value == 60_001
    assert found.stage("conversions").value == 20
    expected: tuple[tuple[StageKey, float], ...] = (("engagement", 4.0), ("conversions", 25.0))
    for key, value in expected:
        rate = found.stage(key).rate
        assert rate is not None
        assert (rate.value, rate.months) == (value, (JAN,))


def test_figures_outside_the_period_do_not_count() -> None:
    assert values(funnel(WHOLE, FEB, MAR)) == [None] * 6


def test_people_are_not_added_to_how_often_something_was_seen() -> None:
    views = figure("views", JAN, 70_000, platform="youtube")
    reach = in_january(*WHOLE, views).stage("reach")
    assert (reach.value, reach.left_out) == (10_000, (Account("youtube", "zilt"),))
    seen = in_january(views, figure("impressions", JAN, 9, platform="linkedin")).stage("reach")
    assert (seen.value, seen.left_out) == (70_009, ())


def test_more_conversions_than_leads_are_no_share_of_them() -> None:
    found = in_january(figure("leads", JAN, 3, platform="linkedin"), site("conversions", JAN, 100))
    assert (found.stage("conversions").value, found.stage("conversions").rate) == (100, None)


# --- each thing once ---


def test_a_visit_is_no_second_click_but_stands_in_where_no_platform_counts_clicks() -> None:
    clicks = in_january(*WHOLE).stage("clicks")
    assert (clicks.value, clicks.left_out) == (100, (Account("website", "zilt"),))
    alone = in_january(*(row for row in WHOLE if row.metric != "link_clicks"))
    assert alone.stage("clicks").value == 90


def test_what_a_platform_claims_of_the_website_s_sales_is_not_added() -> None:
    claimed = figure("conversions", JAN, 3, account="meta-ads")
    stage = in_january(*WHOLE, claimed).stage("conversions")
    assert (stage.value, stage.left_out) == (5, (ADS,))
    only = in_january(claimed).stage("conversions")
    assert (only.value, only.left_out) == (3, ())


def test_ads_are_part_of_their_page_where_the_page_tells() -> None:
    ads = figure("reach", JAN, 4_000, account="meta-ads")
    assert in_january(*WHOLE, ads).stage("reach").value == 10_000
    assert in_january(ads).stage("reach").value == 4_000
    elsewhere = figure("reach", JAN, 500, platform="linkedin")
    assert in_january(ads, elsewhere).stage("reach").value == 4_500


# --- one metric, one scope ---


def test_without_reach_views_stand_in_and_the_part_says_so() -> None:
    (part,) = in_january(figure("views", JAN, 700), figure("likes", JAN, 7)).stage("reach").parts
    assert (part.metric, part.value) == ("views", 700)


def test_interactions_are_made_of_what_is_known() -> None:
    sums = [figure("likes", JAN, 7), figure("comments", JAN, 2), figure("reach", JAN, 300)]
    assert in_january(*sums).stage("engagement").value == 9


def test_posts_and_days_of_an_account_are_never_added() -> None:
    posts = [figure("reach", JAN, 9_000, scope="post", days=3)]
    found = in_january(*WHOLE, *posts)
    assert found.stage("reach").value == 10_000
    by_posts = [*posts, figure("interactions", JAN, 90, scope="post", days=3)]
    assert rates(in_january(figure("reach", JAN, 500), *by_posts))[1] == pytest.approx(1.0)


def test_months_with_figures_come_latest_first() -> None:
    assert months_with_figures([*WHOLE, figure("reach", MAR, 1), figure("posts", FEB, 3)]) == (
        MAR,
        JAN,
    )
