"""Promising how often a channel is posted to, with the SMART verdict beside it."""

from datetime import date

from smwork.domain.research import ChannelFields
from tests.pages.conftest import Desk
from tests.pages.content_desk import add, channel, part


def test_it_runs_within_the_plan_and_the_verdict_follows_the_fields(desk: Desk) -> None:
    instagram = channel(desk)
    page = part(desk.page("content"), "content", "cadence")
    page.button("add.cadence.button").click().run()

    (cadence,) = desk.workbook().cadences
    assert (cadence.channel_id, cadence.start) == (instagram, date(2026, 1, 1))
    page.text_input(f"cadence.posts_per_week.{cadence.id}").set_value("3").run()
    assert desk.workbook().cadences[0].posts_per_week == 3
    label = page.button(f"fold.{cadence.id}").label
    assert "3 a week" in label
    assert "[M]" in label


def test_each_channel_is_offered_once(desk: Desk) -> None:
    channel(desk)
    facebook = channel(desk, "facebook")
    page = part(desk.page("content"), "content", "cadence")
    page.button("add.cadence.button").click().run()
    assert page.selectbox("add.cadence").value == facebook
    assert len(page.selectbox("add.cadence").options) == 1


def test_a_channel_that_is_to_be_removed_is_not_offered(desk: Desk) -> None:
    add(desk, ChannelFields(platform="x", decision="remove"))
    instagram = channel(desk)
    page = part(desk.page("content"), "content", "cadence")
    assert page.selectbox("add.cadence").value == instagram


def test_without_a_channel_the_page_says_where_to_begin(desk: Desk) -> None:
    page = part(desk.page("content"), "content", "cadence")
    assert [each.value for each in page.info] == [
        "A cadence belongs to a channel. Choose your channels in step 2 first."
    ]
