"""Where each figure came from."""

from functools import partial

import pandas as pd
import streamlit as st

from smwork.domain.series import MonthSum
from smwork.facts.metrics import metric, metrics
from smwork.store.series import read_origins
from smwork.ui.context import Here
from smwork.ui.reading import Reading
from smwork.ui.words import platform_label

_KNOWN = frozenset(each.key for each in metrics())


def origins(here: Here, now: Reading) -> None:
    """A month of a metric, taken apart into the figures it is made of, each with file and line."""
    t = here.t
    rows = now.once("origins", lambda: [row for row in now.months if row.metric in _KNOWN])
    if not rows:
        return
    with st.expander(
        t("Where does a figure come from?"),
        icon=":material/manage_search:",
        key="origins",
        on_change="rerun",
    ) as opened:
        if opened.open:
            _origins(here, now, rows)


def _origins(here: Here, now: Reading, rows: list[MonthSum]) -> None:
    t = here.t
    where, what, when = st.columns(3)
    names = {row.platform: platform_label(t, row.platform) for row in rows}
    chosen = where.selectbox(
        t("Channel"),
        list(names),
        key="origin.platform",
        format_func=lambda each: names[each],
        placeholder=t("Choose one"),
    )
    labels = {row.metric: t(metric(row.metric).label) for row in rows if row.platform == chosen}
    key = what.selectbox(
        t("Metric"),
        list(labels),
        key="origin.metric",
        format_func=lambda each: labels[each],
        placeholder=t("Choose one"),
    )
    months = sorted(
        {r.month for r in rows if (r.platform, r.metric) == (chosen, key)}, reverse=True
    )
    month = when.selectbox(
        t("Month"), months, key="origin.month", format_func=t.month, placeholder=t("Choose one")
    )
    found = here.read(
        partial(
            read_origins, client_id=now.book.client.id, platform=chosen, metric=key, month=month
        )
    )
    frame = pd.DataFrame(
        {
            "day": [t.day(each.day) for each in found],
            "value": [t.number(each.value) for each in found],
            "what": [(each.post or t("the whole account"))[:80] for each in found],
            "file": [each.file or t("typed by hand") for each in found],
            "line": [each.line for each in found],
        }
    )
    st.dataframe(
        frame,
        hide_index=True,
        key="origin.rows",
        column_config={
            "day": t("Day"),
            "value": t("Value"),
            "what": t("Of"),
            "file": t("File"),
            "line": t("Line in the file"),
        },
    )
