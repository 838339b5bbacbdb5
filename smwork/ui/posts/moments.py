"""What works: the best moments, and when nothing may be called best."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import TypeVar

import pandas as pd
import streamlit as st

from smwork.charts.posts import moment_heatmap
from smwork.charts.shown import NotEnough, Shown
from smwork.domain.posts.moments import (
    MIN_ALL,
    MIN_CLASSED,
    MIN_GROUP,
    Compared,
    Tally,
    beside_own_usual,
    of_moments,
    without_time,
)
from smwork.ui.context import Here
from smwork.ui.messages import plain
from smwork.ui.posts.kinds import kinds
from smwork.ui.posts.look import Look, choose_look, counted_posts, usual_posts
from smwork.ui.posts.reading import Posts
from smwork.ui.posts.words import DAYPARTS, behind, long_weekday, too_few, weekdays
from smwork.ui.reading import Reading
from smwork.ui.step import show_once

K = TypeVar("K", bound=Hashable)


def what_works(here: Here, now: Reading, own: Posts) -> None:
    """The finding first, then the week, the forms and the classes it was drawn from."""
    t = here.t
    look = choose_look(here, now, own)
    counted = counted_posts(here, now, own, look)
    tallies = now.once(
        ("tallies", look),
        lambda: counted if look.channel_id else tuple(beside_own_usual(counted)),
    )
    if not tallies:
        st.info(_nothing(here, look), icon=":material/query_stats:")
        return
    st.header(t("Best moments"))
    _moments(here, now, look, tallies)
    st.header(t("What kind of post"))
    kinds(here, now, look, tallies, usual_posts(here, now, own, look))
    _how_it_is_counted(here, tallies)


def _nothing(here: Here, look: Look) -> str:
    t = here.t
    if look.measure == "rate":
        return t("No post of this period has both its reach and its interactions.")
    return t("No post of this period has its interactions. Choose a longer period.")


def _moments(here: Here, now: Reading, look: Look, tallies: Sequence[Tally]) -> None:
    t = here.t
    cells, days, parts = now.once(("moments", look), lambda: of_moments(tallies))
    findings = [
        *_finding(here, look, cells, lambda key: f"{long_weekday(t, key[0])} {key[1]:02}:00"),
        *_finding(here, look, days, lambda key: long_weekday(t, key)),
        *_finding(here, look, parts, lambda key: t(DAYPARTS[key])),
    ]
    if days.missing:
        st.info(t(too_few(days)), icon=":material/query_stats:")
        return
    for title, told in findings:
        st.markdown(f":material/star: **{plain(title)}.** {plain(told)}")
    if not findings:
        st.markdown(
            f":material/balance: **{t('No moment stands out.')}** "
            + t("What differs between the moments is no more than chance can do.")
        )
    draw = partial(_week, here, look, cells)
    show_once(here, now, "chart.moments", draw, look)


def _finding(
    here: Here, look: Look, found: Compared[K], name: Callable[[K], str]
) -> list[tuple[str, str]]:
    """That something stands out, and by how much; nothing where nothing does."""
    if found.best is None:
        return []
    called = name(found.best.key)
    title = here.t("{name} stands out", name=called[:1].upper() + called[1:])
    return [(title, behind(here.t, look.unit, found))]


def _week(here: Here, look: Look, cells: Compared[tuple[int, int]]) -> Shown | NotEnough:
    t = here.t
    rows = [
        {
            "weekday": each.key[0],
            "hour": each.key[1],
            "posts": each.posts,
            "middle": None if each.missing else each.middle,
        }
        for each in cells.groups
    ]
    columns = ["weekday", "hour", "posts", "middle"]
    frame = pd.DataFrame(rows, columns=columns).astype({"middle": float})
    return moment_heatmap(
        frame,
        t,
        title=t("What each hour of the week came to"),
        unit=look.unit,
        days=weekdays(t),
        source=look.source(t),
    )


def _how_it_is_counted(here: Here, tallies: Sequence[Tally]) -> None:
    t = here.t
    with st.expander(t("How this is counted"), icon=":material/info:"):
        points = [
            t(
                "Of each group the middle post counts, not the average: one post that goes round"
                " would carry an average with it."
            ),
            t(
                "A group is shown from {group} posts on, and only if there are {all} in all"
                " (classes: {classed}).",
                group=MIN_GROUP,
                all=MIN_ALL,
                classed=MIN_CLASSED,
            ),
            t(
                "Something stands out only if even the low end of its interval lies above that of"
                " all other posts; the intervals hold for all groups together at 95%."
            ),
            t(
                "What goes together need not be the cause: a better post may have got the better hour."
            ),
            t("Times are those of the file, in your own time zone where it was in another."),
        ]
        if untimed := without_time(tallies):
            points.append(
                t.n(
                    "{n} post came without a time of day and counts for its weekday only.",
                    "{n} posts came without a time of day and count for their weekday only.",
                    untimed,
                )
            )
        st.markdown("\n".join(f"- {point}" for point in points))
