"""Which figures belong to which channel."""

from datetime import date

import pytest

from smwork.domain.research import Channel
from smwork.domain.series import MonthSum, handle_key, sums_of_channel
from tests.domain.builders import made

MARCH = date(2026, 3, 1)


def figures(account: str, platform: str = "facebook") -> MonthSum:
    """Some reach of an account in March."""
    return MonthSum(platform, account, "account", "reach", MARCH, 10, 10, 31, date(2026, 3, 31))


PAGE = made(Channel, id="page", platform="facebook", handle="@Zilt")
BRANCH = made(Channel, id="branch", platform="facebook", handle="zilt.zwolle")


@pytest.mark.parametrize("typed", ["zilt", "@zilt", " Zilt ", "@ZILT"])
def test_a_handle_is_the_same_however_it_is_typed(typed: str) -> None:
    assert handle_key(typed) == "zilt"


def test_a_channel_has_the_figures_under_its_own_handle() -> None:
    own, ads = figures("zilt"), figures("meta-ads")
    assert sums_of_channel(PAGE, [own, ads, figures("zilt", "instagram")], [PAGE]) == [own]


def test_the_only_channel_of_a_platform_also_has_figures_under_another_name() -> None:
    other = figures("zilt bakkers")
    assert sums_of_channel(PAGE, [other], [PAGE]) == [other]


def test_two_channels_of_a_platform_are_told_apart_by_handle() -> None:
    own, branch = figures("zilt"), figures("zilt.zwolle")
    assert sums_of_channel(BRANCH, [own, branch], [PAGE, BRANCH]) == [branch]
    assert sums_of_channel(BRANCH, [own], [PAGE, BRANCH]) == []
