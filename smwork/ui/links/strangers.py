"""Visits with tags that the plan doesn't know: slips of the pen, and what others put out."""

from functools import partial
from typing import Final

import streamlit as st

from smwork.domain.links.records import TaggedLink, TaggedLinkFields
from smwork.domain.links.results import Results, Stranger
from smwork.locale import Translator
from smwork.store import records
from smwork.ui.actions import action_button
from smwork.ui.context import Here
from smwork.ui.links.words import METRICS, amount_of, link_name
from smwork.ui.messages import flash, plain, short
from smwork.ui.parts import page_of
from smwork.ui.reading import Reading

_PAGE: Final = 8


def strangers(here: Here, now: Reading, results: Results) -> None:
    """Each with the link that was probably meant, and a click that counts it with that one."""
    t, found = here.t, sorted(results.strangers, key=lambda each: each.nearest is None)
    if not found:
        return
    st.subheader(t("Visits with tags that the plan doesn't know"))
    st.caption(
        t(
            "A link that is out can't be changed any more. Count its visits with the link that was "
            "meant, and make the next one here."
        )
    )
    for stranger in page_of("links.strangers", found, _PAGE):
        with st.container(border=True):
            _stranger(here, now, stranger)


def _stranger(here: Here, now: Reading, stranger: Stranger) -> None:
    t, nearest = here.t, stranger.nearest
    told = [
        f"{t(METRICS[metric])}: **{amount_of(t, metric, stranger.counts)}**"
        for metric in METRICS
        if metric in stranger.counts
    ]
    st.markdown(f"{plain(stranger.text())} · {' · '.join(told)}")
    if nearest is None:
        return
    name = short(link_name(t, now.book, nearest), 60)
    st.markdown(
        ":orange[:material/spellcheck:] "
        + t("Probably “{link}” was meant: {slips}.", link=name, slips=_slips(t, stranger))
    )
    action_button(
        here,
        t("Count it with “{link}”", link=name),
        f"stranger.{stranger.text()}",
        partial(records.add, plan_id=here.plan_id, fields=known_as(stranger, nearest)),
        lambda _: flash(t("It is one of the plan's links now, and its visits count.")),
        icon=":material/playlist_add_check:",
    )


def known_as(stranger: Stranger, nearest: TaggedLink) -> TaggedLinkFields:
    """The stranger as a link of the plan: what the nearest one is for, under the tags that came in."""
    fields = {name: getattr(nearest, name) for name in TaggedLinkFields.model_fields}
    return TaggedLinkFields.model_validate(fields | {"short": ""} | dict(stranger.tags))


def _slips(t: Translator, stranger: Stranger) -> str:
    return t.listed(
        [
            t("{seen} instead of {meant}", seen=plain(seen), meant=plain(meant) or t("nothing"))
            for seen, meant in stranger.slips().values()
        ]
    )
