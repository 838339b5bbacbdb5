"""A comparison of pages: one table of them all, and of each whose it is."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from smwork.domain.amounts import amount
from smwork.domain.figures import Understood
from smwork.facts.metrics import metric
from smwork.ui.context import Here
from smwork.ui.figures.accounts import Accounts, Whose, ask_whose
from smwork.ui.messages import plain
from smwork.ui.reading import Reading

_ROW, _MOST_SHOWN = 38, 12


def pages(
    here: Here, now: Reading, whole: Understood, accounts: Accounts, *, key: str
) -> list[Whose]:
    """The pages with their figures beside one another, then the question for each of them."""
    t, parts = here.t, list(whole.parts())
    st.markdown(f"**{t(whole.title)}**")
    number = t.n("{n} page", "{n} pages", len(parts))
    st.caption(f"{t.day(whole.period_start)} – {t.day(whole.period_end)} · {number}")
    _table(here, parts, key=key)
    st.markdown(t("Of a page that is yours its own exports tell more: leave it out."))
    columns = st.columns(2)
    answered = []
    for at, part in enumerate(parts):
        with columns[at % 2]:
            answered.append(ask_whose(here, now, accounts, part, label=plain(_name(part))))
    return answered


def _name(part: Understood) -> str:
    return part.account.name or part.account.handle or "–"


def _table(here: Here, parts: Sequence[Understood], *, key: str) -> None:
    t = here.t
    sums = [part.sums() for part in parts]
    metrics = list(dict.fromkeys(each for told in sums for each in told))
    rows = [
        {
            "page": _name(part),
            **{
                each: t("{value}", value=amount(metric(each).unit, told[each]))
                if each in told
                else "–"
                for each in metrics
            },
        }
        for part, told in zip(parts, sums, strict=True)
    ]
    labels = {
        each: st.column_config.TextColumn(t(metric(each).label), alignment="right")
        for each in metrics
    }
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        key=key,
        height=_ROW * (min(len(rows), _MOST_SHOWN) + 1),
        column_config={"page": t("Page"), **labels},
        alt=t("Each page with its figures of the period."),
    )
