"""The chart of campaigns: most visits first, what nobody knows isn't drawn, and the largest alone."""

import pandas as pd
import pytest

from smwork.charts import NotEnough, campaign_bars
from smwork.locale.translator import translator
from tests.charts.frames import campaigns
from tests.charts.reading import nodes, shown

EN = translator("en")


def rows(frame: pd.DataFrame) -> list[dict[str, object]]:
    spec = shown(campaign_bars(frame, EN)).spec
    return next(node["values"] for node in nodes(spec) if "values" in node)


def test_the_campaign_with_most_visits_stands_first_and_the_smallest_are_left_out() -> None:
    found = rows(campaigns())
    assert [each["name"] for each in found[:2]] == ["zomer-sale", "actie-9"]
    assert len(found) == 8


def test_conversions_that_no_file_knows_are_not_said() -> None:
    notes = {str(each["name"]): each["note"] for each in rows(campaigns())}
    assert notes["zomer-sale"] == "644 visits"
    assert notes["actie-9"] == "360 visits · 9 conversions"


def test_the_title_says_what_stands_out() -> None:
    told = shown(campaign_bars(campaigns(), EN))
    assert told.title == "Of 10 campaigns, the links of zomer-sale brought most visits: 644"
    one = shown(campaign_bars(campaigns().tail(2), EN))
    assert one.title == "The links of zomer-sale brought 644 visits"


@pytest.mark.parametrize("frame", [campaigns().tail(1), campaigns().head(0)])
def test_without_visits_it_says_what_to_read_in(frame: pd.DataFrame) -> None:
    assert isinstance(campaign_bars(frame, EN), NotEnough)
