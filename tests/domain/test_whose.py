"""Whose an account is: who is called so, who was named the last time, and what is left out."""

import pytest

from smwork.domain.figures import ADS_ACCOUNT, Account
from smwork.domain.research import Channel, Competitor
from smwork.domain.whose import NOBODY, Owner, likely_owner, owners
from tests.domain.builders import made


def channel(platform: str, handle: str) -> Channel:
    return made(Channel, handle, platform=platform, handle=handle)


def competitor(platform: str, name: str, handle: str = "") -> Competitor:
    return made(Competitor, name, platform=platform, name=name, handle=handle)


OURS = [channel("instagram", "@Zilt"), channel("instagram", "zilt_nl"), channel("x", "zilt")]
THEIRS = [competitor("instagram", "De Ruyter", "ruyter"), competitor("linkedin", "De Hoop")]


def likely(account: Account, remembered: Owner | None = None) -> Owner:
    return likely_owner(
        account, owners(account, OURS, THEIRS), remembered, ["Zilt", "zilt aan zee"]
    )


def keys(account: Account) -> list[str]:
    return [each.key for each in owners(account, OURS, THEIRS)]


def test_our_channels_come_first_then_the_account_itself_then_competitors() -> None:
    told = Account("instagram", "winkel")
    assert keys(told) == ["ours:zilt", "ours:zilt_nl", "ours:winkel", "theirs:ruyter", "nobody:"]


def test_an_account_that_is_a_channel_stands_there_once() -> None:
    assert keys(Account("x", "@ZILT")) == ["ours:zilt"]


def test_in_a_comparison_of_pages_none_is_ours() -> None:
    told = Account("linkedin", None, "De Ruyter", of_others=True)
    assert keys(told) == ["theirs:de hoop", "theirs:de ruyter", "nobody:"]
    assert likely(told) == Owner("theirs", "De Ruyter", "De Ruyter", new=True)
    assert not likely(Account("linkedin", None, "de hoop", of_others=True)).new


def test_our_own_page_in_a_comparison_is_left_out() -> None:
    assert likely(Account("linkedin", None, "Zilt aan Zee", of_others=True)) == NOBODY


@pytest.mark.parametrize(
    ("account", "key"),
    [
        (Account("instagram", "zilt_nl"), "ours:zilt_nl"),
        (Account("instagram", "@Ruyter"), "theirs:ruyter"),
        (Account("instagram", None, "De Ruyter"), "theirs:ruyter"),
        (Account("instagram", None, "Zilt aan Zee"), "ours:zilt"),
        (Account("instagram", "zilt-official"), "ours:zilt"),
        (Account("facebook", ADS_ACCOUNT), "ours:meta-ads"),
        (Account("tiktok"), "ours:"),
    ],
)
def test_who_is_called_so_is_proposed_else_our_first_channel(account: Account, key: str) -> None:
    assert likely(account).key == key


def test_what_was_said_the_last_time_is_proposed_again() -> None:
    assert likely(Account("instagram", "winkel"), Owner("theirs", "ruyter")).name == "De Ruyter"


def test_what_was_said_about_a_channel_that_is_gone_is_not() -> None:
    assert likely(Account("instagram", "winkel"), Owner("ours", "gone")).key == "ours:zilt"
