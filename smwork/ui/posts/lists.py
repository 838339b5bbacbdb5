"""Posts without a plan and plans without a post, each with the one thing to do about it."""

from collections.abc import Sequence, Set
from functools import partial

import streamlit as st

from smwork.domain.content import Item
from smwork.domain.posts.published import PostKey, PublishedPost
from smwork.domain.posts.results import Missing, missing
from smwork.domain.workbook import Workbook
from smwork.locale import Translator
from smwork.store import records
from smwork.store.database import Tx
from smwork.store.matches import plan_post
from smwork.store.post_views import Period, read_count, read_unplanned
from smwork.ui.actions import action_button
from smwork.ui.calendar.choice import choose_item, show_day
from smwork.ui.calendar.marks import Marks, marks
from smwork.ui.content.words import FORMS
from smwork.ui.context import Here
from smwork.ui.messages import flash, plain, short
from smwork.ui.parts import go_to_part, page_of
from smwork.ui.posts.reading import Posts, found_proposals, key_text
from smwork.ui.posts.words import moment
from smwork.ui.reading import Reading
from smwork.ui.steps import step
from smwork.ui.words import channel_options

_PAGE = 10
_LISTED = 500


def lists(here: Here, now: Reading, own: Posts) -> None:
    """What was planned and isn't there, then what is there and wasn't planned.

    What waits for an answer is in neither: it may be the one for the other.
    """
    waiting = found_proposals(here, now, own)
    if waiting and own.are_many:  # of a few posts the page says so above
        told = here.t.n(
            "{n} pair waits for your answer.", "{n} pairs wait for your answer.", len(waiting)
        )
        st.caption(f":material/hourglass_empty: {told}")
    _without_post(here, now, own, {each.item.id for each in waiting})
    _without_plan(here, now, own, {each.post.key for each in waiting})


# --- planned, but no post -------------------------------------------------------------------------


def _without_post(here: Here, now: Reading, own: Posts, waiting: Set[str]) -> None:
    t = here.t
    found = missing(now.book, own.accounts, here.today, waiting)
    st.header(t("Planned, but no post"))
    if found.items:
        look, top = marks(t, now.book), st.container(gap="small")
        shown = page_of("missing", found.items, _PAGE)
        with top:
            st.markdown(
                t.n(
                    "The day of {n} item has passed and no post of it is known.",
                    "The days of {n} items have passed and no posts of them are known.",
                    len(found.items),
                )
            )
            for item in shown:
                _missing(here, look, item)
    else:
        st.markdown(f":material/check: {t('Every item that could be checked has its post.')}")
    _not_known_yet(here, found)


def _missing(here: Here, look: Marks, item: Item) -> None:
    t = here.t
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key=f"missing.{item.id}"
    ):
        st.markdown(plain(look.line(item)), width="stretch")
        action_button(
            here,
            t("Not published"),
            f"dropped.{item.id}",
            partial(_drop, item),
            icon=":material/event_busy:",
        )
        if st.button(t("Move"), key=f"move.{item.id}", icon=":material/edit_calendar:"):
            choose_item(item.id)
            if item.planned_on is not None:
                show_day(item.planned_on)
            go_to_part("content", "calendar")
            st.switch_page(step("content").script)


def _drop(item: Item, tx: Tx) -> None:
    records.change(tx, Item, item.id, item.version, {"status": "dropped"})


def _not_known_yet(here: Here, found: Missing) -> None:
    t, told = here.t, []
    if found.later:
        told.append(
            t.n(
                "{n} item is from after the last file that was read in.",
                "{n} items are from after the last file that was read in.",
                found.later,
            )
        )
    if found.unmeasured:
        told.append(
            t.n(
                "{n} item is on a channel of which no posts were read in.",
                "{n} items are on channels of which no posts were read in.",
                found.unmeasured,
            )
        )
    if told:
        st.caption(" ".join(told))


# --- posts without a plan -------------------------------------------------------------------------


def _without_plan(here: Here, now: Reading, own: Posts, waiting: Set[PostKey]) -> None:
    t, book = here.t, now.book
    period = Period(book.plan.start, book.plan.end)
    read, count = here.read(partial(_read, book, own.ids(), period))
    found = [each for each in read if each.key not in waiting]
    st.header(t("Posts without a plan"))
    if not found:
        st.markdown(
            f":material/check: {t('Every post of the plan’s period stands in the calendar.')}"
        )
        return
    top = st.container(gap="small")
    shown = page_of("unplanned", found, _PAGE)
    with top:
        _how_many(here, len(found), count, all_of_them=len(read) < _LISTED)
        names = channel_options(t, book)
        for post in shown:
            channel_id = own.channel_of[post.key.account_id]
            _unplanned(here, post, channel_id, names[channel_id])


def _read(
    book: Workbook, account_ids: Sequence[str], period: Period, tx: Tx
) -> tuple[tuple[PublishedPost, ...], int]:
    client = book.client.id
    found = read_unplanned(tx, client, book.plan.id, account_ids, period, _LISTED)
    return found, read_count(tx, client, account_ids, period)


def _how_many(here: Here, listed: int, count: int, *, all_of_them: bool) -> None:
    t = here.t
    if not all_of_them:
        st.markdown(
            t(
                "The latest {n} that stand in no item, of the {all} posts of the plan's period.",
                n=listed,
                all=count,
            )
        )
        return
    st.markdown(
        t.n(
            "{n} post stands in no item, of the {all} posts of the plan's period.",
            "{n} posts stand in no item, of the {all} posts of the plan's period.",
            listed,
            all=count,
        )
    )


def _unplanned(here: Here, post: PublishedPost, channel_id: str, channel: str) -> None:
    t, name = here.t, key_text(post.key)
    with st.container(border=True, key=f"unplanned.{name}"):
        head = [moment(t, post), channel]
        if post.form:
            head.append(t(FORMS[post.form]))
        if post.interactions is not None:
            head.append(t.n("{n} interaction", "{n} interactions", round(post.interactions)))
        told, answer = st.columns([5, 2], gap="small", vertical_alignment="center")
        with told, st.container(gap=None):
            st.caption(" · ".join(map(plain, head)))
            st.markdown(short(post.text, 160) or f"*{t('without text')}*")
        with answer:
            action_button(
                here,
                t("Make an item of it"),
                f"plan.{name}",
                partial(plan_post, plan_id=here.plan_id, channel_id=channel_id, post=post.key),
                partial(_made, t),
                icon=":material/add:",
                stretch=True,
            )


def _made(t: Translator, item_id: str) -> None:
    """The new item lies open in the calendar, for its classes."""
    choose_item(item_id)
    flash(t("It stands in the calendar now. Give it its LCSS and its class in the mix."))
