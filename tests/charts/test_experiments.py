"""The picture of an experiment: a point and its line per variant, A as the stroke at 0."""

import pandas as pd

from smwork.charts import NotEnough, experiment_intervals
from smwork.locale.translator import translator
from tests.charts import reading
from tests.charts.frames import CHARTS, compared
from tests.charts.reading import nodes


def test_each_variant_says_how_much_and_between_what_and_how_many_it_had() -> None:
    chart = reading.shown(CHARTS["experiment"](translator("en")))
    assert "“nog 6 fietsen”: +23% (+4% to +45%)." in chart.alt
    assert "C: zonder prijs: −3% (−20% to +18%)." in chart.alt
    assert "D: met video: +61% (−12% to ∞)." in chart.alt
    assert "95% confidence interval" in chart.alt
    notes = {node["note"] for node in nodes(chart.spec) if "note" in node and "low" in node}
    assert notes == {"+23% · 15,216 people", "−3% · 15,190 people", "+61% · 120 people"}


def test_an_open_line_runs_to_the_edge_and_presses_nobody_together() -> None:
    chart = reading.shown(CHARTS["experiment"](translator("en")))
    drawn = {
        node["name"][0]: node for node in nodes(chart.spec) if "low" in node and "name" in node
    }
    assert drawn["D"]["high"] <= 244
    assert "E" not in drawn
    assert drawn["B"]["found"] is True


def test_without_a_variant_that_can_be_told_there_is_nothing_to_draw() -> None:
    frame = compared().assign(lift=None)
    found = experiment_intervals(
        pd.DataFrame(frame), translator("en"), title="", figure="", a="", a_size=0, unit=""
    )
    assert isinstance(found, NotEnough)
