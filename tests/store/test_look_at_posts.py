"""Posts are counted by moment and form, and found by period and name, in both databases alike."""

from dataclasses import replace
from datetime import date, datetime
from itertools import count

import pytest

from smwork.domain.figures import Post
from smwork.domain.posts.moments import Tally
from smwork.domain.posts.published import PostKey
from smwork.errors import NotFoundError
from smwork.store import figures, post_tallies, post_views
from smwork.store.figure_tables import ACCOUNT
from smwork.store.post_tallies import read_tallies
from smwork.store.post_views import (
    Period,
    read_accounts,
    read_count,
    read_posts,
    read_published,
    read_unplanned,
)
from smwork.store.tables import CLIENT
from tests.builders import Desk, a_file, a_post

ALL = Period()
_numbers = count()


def at(post_id: str, moment: str, text: str = "", **metrics: float) -> Post:
    return Post(post_id, datetime.fromisoformat(moment), "reel", text, None, metrics, 2)


def keep(desk: Desk, *posts: Post, handle: str = "zilt", platform: str = "instagram") -> str:
    """Read these posts in, and name the account that they are of."""
    file = a_file(posts, platform=platform)
    name = f"{next(_numbers)}.csv"
    desk.do(
        lambda tx: figures.keep(
            tx, desk.client_id, file, handle=handle, file_name=name, digest=name
        )
    )
    found = desk.see(lambda tx: read_accounts(tx, desk.client_id))
    return next(each.id for each in found if (each.platform, each.handle) == (platform, handle))


def tallies(desk: Desk, account: str, period: Period = ALL) -> list[Tally]:
    return list(
        desk.see(lambda tx: read_tallies(tx, desk.client_id, [account], "interactions", period))
    )


def test_posts_are_counted_by_weekday_hour_form_and_value(anna: Desk) -> None:
    account = keep(
        anna,
        at("1", "2026-03-02T08:05", interactions=12.0),  # a Monday
        at("2", "2026-03-09T08:55", interactions=12.0),
        at("3", "2026-03-08T20:00", interactions=40.0),  # a Sunday
        at("4", "2026-03-08T20:00"),
    )
    assert sorted(tallies(anna, account)) == [
        Tally(account, 1, 8, "reel", {12.0: 2}),
        Tally(account, 7, 20, "reel", {40.0: 1}),
    ]


def test_a_post_whose_file_told_no_form_is_counted_without_one(anna: Desk) -> None:
    formless = replace(at("1", "2026-03-02T08:05", interactions=12.0), form=None)
    account = keep(anna, formless)
    assert tallies(anna, account) == [Tally(account, 1, 8, None, {12.0: 1})]


def test_midnight_is_no_time_of_day_and_half_past_is(anna: Desk) -> None:
    account = keep(
        anna,
        at("1", "2026-03-02T00:00", interactions=1.0),
        at("2", "2026-03-02T00:30", interactions=1.0),
    )
    assert {each.hour for each in tallies(anna, account)} == {None, 0}


def test_only_the_period_is_counted(anna: Desk) -> None:
    account = keep(anna, *(at(f"{n}", f"2026-0{n}-15T09:00", interactions=n) for n in range(1, 6)))
    march = Period(date(2026, 3, 1), date(2026, 3, 31))
    assert [each.heap for each in tallies(anna, account, march)] == [{3.0: 1}]
    assert anna.see(lambda tx: read_count(tx, anna.client_id, [account], march)) == 1
    assert anna.see(lambda tx: read_count(tx, anna.client_id, [account], ALL)) == 5


def test_per_thousand_reached_only_posts_with_a_known_reach_count(anna: Desk) -> None:
    account = keep(
        anna,
        at("1", "2026-03-02T08:05", interactions=13.0, reach=600.0),
        at("2", "2026-03-02T08:05", interactions=13.0),
        at("3", "2026-03-02T08:05", interactions=13.0, reach=0.0),
    )
    found = anna.see(lambda tx: read_tallies(tx, anna.client_id, [account], "rate", ALL))
    assert [each.heap for each in found] == [{21.7: 1}]


