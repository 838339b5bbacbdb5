"""The last thirty days, told as if they were a month."""

from datetime import date

import pytest

from smwork.domain.kpi import formula_points
from smwork.facts.kpis import kpi
from smwork.store import figures
from smwork.store.last_days import read_last_days
from tests.builders import Desk, a_file, a_post, days_of

JAN, FEB = date(2026, 1, 1), date(2026, 2, 1)
UNTIL = date(2026, 2, 14)


@pytest.fixture
def kept(anna: Desk) -> Desk:
    """Posts of 10 and 20 January and of 5 February; followers of four days."""
    posts = [
        a_post("1", date(2026, 1, 10), likes=900.0, comments=90.0),
        a_post("2", date(2026, 1, 20), likes=60.0, comments=6.0),
        a_post("3", date(2026, 2, 5), likes=30.0, comments=4.0),
    ]
    days = [
        *days_of("followers", JAN, {31: 4_900.0}),
        *days_of("followers", FEB, {7: 5_000.0, 20: 9_000.0}),
    ]
    anna.do(
        lambda tx: figures.keep(
            tx, anna.client_id, a_file(posts, days), handle="zilt", file_name="a.csv", digest="d"
        )
    )
    return anna


def test_ipm_is_told_over_the_thirty_days_up_to_a_day(kept: Desk) -> None:
    sums = kept.see(lambda tx: read_last_days(tx, kept.client_id, UNTIL))
    (point,) = formula_points(kpi("ipm"), sums)
    # (60 + 6 + 30 + 4) / 2 posts / 5 thousand fans; the post of 10 January lies before.
    assert point.value == pytest.approx(10.0)
    assert (point.month, point.days, point.through) == (FEB, 2, date(2026, 2, 5))


def test_of_a_stock_the_latest_day_within_counts(kept: Desk) -> None:
    sums = kept.see(lambda tx: read_last_days(tx, kept.client_id, UNTIL))
    (followers,) = (row for row in sums if row.metric == "followers")
    assert (followers.last, followers.through) == (5_000, date(2026, 2, 7))


def test_a_shorter_time_has_fewer_figures(kept: Desk) -> None:
    sums = kept.see(lambda tx: read_last_days(tx, kept.client_id, UNTIL, days=7))
    assert {row.metric for row in sums if row.scope == "post"} == set()
