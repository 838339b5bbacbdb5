"""Which of overlapping files count: no day twice, as many days as possible, whatever the order."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from smwork.domain.links.counted import apart, counts, together
from smwork.domain.links.visits import EVER, Visit

FIRST = date(2026, 1, 1)


def row(start: int, end: int, sessions: float, order: int = 0) -> Visit:
    days = FIRST + timedelta(start), FIRST + timedelta(end)
    return Visit(*days, line=2, metrics={"sessions": sessions}, order=order)


def total(*rows: Visit) -> float:
    return counts(rows)["sessions"].total


def test_a_month_and_the_quarter_that_holds_it_are_not_added() -> None:
    assert total(row(0, 30, 10), row(0, 89, 25)) == 25


def test_months_that_follow_one_another_are_added() -> None:
    found = counts([row(0, 30, 10), row(31, 58, 5)])["sessions"]
    assert (found.total, found.days, found.through) == (15, 59, date(2026, 2, 28))


def test_days_fill_what_a_period_leaves_open() -> None:
    assert total(row(0, 30, 10), row(31, 31, 1), row(32, 32, 2), row(30, 30, 4)) == 13


def test_of_the_same_days_the_later_file_counts() -> None:
    assert total(row(0, 30, 10, order=-1), row(0, 30, 12, order=0)) == 12


def test_of_a_quarter_and_its_months_the_later_files_count() -> None:
    months = [row(0, 30, 10), row(31, 58, 5), row(59, 89, 7)]
    quarter = row(0, 89, 25)
    assert total(*(replace(each, order=-1) for each in months), quarter) == 25
    assert total(*months, replace(quarter, order=-1)) == 22
    assert total(months[0], *(replace(each, order=-2) for each in months[1:]), quarter) == 25


def test_of_a_count_since_the_beginning_the_latest_is_all() -> None:
    rows = [Visit(EVER, FIRST + timedelta(n), 2, metrics={"clicks": 10.0 * n}) for n in (1, 3, 2)]
    assert counts(rows)["clicks"].total == 30


def test_a_metric_that_no_file_knows_is_absent_and_nought_is_a_figure() -> None:
    found = counts([row(0, 0, 0.0)])
    assert found["sessions"].total == 0
    assert "conversions" not in found


def test_what_different_tags_brought_is_added() -> None:
    found = together([counts([row(0, 1, 3)]), counts([row(0, 2, 4)]), {}])
    assert (found["sessions"].total, found["sessions"].days) == (7, 3)


periods = st.tuples(st.integers(0, 12), st.integers(0, 6)).map(lambda p: (p[0], p[0] + p[1]))


@settings(max_examples=60, deadline=None)
@given(st.lists(periods, min_size=1, max_size=6, unique=True))
def test_no_set_of_rows_tells_more_days_and_the_order_does_not_matter(
    told: list[tuple[int, int]],
) -> None:
    rows = [row(start, end, 1.0, order) for order, (start, end) in enumerate(told)]
    kept = apart(rows)
    taken = [day for each in kept for day in days_of(each)]
    assert len(taken) == len(set(taken))
    assert len(taken) == most_days(rows)
    assert all(apart(list(other)) == kept for other in list(permutations(rows))[:6])


def days_of(visit: Visit) -> list[int]:
    return list(range((visit.start - FIRST).days, (visit.end - FIRST).days + 1))


def most_days(rows: list[Visit], used: frozenset[int] = frozenset()) -> int:
    """The most days that rows without overlap can tell, by trying all."""
    if not rows:
        return len(used)
    days = frozenset(days_of(rows[0]))
    without = most_days(rows[1:], used)
    return without if used & days else max(without, most_days(rows[1:], used | days))
