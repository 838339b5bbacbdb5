"""Step 3 on the screen: how complete each account is, before and now, and its checklist in a fold."""

import pandas as pd
import streamlit as st

from smwork.charts.accounts import completeness_bars
from smwork.domain.completeness import Completeness, completeness
from smwork.domain.research import Channel
from smwork.locale import Translator
from smwork.ui.accounts.checklist import account_checklist
from smwork.ui.context import Here
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.research.channels import add_channel
from smwork.ui.research.words import DECISIONS
from smwork.ui.step import fold, show_once
from smwork.ui.words import channel_label, short_labels


def kept_channels(now: Reading) -> list[Channel]:
    """The channels that the plan goes on with: those that are not going to be removed."""
    return [each for each in now.book.channels if each.decision != "remove"]


def accounts(here: Here, now: Reading) -> None:
    """The completeness of all accounts, and each account's checklist."""
    t, kept = here.t, kept_channels(now)
    st.header(t("Our accounts"))
    if not kept:
        add_channel(here, first=not now.book.channels)
        return
    states = now.once(
        "completeness",
        lambda: {each.id: completeness(each, now.book.checks) for each in kept},
    )
    show_once(
        here,
        now,
        "chart.accounts",
        lambda: completeness_bars(_frame(t, now, kept, states), t),
    )
    with st.container(gap="small"):
        for channel in kept:
            with fold(channel, _head(t, channel, states[channel.id])) as is_open:
                if is_open:
                    account_checklist(here, now, channel)


def _frame(
    t: Translator, now: Reading, kept: list[Channel], states: dict[str, Completeness]
) -> pd.DataFrame:
    labels = short_labels(t, kept)
    targets = {each.channel_id: each.target for each in now.book.improvements}
    rows = [
        {
            "account": labels[each.id],
            "now": states[each.id].percent,
            "before": states[each.id].before_percent,
            "target": targets.get(each.id),
        }
        for each in kept
    ]
    return pd.DataFrame(rows, columns=["account", "now", "before", "target"])


def _head(t: Translator, channel: Channel, state: Completeness) -> str:
    name = f"**{plain(channel_label(t, channel))}** · {t(DECISIONS[channel.decision])}"
    if state.percent is None:
        return name
    share = t.percent(state.percent, 0)
    count = t("{done} of {all}", done=state.done, all=state.of)
    return f"{name} · {plain(share)} · :gray[{count}]"
