"""What works: the best moments, and what each form, LCSS class and class of the mix did."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import pandas as pd
import streamlit as st

from smwork.charts.posts import Unit, group_bars, moment_heatmap
from smwork.charts.shown import NotEnough, Shown
from smwork.domain.content import Item
from smwork.domain.moments import (
    MIN_ALL,
    MIN_CLASSED,
    MIN_GROUP,
    Compared,
    Measure,
    Tally,
    beside_own_usual,
    of_forms,
    of_moments,
    usual_of,
    without_time,
)
from smwork.domain.published import PublishedPost
from smwork.domain.results import of_classes
from smwork.store.post_views import Period, read_tallies
from smwork.ui.content_words import FORMS, lcss_options, mix_options
from smwork.ui.context import Here
from smwork.ui.messages import plain
from smwork.ui.posts_reading import Posts, days_of, found_results
from smwork.ui.posts_words import (
    DAYPARTS,
    MEASURES,
    PERIODS,
    behind,
    long_weekday,
    too_few,
    weekdays,
)
from smwork.ui.reading import Reading
from smwork.ui.step import show_once
from smwork.ui.words import channel_options, in_words

K = TypeVar("K", bound=Hashable)
_ALL = "all"
_FEW = 8


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked at: a channel (empty is all of them), a period, and a measure."""

    channel_id: str
    period: Period
    measure: Measure

    @property
    def unit(self) -> Unit:
        """Over several channels each post is told beside its own channel's usual."""
        return self.measure if self.channel_id else "share"


def what_works(here: Here, now: Reading, own: Posts) -> None:
    """The finding first, then the week, the forms and the classes it was drawn from."""
    t = here.t
    look = choose_look(here, now, own)
    counted = here.read(
        partial(
            read_tallies,
            client_id=now.book.client.id,
            account_ids=own.ids(look.channel_id),
            measure=look.measure,
            period=look.period,
        )
    )
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
    _kinds(here, now, look, tallies, usual_of(counted) if not look.channel_id else None)
    _how_it_is_counted(here, tallies)


def choose_look(here: Here, now: Reading, own: Posts) -> Look:
    """The three choices; the channel with the most posts comes first."""
    t = here.t
    names = channel_options(t, now.book)
    channels = {each: names[each] for each in own.channels()}
    if len(channels) > 1:
        channels[_ALL] = t("All channels together")
    with st.container(horizontal=True):
        channel = _choice("channel", t("Channel"), channels, 320)
        period = _choice("period", t("Period"), in_words(t, PERIODS), 240)
        measure = _choice("measure", t("Measure"), in_words(t, MEASURES), 240)
    return Look(
        "" if channel == _ALL else channel,
        days_of(period, now.book.plan, here.today),
        "rate" if measure == "rate" else "interactions",
    )


def _choice(name: str, label: str, options: Mapping[str, str], width: int) -> str:
    return st.selectbox(
        label,
        list(options),
        key=f"posts.{name}",
        format_func=lambda each: options[each],
        width=width,
        persist_state="session",
    )


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
    title = findings[0][0] if findings else t("No moment of the week stands out")
    draw = partial(_week, here, look, cells, title)
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


def _week(
    here: Here, look: Look, cells: Compared[tuple[int, int]], title: str
) -> Shown | NotEnough:
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
    return moment_heatmap(frame, here.t, title=title, unit=look.unit, days=weekdays(here.t))


# --- forms and classes ----------------------------------------------------------------------------


def _kinds(
    here: Here,
    now: Reading,
    look: Look,
    tallies: Sequence[Tally],
    usual: Mapping[str, float] | None,
) -> None:
    t, book = here.t, now.book
    forms = now.once(("forms", look), lambda: of_forms(tallies))
    groups(here, now, look, "form", t("Form"), forms, in_words(t, FORMS))
    matched = found_results(here, now)
    found = [each for each in matched if _within(look, each.item, each.post)]
    left, right = st.columns(2, gap="large")
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
    return group_bars(frame, t, title=title, unit=look.unit, what=label)


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
            t("Times are those at which the posts went out, as the platform wrote them."),
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
