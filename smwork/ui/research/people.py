"""Step 2 on the screen: who the followers, viewers and visitors are, as the platforms' exports tell it."""

import re
import sys
from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from smwork.domain.audience import DIMENSIONS, PARTS, WHOM, AudienceBreakdown
from smwork.domain.say import Percent
from smwork.locale import Translator
from smwork.store.audience import read_audience
from smwork.ui.context import Here
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.words import platform_label

_MOST_PARTS = 7
_ROW = 38
_BESIDE = 3


def people(here: Here, now: Reading) -> None:
    """Nothing as long as no export told it; else a fold with the largest parts of each account."""
    t = here.t
    found = here.read(partial(read_audience, client_id=now.book.client.id))
    if not found:
        return
    with st.expander(
        t("Who your people are, according to the exports"),
        icon=":material/groups:",
        key="people",
        on_change="rerun",
    ) as opened:
        if opened.open:
            _accounts(here, found)


def _accounts(here: Here, found: Sequence[AudienceBreakdown]) -> None:
    t = here.t
    accounts: dict[str, list[AudienceBreakdown]] = {}
    for each in found:
        accounts.setdefault(_account(t, each), []).append(each)
    names = list(accounts)
    name = names[0]
    if len(names) > 1:
        name = st.selectbox(
            t("Whose people"), names, key="people.account", placeholder=t("Choose one")
        )
    chosen = accounts.get(name, accounts[names[0]])
    if len(names) == 1:
        st.caption(plain(name))
    chosen.sort(key=lambda each: list(DIMENSIONS).index(each.dimension))
    columns = []
    for at, each in enumerate(chosen):
        if at % _BESIDE == 0:  # row by row: on a phone they stand in their own order
            columns = st.columns(_BESIDE, gap="large")
        with columns[at % _BESIDE]:
            _parts(
                t, each, key=f"people.{each.platform}.{each.handle}.{each.whom}.{each.dimension}"
            )


def _account(t: Translator, each: AudienceBreakdown) -> str:
    whose = f"{platform_label(t, each.platform)} {each.handle}".strip()
    return f"{whose} · {t(WHOM[each.whom])}"


def _parts(t: Translator, each: AudienceBreakdown, *, key: str) -> None:
    """The largest parts of one dimension; ages in their own order."""
    largest = each.shares[:_MOST_PARTS]
    if each.dimension in ("age", "hour"):
        largest = sorted(largest, key=_by_number)
    frame = pd.DataFrame(
        {
            "part": [t(PARTS[part]) if part in PARTS else part for part, _ in largest],
            "share": [t("{value}", value=Percent(100 * share)) for _, share in largest],
        }
    )
    dimension = t(DIMENSIONS[each.dimension])
    st.dataframe(
        frame,
        hide_index=True,
        key=key,
        height=_ROW * (len(frame) + 1),
        column_config={
            "part": dimension,
            "share": st.column_config.TextColumn(t("Share"), alignment="right", width="small"),
        },
        alt=t("{dimension}: the largest parts and their shares.", dimension=dimension),
    )
    left = len(each.shares) - len(largest)
    told = t("As of {day}.", day=t.day(each.day))
    if left:
        told += " " + t.n(
            "{n} smaller part is not shown.", "{n} smaller parts are not shown.", left
        )
    st.caption(told)


def _by_number(share: tuple[str, float]) -> int:
    """`18-24` before `65+`; a part without a number comes last."""
    digits = re.match(r"\d+", share[0])
    return int(digits[0]) if digits else sys.maxsize
