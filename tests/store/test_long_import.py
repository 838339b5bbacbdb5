"""A long file comes in step by step: whole or not at all, whoever stops it and whatever dies."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from textwrap import dedent

import pytest
import sqlalchemy as sa

from smwork.domain.figures import DayFigure, Post, Understood
from smwork.domain.posts.batches import PostBatch, batches_of
from smwork.errors import BusyError, NotFoundError, StoppedError
from smwork.store import figures, post_back
from smwork.store.clients import LOCAL
from smwork.store.database import Database, Tx
from smwork.store.figure_files import read_files
from smwork.store.figure_tables import (
    DAY_CLAIM,
    FILE,
    LINK_FIGURE,
    MONTH,
    POST,
    POST_CLAIM,
    POST_DAY,
)
from smwork.store.importing import Part, Watch, clear_up, keep_in_steps, take_back_in_steps
from smwork.store.opening import prepare
from smwork.store.owners import working_on
from smwork.store.post_claims import Kept
from smwork.store.series import read_months
from tests.builders import Desk, a_desk, a_file, a_member, a_post, days_of

MAY = date(2026, 5, 1)
FEW = 40
MANY = 5 * FEW + 10
FIGURES = (POST, POST_CLAIM, POST_DAY, MONTH, DAY_CLAIM, LINK_FIGURE, FILE)


def some_posts(number: int, reach: float = 10.0) -> list[Post]:
    return [
        a_post(str(each), MAY + timedelta(days=each % 40), 2 + each, reach=reach)
        for each in range(number)
    ]


def earlier_file() -> Understood:
    """Half of the posts, and the followers, as they were in June."""
    return a_file(some_posts(MANY // 2, 5.0), days_of("followers", MAY, [100.0]))


def long_file(reach: float = 10.0) -> Understood:
    """All posts, as they were in July."""
    whole = a_file(some_posts(MANY, reach), [DayFigure(MAY, "followers", 104.0, 4)])
    return replace(whole, period_end=date(2026, 7, 1))


def keep(
    desk: Desk,
    file: Understood,
    watch: Watch | None = None,
    batches: Callable[[], Iterator[PostBatch]] | None = None,
    op_id: str = "",
) -> Kept | None:
    name = f"{file.period_end}.csv"
    part = Part(file, "zilt", batches() if batches else batches_of(file.posts, FEW))
    return keep_in_steps(
        desk.db,
        desk.actor,
        desk.client_id,
        [part],
        name=name,
        digest=name,
        watch=watch or Watch(),
        op_id=op_id or name,
    )


def rows(desk: Desk) -> dict[str, list[str]]:
    """All that is kept of figures, table by table."""
    return {table.name: desk.see(partial(_rows_of, table)) for table in FIGURES}


def _rows_of(table: sa.Table, tx: Tx) -> list[str]:
    return sorted(map(repr, tx.connection.execute(sa.select(table)).all()))


def reach(desk: Desk) -> float:
    months = desk.see(lambda tx: read_months(tx, desk.client_id))
    return sum(row.total for row in months if row.metric == "reach")


@dataclass
class Onlooker(Watch):
    """Sees what the board shows at every step, and may do something there."""

    desk: Desk | None = None
    at: Callable[[float], None] = lambda _: None

    def __post_init__(self) -> None:
        self.seen: list[float] = []

    def past(self, share: float) -> None:
        assert self.desk is not None
        self.seen.append(reach(self.desk))
        self.at(share)
        super().past(share)


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(post_back, "WINDOW", FEW)


@pytest.fixture
def desk(anna: Desk) -> Desk:
    """Anna's, with half of the posts kept before."""
    keep(anna, earlier_file())
    return anna


def test_nothing_counts_until_all_of_it_does(desk: Desk) -> None:
    watch = Onlooker(desk=desk)
    kept = keep(desk, long_file(), watch)
    half = MANY // 2
    assert kept == Kept(new=MANY - half, changed=half + 1, same=0)
    assert set(watch.seen) == {half * 5.0}
    assert len(watch.seen) > 2
    assert watch.share == 1.0
    assert reach(desk) == MANY * 10.0


