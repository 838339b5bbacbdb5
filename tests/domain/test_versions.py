"""Which version was valid when, what differs between two plans, and how a frozen one is read."""

import json
from datetime import UTC, date, datetime

from smwork.domain.content import Event, Item
from smwork.domain.goals import Goal, Kpi
from smwork.domain.plan import Audience
from smwork.domain.snapshot import book_of, snapshot_of
from smwork.domain.then import months_of_then
from smwork.domain.versions import (
    PARTS,
    STEP_OF,
    Occasion,
    PlanVersion,
    difference,
    version_valid_on,
)
from smwork.domain.workbook import Workbook
from tests.domain.builders import figure, made, plan, workbook

YEAR = {"start": date(2026, 1, 1), "end": date(2026, 12, 31)}


def version(number: int, day: date, occasion: Occasion = "hand") -> PlanVersion:
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return PlanVersion(str(number), number, f"v{number}", "", occasion, moment, "anna")


def test_the_latest_version_that_was_frozen_by_then_was_valid() -> None:
    one, two = version(1, date(2026, 1, 10)), version(2, date(2026, 3, 2))
    assert version_valid_on([one, two], date(2026, 1, 9)) is None
    assert version_valid_on([one, two], date(2026, 1, 10)) is one
    assert version_valid_on([two, one], date(2026, 3, 1)) is one
    assert version_valid_on([two, one], date(2026, 12, 31)) is two
    assert version_valid_on([], date(2026, 1, 1)) is None


def test_what_was_kept_before_going_back_was_never_the_plan() -> None:
    day = date(2026, 3, 2)
    kept, after = version(2, day, "before"), version(3, day, "back")
    assert version_valid_on([version(1, date(2026, 1, 1)), kept, after], day) is after
    assert version_valid_on([kept], day) is None


def test_a_difference_says_what_was_added_changed_and_dropped() -> None:
    same = made(Goal, "same", statement="Same")
    before = workbook(
        goals=(same, made(Goal, "a", statement="Leads", deadline=date(2026, 6, 30))),
        events=(made(Event, "gone", name="Fair", on=date(2026, 5, 1)),),
    )
    after = workbook(
        plan(why="Because"),
        goals=(same, made(Goal, "a", statement="Leads", deadline=date(2026, 9, 30))),
        audiences=(made(Audience, "new", name="Bakers"),),
    )
    told = [(each.step, each.part, each.what, each.changes) for each in difference(before, after)]
    assert told == [
        ("plan", "plan", "changed", (("why", "", "Because"),)),
        ("plan", "audiences", "added", (("name", None, "Bakers"), ("market", None, "b2c"))),
        ("goals", "goals", "changed", (("deadline", "2026-06-30", "2026-09-30"),)),
        (
            *("content", "events", "dropped"),
            (("name", "Fair", None), ("on", "2026-05-01", None), ("kind", "own", None)),
        ),
    ]


def test_who_saved_a_record_and_how_often_makes_no_difference() -> None:
    goal = made(Goal, "a", statement="Leads")
    saved = goal.model_copy(update={"version": 7, "changed_by": "bob"})
    assert difference(workbook(goals=(goal,)), workbook(plan(), goals=(saved,))) == ()


def test_every_part_of_a_workbook_belongs_to_a_step() -> None:
    assert set(PARTS) - set(STEP_OF) == set()


def test_a_snapshot_gives_the_same_plan_back() -> None:
    book = workbook(
        plan(**YEAR, own_mix={"tips": 60.0}),
        goals=(made(Goal, "a", statement="Meer ‘leads’"),),
        items=(made(Item, "i", planned_on=date(2026, 5, 1), planned_at="9:30"),),
    )
    assert book_of(snapshot_of(book)) == book


def test_a_snapshot_from_before_a_field_or_a_kind_of_record_is_still_read() -> None:
    told = json.loads(snapshot_of(workbook(goals=(made(Goal, "a", statement="Leads"),))))
    del told["goals"][0]["experiment"]
    del told["annotations"]
    told["goals"][0]["given_up"] = "a field of another time"
    (goal,) = book_of(json.dumps(told).encode()).goals
    assert (goal.statement, goal.experiment) == ("Leads", False)


def test_each_month_is_held_against_the_plan_that_was_valid_then() -> None:
    def book(target: float) -> Workbook:
        goal = made(Goal, "g", statement="Followers")
        kpi = made(Kpi, "k", goal_id="g", formula="followers", baseline=1000, target=target)
        return workbook(plan(**YEAR), goals=(goal,), kpis=(kpi,))

    one, two = version(1, date(2026, 2, 10)), version(2, date(2026, 4, 15))
    books = {"1": book(2000), "2": book(1100)}
    months = [date(2026, month, 1) for month in (1, 2, 3, 4)]
    sums = [figure("followers", month, 1050.0) for month in months]
    now = book(5000)
    told = months_of_then(now.kpis[0], now, [one, two], lambda each: books[each.id], sums)

    assert [(each.version, each.target, each.verdict) for each in told] == [
        (None, 5000, "behind"),
        (one, 2000, "behind"),
        (one, 2000, "behind"),
        (two, 1100, "on_course"),
    ]
    assert [each.actual for each in told] == [1050.0] * 4
    february = told[1].expected
    assert february is not None
    assert 1150 < february < 1170  # 58 of 364 days from 1,000 to 2,000


def test_a_month_from_before_the_kpi_was_in_the_plan_is_held_against_nothing() -> None:
    goal = made(Goal, "g", statement="Followers")
    kpi = made(Kpi, "k", goal_id="g", formula="followers", target=2000)
    now = workbook(plan(**YEAR), goals=(goal,), kpis=(kpi,))
    (told,) = months_of_then(
        kpi,
        now,
        [version(1, date(2026, 1, 1))],
        lambda _: workbook(plan(**YEAR)),
        [figure("followers", date(2026, 1, 1), 1050.0)],
    )
    assert (told.kpi, told.expected, told.verdict) == (None, None, "not_enough")


def test_what_an_hour_cost_then_counts_in_the_return_of_then() -> None:
    def book(rate: float) -> Workbook:
        goal = made(Goal, "g", statement="Pays its way")
        kpi = made(Kpi, "k", goal_id="g", formula="roi", baseline=0, target=50)
        frame = plan(**YEAR, hours_week=0, hour_rate=rate, tool_costs_month=rate)
        return workbook(frame, goals=(goal,), kpis=(kpi,))

    january = date(2026, 1, 1)
    sums = [figure("revenue", january, 300.0), figure("spend", january, 100.0)]
    now = book(900.0)
    (told,) = months_of_then(
        now.kpis[0], now, [version(1, date(2026, 1, 5))], lambda _: book(100.0), sums
    )
    assert told.actual == 50.0  # 300 came in and 200 went out: spend and the tools of then
