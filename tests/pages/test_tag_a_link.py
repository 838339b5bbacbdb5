"""Tagging links: a preset for each channel, the link to copy, warnings with a click that mends them."""

from datetime import date

from streamlit.testing.v1 import AppTest

from smwork.domain.links.records import LinkPresetFields, TaggedLink, TaggedLinkFields
from smwork.domain.plan import Client
from smwork.store import records
from tests.pages.conftest import Desk
from tests.pages.content_desk import add, channel, item, look_at, part, said

DAY = date(2026, 4, 15)


def links(desk: Desk, language: str = "en") -> AppTest:
    page = part(desk.page("content", language), "content", "links")
    assert not page.exception
    return page


def made(desk: Desk) -> TaggedLink:
    (link,) = desk.workbook().tagged_links
    return link


def opened(desk: Desk, **fields: object) -> AppTest:
    told = {"url": "https://bakery.example/bread", **fields}
    link_id = add(desk, TaggedLinkFields.model_validate(told))
    page = links(desk)
    desk.unfold(page, link_id)
    return page


def test_one_click_makes_tags_for_every_channel(desk: Desk) -> None:
    channel(desk, "instagram")
    channel(desk, "newsletter")
    page = links(desk)
    page.button("link_presets.missing").click().run()

    told = [(each.source, each.medium) for each in desk.workbook().link_presets]
    assert told == [("instagram", "social"), ("newsletter", "email")]
    assert not [each for each in page.button if each.key == "link_presets.missing"]


def test_a_link_is_made_from_a_preset_and_stands_ready_to_be_copied(desk: Desk) -> None:
    instagram = channel(desk)
    add(desk, LinkPresetFields(channel_id=instagram, source="instagram", medium="social",
                               campaign="{plan}"))  # fmt: skip
    page = links(desk)
    page.text_input("add.tagged_link").set_value("https://bakery.example/?a=1#top")
    next(each for each in page.button if each.label == "Make link").click().run()

    assert page.code[0].value == (
        "https://bakery.example/?a=1&utm_source=instagram&utm_medium=social&utm_campaign=2026#top"
    )
    assert made(desk).channel_id == instagram


def test_an_ad_that_would_look_free_is_mended_with_one_click(desk: Desk) -> None:
    page = opened(desk, channel_id=channel(desk, "linkedin"), paid=True, source="linkedin",
                  medium="social", campaign="leads")  # fmt: skip
    assert any("Organic Social" in each.value for each in page.warning)
    page.button(f"mend.{made(desk).id}").click().run()

    assert made(desk).medium == "cpc"
    assert "utm_medium=cpc" in page.code[0].value
    assert not page.warning
    assert any("In Google Analytics: Paid Social" in each.value for each in page.markdown)


def test_what_is_made_of_a_value_is_shown_and_written_only_when_asked(desk: Desk) -> None:
    page = opened(desk, source="Partner", medium="referral", campaign="Zomer Sale!")
    assert "utm_campaign=zomer-sale" in page.code[0].value
    assert made(desk).campaign == "Zomer Sale!"
    assert any("zomer-sale" in each for each in said(page.caption))

    page.button(f"clean.{made(desk).id}").click().run()
    assert (made(desk).source, made(desk).campaign) == ("partner", "zomer-sale")


def test_an_address_without_https_is_mended_with_one_click(desk: Desk) -> None:
    page = opened(desk, url="bakery.example/bread", source="partner", medium="referral")
    assert not page.code
    page.button(f"address.{made(desk).id}").click().run()

    assert made(desk).url == "https://bakery.example/bread"
    assert page.code[0].value.startswith("https://bakery.example/bread?utm_source=partner")


def test_personal_data_and_ones_own_profile_are_told(desk: Desk) -> None:
    instagram = channel(desk)
    page = opened(desk, url="https://www.instagram.com/bakery/?m=a@b.nl", channel_id=instagram,
                  source="instagram", medium="social")  # fmt: skip
    told = said(page.warning)
    assert any("an e-mail address" in each for each in told)
    assert any("profile of your own" in each for each in told)


def test_matomos_tags_are_said_not_to_be_read_by_google(desk: Desk) -> None:
    page = opened(desk, style="mtm", source="partner", medium="referral")
    assert "mtm_source=partner" in page.code[0].value
    assert any("Google Analytics does not" in each.value for each in page.markdown)


def test_an_item_gets_its_link_where_it_is_written(desk: Desk) -> None:
    instagram = channel(desk)
    item_id = item(desk, "Sourdough", DAY, channel_id=instagram, link="https://bakery.example/")
    page = look_at(desk.page("content"), DAY)
    page.selectbox("calendar.open").set_value(item_id).run()
    page.button(f"link.{item_id}.False").click().run()

    assert made(desk).item_id == item_id
    assert page.code[0].value.endswith("utm_campaign=2026&utm_content=2026-04-15-sourdough")
    assert not [each for each in page.button if each.key == f"link.{item_id}.False"]

    page.button(f"tags.{made(desk).id}").click().run()
    assert page.segmented_control("part.content").value == "links"
    assert page.text_input(f"taggedlink.url.{made(desk).id}").value == "https://bakery.example/"


def test_an_item_without_an_address_says_nothing_of_links(desk: Desk) -> None:
    item_id = item(desk, "Sourdough", DAY)
    page = look_at(desk.page("content"), DAY)
    page.selectbox("calendar.open").set_value(item_id).run()
    assert not [each for each in page.button if str(each.key).startswith("link.")]


def test_a_preset_shows_such_a_link_and_what_its_pattern_does_not_know(desk: Desk) -> None:
    client = desk.workbook().client
    desk.write(lambda tx: records.change(tx, Client, client.id, 1, {"website": "bakery.example"}))
    preset = add(desk, LinkPresetFields(source="x", medium="social", campaign="{plan}-{titel}"))
    page = links(desk, "nl")
    desk.unfold(page, preset)

    assert page.code[0].value == (
        "https://bakery.example?utm_source=x&utm_medium=social&utm_campaign=2026"
    )
    assert any("titel" in each.value for each in page.warning)


def test_places_are_shown_and_typed_in_dutch_and_kept_by_their_own_names(desk: Desk) -> None:
    preset = add(desk, LinkPresetFields(source="x", campaign="{plan}-{month}"))
    page = links(desk, "nl")
    desk.unfold(page, preset)
    campaign = page.text_input(f"linkpreset.campaign.{preset}")
    assert campaign.value == "{plan}-{maand}"
    assert "`{soort}`: de contentsoort" in "".join(each.value for each in page.markdown)

    campaign.set_value("{Soort}-{month}-{titel}").run()
    (kept,) = desk.workbook().link_presets
    assert kept.campaign == "{kind}-{month}-{titel}"
    assert [each.value for each in page.warning if "titel" in each.value]
    assert "month" not in page.button(f"fold.{preset}").label


def test_the_rules_say_where_they_come_from_and_that_googles_page_has_no_date(desk: Desk) -> None:
    page = links(desk)
    page.session_state["links.rules"] = True
    page.run()
    told = said(page.caption)
    assert any("copy without a date" in each and "support.google.com" in each for each in told)
    assert any("from code" in each for each in told)
