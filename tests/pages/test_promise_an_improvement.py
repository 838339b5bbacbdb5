"""An improvement of an account: who, when, and how complete it gets."""

from datetime import date

from smwork.domain.accounts import ImprovementFields
from smwork.domain.research import ChannelFields
from smwork.store.pairs import set_check
from tests.pages.conftest import Desk
from tests.pages.research_desk import LONG_AGO, add, fold_head, submit, texts


def test_it_starts_from_how_complete_the_account_is_and_who_keeps_it(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="instagram", maintainer="Sanne"))
    desk.write(lambda tx: set_check(tx, desk.plan_id, channel, "field.bio", "done", LONG_AGO))
    page = desk.page("accounts")
    page.text_input("add.improvement").set_value("A new header picture")
    submit(page, "improvement", "Add improvement")

    (made,) = desk.workbook().improvements
    assert (made.channel_id, made.statement) == (channel, "A new header picture")
    assert (made.baseline, made.target, made.owner) == (5, 100, "Sanne")
    assert made.start is not None
    assert "of 5 SMART" in texts(page)


def test_the_verdict_follows_what_is_filled_in(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="instagram"))
    made = add(desk, ImprovementFields(channel_id=channel, statement="A new header picture"))
    page = desk.page("accounts")
    desk.unfold(page, made)
    assert ":green[M]" not in fold_head(page, made)
    page.text_input(f"improvement.baseline.{made}").set_value("50").run()
    page.text_input(f"improvement.target.{made}").set_value("100").run()
    page.date_input(f"improvement.deadline.{made}").set_value(date(2026, 11, 1)).run()
    (stored,) = desk.workbook().improvements
    assert (stored.baseline, stored.target, stored.deadline) == (50, 100, date(2026, 11, 1))
    assert ":green[M]" in fold_head(page, made)


def test_more_than_all_of_it_is_refused_under_the_field(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="instagram"))
    made = add(desk, ImprovementFields(channel_id=channel))
    page = desk.page("accounts")
    desk.unfold(page, made)
    page.text_input(f"improvement.target.{made}").set_value("120").run()
    assert desk.workbook().improvements[0].target is None
    assert "between 0 and 100" in texts(page)


def test_it_can_be_done(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="instagram"))
    made = add(desk, ImprovementFields(channel_id=channel))
    page = desk.page("accounts")
    desk.unfold(page, made)
    page.checkbox(f"improvement.done.{made}").check().run()
    assert desk.workbook().improvements[0].done
    assert "check_circle" in fold_head(page, made)
