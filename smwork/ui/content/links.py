"""Step 5's links: one for every place where it stands, and what came of each."""

from functools import partial

import streamlit as st

from smwork.domain.links.patterns import link_of
from smwork.domain.links.records import TaggedLink
from smwork.domain.links.results import Results
from smwork.locale import Translator
from smwork.ui.choice_line import choice_line
from smwork.ui.context import Here
from smwork.ui.links.landing import how_it_decides, landing_of
from smwork.ui.links.link import link_editor
from smwork.ui.links.presets import make_missing, presets
from smwork.ui.links.reading import results
from smwork.ui.links.results import what_came
from smwork.ui.links.words import METRICS, amount_of, link_name, preset_name
from smwork.ui.messages import short
from smwork.ui.parts import page_of
from smwork.ui.reading import Reading
from smwork.ui.step import fold
from smwork.ui.ways import link as way_to

_PAGE = 15


def links(here: Here, now: Reading) -> None:
    """The links, what came of them, and the presets that they are made from."""
    t, book, came = here.t, now.book, results(here, now)
    st.header(t("Tagged links"))
    if not book.link_presets:
        _begin(here, now)
    _made(here, now, came)
    if book.tagged_links or came.visits:
        what_came(here, now, came)
    presets(here, now)
    how_it_decides(t)


def _begin(here: Here, now: Reading) -> None:
    """What tags are for, and the one click that begins."""
    t = here.t
    st.info(
        t(
            "Give every link that you post its own tags, and your web analytics tells which post "
            "brought which visit and which sale. Begin with the tags of your channels."
        ),
        icon=":material/add_link:",
    )
    if now.book.channels:
        make_missing(here, now.book, first=True)
    else:
        way_to("research", t("First say in step 2 which channels you have"), ":material/search:")


def _made(here: Here, now: Reading, came: Results) -> None:
    t, book = here.t, now.book
    known = {each.id: each for each in book.link_presets}
    if known:
        choice_line(
            here,
            "tagged_link",
            (t("Tags"), {key: preset_name(t, book, each) for key, each in known.items()}),
            t("Page that the link leads to"),
            t("Make link"),
            lambda chosen, typed: link_of(book, known[chosen], url=typed, today=here.today),
            placeholder="https://",
            first=True,
        )
        st.caption(t("For an item of the calendar, make the link at the item itself."))
    with st.container(gap="small"):
        for link in page_of("tagged_links", book.tagged_links[::-1], _PAGE):
            name = ("link", t.language, link.id, id(came))
            label = now.once(name, partial(_label, t, now, link, came))
            with fold(link, label) as is_open:
                if is_open:
                    link_editor(here, now, link, came)


def _label(t: Translator, now: Reading, link: TaggedLink, came: Results) -> str:
    parts = [f"**{short(link_name(t, now.book, link), 60)}**"]
    parts.append(_landing(now, link))
    counts = came.by_link[link.id]
    first = next((each for each in ("sessions", "clicks") if each in counts), None)
    if first is not None:
        parts.append(f"{t(METRICS[first])}: {amount_of(t, first, counts)}")
    return " · ".join(parts)


def _landing(now: Reading, link: TaggedLink) -> str:
    if link.style == "mtm":
        return "Matomo"
    found = landing_of(now, link)
    if found.warning is not None:
        return f":orange[:material/error: {found.channel}]"
    return found.channel
