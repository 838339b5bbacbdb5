"""The day on which something happened is the day on our clock, whatever the clock in Greenwich says."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from time_machine import travel

from smwork.domain.content import ItemFields
from smwork.domain.experiments.counting import days_after
from smwork.domain.inspiration import ExperimentFields, TestedPostFields, VariantFields
from smwork.domain.versions import version_valid_on
from smwork.settings import settings
from smwork.store import versions
from smwork.store.clock import first_moment, on_our_clock
from smwork.store.plan import read_plan
from smwork.store.reviews import since_when
from tests.builders import Desk


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-02-28 23:30Z", date(2026, 3, 1)),  # half past twelve, in winter
        ("2026-02-28 22:59Z", date(2026, 2, 28)),
        ("2026-03-28 23:00Z", date(2026, 3, 29)),  # the night in which the clock goes forward
        ("2026-06-30 22:00Z", date(2026, 7, 1)),  # midnight, in summer
        ("2026-10-24 22:30Z", date(2026, 10, 25)),  # the night in which it goes back
        ("2026-10-25 22:59Z", date(2026, 10, 25)),
    ],
)
def test_what_happens_after_midnight_belongs_to_the_new_day(anna: Desk, at: str, day: date) -> None:
    with travel(datetime.fromisoformat(at), tick=False):
        anna.add(ItemFields(title="Bread"))
        frozen = anna.do(lambda tx: versions.freeze(tx, anna.plan_id, "now"))
    (kept,) = anna.see(lambda tx: versions.read_versions(tx, anna.plan_id))
    (item,) = anna.see(lambda tx: read_plan(tx, anna.plan_id)).items
    assert frozen.frozen_at.date() == kept.frozen_at.date() == item.created_at.date() == day
    assert version_valid_on([kept], day) == kept
    assert (
        version_valid_on([kept], day.replace(day=day.day - 1) if day.day > 1 else date.min) is None
    )


def test_a_post_that_is_chosen_after_midnight_is_a_day_late(anna: Desk) -> None:
    last = date(2026, 3, 28)
    with travel(datetime(2026, 2, 28, 12, tzinfo=UTC), tick=False):
        experiment = anna.add(ExperimentFields(deadline=last))
        variant = anna.add(VariantFields(experiment_id=experiment))
    # The clock goes forward that night: half past midnight, and the last minute of the day before.
    for hour, minute in ((23, 30), (22, 59)):
        with travel(datetime(2026, 3, 28, hour, minute, tzinfo=UTC), tick=False):
            anna.add(TestedPostFields(variant_id=variant, published_on=last, value=1.0))
    book = anna.see(lambda tx: read_plan(tx, anna.plan_id))
    late = [
        days_after(book.experiments[0], book.variants[0], post.created_at.date())
        for post in book.tested_posts
    ]
    assert sorted(late) == [0, 1]


def test_a_version_says_the_same_moment_when_it_is_read_again(anna: Desk) -> None:
    with travel(datetime(2026, 2, 28, 23, 30, tzinfo=UTC), tick=False):
        anna.add(ItemFields(title="Bread"))
        version = anna.do(lambda tx: versions.freeze(tx, anna.plan_id, "now"))
    (item,) = anna.see(lambda tx: versions.read_version(tx, version.id)).items
    assert item.created_at == datetime(2026, 2, 28, 23, 30, tzinfo=UTC)
    assert item.created_at.date() == date(2026, 3, 1)


def test_a_month_without_an_earlier_review_tells_changes_since_its_first_moment_here() -> None:
    assert since_when([], date(2026, 3, 1)) == datetime(2026, 2, 28, 23, tzinfo=UTC)
    assert since_when([], date(2026, 7, 1)) == datetime(2026, 6, 30, 22, tzinfo=UTC)


@pytest.fixture
def in_paramaribo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SMWORK_TIME_ZONE", "America/Paramaribo")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


@pytest.mark.usefixtures("in_paramaribo")
def test_the_clock_is_a_setting() -> None:
    found = on_our_clock(datetime(2026, 3, 1, 2, 30, tzinfo=UTC))
    assert (found.date(), found.hour) == (date(2026, 2, 28), 23)
    assert first_moment(date(2026, 3, 1)) == datetime(2026, 3, 1, 3, tzinfo=UTC)
