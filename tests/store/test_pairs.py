"""What there is once per pair is made at the first touch and changed after that."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from smwork.domain.accounts import CheckState
from smwork.domain.plan import AudienceFields
from smwork.domain.research import ChannelFields
from smwork.domain.workbook import Workbook
from smwork.errors import NotFoundError
from smwork.store import history, records
from smwork.store.pairs import set_check, set_check_value, set_fit
from smwork.store.plan import read_plan
from smwork.store.tables import IN_PLAN
from tests.builders import Desk

TODAY = date(2026, 5, 4)


def book(desk: Desk) -> Workbook:
    return desk.see(lambda tx: read_plan(tx, desk.plan_id))


def tick(desk: Desk, channel: str, state: CheckState = "done", item: str = "field.bio") -> str:
    return desk.do(lambda tx: set_check(tx, desk.plan_id, channel, item, state, TODAY))


def test_the_first_tick_makes_the_record_and_the_second_click_changes_it(anna: Desk) -> None:
    channel = anna.add(ChannelFields(platform="instagram"))
    first = tick(anna, channel)
    (check,) = book(anna).checks
    assert (check.state, check.done_on) == ("done", TODAY)

    assert tick(anna, channel, "open") == first
    (check,) = book(anna).checks
    assert (check.state, check.done_on) == ("open", None)


def test_ticking_what_is_ticked_changes_nothing(anna: Desk, bob: Desk) -> None:
    channel = anna.add(ChannelFields(platform="instagram"))
    tick(anna, channel)
    tick(bob, channel)
    assert [check.version for check in book(anna).checks] == [1]


def test_the_last_of_two_clicks_counts_and_the_history_has_both(anna: Desk, bob: Desk) -> None:
    channel = anna.add(ChannelFields(platform="instagram"))
    tick(anna, channel)
    tick(bob, channel, "not_applicable")
    (check,) = book(anna).checks
    assert check.state == "not_applicable"
    told = anna.see(lambda tx: history.read_history(tx, anna.plan_id))
    assert ["done", "not_applicable"] in [list(each.changes.get("state", ())) for each in told]


def test_text_and_tick_of_an_item_are_one_record(anna: Desk) -> None:
    channel = anna.add(ChannelFields(platform="instagram"))
    anna.do(lambda tx: set_check_value(tx, anna.plan_id, channel, "field.bio", "Bread since 1911"))
    tick(anna, channel)
    (check,) = book(anna).checks
    assert (check.value, check.state) == ("Bread since 1911", "done")


def test_each_account_and_each_item_has_a_tick_of_its_own(anna: Desk) -> None:
    channels = [anna.add(ChannelFields(platform="instagram")) for _ in range(2)]
    for channel in channels:
        for item in ("field.bio", "field.name"):
            tick(anna, channel, item=item)
    pairs = {(check.channel_id, check.item) for check in book(anna).checks}
    assert len(pairs) == len(book(anna).checks) == 4


def test_two_people_who_tick_at_the_same_moment_make_one_record(anna: Desk, bob: Desk) -> None:
    channel = anna.add(ChannelFields(platform="instagram"))
    with ThreadPoolExecutor(2) as people:
        ids = set(people.map(lambda desk: tick(desk, channel), [anna, bob]))
    assert [check.id for check in book(anna).checks] == [*ids]


def test_what_was_removed_is_not_changed_but_made_anew(anna: Desk) -> None:
    channel = anna.add(ChannelFields(platform="instagram"))
    first = tick(anna, channel)
    anna.do(lambda tx: records.remove(tx, IN_PLAN["checks"].record, first))
    assert tick(anna, channel) != first


def test_an_audience_fits_a_channel_once(anna: Desk) -> None:
    channel, audience = anna.add(ChannelFields()), anna.add(AudienceFields())
    anna.do(lambda tx: set_fit(tx, anna.plan_id, channel, audience, "some"))
    anna.do(lambda tx: set_fit(tx, anna.plan_id, channel, audience, "most"))
    (fit,) = book(anna).fits
    assert (fit.uses, fit.activity) == ("most", "unknown")


def test_nobody_ticks_in_another_workspace(anna: Desk, carla: Desk) -> None:
    channel = anna.add(ChannelFields(platform="instagram"))
    with pytest.raises(NotFoundError):
        carla.do(lambda tx: set_check(tx, anna.plan_id, channel, "field.bio", "done", TODAY))
    with pytest.raises(NotFoundError):
        carla.do(lambda tx: set_check(tx, carla.plan_id, channel, "field.bio", "done", TODAY))
    assert book(anna).checks == ()
