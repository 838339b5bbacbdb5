"""The chart of branches side by side: what it says, and what it leaves out."""

from datetime import date

import pandas as pd
import pytest

from smwork.charts import NotEnough
from smwork.charts.branches import MOST, branch_ways
from smwork.locale.translator import translator
from tests.charts.frames import branches
from tests.charts.reading import nodes, shown


def many(count: int) -> pd.DataFrame:
    rows = [(f"B{n}", "real", date(2026, 1, 31), float(n)) for n in range(1, count + 1)]
    return pd.DataFrame(rows, columns=["name", "kind", "day", "share"])


def test_it_says_who_is_furthest_and_who_least() -> None:
    chart = shown(branch_ways(branches(), translator("en"), label="Followers"))
    assert chart.title == "Followers: Breda is at 44% of its way, Luik at 5%"
    assert "Gent: at 22% of its way on 30 Apr 2026." in chart.alt


def test_a_course_that_all_share_is_drawn_once() -> None:
    chart = shown(branch_ways(branches(), translator("nl"), label="Volgers"))
    courses = {node["course"] for node in nodes(chart.spec) if "course" in node}
    assert len(courses) == 1


@pytest.mark.parametrize("count", [0, 1])
def test_one_branch_alone_is_not_compared(count: int) -> None:
    assert isinstance(branch_ways(many(count), translator("en"), label="Followers"), NotEnough)


def test_of_more_than_can_be_told_apart_the_first_are_drawn() -> None:
    chart = shown(branch_ways(many(MOST + 2), translator("en"), label="Followers"))
    drawn = {node["name"] for node in nodes(chart.spec) if "shown" in node}
    assert len(drawn) == MOST
    assert "B8: at 8%" in chart.alt
