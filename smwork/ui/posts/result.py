"""What became of an item: the post that it was, with its figures, beside the item itself."""

import streamlit as st

from smwork.domain.content import Item
from smwork.ui.context import Here
from smwork.ui.messages import plain
from smwork.ui.posts.reading import post_of
from smwork.ui.posts.words import moment
from smwork.ui.reading import Reading


def item_result(here: Here, now: Reading, item: Item) -> None:
    """When it went out and what it came to; nothing as long as nobody said which post it is."""
    post, t = post_of(here, now, item), here.t
    if post is None:
        return
    told = [t("Published {moment}", moment=moment(t, post))]
    if post.reach is not None:
        told.append(t("reach {n}", n=t.number(post.reach, 0)))
    if post.interactions is not None:
        told.append(t.n("{n} interaction", "{n} interactions", round(post.interactions)))
    st.markdown(f":green[:material/task_alt:] {plain(' · '.join(told))}")
