"""A month's review is kept as it was; a second one of the same month stands beside it."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from smwork.domain.goals import Goal, GoalFields
from smwork.domain.month_review import Changes, KpiOfMonth, MonthReview
from smwork.domain.say import Month, Percent, say
from smwork.errors import NotFoundError, SchemaTooNewError
from smwork.store import records, reviews, versions
from smwork.store.tables import REVIEW
from tests.builders import Desk

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def a_review(month: date = MAY, plan: str = "Zomer") -> MonthReview:
    told = KpiOfMonth(
        kpi_id="1",
        name=say("Reach"),
        goal="More reach",
        unit="percent",
        verdict="behind",
        why=say("At {share} in {month}.", share=Percent(3.5), month=Month(month)),
        actual=3.5,
    )
    return MonthReview(
        month=month,
        plan=plan,
        client="Zilt",
        through=date(2026, 5, 31),
        accounts=(),
        since=datetime(2026, 5, 1, tzinfo=UTC),
        changes=(Changes(by="Anna", kind="goal", action="add", count=2),),
        movers=(),
        kpis=(told,),
        learnings=(),
        come_back=(),
        decided=(),
    )


def kept(desk: Desk, review: MonthReview) -> reviews.ReviewLine:
    return desk.do(lambda tx: reviews.keep_review(tx, desk.plan_id, review))


def test_a_review_is_read_as_it_was_kept(anna: Desk) -> None:
    line = kept(anna, a_review())
    assert (line.month, line.made_by) == (MAY, "Anna")
    assert anna.see(lambda tx: reviews.read_review(tx, line.id)) == a_review()


def test_a_second_review_of_a_month_is_a_new_one_beside_it(anna: Desk, bob: Desk) -> None:
    first = kept(anna, a_review())
    later_month = kept(anna, a_review(JUNE))
    second = kept(bob, a_review(plan="Another name"))
    listed = anna.see(lambda tx: reviews.read_reviews(tx, anna.plan_id))
    assert [each.id for each in listed] == [later_month.id, second.id, first.id]
    assert anna.see(lambda tx: reviews.read_review(tx, first.id)).plan == "Zomer"
    assert anna.see(lambda tx: reviews.read_review(tx, second.id)).plan == "Another name"


def test_a_second_review_tells_what_changed_since_the_month_before(anna: Desk) -> None:
    first = kept(anna, a_review())
    kept(anna, a_review(JUNE))
    listed = anna.see(lambda tx: reviews.read_reviews(tx, anna.plan_id))
    assert reviews.since_when(listed, JUNE) == first.made_at


def test_a_version_that_is_frozen_with_it_must_be_the_plans_own(anna: Desk, carla: Desk) -> None:
    version = anna.do(lambda tx: versions.freeze(tx, anna.plan_id, "May"))
    foreign = carla.do(lambda tx: versions.freeze(tx, carla.plan_id, "May"))
    line = anna.do(lambda tx: reviews.keep_review(tx, anna.plan_id, a_review(), version.id))
    assert line.version_id == version.id
    with pytest.raises(NotFoundError):
        anna.do(lambda tx: reviews.keep_review(tx, anna.plan_id, a_review(), foreign.id))


def test_changes_are_counted_by_who_made_them_and_to_what(anna: Desk, bob: Desk) -> None:
    goal = anna.add(GoalFields(statement="Leads"))
    anna.add(GoalFields(statement="Trials"))
    bob.do(lambda tx: records.change(tx, Goal, goal, 1, {"statement": "More leads"}))
    bob.do(lambda tx: records.change(tx, Goal, goal, 2, {"statement": "Many more leads"}))
    long_ago = datetime.now(UTC) - timedelta(hours=1)
    told = anna.see(lambda tx: reviews.read_changes(tx, anna.plan_id, long_ago))
    goals = [each for each in told if each.kind == "goal"]
    assert goals == [
        Changes(by="Anna", kind="goal", action="add", count=2),
        Changes(by="Bob", kind="goal", action="change", count=1),
    ]
    later = datetime.now(UTC) + timedelta(hours=1)
    assert anna.see(lambda tx: reviews.read_changes(tx, anna.plan_id, later)) == ()


def test_what_a_newer_workbook_kept_is_refused_with_a_word(anna: Desk) -> None:
    line = kept(anna, a_review())
    with anna.db.begin(writes=True) as connection:
        connection.execute(REVIEW.update().values(layout=99))
    with pytest.raises(SchemaTooNewError):
        anna.see(lambda tx: reviews.read_review(tx, line.id))


def test_no_review_is_ever_overwritten(anna: Desk) -> None:
    kept(anna, a_review())
    before = _rows(anna)
    kept(anna, a_review(plan="Other"))
    assert [row for row in _rows(anna) if row in before] == before


def _rows(desk: Desk) -> list[tuple[object, ...]]:
    with desk.db.begin(writes=False) as connection:
        return [tuple(row) for row in connection.execute(sa.select(REVIEW))]
