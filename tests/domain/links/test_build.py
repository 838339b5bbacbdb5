"""The tagged link: what stands in the address stays, values are written one way, traps are told."""

import pytest

from smwork.domain.links.build import address_remarks, personal_data, tagged
from smwork.domain.links.profiles import place_remarks
from smwork.domain.links.tags import Tags, changed, clean
from smwork.domain.plan import Client
from smwork.domain.research import Channel
from tests.domain.builders import made

TAGS = Tags("instagram", "social", "zomer-2026", "reel-1")
UTM = "utm_source=instagram&utm_medium=social&utm_campaign=zomer-2026&utm_content=reel-1"


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://zilt.nl", f"https://zilt.nl?{UTM}"),
        ("https://zilt.nl/", f"https://zilt.nl/?{UTM}"),
        (" https://zilt.nl/brood ", f"https://zilt.nl/brood?{UTM}"),
        ("https://zilt.nl/?page=2&lang=nl", f"https://zilt.nl/?page=2&lang=nl&{UTM}"),
        ("https://zilt.nl/?q=a+b%20c&x", f"https://zilt.nl/?q=a+b%20c&x&{UTM}"),
        ("https://zilt.nl/faq#prijs", f"https://zilt.nl/faq?{UTM}#prijs"),
        ("https://zilt.nl/?a=1#/app?b=2", f"https://zilt.nl/?a=1&{UTM}#/app?b=2"),
        ("https://zilt.nl/?utm_source=old&a=1", f"https://zilt.nl/?a=1&{UTM}"),
        ("https://zilt.nl/?UTM_Medium=old", f"https://zilt.nl/?{UTM}"),
        ("http://localhost:8000/x", f"http://localhost:8000/x?{UTM}"),
        ("https://zilt.nl/a b", f"https://zilt.nl/a%20b?{UTM}"),
        ("https://bücher.example/ü", f"https://bücher.example/ü?{UTM}"),
        ("HTTPS://ZILT.nl/Brood", f"https://ZILT.nl/Brood?{UTM}"),
    ],
)
def test_what_stands_in_the_address_stays_and_the_tags_come_behind_it(url: str, link: str) -> None:
    assert tagged(url, TAGS) == link


@pytest.mark.parametrize(
    "url",
    ["", "zilt.nl", "mailto:a@b.nl", "javascript:alert(1)", "ftp://zilt.nl", "https://", "https://x",
     "http://[", "//zilt.nl", "https:zilt.nl", "tel:0612345678"],
)  # fmt: skip
def test_what_is_no_address_of_a_page_gets_no_tags_and_is_told(url: str) -> None:
    assert tagged(url, TAGS) == ""
    assert list(address_remarks(url))


def test_an_address_without_https_is_offered_with_it() -> None:
    (remark,) = address_remarks("zilt.nl/brood?x=1")
    assert remark.mended == "https://zilt.nl/brood?x=1"


def test_tags_that_stand_there_already_are_told() -> None:
    (remark,) = address_remarks("https://zilt.nl/?utm_source=a&mtm_campaign=b")
    assert remark.text.params == {"names": "utm_source, mtm_campaign"}


def test_what_the_ad_platform_fills_in_stays_readable_to_it() -> None:
    tags = Tags("facebook", "cpc", "{{campaign.name}}")
    assert tagged("https://zilt.nl", tags).endswith("&utm_campaign={{campaign.name}}")


def test_an_empty_tag_is_not_in_the_link() -> None:
    assert tagged("https://zilt.nl", Tags("x", "", "", "", "")) == "https://zilt.nl?utm_source=x"
    assert tagged("https://zilt.nl/#a", Tags()) == "https://zilt.nl/#a"


def test_matomos_own_names() -> None:
    link = tagged("https://zilt.nl?utm_source=a", Tags("x", "social", "c", "d", "e"), "mtm")
    assert link == (
        "https://zilt.nl?utm_source=a&mtm_source=x&mtm_medium=social&mtm_campaign=c"
        "&mtm_content=d&mtm_keyword=e"
    )


