"""How links are tagged, per channel or for the whole plan: patterns that are filled in for each link."""

from functools import partial
from typing import Final

import streamlit as st

from smwork.domain.content import Item
from smwork.domain.links.build import tagged, web_address
from smwork.domain.links.patterns import (
    PLACES,
    beginning,
    link_of,
    missing_presets,
    unknown_places,
)
from smwork.domain.links.records import LinkPreset, LinkPresetFields
from smwork.domain.links.tags import TAGS
from smwork.domain.workbook import Workbook
from smwork.locale import Translator
from smwork.store import records
from smwork.ui.actions import action_button
from smwork.ui.choice_line import choice_line
from smwork.ui.context import Here
from smwork.ui.links.fields import tag_fields
from smwork.ui.links.landing import show_landing
from smwork.ui.links.places import PatternEditor, in_readers_places, place_names
from smwork.ui.links.words import preset_name
from smwork.ui.messages import flash, plain
from smwork.ui.reading import Reading
from smwork.ui.step import fold, foot
from smwork.ui.words import channel_options

_WHOLE: Final = "plan"
_NOWHERE: Final = "https://www.example.org/"


def presets(here: Here, now: Reading) -> None:
    """The presets, each in a fold with an example, and the way to add one."""
    t, book = here.t, now.book
    st.header(t("Tags for links"))
    st.caption(
        t("A preset fills in the tags of every link of its channel, so that they are always alike.")
    )
    with st.container(gap="small"):
        for preset in book.link_presets:
            with fold(preset, _label(t, book, preset)) as is_open:
                if is_open:
                    _preset(here, now, preset)
    if book.link_presets:
        make_missing(here, book)
    platforms = {each.id: each.platform for each in book.channels}
    choice_line(
        here,
        "link_preset",
        (t("Channel"), {_WHOLE: t("All channels"), **channel_options(t, book)}),
        t("Name"),
        t("Add tags"),
        lambda channel, typed: beginning(
            platforms.get(channel, ""), None if channel == _WHOLE else channel
        ).model_copy(update={"name": typed}),
        placeholder=t("For example: ads, or the monthly campaign"),
        may_be_empty=True,
    )


def make_missing(here: Here, book: Workbook, *, first: bool = False) -> None:
    """One click makes a preset for every channel that has none."""
    missing = list(missing_presets(book))
    if missing:
        action_button(
            here,
            here.t.n("Make tags for {n} channel", "Make tags for {n} channels", len(missing)),
            "link_presets.missing",
            partial(records.add_many, plan_id=here.plan_id, added=missing),
            lambda made: flash(
                here.t.n("{n} channel has its tags.", "{n} channels have their tags.", len(made))
            ),
            kind="primary" if first else "secondary",
            icon=":material/auto_awesome:",
        )


def _label(t: Translator, book: Workbook, preset: LinkPreset) -> str:
    values = (preset.source, preset.medium, preset.campaign)
    told = " · ".join(plain(in_readers_places(t, value)) for value in values if value)
    return f"**{plain(preset_name(t, book, preset))}** · {told or t('no tags yet')}"


def _preset(here: Here, now: Reading, preset: LinkPreset) -> None:
    t, edit, book = here.t, PatternEditor(here, preset, LinkPresetFields), now.book
    form, example = st.columns([3, 2], gap="large")
    with form:
        left, right = st.columns(2)
        with left:
            edit.text("name", t("Name"))
        with right:
            options = channel_options(t, book)
            edit.choice("channel_id", t("Channel"), options, empty=t("All channels"))
        tag_fields(t, edit, preset.style)
    with example:
        _example(here, now, preset)
    foot(edit, preset_name(t, book, preset))


def _example(here: Here, now: Reading, preset: LinkPreset) -> None:
    """The link that it would make, and what can stand between braces."""
    t, item = here.t, _some_item(now.book, preset)
    link = link_of(now.book, preset, item=item, today=here.today)
    url = link.url if web_address(link.url) else _page_of(now.book)
    st.markdown(f"**{t('Such a link')}**")
    st.code(tagged(url, link.tags(), link.style), language=None, wrap_lines=True)
    show_landing(here, now, preset, link)
    wrong = [name for tag in TAGS for name in unknown_places(getattr(preset, tag))]
    if wrong:
        told = t("Nothing is known by the name of {names}.", names=plain(", ".join(wrong)))
        st.warning(told, icon=":material/data_object:")
    with st.popover(
        t("What stands between braces"), icon=":material/data_object:", type="tertiary"
    ):
        named = place_names(t)
        st.markdown("\n".join(f"- `{{{named[each]}}}`: {t(PLACES[each])}" for each in PLACES))


def _some_item(book: Workbook, preset: LinkPreset) -> Item | None:
    """An item for the example: the latest of the preset's channel."""
    fitting = [each for each in book.items if preset.channel_id in (None, each.channel_id)]
    return fitting[-1] if fitting else None


def _page_of(book: Workbook) -> str:
    site = book.client.website.strip()
    url = site if "//" in site else f"https://{site}"
    return url if web_address(url) else _NOWHERE
