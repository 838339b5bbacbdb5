"""What kind of post works: forms, LCSS classes and classes of the mix, side by side."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st

from smwork.charts.posts import group_bars
from smwork.charts.shown import NotEnough, Shown
from smwork.domain.content import Item
from smwork.domain.posts.moments import MIN_CLASSED, MIN_GROUP, Compared, Tally, of_forms
from smwork.domain.posts.published import PublishedPost
from smwork.domain.posts.results import of_classes
from smwork.ui.content.words import FORMS, lcss_options, mix_options
from smwork.ui.context import Here
from smwork.ui.messages import plain
from smwork.ui.posts.look import Look
from smwork.ui.posts.reading import found_results
from smwork.ui.posts.words import too_few
from smwork.ui.reading import Reading
from smwork.ui.step import show_once
from smwork.ui.words import in_words

_FEW = 8


def kinds(
    here: Here,
    now: Reading,
    look: Look,
    tallies: Sequence[Tally],
    usual: Mapping[str, float] | None,
) -> None:
    """Forms by all posts that are looked at; classes by those that a person matched to an item.

    `usual` is each account's middle post, where all channels are looked at together.
    """
    t, book = here.t, now.book
    forms = now.once(("forms", look), lambda: of_forms(tallies))
    groups(here, now, look, "form", t("Form"), forms, in_words(t, FORMS))
    matched = found_results(here, now)
    found = [each for each in matched if _within(look, each.item, each.post)]
    left, right = st.columns(2, gap="medium")
    classes: tuple[tuple[str, str, dict[str, str], Callable[[Item], str | None]], ...] = (
        ("lcss", "LCSS", lcss_options(t), lambda item: item.lcss),
        ("mix", t("Class in the mix"), mix_options(t, book), lambda item: item.mix),
    )
    for column, (key, label, names, class_of) in zip((left, right), classes, strict=True):
        with column:
            compared = of_classes(found, class_of, look.measure, usual)
            groups(here, now, look, key, label, compared, names)
    if len(found) < MIN_CLASSED <= len(matched):
        st.caption(
            t(
                "Over all channels and days {n} posts are matched: choose them above.",
                n=len(matched),
            )
        )


def _within(look: Look, item: Item, post: PublishedPost) -> bool:
    """Whether a matched post is among those that are looked at."""
    day, first, last = post.published.date(), look.period.first, look.period.last
    in_time = (first is None or day >= first) and (last is None or day <= last)
    return in_time and look.channel_id in ("", item.channel_id)


def groups(
    here: Here,
    now: Reading,
    look: Look,
    key: str,
    label: str,
    found: Compared[str],
    names: Mapping[str, str],
) -> None:
    """A bar for each group that is large enough, or how many posts are still needed."""
    t = here.t
    if found.missing:
        st.markdown(f"**{label}**")
        hint = t("Only posts that are matched to an item have a class.")
        told = t(too_few(found))
        st.caption(f"{told} {hint}" if key in ("lcss", "mix") else told)
        return
    show_once(
        here,
        now,
        f"chart.{key}",
        lambda: _bars(here, look, label, found, names),
        look,
    )
    if few := [each for each in found.groups if each.missing]:
        listed = [f"{names.get(each.key, each.key)} ({each.posts})" for each in few[:_FEW]]
        small = t(
            "Too few posts to show, it takes {n}: {names}.", n=MIN_GROUP, names=t.listed(listed)
        )
        st.caption(plain(small))


def _bars(
    here: Here, look: Look, label: str, found: Compared[str], names: Mapping[str, str]
) -> Shown | NotEnough:
    t = here.t
    title = t("{what}: none stands out", what=label)
    if found.best is not None:
        title = t("{what}: {name} stands out", what=label, name=names.get(found.best.key, "–"))
    rows = [
        {
            "name": names.get(each.key, each.key),
            "posts": each.posts,
            "middle": each.middle,
            "low": each.low,
            "high": each.high,
            "best": found.best is not None and each.key == found.best.key,
        }
        for each in found.shown
    ]
    columns = ["name", "posts", "middle", "low", "high", "best"]
    frame = pd.DataFrame(rows, columns=columns).astype({"low": float, "high": float})
    return group_bars(frame, t, title=title, unit=look.unit, what=label, source=look.source(t))
