"""The demo's posts follow its calendar: most are matched, a few wait, and a few never went out."""

import shutil
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from statistics import mean

import pytest

from smwork.demo import add_demo_plan
from smwork.demo.posts import PlannedPost, by_day, pull, usual_pull
from smwork.domain.content import Form
from smwork.domain.posts.hashtags import counted
from smwork.domain.posts.matching import candidates
from smwork.domain.posts.moments import MIN_CLASSED, of_moments
from smwork.domain.posts.proposals import proposals
from smwork.domain.posts.published import PublishedPost, channels_of_accounts, confirmed_posts
from smwork.domain.posts.results import missing
from smwork.domain.workbook import Workbook
from smwork.store import clients
from smwork.store.database import database
from smwork.store.plan import read_plan
from smwork.store.post_tallies import read_tallies
from smwork.store.post_views import Period, read_accounts, read_published
from tests.builders import Desk

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


@dataclass
class Demo:
    desk: Desk
    book: Workbook
    posts: tuple[PublishedPost, ...]


@pytest.fixture(scope="module", params=["nl", "en"])
def demo(
    request: pytest.FixtureRequest, sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Demo:
    file = shutil.copy(sqlite_template, tmp_path_factory.mktemp("demo") / "smwork.db")
    db = database(f"sqlite:///{file}")
    desk = Desk(db, clients.open_local_workspace(db))
    plan_id = desk.do(partial(add_demo_plan, language=request.param, today=TODAY))
    book = desk.see(partial(read_plan, plan_id=plan_id))
    accounts = [each.id for each in desk.see(partial(read_accounts, client_id=book.client.id))]
    posts = desk.see(lambda tx: read_published(tx, book.client.id, accounts, Period()))
    return Demo(desk, book, posts)


def test_enough_is_matched_to_compare_classes_and_some_waits_for_an_answer(demo: Demo) -> None:
    accounts = demo.desk.see(partial(read_accounts, client_id=demo.book.client.id))
    channel_of = channels_of_accounts(demo.book.channels, accounts)
    found = candidates(demo.book.items, demo.posts, channel_of, {})
    waiting = proposals(found, demo.book.matches)
    assert len(confirmed_posts(demo.book.matches)) >= MIN_CLASSED
    assert {each.sure for each in waiting} == {True, False}
    ids = {each.item.id for each in waiting}
    gone = missing(demo.book, accounts, TODAY, ids)
    assert gone.items
    assert gone.later
    assert gone.unmeasured


def test_an_evening_on_instagram_stands_out(demo: Demo) -> None:
    client_id = demo.book.client.id
    (account,) = (
        each.id
        for each in demo.desk.see(partial(read_accounts, client_id=client_id))
        if each.platform == "instagram"
    )
    tallies = demo.desk.see(
        lambda tx: read_tallies(tx, client_id, [account], "interactions", Period())
    )
    _, _, parts = of_moments(tallies)
    assert parts.best is not None
    assert parts.best.key == "evening"


def test_posts_have_hashtags(demo: Demo) -> None:
    assert counted(each.text for each in demo.posts)[0].texts >= 10


def test_a_planned_post_takes_the_place_of_that_day_or_of_the_day_after() -> None:
    first = date(2026, 3, 2)
    planned = [PlannedPost(first + DAY * n, time(19), "reel", f"{n}") for n in (0, 1, 5)]
    taken = by_day(planned, [first, first + 2 * DAY, first + 4 * DAY])
    assert {day: each.text for day, each in taken.items()} == {first: "0", first + 2 * DAY: "1"}


def test_what_moments_and_forms_do_comes_to_nothing_over_all_of_them() -> None:
    hours = (8, 20)
    kinds: tuple[Form, ...] = ("reel", "photo")
    usual = usual_pull(kinds, hours)
    each = [
        pull(form, datetime(2026, 3, 2, hour)) / usual  # noqa: DTZ001 - wall time
        for form in kinds
        for hour in hours
    ]
    assert mean(each) == pytest.approx(1)
    assert max(each) > 1.2
