"""Adding the first channel, and those after it."""

from smwork.domain.research import ChannelFields
from tests.pages.conftest import Desk
from tests.pages.research_desk import add, fold_head, submit, texts


def test_an_empty_plan_asks_for_the_first_channel_and_nothing_else(desk: Desk) -> None:
    page = desk.page("research")
    assert [each.label for each in page.text_input] == ["Handle"]
    assert [each.value for each in page.header] == ["Our channels"]


def test_the_first_channel_is_in_the_plan_unfolded_and_checked_today(desk: Desk) -> None:
    page = desk.page("research")
    page.selectbox("add.channel.choice").set_value("tiktok")
    page.text_input("add.channel").set_value("@bakery")
    submit(page, "channel", "Add your first channel")

    (channel,) = desk.workbook().channels
    assert (channel.platform, channel.handle) == ("tiktok", "@bakery")
    assert channel.checked_on is not None
    assert page.text_input(f"channel.handle.{channel.id}").value == "@bakery"
    assert "never checked" not in texts(page)


def test_a_channel_that_is_to_be_made_has_no_handle_yet(desk: Desk) -> None:
    submit(desk.page("research"), "channel", "Add your first channel")
    assert [channel.handle for channel in desk.workbook().channels] == [""]


def test_the_audit_has_a_line_per_channel(desk: Desk) -> None:
    for platform in ("instagram", "linkedin"):
        add(desk, ChannelFields(platform=platform, handle="bakery", followers=1234))
    page = desk.page("research")
    table = page.dataframe[0].value
    assert list(table["channel"]) == ["Instagram bakery", "LinkedIn bakery"]
    assert list(table["followers"]) == ["1,234", "1,234"]


def test_it_can_be_removed_and_brought_back(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="instagram", handle="bakery"))
    page = desk.page("research")
    desk.unfold(page, channel)
    page.session_state[f"ask.{channel}"] = True
    page.run()
    page.button(f"remove.{channel}").click().run()
    assert desk.workbook().channels == ()
    page.button(f"restore.{channel}").click().run()
    assert [each.id for each in desk.workbook().channels] == [channel]


def test_the_page_says_which_few_are_done_well(desk: Desk) -> None:
    for platform, decision in (("instagram", "keep"), ("facebook", "update"), ("x", "remove")):
        fields = {"platform": platform, "decision": decision}
        add(desk, ChannelFields.model_validate(fields))
    said = texts(desk.page("research"))
    assert "**These few we do well:** Instagram, Facebook · **To remove:** X" in said


def test_a_decision_is_saved_and_told_on_the_fold(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="instagram"))
    page = desk.page("research")
    desk.unfold(page, channel)
    page.segmented_control(f"channel.decision.{channel}").set_value("keep").run()
    assert desk.workbook().channels[0].decision == "keep"
    assert "keep" in fold_head(page, channel)


def test_the_same_handle_on_another_platform_right_after_is_another_channel(desk: Desk) -> None:
    page = desk.page("research")
    page.text_input("add.channel").set_value("@bakery")
    submit(page, "channel", "Add your first channel")
    page.selectbox("add.channel.choice").set_value("tiktok")
    page.text_input("add.channel").set_value("@bakery")
    submit(page, "channel", "Add channel")
    assert [each.platform for each in desk.workbook().channels] == ["instagram", "tiktok"]
