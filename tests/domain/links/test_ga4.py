"""Into which channel group of GA4 a link falls: worked examples, each by hand from the rules in order."""

import pytest

from smwork.domain.links.ga4 import ga4_channel, landing
from smwork.domain.links.tags import Tags
from smwork.facts.ga4_channels import ga4_channels
from smwork.facts.platforms import platforms

EXAMPLES = [
    # source, medium, campaign → channel group
    ("(direct)", "(none)", "", "Direct"),
    ("(direct)", "(not set)", "", "Direct"),
    ("", "", "", "Direct"),
    ("google", "cpc", "pmax-cross-network", "Cross-network"),
    ("facebook", "social", "spring-cross-network", "Cross-network"),
    ("amazon", "cpc", "", "Paid Shopping"),
    ("google", "cpc", "shopping-spring", "Paid Shopping"),
    ("facebook", "paid", "shop-opening", "Paid Shopping"),
    ("facebook", "cpc", "workshop", "Paid Social"),  # a k before shop: no shopping
    ("facebook", "cpc", "webshop", "Paid Social"),
    ("facebook", "cpc", "e-shop", "Paid Shopping"),
    ("google", "cpc", "", "Paid Search"),
    ("bing", "ppc", "", "Paid Search"),
    ("googlemybusiness", "cpc", "", "Paid Search"),
    ("facebook", "cpc", "", "Paid Social"),
    ("facebook.com", "paid", "", "Paid Social"),
    ("Facebook", "CPC", "", "Paid Social"),  # upper and lower case are the same
    ("instagram", "paid_social", "", "Paid Social"),
    ("linkedin", "paidsocial", "", "Paid Social"),
    ("linkedin", "retargeting", "", "Paid Social"),
    ("facebook", "cpm", "", "Paid Social"),  # cp in it: paid comes before display
    ("t.co", "ppc", "", "Paid Social"),
    ("tiktok", "cpv", "", "Paid Social"),  # so it does in a cost per view
    ("youtube", "cpc", "", "Paid Video"),
    ("vimeo", "paid-video", "", "Paid Video"),
    ("nu.nl", "cpm", "", "Display"),
    ("nu.nl", "display", "", "Display"),
    ("adnetwork", "banner", "", "Display"),
    ("x", "cpc", "", "Paid Other"),
    ("bluesky", "paid", "", "Paid Other"),
    ("newsletter", "cpc", "", "Paid Other"),
    ("etsy", "referral", "", "Organic Shopping"),
    ("instagram", "social", "shop-opening", "Organic Shopping"),
    ("instagram", "social", "", "Organic Social"),
    ("instagram", "", "", "Organic Social"),  # the source alone is enough
    ("linkedin", "social", "ad-2026", "Organic Social"),  # the ad that looks free
    ("x", "social", "", "Organic Social"),
    ("mastodon", "social-media", "", "Organic Social"),
    ("agency", "sm", "", "Organic Social"),
    ("agency", "social network", "", "Organic Social"),
    ("facebook", "email", "", "Organic Social"),  # the source's rule comes first
    ("youtube", "video", "", "Organic Video"),
    ("youtube", "social", "", "Organic Social"),
    ("youtube", "referral", "", "Organic Video"),
    ("partner", "video-post", "", "Organic Video"),
    ("google", "organic", "", "Organic Search"),
    ("partner", "organic", "", "Organic Search"),
    ("partner.nl", "referral", "", "Referral"),
    ("partner.nl", "link", "", "Referral"),
    ("app-store", "app", "", "Referral"),
    ("newsletter", "email", "", "Email"),
    ("newsletter", "e-mail", "", "Email"),
    ("email", "newsletter", "", "Email"),
    ("partner", "affiliate", "", "Affiliates"),
    ("podcast", "audio", "", "Audio"),
    ("sms", "text", "", "SMS"),
    ("zilt", "sms", "", "SMS"),
    ("app", "web-push", "", "Mobile Push Notifications"),
    ("zilt", "mobile_app", "", "Mobile Push Notifications"),
    ("firebase", "app-message", "", "Mobile Push Notifications"),
    ("newsletter", "mail", "", "Unassigned"),
    ("flyer", "qr", "", "Unassigned"),
    ("zilt", "newsletter", "", "Unassigned"),
]


