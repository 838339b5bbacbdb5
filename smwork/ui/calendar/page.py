"""The content calendar: add an item in a line, look at a month, a week or a list, open an item."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from smwork.domain.calendar import CalendarDay, calendar_days, month_days, week_days
from smwork.domain.content import Item, ItemFields, going_out
from smwork.domain.record import by_id
from smwork.domain.say import msg
from smwork.facts.holidays import public_holidays
from smwork.store import records
from smwork.ui import state
from smwork.ui.actions import carry_out, submit_button
from smwork.ui.calendar.choice import choose_item, chosen_day, chosen_item, show_day, step_from
from smwork.ui.calendar.dates import dates
from smwork.ui.calendar.list import item_list
from smwork.ui.calendar.marks import SIGNS, Marks, marks
from smwork.ui.calendar.month import month_grid
from smwork.ui.calendar.week import week_columns
from smwork.ui.content.item import item_editor
from smwork.ui.content.words import STATUSES
from smwork.ui.context import Here
from smwork.ui.messages import flash, plain
from smwork.ui.parts import choose_part
from smwork.ui.reading import Reading
from smwork.ui.words import channel_options

VIEWS = {"month": msg("Month"), "week": msg("Week"), "list": msg("List")}
_MOST = 200
"""Items that the line under the calendar offers to open."""
_NEW = "add.item"


def calendar(here: Here, now: Reading) -> None:
    """The calendar with the item that is open below it."""
    look = now.once(("marks", here.t.language), lambda: marks(here.t, now.book))
    _add_item(here, now)
    if not now.book.items:
        _nothing_yet(here)
    bar = st.container(horizontal=True, vertical_alignment="center", gap="small")
    with bar:
        view = choose_part(here, "calendar.view", here.t("View"), VIEWS)
    if view == "list":
        shown = item_list(look, now.book)
    else:
        with bar:
            _period(here, now, view)
        shown = _days(here, now, look, view)
        if now.book.items:
            _legend(look, now)
    opened = _open_line(here, now, look, shown)
    if opened is not None:
        item_editor(here, now, opened)
    dates(here, now)


def _add_item(here: Here, now: Reading) -> None:
    """Title, day and channel in one line; the rest is filled in where it opens."""
    t, channels = here.t, channel_options(here.t, now.book)
    op_id = state.op_id(_NEW)

    def submit() -> None:
        title = str(state.widget_value(f"{_NEW}.title") or "").strip()
        if not title:
            flash(t("Write it down first, then add it."), wrong=True)
            return
        day = state.widget_value(f"{_NEW}.day")
        fields = ItemFields(
            title=title,
            planned_on=day if isinstance(day, date) else None,
            channel_id=str(state.widget_value(f"{_NEW}.channel") or "") or None,
        )
        work = partial(records.add, plan_id=here.plan_id, fields=fields)
        carry_out(here, _NEW, op_id, work, partial(_added, fields.planned_on), wish=title)

    with (
        st.form(f"form.{_NEW}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input(
            t("New item"),
            key=state.emptied(f"{_NEW}.title"),
            max_chars=200,
            placeholder=t("For example: How we bake our sourdough"),
        )
        st.date_input(t("Day"), value=None, key=f"{_NEW}.day", format="DD-MM-YYYY", width=160)
        options = {"": t("No channel yet")} | channels
        st.selectbox(
            t("Channel"),
            list(options),
            key=f"{_NEW}.channel",
            format_func=lambda each: options.get(each, each),
            width=220,
            placeholder=t("Choose one"),
        )
        submit_button(t("Plan it"), _NEW, submit, icon=":material/add:")


def _added(day: date | None, item_id: str) -> None:
    choose_item(item_id)
    state.empty_next(f"{_NEW}.title")
    if day is not None:
        show_day(day)


def _days(here: Here, now: Reading, look: Marks, view: str) -> Sequence[Item]:
    """A month or a week; gives the items in it."""
    day = chosen_day(now.book.plan, here.today)
    shown = view, *_span(view, day), here.t.language
    days = now.once(("days", *shown), lambda: _calendar_days(here, now, view, day))
    if view == "month":
        item = chosen_item()
        grid = partial(month_grid, look, days, here.today, item)
        st.html(now.once(("grid", *shown, item), grid))
    else:
        week_columns(look, days, here.today, chosen_item())
    return [item for each in days for item in each.items]


def _calendar_days(here: Here, now: Reading, view: str, day: date) -> Sequence[CalendarDay]:
    first, last = _span(view, day)
    return calendar_days(
        first,
        last,
        items=now.book.items,
        events=now.book.events,
        holidays=_holidays(here, now, first, last),
        month=day if view == "month" else None,
    )


def _span(view: str, day: date) -> tuple[date, date]:
    return month_days(day) if view == "month" else week_days(day)


def _period(here: Here, now: Reading, view: str) -> None:
    """Which month or week it is, and the way to the ones before and after."""
    t, day = here.t, chosen_day(now.book.plan, here.today)
    for key, icon, label, goal in (
        ("back", ":material/chevron_left:", t("Earlier"), step_from(day, view, -1)),
        ("on", ":material/chevron_right:", t("Later"), step_from(day, view, 1)),
    ):
        st.button(label, key=f"calendar.{key}", icon=icon, on_click=show_day, args=(goal,))
    st.button(t("Today"), key="calendar.today", on_click=show_day, args=(here.today,))
    month, week = t.month(day), day.isocalendar().week
    title = month if view == "month" else t("Week {week}, {month}", week=week, month=month)
    st.header(title[:1].upper() + title[1:], width="content")


def _holidays(here: Here, now: Reading, first: date, last: date) -> dict[date, str]:
    country = now.book.client.country
    return {
        day: name
        for year in range(first.year, last.year + 1)
        for day, name in public_holidays(country, year, here.t.language).items()
    }


def _nothing_yet(here: Here) -> None:
    text = here.t(
        "Nothing is planned yet. Start with two or three good posts a week: that helps already."
    )
    st.info(text, icon=":material/calendar_add_on:")


def _legend(look: Marks, now: Reading) -> None:
    """What the letters and signs stand for, and what isn't in the view for want of a day."""
    t = look.t
    parts = [f"**{plain(mark.letters)}** {plain(mark.name)}" for mark in look.channels.values()]
    parts += [f"{SIGNS[status]} {t(word)}" for status, word in STATUSES.items()]
    undated = sum(item.planned_on is None for item in going_out(now.book.items))
    if undated:
        parts.append(
            t.n(
                "{n} item has no day yet: see the list",
                "{n} items have no day yet: see the list",
                undated,
            )
        )
    st.caption(" · ".join(parts))


def _open_line(here: Here, now: Reading, look: Marks, shown: Sequence[Item]) -> Item | None:
    """The line that opens an item of the view; the one that is open is always among them."""
    t, open_id = here.t, chosen_item()
    opened = by_id(now.book.items, open_id)
    offered = {item.id: _line(now, look, item) for item in shown[:_MOST]}
    if opened is not None:
        offered[opened.id] = _line(now, look, opened)
    if not offered:
        return None
    key = "calendar.open"
    state.set_widget(key, opened.id if opened else "")
    st.selectbox(
        t("Open an item"),
        ["", *offered],
        key=key,
        format_func=lambda each: offered[each] if each else t("Choose an item"),
        on_change=lambda: choose_item(str(state.widget_value(key) or "")),
        placeholder=t("Choose one"),
    )
    return opened


def _line(now: Reading, look: Marks, item: Item) -> str:
    return now.once(("line", look.t.language, item.id), lambda: look.line(item))
