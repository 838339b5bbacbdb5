"""The flywheel in figures: this month, the one before, and what is still missing."""

from datetime import date

from smwork.domain.goals import OwnKpi
from smwork.domain.own_kpi import formula_made
from smwork.domain.series import MonthSum
from smwork.domain.turning import Turn, turning
from tests.domain.builders import figure, made

JAN, FEB, MAR = (date(2026, month, 1) for month in (1, 2, 3))


def turn(key: str, *sums: MonthSum, until: date | None = None) -> Turn:
    (found,) = (
        each
        for phase in turning(sums, until=until)
        for each in phase.turns
        if each.formula.key == key
    )
    return found


def test_every_phase_has_its_kpis() -> None:
    phases = {phase.facts.key: [each.formula.key for each in phase.turns] for phase in turning([])}
    assert {"sentiment_positive", "review_score", "avg_first_response_time", "mentions"} <= set(
        phases["listening"]
    )
    assert {"ipm", "ipm_plus", "reach", "followers"} <= set(phases["influencing"])
    assert {"ctr", "leads", "conversions", "cpc", "cpm", "roi", "audience_growth_rate"} <= set(
        phases["selling"]
    )


def test_this_month_stands_beside_the_one_before() -> None:
    found = turn("reach", *(figure("reach", month, 100 * month.month) for month in (JAN, FEB, MAR)))
    assert (found.month, found.now, found.before) == (MAR, 300, 200)


def test_a_month_before_that_is_unknown_stays_so() -> None:
    found = turn("reach", figure("reach", JAN, 100), figure("reach", MAR, 300))
    assert (found.month, found.now, found.before) == (MAR, 300, None)


def test_a_month_that_has_only_begun_is_not_laid_beside_a_whole_one() -> None:
    begun = figure("reach", MAR, 20, through=date(2026, 3, 4))
    found = turn("reach", figure("reach", JAN, 100), figure("reach", FEB, 200), begun)
    assert (found.month, found.now, found.before) == (FEB, 200, 100)


def test_what_is_missing_is_named() -> None:
    found = turn("ctr", figure("clicks", JAN, 30))
    assert (found.now, found.missing) == (None, ("impressions",))
    apart = [figure("clicks", JAN, 30), figure("impressions", JAN, 9, platform="linkedin")]
    assert turn("ctr", *apart).missing == ()


def test_interactions_are_not_missing_where_likes_are_known() -> None:
    assert turn("ipm", figure("reactions", JAN, 30)).missing == ("comments", "posts", "followers")


def test_own_kpis_stand_in_the_phase_they_were_given() -> None:
    own = made(OwnKpi, "o", name="Ours", formula="clicks / reach * 100", flywheel="selling")
    formula = formula_made(own)
    assert formula is not None
    sums = [figure("clicks", JAN, 5), figure("reach", JAN, 100)]
    *_, selling = turning(sums, [formula])
    assert (selling.turns[-1].formula, selling.turns[-1].now) == (formula, 5.0)


def test_later_months_can_be_left_out() -> None:
    found = turn("reach", figure("reach", JAN, 100), figure("reach", FEB, 200), until=JAN)
    assert (found.month, found.now) == (JAN, 100)
