"""Links and what came of them: per campaign, per link, and the visits that fit no link."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from smwork.charts import campaign_bars
from smwork.charts.shown import NotEnough, Shown
from smwork.domain.links.counted import Count
from smwork.domain.links.results import Results
from smwork.domain.links.tags import clean
from smwork.locale import Translator
from smwork.ui.context import Here
from smwork.ui.links.landing import landing_of
from smwork.ui.links.strangers import strangers
from smwork.ui.links.words import METRICS, UNKNOWN, amount_of, link_name
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.step import show_once
from smwork.ui.ways import link as way_to

_FILES: Final = 5
_TALL: Final = 420
_Told = tuple[pd.DataFrame, dict[str, Any]]
"""A table, and what Streamlit is told of its columns."""


def what_came(here: Here, now: Reading, results: Results) -> None:
    """The chart and the tables, or which files would fill them."""
    t = here.t
    st.header(t("Links and what came of them"))
    if not results.visits:
        _which_files(t)
        return
    show_once(here, now, "links.campaigns", partial(_chart, t, results), id(results))
    if results.links:
        _table(t, now, "campaigns", partial(_campaigns, t, results), id(results))
        _table(t, now, "links", partial(_links, t, now, results), id(results))
    st.caption(t("From: {files}", files=plain(t.listed(results.files[:_FILES]))))
    _silent(here, now, results)
    strangers(here, now, results)


def _which_files(t: Translator) -> None:
    st.info(
        t(
            "Read in what came back, and it stands here beside each link: from Google Analytics a "
            "report by session campaign (with source / medium and manual ad content), the file of "
            "your short-link tool, and the pages of Search Console."
        ),
        icon=":material/query_stats:",
    )
    way_to("figures", t("Read files in"), ":material/upload_file:")


def _chart(t: Translator, results: Results) -> Shown | NotEnough:
    frame = pd.DataFrame(
        [
            {
                "campaign": campaign,
                "visits": _total(counts, "sessions"),
                "conversions": _total(counts, "conversions"),
            }
            for campaign, counts in results.by_campaign.items()
        ],
        columns=["campaign", "visits", "conversions"],
    )
    return campaign_bars(frame, t)


def _total(counts: Mapping[str, Count], metric: str) -> float | None:
    return counts[metric].total if metric in counts else None


def _campaigns(t: Translator, results: Results) -> _Told:
    """Each campaign with the visits of all its sources, also those that no link can be told of."""
    named = [clean(link.campaign) for link in results.links]
    most_first = sorted(
        results.by_campaign.items(), key=lambda each: -(_total(each[1], "sessions") or 0.0)
    )
    rows = [
        {"campaign": campaign, "links": named.count(campaign), **_amounts(t, counts)}
        for campaign, counts in most_first
    ]
    heads = {"campaign": t("Campaign"), "links": t("Links")}
    return _told(t, rows, heads, list(results.by_campaign.values()))


def _links(t: Translator, now: Reading, results: Results) -> _Told:
    """Each link with its campaign, where it lands, and what it brought."""
    rows = [
        {
            "link": link_name(t, now.book, link),
            "campaign": clean(link.campaign) or UNKNOWN,
            "group": landing_of(now, link).channel if link.style == "utm" else "Matomo",
            **_amounts(t, results.by_link[link.id]),
        }
        for link in results.links
    ]
    heads = {"link": t("Link"), "campaign": t("Campaign"), "group": t("Channel group")}
    return _told(t, rows, heads, list(results.by_link.values()))


def _amounts(t: Translator, counts: Mapping[str, Count]) -> dict[str, str]:
    through = max((each.through for each in counts.values()), default=None)
    told = {metric: amount_of(t, metric, counts) for metric in METRICS}
    return {**told, "through": UNKNOWN if through is None else t.day(through)}


def _told(
    t: Translator,
    rows: Sequence[Mapping[str, object]],
    heads: Mapping[str, str],
    counts: Sequence[Mapping[str, Count]],
) -> _Told:
    """The rows as a table, with a column for each metric that some file knows."""
    shown = [metric for metric in METRICS if any(metric in each for each in counts)]
    amounts = {
        metric: st.column_config.TextColumn(t(METRICS[metric]), alignment="right")
        for metric in shown
    }
    frame = pd.DataFrame(rows, columns=[*heads, *shown, "through"])
    return frame, {**heads, **amounts, "through": t("Through")}


def _table(
    t: Translator, now: Reading, key: str, make: Callable[[], _Told], of_results: int
) -> None:
    """Show a table, which is put into words once until the plan or the visits change."""
    frame, columns = now.once(("links", key, t.language, of_results), make)
    st.dataframe(
        frame,
        hide_index=True,
        key=f"links.by.{key}",
        height=min(_TALL, 38 * (len(frame) + 1)),
        column_config=columns,
    )


def _silent(here: Here, now: Reading, results: Results) -> None:
    """The links that nobody came by, though the files are about days since they were made."""
    if not results.silent:
        return
    told = here.t.n(
        "{n} link without a single visit: was it placed, and with its tags?",
        "{n} links without a single visit: were they placed, and with their tags?",
        len(results.silent),
    )
    with st.expander(
        told, icon=":material/hourglass_empty:", key="links.silent", on_change="rerun"
    ) as opened:
        if opened.open:
            names = (plain(link_name(here.t, now.book, link)) for link in results.silent)
            st.markdown("\n".join(f"- {name}" for name in names))
