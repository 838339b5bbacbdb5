"""One tagged link: its address and tags, the link that comes of them, and what is to be known of it."""

from collections.abc import Iterator
from functools import partial

import streamlit as st

from smwork.domain.links.build import Remark, address_remarks, personal_data, tagged
from smwork.domain.links.patterns import link_of, preset_for
from smwork.domain.links.profiles import place_remarks
from smwork.domain.links.records import TaggedLink, TaggedLinkFields
from smwork.domain.links.results import Results
from smwork.domain.links.tags import changed, cleaned, fills_in
from smwork.domain.record import by_id
from smwork.ui.actions import action_button
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.links.fields import tag_fields
from smwork.ui.links.landing import change_to, show_landing, show_remark
from smwork.ui.links.words import (
    TAG_LABELS,
    came_line,
    link_name,
    preset_name,
)
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.step import foot, names
from smwork.ui.words import channel_options


def link_editor(here: Here, now: Reading, link: TaggedLink, results: Results) -> None:
    """Everything about one link: what goes in at the left, what comes of it at the right."""
    t = here.t
    form, made = st.columns([3, 2], gap="large")
    with form:
        _fields(here, now, link)
    with made:
        _made(here, now, link)
        edit = Editor(here, link, TaggedLinkFields)
        edit.text(
            "short",
            t("Short link"),
            placeholder="https://",
            hint=t("Of your short-link tool. By it the clicks in that tool's file are recognised."),
        )
        _came(here, link, results)
    foot(edit, link_name(t, now.book, link))


def made_link(here: Here, now: Reading, link: TaggedLink) -> None:
    """The link to copy, or what keeps it from being made; and all that is to be known of it."""
    if address := tagged(link.url, link.tags(), link.style):
        st.code(address, language=None, wrap_lines=True)
    for remark in _remarks(now, link):
        show_remark(here, remark, link)
    if address:
        show_landing(here, now, link, link)


def _fields(here: Here, now: Reading, link: TaggedLink) -> None:
    t, edit, book = here.t, Editor(here, link, TaggedLinkFields), now.book
    edit.text("url", t("Page that the link leads to"), placeholder="https://", live=True)
    if link.item_id is None:
        edit.text("name", t("What it is for"), placeholder=t("For example: link in the bio"))
    left, right = st.columns(2)
    with left:
        titles = names(book.items, lambda each: each.title)
        edit.choice("item_id", t("Content item"), titles, empty=t("None: a link of its own"))
    with right:
        edit.choice("channel_id", t("Channel"), channel_options(t, book), empty=t("No channel yet"))
    tag_fields(t, edit, link.style)
    _preset(here, now, link)


def _preset(here: Here, now: Reading, link: TaggedLink) -> None:
    """The tags that the preset would give, with a click, where the link has others."""
    preset = preset_for(now.book, link.channel_id, paid=link.paid)
    if preset is None:
        return
    item = by_id(now.book.items, link.item_id)
    fresh = link_of(now.book, preset, item=item, channel_id=link.channel_id, today=here.today)
    better = {
        tag: value
        for tag, value in fresh.tags().as_dict().items()
        if value != cleaned(link.tags()).as_dict()[tag]
    }
    if better:
        action_button(
            here,
            here.t("Tags of “{preset}”", preset=plain(preset_name(here.t, now.book, preset))),
            f"preset.{link.id}",
            partial(change_to, link, better),
            icon=":material/restart_alt:",
            hint=", ".join(f"{plain(tag)}: {plain(value)}" for tag, value in better.items()),
        )


def _made(here: Here, now: Reading, link: TaggedLink) -> None:
    t = here.t
    st.markdown(f"**{t('The link')}**")
    made_link(here, now, link)
    if any(fills_in(value) for value in link.tags().as_dict().values()):
        st.caption(
            t(
                "What stands between double braces is filled in by the ad platform. Visits come back "
                "under what it fills in, so they are listed below as tags that the plan doesn't know."
            )
        )
    made = changed(link.tags())
    if not made:
        return
    for tag, (typed, used) in made.items():
        named = f"“{plain(typed)}” → {plain(used) or t('nothing')}"
        st.caption(f":material/text_format: {t(TAG_LABELS[tag])}: {named}")
    action_button(
        here,
        t("Write them like that"),
        f"clean.{link.id}",
        partial(change_to, link, {tag: used for tag, (_, used) in made.items()}),
        hint=t(
            "Analytics tells capitals and spaces apart: one way of writing keeps visits together."
        ),
    )


def _remarks(now: Reading, link: TaggedLink) -> Iterator[Remark]:
    book, tags = now.book, link.tags()
    channel = by_id(book.channels, link.channel_id)
    yield from address_remarks(link.url)
    yield from personal_data(link.url, tags)
    yield from place_remarks(link.url, book.client, book.channels, channel)


def _came(here: Here, link: TaggedLink, results: Results) -> None:
    t = here.t
    if twins := results.twins(link):
        told = t.n(
            "{n} other link has the same tags: the visits of both can't be told apart.",
            "{n} other links have the same tags: their visits can't be told apart.",
            len(twins),
        )
        st.warning(told, icon=":material/content_copy:")
    if line := came_line(t, results.by_link[link.id]):
        st.markdown(f":material/trending_up: {line}")
    elif link in results.silent:
        st.caption(
            f":material/hourglass_empty: {t('No visit yet, in the files that were read in.')}"
        )
    else:
        st.caption(f":material/help: {t('No file tells of this link yet.')}")
