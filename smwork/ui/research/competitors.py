"""Step 2 on the screen: the competitors, and we beside them in a table and a chart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from smwork.charts.research import Measure, competitor_bars
from smwork.charts.shown import NotEnough, Shown
from smwork.domain.competitor_today import CompetitorToday, competitor_today
from smwork.domain.research import Channel, Competitor, CompetitorFields
from smwork.domain.say import Day, msg
from smwork.domain.series import MonthSum
from smwork.domain.staleness import stale
from smwork.locale import Translator
from smwork.store.figure_accounts import read_competitor_months
from smwork.ui.choice_line import choice_line
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.research.channels import (
    checked_text,
    checked_today,
    engagement_hint,
    engagement_label,
    number_or_dash,
    percent_or_dash,
)
from smwork.ui.research.words import address_of
from smwork.ui.step import fold, remove_button, show_once
from smwork.ui.words import channel_label, in_words, platform_label, platform_options

Measured = Mapping[str, Sequence[MonthSum]]
MEASURES: dict[Measure, str] = {
    "followers": msg("Followers"),
    "engagement": msg("Interactions per post"),
    "posts_per_week": msg("Posts per week"),
}
_COLUMNS: dict[str, str] = {
    "platform": msg("Platform"),
    "name": msg("Who"),
    "followers": msg("Followers"),
    "engagement": msg("Interactions per post"),
    "posts_per_week": msg("Posts per week"),
    "checked": msg("Last checked"),
}


@dataclass(frozen=True, slots=True)
class _Party:
    """We or a competitor on one platform, with the three figures that are compared."""

    platform: str
    name: str
    ours: bool
    followers: float | None
    engagement: float | None
    posts_per_week: float | None
    checked_on: date | None
    stale: bool

    def value(self, measure: Measure) -> float | None:
        """One of its figures."""
        figures = {
            "followers": self.followers,
            "engagement": self.engagement,
            "posts_per_week": self.posts_per_week,
        }
        return figures[measure]


def competitors(here: Here, now: Reading) -> None:
    """We against them, platform by platform, and each competitor in a fold."""
    t = here.t
    st.header(t("We and our competitors"))
    measured: Measured = {}
    if now.book.competitors:
        measured = here.read(partial(read_competitor_months, client_id=now.book.client.id))
        parties = now.once(("parties", t.language), lambda: _parties(t, now, measured))
        _table(here, now, parties)
        _chart(here, now, parties)
    with st.container(gap="small"):
        for competitor in now.book.competitors:
            with fold(competitor, _head(t, competitor)) as is_open:
                if is_open:
                    _told_by_a_file(here, competitor_today(competitor, measured))
                    _competitor(here, competitor)
    choice_line(
        here,
        "competitor",
        (t("Platform"), _own_platforms_first(t, now)),
        t("Competitor"),
        t("Add competitor"),
        lambda platform, name: CompetitorFields(
            platform=platform, name=name, checked_on=here.today
        ),
        placeholder=t("For example: the bakery across the street"),
    )


def _parties(t: Translator, now: Reading, measured: Measured) -> list[_Party]:
    """All that is compared: the competitors, and our channels on the platforms they are on."""
    book = now.book
    theirs = {each.platform for each in book.competitors}
    old = {each.record_id for each in stale((*book.channels, *book.competitors), now.today)}
    ours = [each for each in book.channels if each.platform in theirs]
    parties = [
        *(_ours(t, now, each, stale=each.id in old) for each in ours),
        *(
            _theirs(each, competitor_today(each, measured), stale=each.id in old)
            for each in book.competitors
        ),
    ]
    return sorted(parties, key=lambda each: (platform_label(t, each.platform), not each.ours))


def _ours(t: Translator, now: Reading, channel: Channel, *, stale: bool) -> _Party:
    figures = now.figures(channel)
    return _Party(
        platform=channel.platform,
        name=channel.handle or channel_label(t, channel),
        ours=True,
        followers=figures.followers,
        engagement=figures.engagement,
        posts_per_week=channel.posts_per_week,
        checked_on=channel.checked_on,
        stale=stale,
    )


def _theirs(competitor: Competitor, today: CompetitorToday, *, stale: bool) -> _Party:
    days = [each for each in (competitor.checked_on, today.measured_on) if each]
    return _Party(
        platform=competitor.platform,
        name=competitor.name or competitor.handle or "—",
        ours=False,
        followers=today.followers,
        engagement=today.engagement,
        posts_per_week=today.posts_per_week,
        checked_on=max(days, default=None),
        stale=stale and today.measured_on is None,
    )


def _table(here: Here, now: Reading, parties: list[_Party]) -> None:
    t = here.t
    st.dataframe(
        now.once(("competitors", t.language), lambda: _rows(t, parties)),
        hide_index=True,
        column_config={name: t(label) for name, label in _COLUMNS.items()},
        alt=t("We beside our competitors: one line per account."),
        key="competitors.table",
    )


def _rows(t: Translator, parties: list[_Party]) -> pd.DataFrame:
    rows = [
        {
            "platform": platform_label(t, each.platform),
            "name": t("{name} (we)", name=each.name) if each.ours else each.name,
            "followers": number_or_dash(t, each.followers, 0),
            "engagement": percent_or_dash(t, each.engagement),
            "posts_per_week": number_or_dash(t, each.posts_per_week),
            "checked": checked_text(t, each.checked_on, stale=each.stale),
        }
        for each in parties
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def _chart(here: Here, now: Reading, parties: list[_Party]) -> None:
    """One figure on one platform: what differs between platforms is not compared."""
    t = here.t
    offered = {each.platform: platform_label(t, each.platform) for each in parties}
    with st.container(horizontal=True):
        measure = _pick(t("Compare by"), in_words(t, MEASURES), "by")
        platform = _pick(t("Platform"), offered, "on") if len(offered) > 1 else next(iter(offered))
    chosen = next(each for each in MEASURES if each == measure)

    def draw() -> Shown | NotEnough:
        rows = [
            (each.name, each.ours, each.value(chosen))
            for each in parties
            if each.platform == platform
        ]
        frame = pd.DataFrame(rows, columns=["name", "ours", "value"])
        return competitor_bars(frame, t, measure=chosen)

    show_once(here, now, "chart.competitors", draw, chosen, platform)


def _pick(label: str, options: dict[str, str], key: str) -> str:
    chosen = st.segmented_control(
        label,
        list(options),
        default=next(iter(options)),
        required=True,
        key=f"compare.{key}",
        format_func=lambda each: options.get(each, each),
        wrap=True,
        persist_state="session",
    )
    return chosen if chosen in options else next(iter(options))


def _own_platforms_first(t: Translator, now: Reading) -> dict[str, str]:
    own = {each.platform: platform_label(t, each.platform) for each in now.book.channels}
    return own | platform_options(t)


def _head(t: Translator, competitor: Competitor) -> str:
    name = plain(competitor.name) or t("a competitor without a name")
    return f"**{name}** · {plain(platform_label(t, competitor.platform))}"


def _told_by_a_file(here: Here, today: CompetitorToday) -> None:
    if today.measured_on is not None:
        told = here.t(
            "A file tells their figures as of {day}; what is typed here counts where it is silent.",
            day=Day(today.measured_on),
        )
        st.caption(f":material/description: {told}")


def _competitor(here: Here, competitor: Competitor) -> None:
    t, edit = here.t, Editor(here, competitor, CompetitorFields)
    left, right = st.columns(2, gap="large")
    with left:
        edit.text("name", t("Competitor"))
        unlisted = {competitor.platform: platform_label(t, competitor.platform)}
        edit.choice("platform", t("Platform"), unlisted | platform_options(t))
        edit.text("handle", t("Handle"))
        address = address_of(competitor.url, competitor.platform, competitor.handle)
        edit.text("url", t("Link"), placeholder=address)
    with right:
        edit.number("followers", t("Followers"), digits=0)
        edit.number("engagement", engagement_label(t), hint=engagement_hint(t))
        edit.number("posts_per_week", t("Posts per week"))
        edit.day("checked_on", t("Last checked"))
    edit.area("learned", t("What do we learn from them?"))
    with st.container(horizontal=True, vertical_alignment="center"):
        checked_today(here, competitor, "fold")
        if address:
            st.link_button(t("Open the profile"), address, icon=":material/open_in_new:")
        remove_button(here, competitor, competitor.name)
        edit.saved()
