"""A KPI of our own making is measured, judged and named like one of the catalogue."""

from datetime import date

import pytest

from smwork.domain.evidence import Growth, evidence_of_all
from smwork.domain.goals import Goal, Kpi, OwnKpi
from smwork.domain.known import is_known
from smwork.domain.kpi import KpiPoint, formula_of, formula_points
from smwork.domain.names import kpi_name
from smwork.domain.own_kpi import formula_made, with_own
from smwork.domain.progress import plan_progress
from smwork.domain.series import MonthSum
from smwork.facts import kpis as catalogue
from tests.domain.builders import figure, made, plan, workbook

JAN = date(2026, 1, 1)
ID = "0" * 31 + "1"


def own(formula: str, **fields: object) -> OwnKpi:
    return made(OwnKpi, ID, name="Answers a week", formula=formula, **fields)


def points(formula: str, *sums: MonthSum, **fields: object) -> tuple[KpiPoint, ...]:
    found = formula_made(own(formula, **fields))
    assert found is not None
    return formula_points(found, sums)


def values(formula: str, *sums: MonthSum, **fields: object) -> list[float | None]:
    return [point.value for point in points(formula, *sums, **fields)]


def test_every_metric_is_summed_over_the_accounts_before_it_is_divided() -> None:
    sums = [
        figure("clicks", JAN, 90),
        figure("leads", JAN, 0),
        figure("reach", JAN, 900),
        figure("clicks", JAN, 5, platform="linkedin"),
        figure("leads", JAN, 5, platform="linkedin"),
        figure("reach", JAN, 9100, platform="linkedin"),
    ]
    assert values("(clicks + leads) / reach * 100", *sums) == [1.0]


def test_posts_are_held_against_the_followers_of_their_own_account_as_the_catalogue_does() -> None:
    told = {"comments": 20, "likes": 150, "posts": 10, "followers": 5000}
    other = {"comments": 2, "likes": 8, "posts": 40, "followers": 100}
    sums = [figure(key, JAN, value) for key, value in told.items()]
    sums += [figure(key, JAN, value, platform="linkedin") for key, value in other.items()]
    ipm = [point.value for point in formula_points(catalogue.kpi("ipm"), sums)]
    for written in (
        "(comments + likes) / posts / followers * 1000",
        "((comments + likes) / posts) / (followers / 1000)",
        "1000 * (comments + likes) / (posts * followers)",
    ):
        assert values(written, *sums) == pytest.approx(ipm)


def test_what_is_unknown_stays_unknown() -> None:
    sums = [figure("clicks", JAN, 30), figure("reach", JAN, 0)]
    assert values("clicks / reach", *sums) == [None]
    assert values("clicks / impressions", *sums) == []
    february = figure("clicks", date(2026, 2, 1), 4)
    more = [figure("clicks", JAN, 30), figure("reach", JAN, 600), february]
    assert values("clicks / reach * 100", *more) == [5.0, None]


def test_money_of_one_account_and_orders_of_another_are_laid_together_when_asked() -> None:
    sums = [figure("spend", JAN, 300), figure("trials", JAN, 20, platform="website")]
    assert values("spend / trials", *sums) == []
    (point,) = points("spend / trials", *sums, pooled=True)
    assert (point.value, point.left_out) == (15.0, ())


def test_a_pool_goes_as_far_as_the_figure_that_ends_first() -> None:
    early = figure("spend", JAN, 300, through=date(2026, 1, 12))
    trials = figure("trials", JAN, 20, platform="website")
    (point,) = points("spend / trials", early, trials, pooled=True)
    assert (point.through, point.days) == (date(2026, 1, 12), 12)


def test_the_chosen_unit_counts_when_the_formula_can_be_in_it() -> None:
    def unit(formula: str, chosen: str) -> str:
        found = formula_made(own(formula, unit=chosen))
        assert found is not None
        return found.unit

    assert unit("clicks / reach * 100", "ratio") == "ratio"
    assert unit("clicks / reach", "percent") == "ratio"
    assert unit("posts * 45", "minutes") == "minutes"
    assert unit("spend / clicks", "percent") == "money"


@pytest.mark.parametrize("formula", ["", "clicks +", "clicks + spend", "5"])
def test_one_that_is_not_finished_measures_nothing(formula: str) -> None:
    unfinished = own(formula)
    kpi = made(Kpi, goal_id="g", formula=ID, own=unfinished)
    assert formula_made(unfinished) is None
    assert formula_of(kpi) is None
    assert kpi_name(kpi) == "Answers a week"


def test_likes_and_followers_are_popularity_in_a_formula_too() -> None:
    liked = formula_made(own("likes / followers * 100"))
    clicked = formula_made(own("clicks / followers * 100"))
    assert [each and each.popularity for each in (liked, clicked)] == [True, False]


def test_a_kpi_bears_the_own_one_that_it_names_as_it_is_now() -> None:
    kpis = (made(Kpi, "a", goal_id="g", formula=ID), made(Kpi, "b", goal_id="g", formula="ctr"))
    first = with_own(kpis, [own("clicks / reach")])
    assert [kpi.own and kpi.own.formula for kpi in first] == ["clicks / reach", None]
    changed = with_own(first, [own("leads / reach")])
    assert changed[0].own == own("leads / reach")
    assert with_own(changed, [])[0].own is None
    assert changed[1] is kpis[1]


def test_it_has_progress_and_evidence_like_any_other() -> None:
    made_of = own("(clicks + leads) / reach * 100")
    kpi = made(Kpi, "k", goal_id="g", formula=ID, own=made_of, baseline=1.0, target=2.0)
    goal = made(Goal, "g", start=JAN, deadline=date(2026, 12, 31))
    months = [date(2026, month, 1) for month in range(1, 6)]
    sums = [figure("reach", month, 1000) for month in months]
    sums += [figure("leads", month, 5) for month in months]
    sums += [figure("clicks", month, 5 + month.month) for month in months]
    book = workbook(plan(), goals=(goal,), own_kpis=(made_of,), kpis=(kpi,))
    (progress,) = plan_progress(book, sums, date(2026, 6, 3))
    assert (progress.verdict, progress.actual) == ("on_course", 1.5)
    evidence = evidence_of_all(book, sums)["k"]
    assert isinstance(evidence, Growth)
    assert evidence.steps == 4


def test_only_a_formula_that_can_be_read_may_be_stored() -> None:
    assert is_known("formula", "(clicks + leads) / reach")
    assert is_known("formula", "")
    assert not is_known("formula", "clicks + zebra")
    assert not is_known("formula", "clicks + spend")
    assert is_known("kpi", ID)
    assert not is_known("kpi", "zebra")
