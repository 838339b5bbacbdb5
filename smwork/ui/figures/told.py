"""What a file tells, as it is shown before anything of it is kept."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from smwork.charts import metric_preview
from smwork.domain.amounts import amount
from smwork.domain.audience import DIMENSIONS
from smwork.domain.figures import Understood
from smwork.domain.say import OUR_CURRENCY, Day, Say, say, say_n
from smwork.facts.metrics import metric
from smwork.locale import Translator
from smwork.ui.messages import plain
from smwork.ui.step import show
from smwork.ui.words import platform_label

_MOST_COLUMNS: Final = 12
"""Columns that are told by name."""


def tell(t: Translator, part: Understood, *, key: str) -> None:
    """One part of a file: what it is, whose, over which period, and what it comes to."""
    st.markdown(f"**{t(part.title)}** · {plain(_whose(t, part))}")
    st.caption(t(_extent(part)))
    if sums := part.sums():
        _sums(t, part, sums, key=key)
    _besides(t, part)


def _whose(t: Translator, part: Understood) -> str:
    account = part.account
    name = account.name or (f"@{account.handle}" if account.handle else "")
    return " · ".join(each for each in (platform_label(t, part.platform), name) if each)


def _extent(part: Understood) -> Say:
    """Its first and last day, and how many rows."""
    rows = say_n("{n} row", "{n} rows", part.rows)
    if part.period_start == part.period_end:
        return say("{day} · {rows}", day=Day(part.period_end), rows=rows)
    return say(
        "{start} – {end} · {rows}",
        start=Day(part.period_start),
        end=Day(part.period_end),
        rows=rows,
    )


def _besides(t: Translator, part: Understood) -> None:
    """What a file tells besides its figures: who the people are, and of how many links it speaks."""
    parts = Counter(each.dimension for each in part.audience)
    if parts:
        told = ", ".join(f"{t(DIMENSIONS[each])} ({number})" for each, number in parts.items())
        people = t("Tells who the people are, in parts: {parts}.", parts=told)
        st.caption(f":material/groups: {people}")
    if money := _of_money(part):
        st.caption(f":material/currency_exchange: {t(money)}")
    if beside := part.beside():
        _columns_beside(t, beside)
    links = len({each.link for each in part.links})
    if links:
        told = t.n("Figures of {n} link or page.", "Figures of {n} links or pages.", links)
        st.caption(f":material/link: {told}")


def _of_money(part: Understood) -> Say | None:
    """What is to be known of the amounts: they count in euro, and in nothing else."""
    if part.currency not in (None, OUR_CURRENCY):
        return say(
            "Amounts in {currency} count in no figure: the workbook counts in euro. Convert them in"
            " the file if they should.",
            currency=part.currency or "",
        )
    if part.currency is None and any(metric(each).unit == "money" for each in part.sums()):
        return say("The file doesn't say in which currency its amounts are; they count as euro.")
    return None


def _sums(t: Translator, part: Understood, sums: Mapping[str, float], *, key: str) -> None:
    """Each metric with its sum (of a stock: the latest figure), and the months of the largest."""
    frame = pd.DataFrame(
        {
            "metric": [t(metric(each).label) for each in sums],
            "sum": [
                t("{value}", value=amount(metric(each).unit, value)) for each, value in sums.items()
            ],
        }
    )
    left, right = st.columns([2, 3], gap="large")
    left.dataframe(
        frame,
        hide_index=True,
        key=key,
        column_config={
            "metric": t("Metric"),
            "sum": st.column_config.TextColumn(t("In total"), alignment="right"),
        },
        height=min(420, 38 * (len(frame) + 1)),
    )
    if part.links:
        with right:
            _where_links_go(t)
    # Those of links are about periods, and have no months to be drawn.
    if drawn := {**part.post_sums(), **part.day_sums()}:
        largest = max(drawn, key=lambda each: drawn[each])
        with right:
            show(
                metric_preview(_months(part, largest), t, label=t(metric(largest).label)),
                key=f"{key}.chart",
            )


def _columns_beside(t: Translator, beside: Sequence[str]) -> None:
    """The columns that count in no figure: one that should have a name is seen before it is missed."""
    told = t.n(
        "{n} further column is kept, but counts in no figure above: {columns}",
        "{n} further columns are kept, but count in no figure above: {columns}",
        len(beside),
        columns=", ".join(each.replace("_", " ") for each in beside[:_MOST_COLUMNS]),
    )
    more = "" if len(beside) <= _MOST_COLUMNS else " …"
    st.caption(f":material/view_column: {plain(told)}{more}")


def _where_links_go(t: Translator) -> None:
    """Where the figures of links are to be found: they are no figures of a day of the account."""
    st.caption(t("What each link brought stands in step 5, in the part Links, once it is kept."))


def _months(part: Understood, key: str) -> pd.DataFrame:
    """The metric per month: from the account's days where it has them, else from the posts."""
    rows: dict[date, float] = {}
    stock = metric(key).kind == "stock"
    for figure in sorted(part.days, key=lambda each: each.day):
        if figure.metric == key:
            month = figure.day.replace(day=1)
            rows[month] = figure.value if stock else rows.get(month, 0.0) + figure.value
    if not rows:
        rows = part.post_months(key)
    return pd.DataFrame({"month": list(rows), "value": list(rows.values())})
