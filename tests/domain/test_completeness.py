from datetime import date

import pytest

from smwork.domain.accounts import Check
from smwork.domain.completeness import completeness
from smwork.domain.research import Channel
from smwork.facts.checklists import checklist
from tests.domain.builders import made

FACEBOOK = made(Channel, "fb", platform="facebook")
ITEMS = [item.key for item in checklist("facebook")]
FIRST, LATER = date(2026, 3, 2), date(2026, 5, 4)


def check(item: str, state: str = "done", on: date | None = FIRST, channel: str = "fb") -> Check:
    return made(Check, item, channel_id=channel, item=item, state=state, done_on=on)


def test_an_account_that_nobody_looked_at_is_at_nothing_and_has_no_before() -> None:
    found = completeness(FACEBOOK, [])
    assert (found.done, found.of) == (0, len(ITEMS))
    assert (found.percent, found.before_percent) == (0, None)


def test_before_is_what_was_done_on_the_first_day() -> None:
    found = completeness(FACEBOOK, [check(ITEMS[0]), check(ITEMS[1]), check(ITEMS[2], on=LATER)])
    assert found.done == 3
    assert found.before_percent == pytest.approx(200 / len(ITEMS))
    assert found.percent == pytest.approx(300 / len(ITEMS))


def test_what_does_not_apply_is_not_asked() -> None:
    found = completeness(FACEBOOK, [check(ITEMS[0], "not_applicable"), check(ITEMS[1])])
    assert (found.done, found.of) == (1, len(ITEMS) - 1)


def test_an_open_item_an_unknown_item_and_another_accounts_item_do_not_count() -> None:
    checks = [check(ITEMS[0], "open"), check("field.of_last_year"), check(ITEMS[1], channel="ig")]
    assert completeness(FACEBOOK, checks).done == 0


def test_an_item_without_a_day_was_done_when_it_was_made() -> None:
    found = completeness(FACEBOOK, [check(ITEMS[0], on=None), check(ITEMS[1], on=FIRST)])
    assert found.before_percent == pytest.approx(100 / len(ITEMS))


def test_everything_done_is_a_hundred_per_cent() -> None:
    assert completeness(FACEBOOK, map(check, ITEMS)).percent == 100


def test_a_platform_without_a_checklist_asks_nothing() -> None:
    found = completeness(made(Channel, platform="hyves"), [])
    assert (found.of, found.percent) == (0, None)
