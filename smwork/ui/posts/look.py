"""What is looked at of the posts: which channel, which days, and by which measure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from smwork.charts.posts import Unit
from smwork.domain.posts.moments import Measure, Tally, usual_of
from smwork.locale import Translator
from smwork.store.post_tallies import read_tallies
from smwork.store.post_views import Period
from smwork.ui.context import Here
from smwork.ui.posts.reading import Posts, days_of
from smwork.ui.posts.words import MEASURES, PERIODS
from smwork.ui.reading import Reading
from smwork.ui.words import channel_options, in_words

_ALL = "all"


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked at: a channel (empty is all of them), a period, and a measure.

    `first` and `last` are the days of that period that files cover.
    """

    channel_id: str
    period: Period
    measure: Measure
    first: date
    last: date

    @property
    def unit(self) -> Unit:
        """Over several channels each post is told beside its own channel's usual."""
        return self.measure if self.channel_id else "share"

    def source(self, t: Translator) -> str:
        """Where a chart's figures come from."""
        return t(
            "imported posts, {first} – {last}",
            first=t.day(self.first),
            last=t.day(self.last),
        )


def counted_posts(here: Here, now: Reading, own: Posts, look: Look) -> tuple[Tally, ...]:
    """The posts that are looked at, counted by moment and form."""
    read = partial(
        read_tallies,
        client_id=now.book.client.id,
        account_ids=own.ids(look.channel_id),
        measure=look.measure,
        period=look.period,
    )
    return now.once(("counted", look), lambda: here.read(read))


def usual_posts(here: Here, now: Reading, own: Posts, look: Look) -> Mapping[str, float] | None:
    """The value of each account's middle post; None where one channel is looked at by itself."""
    if look.channel_id:
        return None
    return now.once(("usual", look), lambda: usual_of(counted_posts(here, now, own, look)))


def choose_look(here: Here, now: Reading, own: Posts) -> Look:
    """The three choices; the channel with the most posts comes first."""
    t = here.t
    names = channel_options(t, now.book)
    channels = {each: names[each] for each in own.channels()}
    if len(channels) > 1:
        channels[_ALL] = t("All channels together")
    with st.container(horizontal=True):
        channel = _choice(t, "channel", t("Channel"), channels, 320)
        period = _choice(t, "period", t("Period"), in_words(t, PERIODS), 240)
        measure = _choice(t, "measure", t("Measure"), in_words(t, MEASURES), 240)
    channel_id = "" if channel == _ALL else channel
    days = days_of(period, now.book.plan, here.today)
    return Look(
        channel_id,
        days,
        "rate" if measure == "rate" else "interactions",
        *own.covered(channel_id, days),
    )


def _choice(t: Translator, name: str, label: str, options: Mapping[str, str], width: int) -> str:
    return st.selectbox(
        label,
        list(options),
        key=f"posts.{name}",
        format_func=lambda each: options[each],
        width=width,
        persist_state="session",
        placeholder=t("Choose one"),
    )
