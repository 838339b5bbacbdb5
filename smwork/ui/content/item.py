"""An item of the calendar: what goes out, when, where and why; and the same in the weeks to come."""

from functools import partial

import streamlit as st

from smwork.domain.calendar import repeated
from smwork.domain.content import Item, ItemFields
from smwork.domain.names import audience_name, goal_name
from smwork.domain.posts.length import post_length
from smwork.domain.record import by_id
from smwork.domain.research import Channel
from smwork.domain.say import msg
from smwork.errors import UnknownFactError
from smwork.facts.algorithms import algorithm_points
from smwork.facts.platforms import Platform, TextField, platform
from smwork.store import records
from smwork.ui.actions import action_button
from smwork.ui.calendar.choice import choose_item
from smwork.ui.content.words import FORMS, STATUSES, lcss_options, mix_options
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.links.item import item_links
from smwork.ui.messages import flash
from smwork.ui.posts.result import item_result
from smwork.ui.reading import Reading
from smwork.ui.step import names, remove_button
from smwork.ui.words import channel_options, in_words, spoken

_WEEKS = 12


def item_editor(here: Here, now: Reading, item: Item) -> None:
    """Everything about one item, saved as it is typed."""
    t = here.t
    with st.container(border=True, key=f"item.{item.id}"):
        message, moment = st.columns([3, 2], gap="large")
        with message:
            _message(here, now, item)
        with moment:
            _moment(here, now, item)
        _purpose(here, now, item)
        item_result(here, now, item)
        item_links(here, now, item)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _ahead(here, item)
        with st.container(horizontal=True, vertical_alignment="center"):
            remove_button(here, item, item.title or t("Untitled"))
            st.button(
                t("Close"),
                key=f"close.{item.id}",
                type="tertiary",
                on_click=choose_item,
                args=("",),
            )
            Editor(here, item, ItemFields).saved()


def _message(here: Here, now: Reading, item: Item) -> None:
    t, edit = here.t, Editor(here, item, ItemFields)
    edit.text("title", t("Title"))
    edit.area("message", t("Message"))
    channel = by_id(now.book.channels, item.channel_id)
    known = _platform(channel)
    if known is not None:
        _length(here, item, known)
        if known.kind == "network":
            _algorithm(here, known)
    edit.text("link", t("Link"), placeholder="https://")


def _moment(here: Here, now: Reading, item: Item) -> None:
    t, edit = here.t, Editor(here, item, ItemFields)
    edit.choice("channel_id", t("Channel"), channel_options(t, now.book), empty=t("No channel yet"))
    day, time = st.columns([3, 2])
    with day:
        edit.day("planned_on", t("Day"))
    with time:
        edit.text("planned_at", t("Time"), placeholder="09:30", hint=t("Hours and minutes: 09:30"))
    who, hours = st.columns([3, 2])
    with who:
        edit.text("owner", t("Who"))
    with hours:
        edit.number("hours", t("Hours it takes"))
    edit.choice("status", t("Status"), in_words(t, STATUSES))


def _purpose(here: Here, now: Reading, item: Item) -> None:
    """Why it is made: its goal, audience, kind and classes."""
    t, edit, book, none = here.t, Editor(here, item, ItemFields), now.book, here.t("None yet")
    goals = names(book.goals, lambda each: spoken(t, goal_name(each)))
    audiences = names(book.audiences, lambda each: spoken(t, audience_name(each)))
    left, middle, right = st.columns(3)
    with left:
        edit.choice("goal_id", t("Goal"), goals, empty=none)
        edit.choice("form", t("Form"), in_words(t, FORMS))
    with middle:
        edit.choice("audience_id", t("For whom"), audiences, empty=none)
        edit.choice("mix", t("Class in the mix"), mix_options(t, book), empty=none)
    with right:
        kinds = names(book.kinds, lambda each: each.name)
        edit.choice("kind_id", t("Kind of content"), kinds, empty=none)
        edit.choice(
            "lcss",
            "LCSS",
            lcss_options(t),
            empty=none,
            hint=t("What should people do with it: like, click, share or buy?"),
        )


def _length(here: Here, item: Item, known: Platform) -> None:
    """How long the message is and how many hashtags it has, against what the platform takes."""
    _counted(here, item, known.post_text, msg("{used} of {limit} characters ({source})"))
    if "#" in item.message:
        _counted(here, item, known.hashtags, msg("{used} of {limit} hashtags ({source})"))


def _counted(here: Here, item: Item, field: TextField | None, text: str) -> None:
    t, length = here.t, post_length(item.message, field) if field else None
    if length is None or field is None or field.source is None:
        return
    told = t(
        text,
        used=length.used,
        limit=length.limit,
        source=field.source.cited,
    )
    if length.too_long:
        st.markdown(f":small[:red[:material/error: {told}]]")
    else:
        st.caption(told)


def _algorithm(here: Here, known: Platform) -> None:
    """What the platform looks at, for who wants to know while writing."""
    t = here.t
    with st.expander(
        t("What {platform} looks at", platform=t(known.name)),
        icon=":material/tips_and_updates:",
        key=f"algorithm.{known.key}",
        on_change="rerun",
    ) as part:
        if part.open:
            points = (*algorithm_points(), *algorithm_points(known.key))
            st.markdown("\n".join(f"- {t(point)}" for point in points))


def _ahead(here: Here, item: Item) -> None:
    """Plan weeks ahead: the same item in each of the next weeks, with one click."""
    t, key = here.t, f"ahead.{item.id}"
    options = range(1, _WEEKS + 1)
    times = st.selectbox(
        t("The same in the next weeks"),
        options,
        index=3,
        key=key,
        format_func=lambda n: t.n("{n} week", "{n} weeks", n),
        width=220,
        disabled=item.planned_on is None,
        placeholder=t("Choose one"),
    )
    action_button(
        here,
        t("Repeat weekly"),
        f"{key}.button",
        partial(records.add_many, plan_id=here.plan_id, added=repeated(item, int(times))),
        lambda made: flash(t.n("{n} item is planned.", "{n} items are planned.", len(made))),
        icon=":material/event_repeat:",
        disabled=item.planned_on is None,
        hint=t("Give it a day first.") if item.planned_on is None else None,
    )


def _platform(channel: Channel | None) -> Platform | None:
    try:
        return platform(channel.platform) if channel else None
    except UnknownFactError:
        return None
