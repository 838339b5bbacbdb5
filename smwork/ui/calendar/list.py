"""The calendar as a list, narrowed down by channel and state; a page at a time."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from smwork.domain.calendar import Choice, chosen_items
from smwork.domain.content import Item
from smwork.domain.workbook import Workbook
from smwork.locale import Translator
from smwork.ui import state
from smwork.ui.calendar.choice import choose_item
from smwork.ui.calendar.marks import SIGNS, Marks
from smwork.ui.content.words import FORMS, STATUSES, lcss_options, mix_options
from smwork.ui.parts import page_of
from smwork.ui.words import channel_options, in_words

PAGE = 50
_KEY = "calendar.list"


def item_list(look: Marks, book: Workbook) -> Sequence[Item]:
    """Draw the filters and the page of the list; gives the items on that page."""
    t = look.t
    found = chosen_items(book.items, _filters(look, book))
    st.caption(t.n("{n} item", "{n} items", len(found)))
    top = st.container()
    shown = page_of(_KEY, found, PAGE)
    with top:
        if shown:
            _table(look, book, shown)
    return shown


def _filters(look: Marks, book: Workbook) -> Choice:
    t = look.t
    with st.container(horizontal=True):
        channel = _filter(t, "channel", t("Channel"), t("All channels"), channel_options(t, book))
        status = _filter(t, "status", t("Status"), t("Every status"), in_words(t, STATUSES))
    return Choice(channel, status)


def _filter(t: Translator, name: str, label: str, everything: str, options: dict[str, str]) -> str:
    known = {"": everything} | options
    return st.selectbox(
        label,
        list(known),
        key=f"{_KEY}.{name}",
        format_func=lambda each: known[each],
        width=240,
        placeholder=t("Choose one"),
    )


def _table(look: Marks, book: Workbook, shown: Sequence[Item]) -> None:
    t = look.t
    ids = [item.id for item in shown]
    # A page of its own: a tick doesn't stay behind on the row of another item.
    key = f"{_KEY}.rows.{ids[0]}"

    def picked() -> None:
        rows = _selected(key)
        choose_item(ids[rows[0]] if rows and rows[0] < len(ids) else "")

    st.dataframe(
        _frame(look, book, shown),
        key=key,
        hide_index=True,
        on_select=picked,
        selection_mode="single-row",
        alt=t("The items of the calendar, one in a row"),
        column_config={
            "day": st.column_config.TextColumn(t("Day")),
            "channel": st.column_config.TextColumn(t("Channel")),
            "title": st.column_config.TextColumn(t("Title"), width="large"),
            "status": st.column_config.TextColumn(t("Status")),
            "form": st.column_config.TextColumn(t("Form")),
            "lcss": st.column_config.TextColumn("LCSS"),
            "mix": st.column_config.TextColumn(t("Class in the mix")),
            "owner": st.column_config.TextColumn(t("Who")),
            "hours": st.column_config.TextColumn(t("Hours")),
        },
    )


def _selected(key: str) -> list[int]:
    """The rows that are ticked in a table."""
    held = state.widget_value(key)
    selection = held.get("selection", {}) if isinstance(held, dict) else {}
    return list(selection.get("rows", []))


def _frame(look: Marks, book: Workbook, shown: Sequence[Item]) -> pd.DataFrame:
    t = look.t
    classes, lcss, forms = mix_options(t, book), lcss_options(t), in_words(t, FORMS)
    return pd.DataFrame(
        [
            {
                "day": " ".join(
                    [t.weekday(item.planned_on), t.day(item.planned_on), item.planned_at]
                    if item.planned_on
                    else ["–"]
                ),
                "channel": f"{look.of(item).letters} · {look.of(item).name}",
                "title": look.title(item),
                "status": f"{SIGNS[item.status]} {look.status(item)}",
                "form": forms[item.form],
                "lcss": lcss.get(item.lcss or "", ""),
                "mix": classes.get(item.mix, ""),
                "owner": item.owner,
                "hours": "" if item.hours is None else t.number(item.hours),
            }
            for item in shown
        ]
    )
