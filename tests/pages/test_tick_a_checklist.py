"""Going through an account's checklist: a click per item, saved at once."""

import pytest
from streamlit.testing.v1 import AppTest

from smwork.domain.research import ChannelFields
from smwork.errors import StoreUnavailableError
from smwork.store.pairs import set_check
from tests.pages.conftest import Desk
from tests.pages.research_desk import LONG_AGO, add, fold_head, texts


@pytest.fixture
def channel(desk: Desk) -> str:
    """An Instagram account in the plan."""
    return add(desk, ChannelFields(platform="instagram", handle="bakery"))


@pytest.fixture
def page(desk: Desk, channel: str) -> AppTest:
    """The accounts page with that account's checklist open."""
    page = desk.page("accounts")
    desk.unfold(page, channel)
    return page


def test_without_a_channel_the_page_asks_for_the_first_one(desk: Desk) -> None:
    page = desk.page("accounts")
    assert [each.label for each in page.text_input] == ["Handle"]
    page.button("FormSubmitter:form.channel-Add your first channel").click().run()
    assert len(desk.workbook().channels) == 1


def test_a_click_ticks_an_item_and_a_second_click_opens_it_again(
    desk: Desk, channel: str, page: AppTest
) -> None:
    tick = f"tick.{channel}.field.name"
    page.checkbox(tick).check().run()
    (check,) = desk.workbook().checks
    assert (check.item, check.state) == ("field.name", "done")
    assert "1 of 22" in fold_head(page, channel)

    page.checkbox(tick).uncheck().run()
    (check,) = desk.workbook().checks
    assert (check.state, check.done_on) == ("open", None)
    assert "0 of 22" in fold_head(page, channel)


def test_ticks_are_found_as_they_were_left(desk: Desk, channel: str, page: AppTest) -> None:
    page.checkbox(f"tick.{channel}.field.name").check().run()
    again = desk.page("accounts")
    desk.unfold(again, channel)
    assert again.checkbox(f"tick.{channel}.field.name").value
    assert not again.checkbox(f"tick.{channel}.field.bio").value


def test_what_a_colleague_ticked_is_seen(desk: Desk, channel: str, page: AppTest) -> None:
    item = "cross.website"
    desk.write(lambda tx: set_check(tx, desk.plan_id, channel, item, "done", LONG_AGO))
    assert page.run().checkbox(f"tick.{channel}.{item}").value


def test_a_tick_that_could_not_be_saved_is_not_shown_as_saved(
    desk: Desk, channel: str, page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise StoreUnavailableError("the disk is full")

    monkeypatch.setattr("smwork.ui.accounts.checklist.set_check", refuse)
    tick = f"tick.{channel}.field.name"
    page.checkbox(tick).check().run()
    assert not page.checkbox(tick).value
    assert ["Not saved" in error.value for error in page.error] == [True]


def test_what_does_not_apply_is_left_out(desk: Desk, channel: str, page: AppTest) -> None:
    page.session_state[f"left.{channel}"] = True
    page.run()
    page.checkbox(f"leave.{channel}.tag.meta_pixel").check().run()
    assert [check.state for check in desk.workbook().checks] == ["not_applicable"]
    assert "0 of 21" in fold_head(page, channel)
    assert "1 item left out" in texts(page)
    assert f"tick.{channel}.tag.meta_pixel" not in [each.key for each in page.checkbox]

    page.session_state[f"left.{channel}"] = True
    page.run().checkbox(f"leave.{channel}.tag.meta_pixel").uncheck().run()
    assert "0 of 22" in fold_head(page, channel)


def test_a_channel_without_a_platform_has_no_checklist(desk: Desk) -> None:
    channel = add(desk, ChannelFields(handle="bakery"))
    page = desk.page("accounts")
    desk.unfold(page, channel)
    assert "Choose a platform for this channel; then its checklist is here." in texts(page)


def test_a_shut_account_draws_no_checklist(desk: Desk, channel: str) -> None:
    assert not desk.page("accounts").checkbox
