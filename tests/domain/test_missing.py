"""What is still missing is told per metric and channel, with how much of it (method E4)."""

from collections.abc import Iterable, Sequence
from datetime import date

from smwork.domain.forecast.seasons import NoSeason
from smwork.domain.goals import Goal, Kpi
from smwork.domain.missing import account_name
from smwork.domain.progress import KpiProgress, plan_progress
from smwork.domain.research import Channel
from smwork.domain.say import Month, Say
from smwork.domain.series import Account, MonthSum
from tests.domain.builders import figure, made, plan, workbook

START, END = date(2026, 1, 1), date(2026, 12, 31)
JAN, FEB, MAR, APR = (date(2026, month, 1) for month in range(1, 5))
INSTAGRAM = made(Channel, "ig", platform="instagram", handle="zilt")
FACEBOOK = made(Channel, "fb", platform="facebook", handle="zilt")
OF_INSTAGRAM = {"channel_id": "ig"}


def progress(sums: Sequence[MonthSum], **kpi: object) -> KpiProgress:
    book = workbook(
        plan(start=START, end=END),
        goals=(made(Goal, "goal"),),
        kpis=(made(Kpi, "kpi", goal_id="goal", **kpi),),
        channels=(INSTAGRAM, FACEBOOK),
    )
    (found,) = plan_progress(book, sums, date(2026, 6, 3))
    return found


def told(says: Iterable[Say]) -> list[tuple[str, str, object]]:
    """Metric, channel, and how many months or which one."""
    found: list[tuple[str, str, object]] = []
    for each in says:
        metric, channel = each.params["metric"], each.params["channel"]
        assert isinstance(metric, Say)
        name = channel.text if isinstance(channel, Say) else str(channel)
        found.append((metric.text, name, each.count or each.params["month"]))
    return found


def all_missing(found: KpiProgress) -> list[tuple[str, str, object]]:
    return told([*([found.needed] if found.needed else []), *found.also])


def reach(months: Iterable[date], platform: str = "instagram") -> list[MonthSum]:
    return [figure("reach", month, 1000, platform=platform) for month in months]


def test_nothing_at_all_is_told_by_the_kpis_channel() -> None:
    found = progress([], formula="er_reach", target=5, **OF_INSTAGRAM)
    assert all_missing(found) == [
        ("Interactions", "Instagram zilt", Month(JAN)),
        ("Reach", "Instagram zilt", Month(JAN)),
    ]


def test_only_the_metric_that_is_missing_is_told() -> None:
    likes = [figure("likes", JAN, 30, platform="instagram")]
    found = progress(likes, formula="er_reach", target=5, **OF_INSTAGRAM)
    assert all_missing(found) == [("Reach", "Instagram zilt", Month(JAN))]


def test_a_sum_names_the_channel_that_has_holes_and_how_many_months() -> None:
    """Facebook tells all four months, Instagram stops in February: March and April are missing."""
    sums = [
        *reach((JAN, FEB, MAR, APR), "facebook"),
        *reach((JAN, FEB)),
    ]
    found = progress(sums, formula="reach", target_kind="count", target=120_000)
    assert found.verdict == "not_enough"
    assert all_missing(found) == [("Reach", "Instagram zilt", 2)]


def test_a_forecast_says_how_many_months_it_still_takes() -> None:
    found = progress(reach((JAN, FEB, MAR, APR)), formula="reach", target=900, **OF_INSTAGRAM)
    assert found.forecast is None
    assert told(found.unforeseen) == [("Reach", "Instagram zilt", 2)]


def test_with_a_forecast_nothing_is_missing_for_one() -> None:
    months = [date(2025, month, 1) for month in range(7, 13)]
    found = progress(reach([*months, JAN]), formula="reach", target=900, **OF_INSTAGRAM)
    assert found.forecast
    assert found.unforeseen == ()


def test_a_season_says_how_many_months_from_before_the_start_it_takes() -> None:
    months = [date(2025, month, 1) for month in range(7, 13)]
    found = progress(
        reach([*months, JAN]), formula="reach", target=900, shape="seasonal", **OF_INSTAGRAM
    )
    assert isinstance(found.season, NoSeason)
    assert found.season.missing == 24 - 6
    assert found.shape is not None
    assert found.shape.text.startswith("A course by season is chosen, but for now it runs evenly.")
    assert told(found.out_of_season) == [("Reach", "Instagram zilt", 18)]


def test_an_account_is_called_as_its_channel_is() -> None:
    assert account_name((INSTAGRAM,), Account("instagram", "zilt")) == "Instagram zilt"
    assert account_name((), Account("instagram", "other")) == "Instagram other"
    assert account_name((), Account("abroad", "us")) == "abroad us"
    website = account_name((), Account("website", ""))
    assert isinstance(website, Say)