@pytest.mark.parametrize(("source", "medium", "campaign", "channel"), EXAMPLES)
def test_the_first_rule_that_fits_counts(
    source: str, medium: str, campaign: str, channel: str
) -> None:
    assert ga4_channel(source, medium, campaign) == channel


@pytest.mark.parametrize("paid", [False, True], ids=["free", "paid"])
@pytest.mark.parametrize("start", ga4_channels().starts, ids=lambda each: each.platform)
def test_what_links_begin_with_lands_where_it_belongs(start: object, paid: bool) -> None:
    begin = start.paid if paid else start.organic  # type: ignore[attr-defined]  # a Start
    tags = Tags(start.source, begin.medium, "2026")  # type: ignore[attr-defined]  # as above
    found = landing(tags, start.platform, paid=paid)  # type: ignore[attr-defined]  # as above
    assert found.channel in begin.channels
    assert found.warning is None
    assert found.unsure is None


def test_every_platform_has_something_to_begin_with() -> None:
    assert {each.platform for each in ga4_channels().starts} == {each.key for each in platforms()}


def test_a_paid_link_that_would_look_free_is_told_and_one_change_mends_it() -> None:
    tags = Tags("linkedin", "social", "leads-2026")
    found = landing(tags, "linkedin", paid=True)
    assert (found.channel, found.paid) == ("Organic Social", False)
    assert found.warning is not None
    assert "money" in found.warning.text
    assert found.changes(tags) == {"medium": "cpc"}


def test_a_free_link_that_would_look_paid_is_told() -> None:
    tags = Tags("instagram", "paid-social", "tips")
    found = landing(tags, "instagram", paid=False)
    assert found.warning is not None
    assert found.changes(tags) == {"medium": "social"}


@pytest.mark.parametrize(
    ("platform", "tags", "mended"),
    [
        ("newsletter", Tags("newsletter", "mail"), {"medium": "email"}),
        ("newsletter", Tags("", ""), {"source": "newsletter", "medium": "email"}),
        ("instagram", Tags("insta", "post"), {"medium": "social"}),
        ("other", Tags("flyer", "qr"), {"medium": "referral"}),
        ("", Tags("flyer", "qr"), {"medium": "referral"}),
        ("instagram", Tags("instagram", "social", "shop-opening"), {"campaign": "store-opening"}),
    ],
)
def test_a_link_that_lands_nowhere_or_elsewhere_gets_what_mends_it(
    platform: str, tags: Tags, mended: dict[str, str]
) -> None:
    found = landing(tags, platform, paid=False)
    assert found.warning is not None
    assert found.changes(tags) == mended
    assert landing(found.mended or tags, platform, paid=False).warning is None


def test_a_paid_link_of_x_gets_a_source_that_googles_list_knows() -> None:
    tags = Tags("x", "cpc", "leads")
    found = landing(tags, "x", paid=True)
    assert (found.channel, found.known) == ("Paid Other", False)
    assert found.changes(tags) == {"source": "twitter"}


def test_where_googles_own_undated_text_is_narrower_it_is_said() -> None:
    tags = Tags("facebook", "paid-social", "leads")
    found = landing(tags, "facebook", paid=True)
    assert found.warning is None
    assert found.unsure is not None
    assert found.changes(tags) == {"medium": "cpc"}


def test_a_platform_that_nothing_is_known_of_may_land_anywhere_but_nowhere() -> None:
    assert landing(Tags("partner.nl", "referral"), "other", paid=False).warning is None
    assert landing(Tags("nu.nl", "banner"), "other", paid=True).warning is None


def test_every_channel_group_of_the_rules_has_an_example() -> None:
    groups = [rule.channel for rule in ga4_channels().rules]
    assert {*groups, ga4_channels().unassigned} == {channel for *_, channel in EXAMPLES}
    assert len(groups) == len(set(groups)) == 18
