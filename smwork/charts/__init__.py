"""The workbook's charts: pure functions from a data frame and a translator to an Altair chart.

Every function takes `(frame, t, …)` and returns one of two things, so that no screen can forget one:

- `Shown(chart, title, alt)`: the chart, and the text that stands in for it;
- `NotEnough(needed)`: the frame holds too little; `needed` is the sentence that says what to fill in.

The columns and units that a frame must have stand in each function's docstring; the column names are
English in every language, and more columns do no harm. A frame that lacks a column raises KeyError.

A chart takes 2 to 7 ms to build, and its `spec` 2 to 8 ms once. `st.altair_chart(shown.chart)` makes
that again at every rerun and checks it against the schema: 10 to 28 ms. `st.vega_lite_chart(shown.spec)`
draws the same picture in 0.1 ms; the tests do the checking. Two habits keep the building short: channels
are objects (`alt.Text("name:N")`; Altair looks a bare text up among a thousand classes) and no layer
holds layers (each level is copied whole, three times over).
"""

from smwork.charts.accounts import completeness_bars
from smwork.charts.evaluation import kpi_detail, kpi_glance
from smwork.charts.experiments import experiment_intervals
from smwork.charts.figures import metric_preview
from smwork.charts.funnel import funnel_steps
from smwork.charts.goals import goal_trajectory
from smwork.charts.inspiration import mentions_over_time, share_of_voice
from smwork.charts.links import campaign_bars
from smwork.charts.load import load_bars
from smwork.charts.mix import mix_bars
from smwork.charts.research import competitor_bars, fit_heatmap
from smwork.charts.shown import NotEnough, Shown
from smwork.charts.thread import thread_picture

__all__ = [
    "NotEnough",
    "Shown",
    "campaign_bars",
    "competitor_bars",
    "completeness_bars",
    "experiment_intervals",
    "fit_heatmap",
    "funnel_steps",
    "goal_trajectory",
    "kpi_detail",
    "kpi_glance",
    "load_bars",
    "mentions_over_time",
    "metric_preview",
    "mix_bars",
    "share_of_voice",
    "thread_picture",
]
