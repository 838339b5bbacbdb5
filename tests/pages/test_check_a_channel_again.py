"""An audit row that nobody looked at for a quarter goes stale, until it is checked."""

from datetime import date, datetime, timedelta

from smwork.domain.research import ChannelFields, CompetitorFields
from smwork.ui.context import ZONE
from tests.pages.conftest import Desk
from tests.pages.research_desk import LONG_AGO, add, fold_head, texts


def today() -> date:
    return datetime.now(ZONE).date()


def test_a_stale_row_is_told_and_marked(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="x", handle="bakery", checked_on=LONG_AGO))
    page = desk.page("research")
    assert "X bakery was last checked on 6 Jan 2025" in texts(page).replace("\\", "")
    assert list(page.dataframe[0].value["checked"]) == ["⚠ 6 Jan 2025"]
    assert "check again" in fold_head(page, channel)


def test_one_click_says_that_it_was_checked_today(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="x", handle="bakery", checked_on=LONG_AGO))
    page = desk.page("research")
    page.button(f"checked.list.{channel}").click().run()
    assert desk.workbook().channels[0].checked_on == today()
    assert "check again" not in fold_head(page, channel)
    assert "last checked on" not in texts(page)


def test_a_fresh_row_asks_for_nothing(desk: Desk) -> None:
    fresh = today() - timedelta(days=30)
    add(desk, ChannelFields(platform="x", checked_on=fresh))
    assert [each.key for each in desk.page("research").button if "checked" in str(each.key)] == []


def test_a_competitor_is_checked_again_in_its_fold(desk: Desk) -> None:
    add(desk, ChannelFields(platform="x"))
    rival = add(desk, CompetitorFields(name="Bart", platform="x", checked_on=LONG_AGO))
    page = desk.page("research")
    desk.unfold(page, rival)
    page.button(f"checked.fold.{rival}").click().run()
    assert desk.workbook().competitors[0].checked_on == today()