def test_the_next_look_asks_nothing_and_a_new_file_is_seen(
    anna: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = keep(anna, at("1", "2026-03-02T08:05", interactions=1.0))
    look = lambda tx: read_tallies(tx, anna.client_id, [account], "interactions", ALL)  # noqa: E731
    before = anna.see(look)
    with monkeypatch.context() as patch:
        patch.setattr(post_tallies, "_tallies", lambda *_: pytest.fail("asked again"))
        assert anna.see(look) == before
    keep(anna, at("2", "2026-03-03T08:05", interactions=1.0))
    assert sum(each.posts for each in anna.see(look)) == 2


def test_an_account_is_covered_to_the_end_of_its_file(anna: Desk) -> None:
    keep(anna, at("1", "2026-03-02T08:05"), at("2", "2026-03-20T08:05"))
    (account,) = anna.see(lambda tx: read_accounts(tx, anna.client_id))
    assert (account.posts, account.first, account.through) == (
        2,
        date(2026, 3, 2),
        date(2026, 3, 20),
    )


def test_posts_are_read_latest_first(anna: Desk) -> None:
    account = keep(
        anna,
        at("1", "2026-03-02T08:05", "Eerste", interactions=3.0, reach=90.0),
        at("2", "2026-03-09T08:55", "Tweede"),
    )
    found = anna.see(lambda tx: read_published(tx, anna.client_id, [account], ALL))
    assert [(each.text, each.reach, each.interactions) for each in found] == [
        ("Tweede", None, None),
        ("Eerste", 90.0, 3.0),
    ]


def test_of_too_many_the_latest_of_all_accounts_are_read(
    anna: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(post_views, "MOST", 3)
    one = keep(anna, *(at(f"{n}", f"2026-03-0{n}T08:05") for n in range(1, 8, 2)))
    other = keep(anna, *(at(f"{n}", f"2026-03-07T0{n}:05") for n in range(8)), handle="other")
    found = anna.see(lambda tx: read_published(tx, anna.client_id, [one, other], ALL))
    assert [each.key for each in found] == [
        PostKey(one, "7"),
        PostKey(other, "7"),
        PostKey(other, "6"),
    ]


def test_posts_are_found_by_name(anna: Desk) -> None:
    account = keep(anna, *(a_post(f"{n}", date(2026, 3, 1 + n % 28)) for n in range(900)))
    keys = [PostKey(account, f"{n}") for n in range(899, 1000)] + [PostKey("none", "1")]
    found = anna.see(lambda tx: read_posts(tx, anna.client_id, keys))
    assert list(found) == [PostKey(account, "899")]


def test_another_clients_account_has_no_posts_here(anna: Desk, carla: Desk) -> None:
    account = keep(carla, at("1", "2026-03-02T08:05", interactions=1.0))
    assert tallies(anna, account) == []
    key = PostKey(account, "1")
    assert anna.see(lambda tx: read_posts(tx, anna.client_id, [key])) == {}
    with pytest.raises(NotFoundError):
        anna.see(lambda tx: read_posts(tx, carla.client_id, [key]))
    with pytest.raises(NotFoundError):
        anna.see(lambda tx: read_unplanned(tx, carla.client_id, carla.plan_id, [account], ALL, 10))


def test_a_competitors_account_is_none_of_ours(anna: Desk) -> None:
    keep(anna, at("1", "2026-03-02T08:05", interactions=1.0))
    account = keep(anna, at("2", "2026-03-02T08:05", interactions=1.0), handle="rival")
    with anna.db.begin(writes=True) as connection:
        rival = ACCOUNT.update().where(ACCOUNT.c.id == account)
        connection.execute(rival.values(competitor="Rival"))
        connection.execute(CLIENT.table.update().values(figures_revision=99))
    assert [each.handle for each in anna.see(lambda tx: read_accounts(tx, anna.client_id))] == [
        "zilt"
    ]
    assert tallies(anna, account) == []