def test_on_a_connection_that_was_only_read_with_before(desk: Desk) -> None:
    desk.db.engine.dispose()
    short = partial(figures.keep, handle="zilt", file_name="short", digest="short")
    desk.do(lambda tx: short(tx, desk.client_id, a_file(some_posts(2, 1.0))))
    desk.db.read(desk.actor, lambda tx: read_months(tx, desk.client_id))
    assert keep(desk, long_file()) is not None


def test_a_click_that_comes_twice_is_carried_out_once(desk: Desk) -> None:
    assert keep(desk, long_file(), op_id="click") is not None
    before = rows(desk)
    assert keep(desk, long_file(7.0), op_id="click") is None
    assert rows(desk) == before


def test_the_same_file_again_changes_nothing(desk: Desk) -> None:
    keep(desk, long_file())
    before = rows(desk)
    assert keep(desk, long_file(), op_id="another click") == Kept(same=MANY + 1)
    assert rows(desk) == before


def test_what_is_stopped_leaves_nothing_behind(desk: Desk) -> None:
    before = rows(desk)
    watch = Onlooker(desk=desk)
    watch.at = lambda share: watch.stop.set() if share > 0.4 else None
    with pytest.raises(StoppedError):
        keep(desk, long_file(), watch)
    assert 1 < len(watch.seen) < 6
    assert rows(desk) == before


def test_what_fails_half_way_leaves_nothing_behind(desk: Desk) -> None:
    before = rows(desk)

    def damaged() -> Iterator[PostBatch]:
        yield from list(batches_of(long_file().posts, FEW))[:2]
        raise RuntimeError("the file was cut off")

    with pytest.raises(RuntimeError, match="cut off"):
        keep(desk, long_file(), batches=damaged)
    assert rows(desk) == before


def test_an_import_is_taken_back_whole(desk: Desk) -> None:
    before = rows(desk)
    keep(desk, long_file())
    latest = desk.see(lambda tx: read_files(tx, desk.client_id))[0]
    take_back_in_steps(desk.db, desk.actor, desk.client_id, latest.import_id, Watch())
    assert rows(desk) == before
    with pytest.raises(NotFoundError):
        take_back_in_steps(desk.db, desk.actor, desk.client_id, latest.import_id, Watch())


def test_the_earlier_file_goes_and_the_later_one_stays(desk: Desk) -> None:
    first = desk.see(lambda tx: read_files(tx, desk.client_id))[0]
    keep(desk, long_file())
    take_back_in_steps(desk.db, desk.actor, desk.client_id, first.import_id, Watch())
    assert reach(desk) == MANY * 10.0
    assert len(rows(desk)["post"]) == MANY
    assert rows(desk)["post_claim"] == []


def test_two_long_works_on_the_same_figures_do_not_mix(desk: Desk) -> None:
    told: list[int] = []

    def another(_: float) -> None:
        with pytest.raises(BusyError):
            keep(desk, long_file(7.0), op_id="another")
        with pytest.raises(BusyError):
            desk.do(at_once)
        told.append(1)

    def at_once(tx: Tx) -> Kept:
        return figures.keep(
            tx, desk.client_id, long_file(), handle="zilt", file_name="n", digest="n"
        )

    keep(desk, long_file(), Onlooker(desk=desk, at=another))
    assert told
    assert reach(desk) == MANY * 10.0


def test_a_post_that_stands_twice_in_a_long_file_counts_once_and_as_it_stands_last(
    anna: Desk,
) -> None:
    file = long_file()
    twice = [*file.posts, replace(file.posts[0], metrics={"reach": 99.0}, line=MANY + 9)]
    kept = keep(anna, replace(file, posts=tuple(twice)))
    assert kept == Kept(new=MANY + 1)
    assert reach(anna) == (MANY - 1) * 10.0 + 99.0
    anna.do(lambda tx: figures.take_back(tx, anna.client_id, _import(tx.connection)))
    assert all(found == [] for found in rows(anna).values())


