"""What the mentions say together: how many, whose voice, how they sound, how fast we answer."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from smwork.charts.inspiration import mentions_over_time, share_of_voice
from smwork.charts.shown import NotEnough, Shown
from smwork.domain.listening import mentions_by_month, voice, webcare
from smwork.domain.say import msg
from smwork.ui.context import Here
from smwork.ui.inspiration.words import SENTIMENTS
from smwork.ui.parts import choose_part
from smwork.ui.reading import Reading
from smwork.ui.step import show_once

_GROUPS = {
    "whose": msg("About whom"),
    "tone": msg("How we sound"),
    "voice": msg("Share of voice"),
}


def heard(here: Here, now: Reading) -> None:
    """The figures in a row, and one chart: by whom it is about, by tone, or the share of voice."""
    _figures(here, now)
    shown = choose_part(here, "heard", here.t("Which chart"), _GROUPS)
    draw = {"whose": _by_whom, "tone": _by_tone, "voice": _voice}[shown]
    show_once(here, now, f"chart.heard.{shown}", lambda: draw(here, now))


def _figures(here: Here, now: Reading) -> None:
    t, book = here.t, now.book
    share, care = voice(book.mentions, book.terms), webcare(book.mentions)
    unknown = "–"
    with st.container(horizontal=True):
        st.metric(t("Mentions"), t.number(len(book.mentions), 0), width=150)
        st.metric(
            t("Share of voice"),
            unknown if share.percent is None else t.percent(share.percent, 0),
            help=t("Our mentions in those of us and our competitors."),
            width=170,
        )
        st.metric(
            t("Response rate"),
            unknown if care.rate is None else t.percent(care.rate, 0),
            help=t("Answered, of the mentions that needed an answer."),
            width=170,
        )
        st.metric(
            t("Response time"),
            unknown if care.average_minutes is None else t.minutes(care.average_minutes),
            help=t("The average of the answers whose time is filled in."),
            width=170,
        )


def _by_whom(here: Here, now: Reading) -> Shown | NotEnough:
    rows = [
        (month.month, group, count)
        for month in mentions_by_month(now.book.mentions, now.book.terms)
        for group, count in (
            ("own", month.own),
            ("competitor", month.competitor),
            ("other", month.other),
        )
    ]
    return mentions_over_time(_frame(rows), here.t)


def _by_tone(here: Here, now: Reading) -> Shown | NotEnough:
    rows = [
        (month.month, tone, month.sentiment.get(tone, 0))
        for month in mentions_by_month(now.book.mentions, now.book.terms)
        for tone in SENTIMENTS
    ]
    return mentions_over_time(_frame(rows), here.t)


def _frame(rows: Sequence[tuple[date, str, int]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["month", "group", "mentions"])


def _voice(here: Here, now: Reading) -> Shown | NotEnough:
    """Ourselves, and each competitor that is listened to."""
    book = now.book
    share = voice(book.mentions, book.terms)
    parties = [(book.client.name or here.t("About us"), True, share.own)]
    for term in book.terms:
        if term.kind == "competitor":
            count = sum(mention.term_id == term.id for mention in book.mentions)
            parties.append((term.words or here.t("Competitor"), False, count))
    return share_of_voice(pd.DataFrame(parties, columns=["name", "ours", "mentions"]), here.t)
