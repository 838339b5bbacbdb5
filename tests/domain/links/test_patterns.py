"""Presets: patterns that are filled in with what an item says."""

from datetime import date

import pytest

from smwork.domain.content import Item, Kind
from smwork.domain.links.ga4 import landing
from smwork.domain.links.patterns import (
    beginning,
    filled,
    link_of,
    missing_presets,
    preset_for,
    renamed,
    unknown_places,
    values_of,
)
from smwork.domain.links.records import LinkPreset
from smwork.domain.research import Channel
from smwork.domain.workbook import Workbook
from tests.domain.builders import made, plan, workbook

TODAY = date(2026, 4, 1)
INSTAGRAM = made(Channel, "ig", platform="instagram", handle="@Zilt.nl")
NEWS = made(Channel, "mail", platform="newsletter")
ITEM = made(
    Item, "i", title="Brood & meer!", planned_on=date(2026, 4, 15), channel_id="ig", kind_id="k",
    form="reel", link="https://zilt.nl/brood",
)  # fmt: skip


def a_book(**records: object) -> Workbook:
    kind = made(Kind, "k", name="Recept")
    given = {"channels": (INSTAGRAM, NEWS), "items": (ITEM,), "kinds": (kind,), **records}
    return workbook(plan(name="Zomer 2026"), **given)


@pytest.mark.parametrize(
    ("pattern", "value"),
    [
        ("{date}-{item}", "2026-04-15-brood-meer"),
        ("{month}_{plan}", "2026-04_zomer-2026"),
        ("{year}/{channel}/{handle}", "2026-instagram-zilt.nl"),
        ("{kind}-{form}", "recept-reel"),
        ("{client}-{item}", "brood-meer"),  # the client has no name here
        ("Lente Actie", "lente-actie"),
        ("{ item }", "brood-meer"),
        ("{nobody}-x", "x"),
        ("{{ad.name}}-{item}", "{{ad.name}}-brood-meer"),
        ("{", ""),
    ],
)
def test_a_pattern_is_filled_in_and_cleaned(pattern: str, value: str) -> None:
    assert filled(pattern, values_of(a_book(), ITEM, "ig", TODAY)) == value


def test_a_long_title_is_cut_where_a_tag_ends() -> None:
    item = ITEM.model_copy(update={"title": "brood " * 33})
    link = link_of(a_book(), beginning("instagram", "ig"), item=item, today=TODAY)
    assert link.content.startswith("2026-04-15-brood-brood")
    assert len(link.content) <= 200
    assert not link.content.endswith("-")


def test_a_link_of_its_own_has_today_and_no_item() -> None:
    assert filled("{date}-{item}", values_of(a_book(), None, None, TODAY)) == "2026-04-01"


def test_places_that_stand_for_nothing_are_told() -> None:
    assert unknown_places("{date}-{titel}-{item}") == ["titel"]


def test_places_are_told_in_other_words_and_what_has_none_stays_as_it_is() -> None:
    dutch = {"date": "datum", "kind": "soort"}
    assert renamed("x-{date}-{ Kind }-{titel}", dutch) == "x-{datum}-{soort}-{titel}"
    assert renamed("{{date}}-{plan}", dutch) == "{{date}}-{plan}"


def test_a_link_of_an_item_takes_its_address_channel_and_tags() -> None:
    book = a_book()
    link = link_of(book, beginning("instagram", "ig"), item=ITEM, today=TODAY)
    assert (link.item_id, link.channel_id, link.url) == ("i", "ig", "https://zilt.nl/brood")
    assert link.tags().as_dict() == {
        "source": "instagram",
        "medium": "social",
        "campaign": "zomer-2026",
        "content": "2026-04-15-brood-meer",
        "term": "",
    }


def test_what_a_preset_leaves_open_is_the_channels_own() -> None:
    whole, book = beginning("", None), a_book()
    assert (whole.source, whole.medium) == ("", "")
    assert link_of(book, whole, item=ITEM, today=TODAY).tags().source == "instagram"
    news = link_of(book, whole, channel_id="mail", today=TODAY).tags()
    assert (news.source, news.medium) == ("newsletter", "email")
    nothing = link_of(book, whole, today=TODAY).tags()
    assert (nothing.source, nothing.medium) == ("", "")


def test_every_channel_without_a_preset_gets_one_that_lands_right() -> None:
    found = list(missing_presets(a_book()))
    assert [each.channel_id for each in found] == ["ig", "mail"]
    for preset, platform in zip(found, ("instagram", "newsletter"), strict=True):
        assert landing(preset.tags(), platform, paid=False).warning is None


def test_a_channel_with_a_preset_the_own_website_and_one_that_goes_get_none() -> None:
    there = made(LinkPreset, "p", channel_id="ig")
    site = made(Channel, "w", platform="website")
    gone = made(Channel, "x", platform="x", decision="remove")
    book = a_book(link_presets=(there,), channels=(INSTAGRAM, site, gone))
    assert list(missing_presets(book)) == []


def test_the_channels_own_preset_comes_before_the_plans_and_paid_is_another() -> None:
    whole = made(LinkPreset, "all")
    own = made(LinkPreset, "own", channel_id="ig")
    ads = made(LinkPreset, "ads", channel_id="ig", paid=True)
    book = a_book(link_presets=(whole, own, ads))
    assert preset_for(book, "ig", paid=False) == own
    assert preset_for(book, "ig", paid=True) == ads
    assert preset_for(book, "mail", paid=False) == whole
    assert preset_for(book, "mail", paid=True) is None
