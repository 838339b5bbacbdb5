import pytest

from smwork.domain.addresses import address_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.zilt.example/a/", "http://zilt.example/a"),
        ("https://WWW.Zilt.example/Brood/", "zilt.example/Brood"),
        ("//zilt.example/a", "zilt.example/a"),
        ("zilt.example/a?x=1&y=2", "https://zilt.example/a?y=2&x=1"),
        ("www.zilt.example/?to=https://elders.example", "zilt.example?to=https%3A//elders.example"),
        ("https://zilt.example/a#top", "https://zilt.example/a"),
        ("http://[zilt", " http://[zilt "),
    ],
)
def test_addresses_are_compared_without_what_makes_no_difference(one: str, other: str) -> None:
    assert address_key(one) == address_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://zilt.example/a", "https://zilt.example/b"),
        ("https://zilt.example/a", "https://zilt.example/A"),
        ("https://zilt.example/a?x=1", "https://zilt.example/a"),
        ("https://zilt.example/a?x=1%26y=2", "https://zilt.example/a?x=1&y=2"),
        ("https://zilt.example/a?x=", "https://zilt.example/a"),
    ],
)
def test_what_leads_elsewhere_is_another_address(one: str, other: str) -> None:
    assert address_key(one) != address_key(other)


def test_an_address_is_short_and_none_is_empty() -> None:
    assert address_key("https://www.zilt.example/brood/?b=2&a=1") == "zilt.example/brood?a=1&b=2"
    assert address_key(" ") == ""
