"""The page of posts: the one next thing, and the part that is looked at."""

import streamlit as st

from smwork.domain.say import msg
from smwork.ui import state
from smwork.ui.context import Here
from smwork.ui.messages import plain
from smwork.ui.parts import choose_part, go_to_part
from smwork.ui.posts.hashtags import tags
from smwork.ui.posts.lists import lists
from smwork.ui.posts.match import planned_and_published
from smwork.ui.posts.moments import what_works
from smwork.ui.posts.reading import Posts, found_proposals, posts_of_plan
from smwork.ui.reading import Reading
from smwork.ui.ways import link
from smwork.ui.words import platform_label

_KEY = "posts"
PARTS = {
    "works": msg("What works"),
    "match": msg("Planned and published"),
    "loose": msg("Without plan or post"),
    "tags": msg("Hashtags"),
}


def posts(here: Here, now: Reading) -> None:
    """The posts that were read in, beside the calendar."""
    t = here.t
    st.title(t("Posts"))
    st.markdown(
        t("What really went out: which moments and forms work, and what became of the plan.")
    )
    own = posts_of_plan(here, now)
    _on_their_way(here, own)
    if not own.accounts:
        _nothing_yet(here, now)
        return
    _next(here, now, own)
    part = choose_part(here, _KEY, t("Part of the posts"), PARTS)
    draw = {"works": what_works, "match": planned_and_published, "loose": lists, "tags": tags}
    draw[part](here, now, own)


def _on_their_way(here: Here, own: Posts) -> None:
    """That a file is coming in or being taken back, while others look at the posts."""
    t, files = here.t, own.unfinished
    if not files:
        return
    told = t("A file is being taken back: its posts are not shown any more.")
    if any(each.state == "coming" for each in files):
        told = t("A file is coming in: its posts are shown as soon as all of it is there.")
    st.caption(f":material/hourglass_empty: {told}")


def _nothing_yet(here: Here, now: Reading) -> None:
    """Which file to read in first, by the channels that the plan has."""
    t = here.t
    with st.container(border=True):
        if not now.book.channels:
            st.markdown(t("First add the channels that you post on."))
            link("research", t("Go to 2 Research"), ":material/arrow_forward:")
            return
        st.markdown(f"**{t('First read in the posts of a channel.')}**")
        wanted = [each.platform for each in now.book.channels if each.platform in _FILES]
        lines = [
            f"- {platform_label(t, each)}: {t(_FILES[each])}" for each in dict.fromkeys(wanted)
        ]
        st.markdown("\n".join(lines) or plain(t("Any table with a row for each post will do.")))
        link("figures", t("Go to the figures"), ":material/arrow_forward:")


_FILES = {
    "facebook": msg("Meta Business Suite, Content, Export: the file with a row for each post"),
    "instagram": msg("Meta Business Suite, Content, Export: the file with a row for each post"),
    "linkedin": msg("the page's Analytics, Content, Export"),
    "x": msg("Analytics, Posts, Export: the file by post"),
    "tiktok": msg("TikTok Studio, Analytics, Content, Download data"),
    "youtube": msg("YouTube Studio, Analytics, Advanced mode, Content, Export"),
}


def _next(here: Here, now: Reading, own: Posts) -> None:
    """Proposals that wait for an answer are the next thing, wherever on the page one is."""
    t = here.t
    if state.widget_value(f"part.{_KEY}") == "match":
        return
    waiting = 0 if own.are_many else len(found_proposals(here, now, own))
    told = t.n(
        "{n} post looks like an item of the calendar: say whether it is.",
        "{n} posts look like items of the calendar: say whether they are.",
        waiting,
    )
    if own.are_many:
        told = t("Lay your posts beside the calendar: which is which?")
    elif not waiting:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="posts.next"):
        st.markdown(told)
        st.button(
            t("Lay them side by side"),
            key="posts.next.go",
            type="primary",
            icon=":material/arrow_forward:",
            on_click=go_to_part,
            args=(_KEY, "match"),
        )