def _import(connection: sa.Connection) -> str:
    return str(connection.execute(sa.select(FILE.c.import_id)).scalars().one())


KILLED = dedent("""
    import os
    import signal
    import sys

    from smwork.store import post_back
    from smwork.store.database import Actor, Database
    from smwork.store.figure_files import read_files
    from smwork.store.importing import Watch, take_back_in_steps
    from tests.store.test_long_import import FEW, Desk, keep, long_file

    url, user, workspace, client_id, work, at = sys.argv[1:]
    post_back.WINDOW = FEW

    class Doomed(Watch):
        def __setattr__(self, name, value):
            if name == "share" and value > float(at):
                os.kill(os.getpid(), signal.SIGKILL)
            super().__setattr__(name, value)

    desk = Desk(Database(url), Actor(user, workspace), client_id)
    if work == "keep":
        keep(desk, long_file(), Doomed())
    else:
        latest = desk.see(lambda tx: read_files(tx, client_id))[0]
        take_back_in_steps(desk.db, desk.actor, client_id, latest.import_id, Doomed())
""")


def kill(desk: Desk, work: str, at: float) -> None:
    """Begin the work in a process of its own, and kill that at a share of it."""
    url = desk.db.url.render_as_string(hide_password=False)
    who = desk.actor.user_id, desk.actor.workspace_id
    command = [sys.executable, "-c", KILLED, url, *who, desk.client_id, work, str(at)]
    done = subprocess.run(command, check=False, timeout=60)  # noqa: S603 - our own program
    assert done.returncode == -signal.SIGKILL


@pytest.fixture
def file_desk(file_db: Database) -> Desk:
    """The same on a file, which another process can open."""
    desk = a_desk(file_db, a_member(file_db, "anna", "zilt"))
    keep(desk, earlier_file())
    return desk


@pytest.mark.parametrize("at", [0.6, 0.99])
def test_a_process_that_dies_on_the_way_leaves_nothing_behind(file_desk: Desk, at: float) -> None:
    before = rows(file_desk)
    kill(file_desk, "keep", at)
    assert reach(file_desk) == (MANY // 2) * 5.0
    assert len(rows(file_desk)["post"]) > MANY // 2
    assert clear_up(file_desk.db, file_desk.actor, file_desk.client_id) == 1
    assert rows(file_desk) == before


def test_the_next_import_clears_up_by_itself(file_desk: Desk) -> None:
    kill(file_desk, "keep", 0.6)
    assert keep(file_desk, long_file()) is not None
    assert reach(file_desk) == MANY * 10.0
    assert len(rows(file_desk)["figure_file"]) == 2


def test_the_next_start_clears_up(file_db: Database) -> None:
    prepare(file_db)
    desk = a_desk(file_db, LOCAL)
    keep(desk, earlier_file())
    before = rows(desk)
    kill(desk, "keep", 0.6)
    prepare(file_db)
    assert rows(desk) == before


def test_taking_back_is_ended_by_whoever_comes_next(file_desk: Desk) -> None:
    before = rows(file_desk)
    keep(file_desk, long_file())
    kill(file_desk, "take back", 0.3)
    assert reach(file_desk) == MANY * 10.0
    assert clear_up(file_desk.db, file_desk.actor, file_desk.client_id) == 1
    assert rows(file_desk) == before


def test_work_that_is_still_under_way_is_left_alone(file_desk: Desk) -> None:
    kill(file_desk, "keep", 0.6)
    with file_desk.db.begin(writes=True) as connection:
        by_us = f"x/{os.getpid()}/elsewhere"
        connection.execute(FILE.update().where(FILE.c.state == "coming").values(owner=by_us))
    with pytest.raises(BusyError):
        clear_up(file_desk.db, file_desk.actor, file_desk.client_id)
    with working_on("something else"), pytest.raises(BusyError):
        keep(file_desk, long_file())
