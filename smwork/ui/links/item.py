"""The tagged links of one item of the calendar, in its own fold, and what came of it."""

from functools import partial

import streamlit as st

from smwork.domain.content import Item
from smwork.domain.links.patterns import beginning, link_of, preset_for
from smwork.domain.links.records import TaggedLinkFields
from smwork.domain.record import by_id
from smwork.store import records
from smwork.ui.actions import action_button
from smwork.ui.context import Here
from smwork.ui.links.link import made_link
from smwork.ui.links.reading import results
from smwork.ui.links.words import came_line
from smwork.ui.messages import flash
from smwork.ui.parts import go_to_part
from smwork.ui.reading import Reading
from smwork.ui.step import unfold


def item_links(here: Here, now: Reading, item: Item) -> None:
    """The links to copy, what came of them, and the way to make one; nothing without an address."""
    made = [each for each in now.book.tagged_links if each.item_id == item.id]
    url = item.link or next((each.url for each in made if each.url), "")
    if not url:
        return
    t = here.t
    st.markdown(f"**{t('Tagged link')}**")
    for link in made:
        made_link(here, now, link)
        st.button(
            t("Change the tags"),
            key=f"tags.{link.id}",
            type="tertiary",
            icon=":material/tune:",
            on_click=_open,
            args=(link.id,),
        )
    if made and (line := came_line(t, results(here, now).of_item(item.id))):
        st.markdown(f":material/trending_up: {line}")
    with st.container(horizontal=True):
        for paid in (False, True):
            if all(each.paid != paid for each in made):
                _make(here, item, new_link(here, now, item, url, paid=paid))


def _make(here: Here, item: Item, fields: TaggedLinkFields) -> None:
    t, paid = here.t, fields.paid
    action_button(
        here,
        t("Make a link for the ad") if paid else t("Make the tagged link"),
        f"link.{item.id}.{paid}",
        partial(records.add, plan_id=here.plan_id, fields=fields),
        lambda _: flash(t("The link is made: copy it into the post.")),
        icon=":material/add_link:",
        kind="tertiary" if paid else "secondary",
    )


def new_link(here: Here, now: Reading, item: Item, url: str, *, paid: bool) -> TaggedLinkFields:
    """The item's link by the preset that fits, else with tags that land where they belong."""
    channel = by_id(now.book.channels, item.channel_id)
    preset = preset_for(now.book, item.channel_id, paid=paid)
    fitting = preset or beginning(channel.platform if channel else "", item.channel_id, paid=paid)
    return link_of(now.book, fitting, item=item, url=url, today=here.today)


def _open(link_id: str) -> None:
    go_to_part("content", "links")
    unfold(link_id)
