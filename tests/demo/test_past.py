"""The demo has a past: two versions that differ, and a review that was kept."""

from datetime import date

import pytest

from smwork.demo import add_demo_plan
from smwork.domain.plan import Language
from smwork.domain.versions import difference
from smwork.store import clients, history, reviews, versions
from smwork.store.database import database
from smwork.store.plan import read_plan
from tests.builders import Desk

TODAY = date(2026, 11, 18)


def a_demo(url: str, language: Language = "nl") -> Desk:
    db = database(url)
    desk = Desk(db, clients.open_local_workspace(db))
    plan_id = desk.do(lambda tx: add_demo_plan(tx, language=language, today=TODAY))
    return Desk(db, desk.actor, plan_id=plan_id)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_has_two_versions_that_differ_and_a_kept_review(
    sqlite_url: str, language: Language
) -> None:
    desk = a_demo(sqlite_url, language)
    one, two = desk.see(lambda tx: versions.read_versions(tx, desk.plan_id))
    assert (one.occasion, one.frozen_at.date()) == ("workshop", date(2026, 2, 1))
    assert (two.occasion, two.frozen_at.date()) == ("review", date(2026, 10, 1))
    old = desk.see(lambda tx: versions.read_version(tx, one.id))
    new = desk.see(lambda tx: versions.read_version(tx, two.id))
    told = {(each.part, each.what) for each in difference(old, new)}
    assert {("kpis", "changed"), ("learnings", "added"), ("decisions", "added")} <= told

    (line,) = desk.see(lambda tx: reviews.read_reviews(tx, desk.plan_id))
    assert (line.month, line.version_id) == (date(2026, 9, 1), two.id)
    kept = desk.see(lambda tx: reviews.read_review(tx, line.id))
    assert len(kept.kpis) >= 7
    assert kept.through is not None
    assert kept.through.month == 9
    assert [each.state for each in kept.come_back]
    assert any(each.marks for each in kept.kpis)


def test_its_history_goes_from_long_ago_to_now(sqlite_url: str) -> None:
    desk = a_demo(sqlite_url)
    told = desk.see(lambda tx: history.read_history(tx, desk.plan_id, 10_000))
    days = [each.at for each in reversed(told)]
    assert days == sorted(days)
    assert days[0].date() == date(2026, 2, 1)


def test_the_plan_of_today_is_the_one_of_the_story(sqlite_url: str) -> None:
    desk = a_demo(sqlite_url)
    book = desk.see(lambda tx: read_plan(tx, desk.plan_id))
    (followers,) = [each for each in book.kpis if each.formula == "followers"]
    assert followers.target == 5
    (x,) = [each for each in book.channels if each.platform == "x"]
    assert x.decision == "remove"
    assert book.plan.saved_at > max(each.created_at for each in book.decisions)
