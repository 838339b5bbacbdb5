"""The hashtags: what posts with them did, and which ones others use about us."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from smwork.domain.posts.hashtags import counted, of_hashtags
from smwork.domain.posts.moments import Compared
from smwork.domain.posts.results import value_of
from smwork.store.post_views import MOST, read_published
from smwork.ui.context import Here
from smwork.ui.parts import page_of
from smwork.ui.posts.kinds import groups
from smwork.ui.posts.look import Look, choose_look, usual_posts
from smwork.ui.posts.reading import Posts
from smwork.ui.reading import Reading

_BARS = 12
_PAGE = 25


def tags(here: Here, now: Reading, own: Posts) -> None:
    """Our own hashtags with their results, and those of the mentions."""
    t = here.t
    look = choose_look(here, now, own)
    st.header(t("In our posts"))
    _own(here, now, own, look)
    st.header(t("In what others say"))
    heard = now.once("hashtags heard", lambda: counted(each.text for each in now.book.mentions))
    if not heard:
        st.caption(t("No hashtag stands in the mentions that were collected in 4 Inspiration."))
        return
    _table(here, "heard", [(each.tag, each.texts) for each in heard], t("Mentions"))


def _own(here: Here, now: Reading, own: Posts, look: Look) -> None:
    t = here.t
    since, (found, names) = now.once(("hashtags", look), lambda: _compared(here, now, own, look))
    if not found.groups:
        st.info(t("No post of this period has a hashtag."), icon=":material/tag:")
        return
    if since is not None:
        st.caption(t("Counted in the latest {n} posts.", n=MOST))
        look = replace(look, first=since)
    if shown := found.shown:
        most = sorted(shown, key=lambda each: -each.posts)[:_BARS]
        kept = replace(found, groups=tuple(most))
        groups(here, now, look, "tags", t("Hashtag"), kept, {k: f"#{v}" for k, v in names.items()})
    elif found.missing:
        groups(here, now, look, "tags", t("Hashtag"), found, {})
    most_used = sorted(found.groups, key=lambda each: (-each.posts, each.key))
    with st.expander(t.n("{n} hashtag", "{n} hashtags", len(most_used)), icon=":material/tag:"):
        _table(here, "own", [(names[each.key], each.posts) for each in most_used], t("Posts"))


def _table(here: Here, key: str, rows: list[tuple[str, int]], label: str) -> None:
    top = st.container()
    shown = page_of(f"tags.{key}", rows, _PAGE)
    with top:
        st.dataframe(
            pd.DataFrame([{"tag": f"#{tag}", "count": count} for tag, count in shown]),
            hide_index=True,
            column_config={"tag": here.t("Hashtag"), "count": label},
            alt=here.t("Hashtags with how often they were used."),
            key=f"tags.{key}.rows",
            width=420,
        )


def _compared(
    here: Here, now: Reading, own: Posts, look: Look
) -> tuple[date | None, tuple[Compared[str], Mapping[str, str]]]:
    """The hashtags; and of too many posts, the first day of the latest ones, which were looked through."""
    read = partial(
        read_published,
        client_id=now.book.client.id,
        account_ids=own.ids(look.channel_id),
        period=look.period,
    )
    posts = here.read(read)
    usual = usual_posts(here, now, own, look)
    values = [(each.text, value_of(each, look.measure, usual)) for each in posts]
    known = [(text, value) for text, value in values if value is not None]
    since = posts[-1].published.date() if len(posts) == MOST else None
    return since, of_hashtags(known)
