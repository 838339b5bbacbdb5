"""T: from when, until when, and the looks on the way."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smwork.domain.record import Rhythm
from smwork.domain.smart import checkpoints, judge
from tests.domain.smart_cases import STATES, dutch, english, goal


@pytest.mark.parametrize(
    ("start", "deadline", "every", "expected", "why"),
    [
        ("2026-01-01", "2026-09-30", "month", "+", "Until 30 Sept 2026, with 8 looks on the way."),
        ("2026-01-01", "2026-09-30", "quarter", "+", "with 2 looks"),
        ("2026-01-01", "2026-02-15", "month", "+", "with one look on the way"),
        ("2026-01-01", "2026-01-20", "week", "+", "with 2 looks"),
        ("2026-01-01", "2026-12-31", "month", "+", "with 11 looks"),
        ("2026-01-01", "2026-01-20", "month", "~", "first look at it would fall after"),
        ("2026-01-01", "2026-02-01", "month", "~", "first look at it would fall after"),
        ("2026-01-01", "2026-03-15", "quarter", "~", "first look at it would fall after"),
        ("2026-01-01", "2026-09-30", None, "~", "nobody looks at it"),
        ("2026-01-01", None, "month", "~", "no deadline yet"),
        (None, "2026-09-30", "month", "~", "has no start yet"),
        (None, None, None, "-", "no deadline yet"),
        ("2026-06-01", "2026-03-01", "month", "-", "leaves no time"),
        ("2026-06-01", "2026-06-01", "month", "-", "leaves no time"),
        ("2026-01-01", "2027-01-31", "month", "~", "after the plan ends, on 31 Dec 2026"),
        ("2025-10-01", "2025-12-01", "month", "~", "before the plan begins, on 1 Jan 2026"),
        ("2025-12-01", "2026-03-01", "month", "+", "with 2 looks"),
    ],
)
def test_a_commitment_has_a_start_a_deadline_in_the_plan_and_looks_on_the_way(
    start: str | None, deadline: str | None, every: Rhythm | None, expected: str, why: str
) -> None:
    given = goal(start=_day(start), deadline=_day(deadline), check_every=every)
    found = judge(given).of("T")
    assert (found.state, why in english(found.why)) == (STATES[expected], True), english(found.why)
    assert (found.mend is None) == (found.state == "met")


def test_a_weekly_look_for_longer_than_half_a_year_is_met_with_advice() -> None:
    found = judge(goal(check_every="week")).of("T")
    assert found.state == "met"
    assert "every month or quarter" in english(found.mend)
    assert "kijkmoment per maand of kwartaal" in dutch(found.mend)


def test_without_a_period_of_the_plan_any_deadline_will_do() -> None:
    given = goal(deadline=date(2031, 1, 1), plan_start=None, plan_end=None, check_every="quarter")
    assert judge(given).of("T").state == "met"


@pytest.mark.parametrize(
    ("start", "deadline", "every", "expected"),
    [
        ("2026-01-01", "2026-01-22", "week", ["2026-01-08", "2026-01-15"]),
        ("2026-01-31", "2026-05-01", "month", ["2026-02-28", "2026-03-31", "2026-04-30"]),
        ("2026-01-15", "2026-12-31", "quarter", ["2026-04-15", "2026-07-15", "2026-10-15"]),
        ("2026-11-30", "2027-03-30", "month", ["2026-12-30", "2027-01-30", "2027-02-28"]),
        ("2026-01-01", "2026-01-08", "week", []),
        ("2026-05-01", "2026-01-01", "week", []),
    ],
)
def test_checkpoints_lie_between_start_and_deadline(
    start: str, deadline: str, every: Rhythm, expected: list[str]
) -> None:
    found = checkpoints(date.fromisoformat(start), date.fromisoformat(deadline), every)
    assert [day.isoformat() for day in found] == expected


DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(DAYS, DAYS, st.sampled_from(["week", "month", "quarter"]))
def test_checkpoints_rise_and_never_touch_the_ends(
    start: date, deadline: date, every: Rhythm
) -> None:
    days = checkpoints(start, deadline, every)
    assert list(days) == sorted(set(days))
    assert all(start < day < deadline for day in days)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
