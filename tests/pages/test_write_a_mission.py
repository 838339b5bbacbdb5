"""Each channel's own mission, with its SMART verdict; two that say the same are told."""

from datetime import date

from smwork.domain.research import ChannelFields, MissionFields
from tests.pages.conftest import Desk
from tests.pages.research_desk import add, fold_head, submit, texts

SAYS = "Show young families every week how honest bread is made"


def test_a_mission_is_added_to_a_channel_for_the_plans_period(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="instagram"))
    page = desk.page("research")
    page.selectbox("add.mission.choice").set_value(channel)
    page.text_input("add.mission").set_value(SAYS)
    submit(page, "mission", "Add mission")

    (mission,) = desk.workbook().missions
    assert (mission.channel_id, mission.statement) == (channel, SAYS)
    assert (mission.start, mission.deadline) == (date(2026, 1, 1), date(2026, 12, 31))
    assert page.text_input(f"mission.statement.{mission.id}").value == SAYS
    assert "of 5 SMART" in texts(page)


def test_a_mission_without_words_is_not_added(desk: Desk) -> None:
    add(desk, ChannelFields(platform="instagram"))
    page = submit(desk.page("research"), "mission", "Add mission")
    assert desk.workbook().missions == ()
    assert [error.value for error in page.error] == ["Write it down first, then add it."]


def test_only_channels_without_a_mission_are_offered_one(desk: Desk) -> None:
    one, other = (add(desk, ChannelFields(platform=each)) for each in ("instagram", "x"))
    add(desk, MissionFields(channel_id=one, statement=SAYS))
    options = desk.page("research").selectbox("add.mission.choice").options
    assert options == ["X"]
    add(desk, MissionFields(channel_id=other, statement="Answer questions"))
    keys = [each.key for each in desk.page("research").selectbox]
    assert "add.mission.choice" not in keys


def test_the_verdict_follows_what_is_filled_in(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="instagram"))
    mission = add(desk, MissionFields(channel_id=channel, statement=SAYS))
    page = desk.page("research")
    desk.unfold(page, mission)
    assert ":green[T]" not in fold_head(page, mission)
    page.date_input(f"mission.start.{mission}").set_value(date(2026, 2, 1)).run()
    page.date_input(f"mission.deadline.{mission}").set_value(date(2026, 11, 1)).run()
    page.selectbox(f"mission.check_every.{mission}").set_value("month").run()
    assert ":green[T]" in fold_head(page, mission)


def test_two_channels_with_the_same_mission_are_warned(desk: Desk) -> None:
    for platform in ("instagram", "facebook"):
        channel = add(desk, ChannelFields(platform=platform))
        add(desk, MissionFields(channel_id=channel, statement=SAYS))
    (warning,) = desk.page("research").warning
    assert "Instagram" in warning.value
    assert "spam" in warning.value


def test_the_phases_that_no_channel_serves_are_told(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="instagram"))
    mission = add(desk, MissionFields(channel_id=channel, statement=SAYS))
    page = desk.page("research")
    desk.unfold(page, mission)
    page.pills(f"mission.journey.{mission}").set_value(["see", "respond"]).run()
    assert desk.workbook().missions[0].journey == ("see", "respond")
    assert "yet: Think, Do, Return, Recommend." in texts(page)


def test_the_tone_of_a_channel_is_kept_with_the_channel(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="instagram"))
    mission = add(desk, MissionFields(channel_id=channel, statement=SAYS))
    page = desk.page("research")
    desk.unfold(page, mission)
    page.text_area(f"channel.tone.{channel}").set_value("Warm").run()
    assert desk.workbook().channels[0].tone == "Warm"


def test_a_channel_that_goes_is_nobodys_twin(desk: Desk) -> None:
    for fields in (
        ChannelFields(platform="x", decision="remove"),
        ChannelFields(platform="tiktok"),
    ):
        add(desk, MissionFields(channel_id=add(desk, fields), statement=SAYS))
    assert not desk.page("research").warning
