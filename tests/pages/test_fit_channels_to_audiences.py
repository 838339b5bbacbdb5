"""Which audience is on which channel: one click makes what there is to know of a pair."""

from smwork.domain.plan import AudienceFields
from smwork.domain.research import ChannelFields
from tests.pages.conftest import Desk
from tests.pages.research_desk import add, fold_head, texts


def test_without_an_audience_the_page_says_where_to_describe_one(desk: Desk) -> None:
    add(desk, ChannelFields(platform="instagram"))
    assert "First describe your audiences" in texts(desk.page("research"))


def test_a_click_says_that_they_are_there_and_asks_what_they_do(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="instagram"))
    audience = add(desk, AudienceFields(name="Young families"))
    page = desk.page("research")
    desk.unfold(page, audience)
    page.segmented_control(f"fit.{channel}.{audience}").set_value("most").run()

    (fit,) = desk.workbook().fits
    assert (fit.channel_id, fit.audience_id, fit.uses) == (channel, audience, "most")
    page.segmented_control(f"fit.activity.{fit.id}").set_value("reacts").run()
    page.text_input(f"fit.moments.{fit.id}").set_value("evenings").run()
    page.text_input(f"fit.needs.{fit.id}").set_value("quick recipes").run()
    (fit,) = desk.workbook().fits
    assert (fit.activity, fit.moments, fit.needs) == ("reacts", "evenings", "quick recipes")
    assert "1 of 1 channels" in fold_head(page, audience)


def test_of_who_is_not_there_nothing_more_is_asked(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="instagram"))
    audience = add(desk, AudienceFields(name="Young families"))
    page = desk.page("research")
    desk.unfold(page, audience)
    page.segmented_control(f"fit.{channel}.{audience}").set_value("no").run()
    (fit,) = desk.workbook().fits
    assert f"fit.needs.{fit.id}" not in [each.key for each in page.text_input]


def test_a_channel_that_is_removed_from_the_plan_is_not_asked_for(desk: Desk) -> None:
    add(desk, ChannelFields(platform="instagram"))
    add(desk, ChannelFields(platform="x", decision="remove"))
    audience = add(desk, AudienceFields(name="Young families"))
    assert "0 of 1 channels" in fold_head(desk.page("research"), audience)
