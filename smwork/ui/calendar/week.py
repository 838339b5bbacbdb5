"""A week, day by day: each item is a button that opens it."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from smwork.domain.calendar import CalendarDay
from smwork.domain.content import Item
from smwork.ui.calendar.choice import choose_item
from smwork.ui.calendar.marks import SIGNS, Marks
from smwork.ui.messages import plain, short

_MOST = 12
_LONGEST = 48


def week_columns(look: Marks, days: Sequence[CalendarDay], today: date, chosen: str) -> None:
    """Draw seven columns; on a phone they stand under one another."""
    for each, column in zip(days, st.columns(len(days), gap="xsmall"), strict=True):
        with column:
            _day(look, each, today, chosen)


def _day(look: Marks, each: CalendarDay, today: date, chosen: str) -> None:
    t = look.t
    heading = f"**{t.weekday(each.day)} {each.day.day}**"
    st.markdown(f":primary[{heading} ●]" if each.day == today else heading)
    if each.holiday:
        st.caption(plain(each.holiday))
    for event in each.events:
        st.caption(f"◆ {plain(event.name)}")
    for item in each.items[:_MOST]:
        _item(look, item, chosen)
    if len(each.items) > _MOST:
        left = len(each.items) - _MOST
        st.caption(t.n("and {n} more", "and {n} more", left))


def _item(look: Marks, item: Item, chosen: str) -> None:
    time = f"{item.planned_at} " if item.planned_at else ""
    title = short(look.title(item), _LONGEST)
    st.button(
        f"**{plain(look.of(item).letters)}** {SIGNS[item.status]} {time}{title}",
        key=f"week.{item.id}",
        type="primary" if item.id == chosen else "secondary",
        width="stretch",
        on_click=choose_item,
        args=(item.id,),
        wrap=True,
    )
