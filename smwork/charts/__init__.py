"""The workbook's charts: pure functions from a data frame and a translator to what Streamlit draws.

Every function takes `(frame, t, …)` and returns one of two things, so that no screen can forget one:

- `Shown(spec, title, alt)`: `st.vega_lite_chart(shown.spec, alt=shown.alt, width="stretch")`;
- `NotEnough(needed)`: the frame holds too little; `needed` is the sentence that says what to fill in.

The columns and units that a frame must have stand in each function's docstring; the column names are
English in every language, and more columns do no harm. A frame that lacks a column raises KeyError.

Why specifications and not Altair objects: the same four layers cost 13 ms to build with Altair 6.3
and 6 (11 with its check) to turn into a specification, against 0.7 ms written down as one; a chart
that is redrawn as one types pays that at every key. The tests hold every specification against
Altair's schema, so nothing is lost but the time.
"""

from smwork.charts.accounts import completeness_bars
from smwork.charts.evaluation import kpi_detail, kpi_glance
from smwork.charts.figures import metric_preview
from smwork.charts.goals import goal_trajectory
from smwork.charts.inspiration import mentions_over_time, share_of_voice
from smwork.charts.load import load_bars
from smwork.charts.mix import mix_bars
from smwork.charts.research import competitor_bars, fit_heatmap
from smwork.charts.shown import NotEnough, Shown
from smwork.charts.thread import thread_picture

__all__ = [
    "NotEnough",
    "Shown",
    "competitor_bars",
    "completeness_bars",
    "fit_heatmap",
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
