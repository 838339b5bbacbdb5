"""The demo's experiments: one has ended, one runs, one is being prepared, and their figures are right."""

from datetime import date

import pytest

from smwork.demo import add_demo_plan
from smwork.domain.experiments.counting import Seen, seen
from smwork.domain.experiments.design import Own, missing, phase, sample, variants_of
from smwork.domain.experiments.result import days_late, outcome
from smwork.domain.experiments.telling import part_of_sample
from smwork.domain.inspiration import Experiment
from smwork.domain.workbook import Workbook
from smwork.store import clients
from smwork.store.database import database
from smwork.store.plan import read_plan
from tests.builders import Desk

TODAY = date(2026, 11, 18)


@pytest.fixture
def book(sqlite_url: str) -> Workbook:
    db = database(sqlite_url)
    desk = Desk(db, clients.open_local_workspace(db))
    plan_id = desk.do(lambda tx: add_demo_plan(tx, language="nl", today=TODAY))
    return desk.see(lambda tx: read_plan(tx, plan_id))


def shown(book: Workbook, experiment: Experiment) -> list[Seen]:
    return seen(experiment, variants_of(experiment, book.variants), book.tested_posts, {})


def test_one_of_each_and_what_they_show(book: Workbook) -> None:
    by_phase = {phase(each, TODAY): each for each in book.experiments}
    assert set(by_phase) == {"draft", "running", "ended"}

    ended, running, draft = by_phase["ended"], by_phase["running"], by_phase["draft"]
    found = outcome(ended, shown(book, ended))
    assert (found.verdict, found.short) == ("difference", False)
    assert found.winner is not None
    assert found.winner.seen.letter == "B"
    assert part_of_sample(running, shown(book, running)) == pytest.approx(4 / 12)
    variants = variants_of(draft, book.variants)
    assert len(missing(draft, variants, Own(), TODAY)) == 1


def test_posts_came_in_on_their_days_and_the_ads_were_counted_the_day_after_the_end(
    book: Workbook,
) -> None:
    added = {(each.created_at.date(), each.published_on) for each in book.tested_posts}
    assert all(day == published for day, published in added)
    by_phase = {phase(each, TODAY): each for each in book.experiments}
    ended = shown(book, by_phase["ended"])
    assert {days_late(by_phase["ended"], each) for each in ended} == {1}
    assert {each.late for each in shown(book, by_phase["running"])} == {0}


def test_the_agreed_samples_are_those_that_the_rules_compute(book: Workbook) -> None:
    for each in book.experiments:
        if each.planned is not None:
            found = sample(each, 2, Own(spread=each.spread))
            assert found is not None
            assert each.planned == found.per_variant
