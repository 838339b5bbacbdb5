"""A KPI's months, each beside what the plan of that moment asked."""

import pandas as pd

from smwork.charts import NotEnough
from smwork.charts.versions import against_then
from smwork.locale.translator import translator
from tests.charts.frames import then
from tests.charts.reading import drawn, shown

EN, NL = translator("en"), translator("nl")


def test_the_title_says_in_how_many_months_the_plan_of_then_was_not_met() -> None:
    chart = shown(against_then(then(), EN, label="Followers", unit="count"))
    assert chart.title == "Followers: behind the plan of then in one month of 8"
    assert "31 Aug 2026: 4,510, asked 4,420 (v2)." in chart.alt


def test_each_month_carries_the_version_that_it_is_held_against() -> None:
    chart = shown(against_then(then(), NL, label="Volgers", unit="count"))
    rows = drawn(chart)
    assert [row["short"] for row in rows] == ["", *["v1"] * 3, *["v2"] * 4, "v3"]
    assert [row["expected"] for row in rows][:2] == [None, 4060]


def test_without_a_month_it_asks_for_figures() -> None:
    nothing = then().iloc[:0]
    assert isinstance(against_then(nothing, EN, label="Followers", unit="count"), NotEnough)


def test_months_that_no_plan_asked_anything_of_are_still_shown() -> None:
    asked = then().assign(expected=float("nan"))
    chart = shown(against_then(pd.DataFrame(asked), EN, label="Followers", unit="count"))
    assert chart.title == "Followers: no plan of then asked anything"
    assert "30 Sept 2026: 4,580, nothing was asked then." in chart.alt
