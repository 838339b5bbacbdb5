"""Where a link lands in Google Analytics, what is wrong with it, and the click that mends it."""

from collections.abc import Mapping
from functools import partial
from typing import Final

import streamlit as st

from smwork.domain.links.build import Remark, tag_names
from smwork.domain.links.ga4 import Landing, landing
from smwork.domain.links.records import LinkPreset, LinkStyle, TaggedLink, TaggedLinkFields
from smwork.domain.record import by_id
from smwork.domain.say import msg
from smwork.facts.ga4_channels import ga4_channels
from smwork.facts.sources import Grade, Source
from smwork.locale import Translator
from smwork.store import records
from smwork.store.database import Tx
from smwork.ui.actions import action_button
from smwork.ui.context import Here
from smwork.ui.messages import plain
from smwork.ui.reading import Reading

Owner = TaggedLink | LinkPreset


def landing_of(now: Reading, link: TaggedLinkFields) -> Landing:
    """Where the visits of a link land."""
    channel = by_id(now.book.channels, link.channel_id)
    return landing(link.tags(), channel.platform if channel else "", paid=link.paid)


def show_landing(here: Here, now: Reading, owner: Owner, made: TaggedLinkFields) -> None:
    """The channel group, and what is wrong with it; a click puts the better tags in their place.

    `made` is the link itself, or such a link as the preset makes.
    """
    tags = made.tags()
    t = here.t
    if owner.style == "mtm":
        _matomo(t)
        return
    found = landing_of(now, made)
    if found.warning is not None:
        st.warning(plain(t(found.warning)), icon=":material/alt_route:")
    else:
        told = t("In Google Analytics: {channel}", channel=found.channel)
        read_in = str(ga4_channels().source.year)
        st.markdown(
            f":material/alt_route: {told}",
            help=t(
                "By Google's rules as they were read in {year}, from pages without a date. They stand "
                "at the bottom of the part Links.",
                year=read_in,
            ),
        )
    if found.unsure is not None:
        st.info(plain(t(found.unsure)), icon=":material/help:")
    if changes := found.changes(tags):
        mend_button(here, owner, changes, owner.style)
    if found.warning is not None and not found.known and tags.source:
        st.caption(
            t("“{name}” isn't in the short list of sources that is kept here; Google's may have it.",
              name=plain(tags.source))
        )  # fmt: skip


def mend_button(here: Here, owner: Owner, changes: Mapping[str, str], style: LinkStyle) -> None:
    """A button that writes better tags."""
    named = tag_names(style)
    told = ", ".join(f"{named[tag]}={value}" for tag, value in changes.items())
    action_button(
        here,
        here.t("Make it {tags}", tags=plain(told)),
        f"mend.{owner.id}",
        partial(change_to, owner, changes),
        icon=":material/build:",
    )


def show_remark(here: Here, remark: Remark, owner: Owner) -> None:
    """Something to be known of an address; the right one with a click, where there is one."""
    text = plain(here.t(remark.text))
    if remark.level == "wrong":
        st.warning(text, icon=":material/link_off:")
    else:
        st.caption(f":material/info: {text}")
    if remark.mended:
        action_button(
            here,
            here.t("Yes, use that"),
            f"address.{owner.id}",
            partial(change_to, owner, {"url": remark.mended}),
        )


def change_to(owner: Owner, changes: Mapping[str, object], tx: Tx) -> int:
    """Write these fields of a link or preset, as it was drawn."""
    return records.change(tx, type(owner), owner.id, owner.version, changes)


def how_it_decides(t: Translator) -> None:
    """The rules in order, with where they come from; in a fold."""
    facts = ga4_channels()
    with st.expander(
        t("How Google Analytics decides"),
        icon=":material/rule:",
        key="links.rules",
        on_change="rerun",
    ) as part:
        if not part.open:
            return
        st.markdown(
            t(
                "It goes down its list of channel groups and takes the first that fits source, medium "
                "and campaign; without one, a visit is {unassigned}. In order: {channels}.",
                unassigned=facts.unassigned,
                channels=", ".join(rule.channel for rule in facts.rules),
            )
        )
        st.caption(t("The rules as code has them that follows Google: {source}.", source=_cited(t, facts.source)))  # fmt: skip
        st.caption(t("Their order: {source}.", source=_cited(t, facts.order_source)))
        st.caption(
            t(
                "Google's own page was read in a copy without a date, so it may have changed since: "
                "{source}. It is narrower: only cpc, ppc and paid count as paid.",
                source=_cited(t, facts.narrow_source),
            )
        )
        st.caption(
            t(
                "Of Google's lists of sites a short part is kept here: those that a Dutch team meets."
            )
        )


def _matomo(t: Translator) -> None:
    source = _cited(t, ga4_channels().matomo.source)
    st.markdown(
        f":material/alt_route: "
        f"{t('Matomo reads these tags; Google Analytics does not. Source: {source}.', source=source)}"
    )


_GRADES: Final[Mapping[Grade, str]] = {
    "P": msg("first hand"),
    "C": msg("from code"),
    "S": msg("second hand"),
}


def _cited(t: Translator, source: Source) -> str:
    """Name, year and grade of a source; one without a date has the year in which it was read."""
    when = (
        t("no date, read in {year}", year=str(source.year)) if source.undated else str(source.year)
    )
    return f"{plain(source.name)} ({when}, {t(_GRADES[source.grade])})"
