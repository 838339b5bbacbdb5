"""A text of the profile is counted against the platform's limit."""

from smwork.domain.research import ChannelFields
from tests.pages.conftest import Desk
from tests.pages.research_desk import add


def test_the_limit_is_told_before_anything_is_typed(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="instagram"))
    page = desk.page("accounts")
    desk.unfold(page, channel)
    assert page.text_area(f"text.{channel}.field.bio").label == "Bio: at most 150 characters"


def test_a_text_is_kept_and_counted_and_too_long_is_told(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="instagram"))
    page = desk.page("accounts")
    desk.unfold(page, channel)
    page.text_area(f"text.{channel}.field.bio").set_value("x" * 140).run()
    (check,) = desk.workbook().checks
    assert (check.item, len(check.value), check.state) == ("field.bio", 140, "open")
    assert page.text_area(f"check.value.{check.id}").label == "Bio: 140 of 150 characters"

    page.text_area(f"check.value.{check.id}").set_value("x" * 162).run()
    assert len(desk.workbook().checks[0].value) == 162
    label = page.text_area(f"check.value.{check.id}").label
    assert "162 of 150 characters, 12 too many" in label


def test_a_field_without_a_sourced_limit_asks_for_no_text(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="instagram"))
    page = desk.page("accounts")
    desk.unfold(page, channel)
    keys = [each.key for each in (*page.text_input, *page.text_area)]
    assert f"text.{channel}.field.category" not in keys