@pytest.mark.parametrize(
    ("typed", "used"),
    [
        ("Zomer Sale!", "zomer-sale"),
        ("  Café 'De Hoop'  ", "cafe-de-hoop"),
        ("brood & meer / 2026", "brood-meer-2026"),
        ("a_b.c~d-e", "a_b.c~d-e"),
        ("--a---b--", "a-b"),
        ("50%", "50"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("Ελλάδα", "ελλαδα"),
        ("🎉", ""),
        ("{plan}", "plan"),
        ("{{ad.name}}", "{{ad.name}}"),
        ("Zomer {{Site_Source}}!", "zomer-{{Site_Source}}"),
        ("{{a}}{{b}} c", "{{a}}-{{b}}-c"),
    ],
)
def test_values_are_written_one_way(typed: str, used: str) -> None:
    assert clean(typed) == used
    assert clean(used) == used


def test_what_was_made_of_a_value_is_told() -> None:
    assert changed(Tags("Instagram", "social", "Zomer Sale")) == {
        "source": ("Instagram", "instagram"),
        "campaign": ("Zomer Sale", "zomer-sale"),
    }


@pytest.mark.parametrize(
    ("url", "tags"),
    [
        ("https://zilt.nl/?u=jan@zilt.nl", Tags()),
        ("https://zilt.nl/?u=jan%40zilt.nl", Tags()),
        ("https://zilt.nl/", Tags(content="jan@zilt.nl")),
        ("https://jan:geheim@zilt.nl/", Tags()),
        ("https://zilt.nl/?ref=0612345678", Tags()),
        ("https://zilt.nl/?ref=%2B31%206%2012345678", Tags()),
        ("https://zilt.nl/", Tags(term="06-12345678")),
        ("https://zilt.nl/?voornaam=Jan", Tags()),
        ("https://zilt.nl/?Email=x", Tags()),
    ],
)
def test_personal_data_are_told(url: str, tags: Tags) -> None:
    assert len(list(personal_data(url, tags))) == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://zilt.nl/2026/04/15/brood?date=20260415&id=900123456",
        "https://zilt.nl/?naam=",
        "https://zilt.nl/@zilt",
        "https://medium.com/@zilt/brood?version=1.20.300.4000",
    ],
)
def test_what_only_looks_like_it_is_left_alone(url: str) -> None:
    assert list(personal_data(url, Tags("a", "b", "2026-04-15-brood"))) == []


def a_client(website: str = "") -> Client:
    return made(Client, website=website, archived=False, figures_revision=0)


def a_channel(**fields: object) -> Channel:
    return made(Channel, **fields)


CHANNELS = [
    a_channel(platform="instagram", handle="@zilt"),
    a_channel(platform="mastodon", handle="zilt@mastodon.nl"),
    a_channel(platform="linkedin", url="https://linkedin.com/company/zilt-bv/"),
]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.instagram.com/Zilt/",
        "http://instagram.com/zilt",
        "https://mastodon.nl/@zilt",
        "https://www.linkedin.com/company/zilt-bv",
    ],
)
def test_a_link_to_ones_own_profile_is_told(url: str) -> None:
    (remark,) = place_remarks(url, a_client(website="zilt.nl"), CHANNELS, None)
    assert "profile of your own" in remark.text.text


def test_a_link_to_a_page_on_a_platform_is_told() -> None:
    (remark,) = place_remarks("https://www.youtube.com/watch?v=1", a_client(), CHANNELS, None)
    assert remark.text.params == {"platform": "YouTube"}


@pytest.mark.parametrize("website", ["zilt.nl", "https://www.zilt.nl/", "www.zilt.nl"])
@pytest.mark.parametrize(
    "url", ["https://zilt.nl/a", "https://shop.zilt.nl", "https://www.zilt.nl"]
)
def test_a_page_of_ones_own_website_is_right(website: str, url: str) -> None:
    assert list(place_remarks(url, a_client(website=website), CHANNELS, None)) == []


def test_a_website_or_profile_that_is_no_address_says_nothing_of_a_link() -> None:
    broken = made(Channel, "x", platform="instagram", url="https://[zilt")
    url = "https://zilt.nl/brood"
    assert list(place_remarks(url, a_client(website="http://[zilt"), [broken], broken)) == []


def test_another_website_is_told_where_ones_own_is_known() -> None:
    (remark,) = place_remarks("https://ander.nl/", a_client(website="zilt.nl"), CHANNELS, None)
    assert remark.level == "look"
    assert list(place_remarks("https://ander.nl/", a_client(website=""), CHANNELS, None)) == []


def test_links_within_the_own_website_go_without_tags() -> None:
    website = a_channel(platform="website")
    (remark,) = place_remarks("https://zilt.nl/", a_client(website="zilt.nl"), [website], website)
    assert "new visit" in remark.text.text
