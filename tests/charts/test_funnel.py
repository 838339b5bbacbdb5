"""The funnel's picture: stages by tens, money in words, the unknown said."""

import pandas as pd

from smwork.charts import NotEnough, Shown, funnel_steps
from smwork.locale.translator import translator
from tests.charts.frames import stages
from tests.charts.reading import nodes, shown

EN, NL = translator("en"), translator("nl")


def picture() -> Shown:
    return shown(funnel_steps(stages(EN), EN, period="October 2026"))


def test_the_title_goes_from_the_first_stage_to_the_last_that_is_counted() -> None:
    assert picture().title == "Reach: 412,300 people → Conversions: 45 (October 2026)"


def test_each_stage_says_what_it_came_to_and_what_went_on() -> None:
    told = picture().alt
    assert "Engagement: 12,310, 2.99% of the above." in told
    assert "Leads: not known." in told
    assert "Conversions: 45." in told
    assert "Value: €2,250, €50 each." in told


def test_money_and_the_unknown_have_no_place_among_the_numbers() -> None:
    chart = picture().chart.to_dict(validate=False)
    placed = {row["name"]: row["value"] for row in chart["data"]["values"]}
    assert (placed["Leads"], placed["Value"], placed["Conversions"]) == (None, None, 45.0)


def test_the_scale_goes_by_tens_round_what_there_is() -> None:
    (domain,) = {
        tuple(scale["domain"])
        for node in nodes(picture().spec["layer"])
        if isinstance(scale := node.get("scale"), dict) and scale.get("type") == "log"
    }
    assert domain == (10, 1_000_000)


def test_with_one_stage_there_is_no_funnel() -> None:
    frame = pd.DataFrame(
        [("Bereik", "people", 9.0, None), ("Omzet", "money", 9.0, None)],
        columns=["stage", "unit", "value", "rate"],
    )
    assert isinstance(funnel_steps(frame, NL, period="maart"), NotEnough)


def test_nought_has_no_place_on_a_scale_by_tens_but_is_said() -> None:
    frame = pd.DataFrame(
        [("Reach", "people", 9.0, None), ("Clicks", "times", 0.0, 0.0)],
        columns=["stage", "unit", "value", "rate"],
    )
    assert "Clicks: 0, 0% of the above." in shown(funnel_steps(frame, EN, period="March")).alt
