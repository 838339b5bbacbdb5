"""Figures come in: each is kept once, the latest known one counts, and it says where it came from."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

import pytest
import sqlalchemy as sa

from smwork.domain.figures import DayFigure, Post, Understood
from smwork.domain.plan import Client
from smwork.domain.posts.batches import BATCH
from smwork.domain.series import MonthSum
from smwork.errors import NotFoundError
from smwork.store import clients, figures, records
from smwork.store.figure_accounts import read_accounts
from smwork.store.figure_files import read_files
from smwork.store.figure_tables import POST, POST_DAY, POST_METRICS
from smwork.store.post_claims import Kept
from smwork.store.series import Origin, read_months, read_origins
from smwork.store.tables import HISTORY
from tests.builders import Desk, a_file, a_post, days_of

MAY = date(2026, 5, 1)


def keep(desk: Desk, file: Understood, name: str = "may.csv", handle: str = "@Zilt") -> Kept:
    return desk.do(
        lambda tx: figures.keep(
            tx, desk.client_id, file, handle=handle, file_name=name, digest=repr(file)
        )
    )


def months(desk: Desk) -> dict[tuple[str, str, date], MonthSum]:
    rows = desk.see(lambda tx: read_months(tx, desk.client_id))
    return {(row.scope, row.metric, row.month): row for row in rows}


def total(desk: Desk, metric: str, month: date = MAY, scope: str = "post") -> float:
    return months(desk)[scope, metric, month].total


def origins(desk: Desk, metric: str, month: date = MAY) -> list[Origin]:
    return desk.see(lambda tx: read_origins(tx, desk.client_id, "instagram", metric, month))


def some_posts(number: int = 10, **metrics: float) -> list[Post]:
    return [
        a_post(str(each), MAY + timedelta(days=each), 2 + each, **(metrics or {"reach": 10.0}))
        for each in range(number)
    ]


def test_the_same_file_twice_is_all_the_same(anna: Desk) -> None:
    file = a_file(some_posts(), days_of("followers", MAY, [100, 101, 103]))
    assert keep(anna, file) == Kept(new=13, changed=0, same=0)
    before = months(anna)
    assert keep(anna, file) == Kept(new=0, changed=0, same=13)
    assert months(anna) == before


def test_an_overlapping_later_file_counts_new_changed_and_same(anna: Desk) -> None:
    keep(anna, a_file(some_posts(10), days_of("followers", MAY, [100, 101])))
    grown = [replace(post, metrics={"reach": 25.0}) for post in some_posts(10)[8:]]
    later = a_file(
        [*some_posts(10)[5:8], *grown, a_post("new", date(2026, 6, 2), reach=5.0)],
        days_of("followers", MAY, [100, 102, 105]),
    )
    assert keep(anna, later) == Kept(new=2, changed=3, same=4)
    assert total(anna, "reach") == 8 * 10 + 2 * 25
    assert total(anna, "reach", date(2026, 6, 1)) == 5


def test_unknown_never_erases_what_is_known(anna: Desk) -> None:
    full = replace(
        a_post("1", MAY, reach=10.0, likes=3.0), link="https://x.example", extra={"plays": 4.0}
    )
    keep(anna, a_file([full]))
    bare = replace(full, metrics={"reach": 12.0}, form=None, text="", link=None, extra={"loops": 1})
    assert keep(anna, a_file([bare])) == Kept(new=0, changed=1, same=0)
    assert (total(anna, "reach"), total(anna, "likes")) == (12, 3)
    (row,) = anna.see(lambda tx: tx.connection.execute(sa.select(POST)).all())
    assert (row.form, row.text, row.link) == ("photo", "post 1", "https://x.example")
    assert row.extra == {"plays": 4.0, "loops": 1.0}


def test_zero_is_a_figure(anna: Desk) -> None:
    keep(anna, a_file([a_post("1", MAY, reach=10.0)]))
    keep(anna, a_file([a_post("1", MAY, reach=0.0)]))
    assert total(anna, "reach") == 0


def test_a_file_that_knows_less_changes_nothing_however_often(anna: Desk) -> None:
    more, less = a_post("1", MAY, reach=10.0, likes=3.0), a_post("1", MAY, reach=10.0)
    keep(anna, a_file([more]))
    for file in ([less], [more], [less]):
        assert keep(anna, a_file(file)) == Kept(new=0, changed=0, same=1)


def test_what_two_files_know_together_does_not_depend_on_their_order(
    anna: Desk, carla: Desk
) -> None:
    first = a_file([a_post("1", MAY, reach=10.0)], days_of("followers", MAY, {1: 100, 2: 101}))
    second = a_file([a_post("1", MAY, likes=3.0)], days_of("followers", MAY, {3: 103}))
    for desk, order in ((anna, (first, second)), (carla, (second, first))):
        for file in order:
            keep(desk, file)
    assert months(anna) == months(carla)
    assert total(anna, "followers", scope="account") == 304
    assert months(anna)["account", "followers", MAY].last == 103


def test_a_post_that_stands_twice_in_a_file_is_kept_once(anna: Desk) -> None:
    twice = [a_post("1", MAY, 2, reach=10.0), a_post("1", MAY, 3, reach=12.0)]
    assert keep(anna, a_file(twice)) == Kept(new=1, changed=0, same=0)
    assert (total(anna, "reach"), total(anna, "posts")) == (12, 1)


def test_a_post_that_moves_to_another_day_leaves_the_first(anna: Desk) -> None:
    keep(anna, a_file([a_post("1", date(2026, 4, 30), reach=10.0)]))
    keep(anna, a_file([a_post("1", MAY, reach=10.0)]))
    assert {month for _, _, month in months(anna)} == {MAY}


def test_posts_outside_the_period_that_the_file_claims_are_counted_too(anna: Desk) -> None:
    file = a_file(some_posts(5))
    keep(anna, replace(file, period_start=MAY, period_end=MAY))
    assert total(anna, "posts") == 5


def test_a_channel_has_one_series_however_its_handle_is_written(anna: Desk) -> None:
    keep(anna, a_file(some_posts(1)), handle="@Zilt ")
    keep(anna, a_file(some_posts(2)), handle="zilt")
    assert {row.account for row in months(anna).values()} == {"zilt"}
    assert total(anna, "posts") == 2


def test_the_account_is_remembered_by_its_name_in_the_file(anna: Desk) -> None:
    keep(anna, a_file(some_posts(1)), handle="zilt")
    known = anna.see(lambda tx: read_accounts(tx, anna.client_id))
    assert [(each.handle, list(each.seen_as)) for each in known] == [("zilt", ["zilt aan zee"])]


@pytest.mark.parametrize("seed", range(5))
def test_the_sums_are_those_of_a_recount(anna: Desk, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(6):
        keep(anna, a_file([_any_post(dice) for _ in range(dice.randrange(1, 40))]))
    asked = sa.select(POST_DAY.c.metric, POST_DAY.c.day, POST_DAY.c.total, POST_DAY.c.posts)
    kept = {
        (row.metric, row.day): (row.total, row.posts)
        for row in anna.see(lambda tx: tx.connection.execute(asked).all())
    }
    rows = anna.see(lambda tx: tx.connection.execute(sa.select(POST)).all())
    assert kept == _recount([row._asdict() for row in rows])
    by_month = total_by_month(kept)
    shown = {(row.metric, row.month): row.total for row in months(anna).values()}
    assert shown == by_month


def _any_post(dice: random.Random) -> Post:
    known = dice.sample(POST_METRICS, dice.randrange(4))
    metrics = {metric: float(dice.randrange(50)) for metric in known}
    day = MAY + timedelta(days=dice.randrange(60))
    return a_post(str(dice.randrange(50)), day, dice.randrange(2, 99), **metrics)


def _recount(
    rows: Sequence[dict[str, object]],
) -> dict[tuple[str, date], tuple[float, int]]:
    counted: dict[tuple[str, date], tuple[float, int]] = {}
    for row in rows:
        day = row["day"]
        assert isinstance(day, date)
        for metric in ("posts", *POST_METRICS):
            value = 1.0 if metric == "posts" else row[metric]
            if isinstance(value, float):
                before = counted.get((metric, day), (0.0, 0))
                counted[metric, day] = (before[0] + value, before[1] + 1)
    return counted


def total_by_month(
    days: dict[tuple[str, date], tuple[float, int]],
) -> dict[tuple[str, date], float]:
    sums: dict[tuple[str, date], float] = {}
    for (metric, day), (value, _) in days.items():
        month = day.replace(day=1)
        sums[metric, month] = sums.get((metric, month), 0.0) + value
    return sums


def test_a_month_has_the_sum_the_last_figure_and_the_last_day(anna: Desk) -> None:
    keep(anna, a_file(days=days_of("followers", MAY, {1: 100, 3: 104, 2: 150})))
    row = months(anna)["account", "followers", MAY]
    assert row == MonthSum(
        "instagram", "zilt", "account", "followers", MAY, 354, 104, 3, date(2026, 5, 3)
    )
    assert type(row.days) is int


def test_a_figure_says_from_which_file_and_line_it_came(anna: Desk) -> None:
    keep(anna, a_file(some_posts(3), days_of("reach", MAY, {1: 500})), "may.csv")
    later = replace(a_post("1", MAY, 9, reach=70.0), published=datetime(2026, 5, 2, 12))  # noqa: DTZ001
    keep(anna, replace(a_file([later]), period_end=date(2026, 6, 30)), "june.csv")
    assert [(each.value, each.post, each.file, each.line) for each in origins(anna, "reach")] == [
        (500.0, None, "may.csv", 2),
        (70.0, "post 1", "june.csv", 9),
        (10.0, "post 0", "may.csv", 2),
        (10.0, "post 2", "may.csv", 4),
    ]


def test_a_figure_that_only_the_earlier_file_knew_still_says_so(anna: Desk) -> None:
    for name, line, metrics in (
        ("may.csv", 2, {"reach": 10.0, "likes": 3.0, "shares": 1.0}),
        ("june.csv", 5, {"reach": 11.0, "likes": 4.0}),
        ("july.csv", 8, {"reach": 12.0}),
    ):
        keep(anna, a_file([a_post("1", MAY, line, **metrics)]), name)
    said = {
        metric: (each.value, each.file, each.line)
        for metric in ("reach", "likes", "shares")
        for each in origins(anna, metric)
    }
    assert said == {
        "reach": (12.0, "july.csv", 8),
        "likes": (4.0, "june.csv", 5),
        "shares": (1.0, "may.csv", 2),
    }


def test_a_figure_typed_by_hand_has_no_file_and_counts_until_a_later_export(anna: Desk) -> None:
    def typed(value: float) -> None:
        anna.do(
            lambda tx: figures.add_figure(
                tx,
                anna.client_id,
                platform="instagram",
                handle="zilt",
                metric="followers",
                day=MAY,
                value=value,
            )
        )

    typed(100.0)
    typed(120.0)
    (origin,) = origins(anna, "followers")
    assert (origin.value, origin.file, origin.line) == (120.0, None, None)
    file = a_file(days=[DayFigure(MAY, "followers", 130.0, 4)])
    keep(anna, file, "may.csv")
    (origin,) = origins(anna, "followers")
    assert (origin.value, origin.file, origin.line) == (120.0, None, None)
    keep(anna, replace(file, period_end=date(2099, 5, 1)), "later.csv")
    (origin,) = origins(anna, "followers")
    assert (origin.value, origin.file, origin.line) == (130.0, "later.csv", 4)


def test_only_a_metric_can_be_asked_for(anna: Desk) -> None:
    keep(anna, a_file(some_posts(1)))
    assert origins(anna, "fingerprint") == []


def test_the_files_are_listed_latest_first_with_what_became_of_them(anna: Desk) -> None:
    keep(anna, a_file(some_posts(3)), "may.csv")
    keep(anna, a_file(some_posts(4)), "may again.csv")
    listed = anna.see(lambda tx: read_files(tx, anna.client_id))
    assert [(each.name, each.new, each.same, each.kept_by) for each in listed] == [
        ("may again.csv", 1, 3, "Anna"),
        ("may.csv", 3, 0, "Anna"),
    ]
    assert (listed[1].platform, listed[1].handle) == ("instagram", "zilt")
    assert (listed[1].period_start, listed[1].period_end) == (MAY, date(2026, 5, 3))


def test_the_mapping_of_an_own_file_is_remembered_per_client(anna: Desk, carla: Desk) -> None:
    for mapping in ({"Datum": "day"}, {"Datum": "day", "Bereik": "reach"}):
        anna.do(
            partial(
                figures.keep_mapping,
                client_id=anna.client_id,
                signature="Datum;Bereik",
                mapping=mapping,
            )
        )
    read = anna.see(lambda tx: figures.read_mapping(tx, anna.client_id, "Datum;Bereik"))
    assert read == {"Datum": "day", "Bereik": "reach"}
    assert anna.see(lambda tx: figures.read_mapping(tx, anna.client_id, "Date")) is None


def test_progress_is_told_up_to_the_end(anna: Desk) -> None:
    told: list[float] = []
    posts = [a_post(str(number), MAY, reach=1.0) for number in range(2 * BATCH + 1)]
    anna.do(
        lambda tx: figures.keep(
            tx,
            anna.client_id,
            a_file(posts),
            handle="zilt",
            file_name="long.csv",
            digest="1",
            progress=told.append,
        )
    )
    assert len(told) > 2
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert total(anna, "reach") == 2 * BATCH + 1


def test_keeping_is_told_in_the_history_and_moves_the_client_on(anna: Desk) -> None:
    keep(anna, a_file(some_posts(3)))
    anna.do(lambda tx: clients.copy_plan(tx, anna.plan_id, "Herfst"))
    (line,) = anna.see(lambda tx: _imports(tx.connection, tx.workspace_id))
    assert line == {"file": [None, "may.csv"], "new": [None, 3], "changed": [None, 0]}


def _imports(connection: sa.Connection, workspace: str) -> list[object]:
    asked = sa.select(HISTORY.c.changes).where(
        HISTORY.c.workspace_id == workspace, HISTORY.c.action == "import"
    )
    return list(connection.execute(asked).scalars())


def test_figures_of_a_removed_client_are_neither_kept_nor_read(anna: Desk) -> None:
    anna.do(lambda tx: records.remove(tx, Client, anna.client_id))
    with pytest.raises(NotFoundError):
        keep(anna, a_file(some_posts(1)))
    with pytest.raises(NotFoundError):
        months(anna)


def test_an_empty_file_is_kept_as_read_in(anna: Desk) -> None:
    empty = replace(a_file(some_posts(1)), posts=())
    assert keep(anna, empty) == Kept(new=0, changed=0, same=0)
