"""Mentions from a file: what was understood is shown first, and kept when one says so."""

from functools import partial

import pandas as pd
import streamlit as st

from smwork.domain.figures import Refused
from smwork.domain.inspiration import MentionFields
from smwork.domain.mentions import fresh
from smwork.imports.mentions import MentionsFound, read_mentions
from smwork.store import records
from smwork.ui import state
from smwork.ui.actions import action_button
from smwork.ui.context import Here
from smwork.ui.inspiration.words import SENTIMENTS
from smwork.ui.messages import flash, plain
from smwork.ui.reading import Reading
from smwork.ui.words import in_words

_ROUND = "mentions.file.round"
_LOOK = 8
_TYPES = ["csv", "tsv", "txt", "xlsx", "xls", "ods"]


def mentions_file(here: Here, now: Reading) -> None:
    """The fold in which a list of mentions is read."""
    t = here.t
    with st.expander(
        t("Read mentions from a file"),
        icon=":material/upload_file:",
        key="mentions.file",
        on_change="rerun",
    ) as part:
        if not part.open:
            return
        st.caption(
            t("CSV or Excel, with columns like date, text, author, platform, sentiment and link.")
        )
        # Another key makes an empty uploader: what was kept is not offered again.
        key = f"mentions.upload.{state.recall(_ROUND) or 0}"
        upload = st.file_uploader(t("File with mentions"), type=_TYPES, key=key)
        if upload is not None:
            _understood(here, now, read_mentions(upload.getvalue()))


def _understood(here: Here, now: Reading, read: MentionsFound | Refused) -> None:
    t = here.t
    if isinstance(read, Refused):
        st.error(plain(t(read.reason)), icon=":material/block:")
        return
    new = fresh(read.mentions, now.book.mentions)
    known = len(read.mentions) - len(new)
    told = [t.n("{n} mention understood", "{n} mentions understood", len(read.mentions))]
    if known:
        told.append(t.n("{n} is known already", "{n} are known already", known))
    if read.left_out:
        left = [t("line {line}: {why}", line=line, why=why) for line, why in read.left_out[:_LOOK]]
        told.append(t("left out: {lines}", lines="; ".join(left)))
    st.markdown(f"**{plain(' · '.join(told))}**")
    for note in read.notes:
        st.caption(plain(t(note)))
    if new:
        _preview(here, new)
        _keep(here, now, new)


def _preview(here: Here, new: list[MentionFields]) -> None:
    t = here.t
    tones = in_words(t, SENTIMENTS)
    rows = [
        {
            "day": t.day(mention.said_on) if mention.said_on else "–",
            "text": mention.text,
            "author": mention.author,
            "platform": mention.platform,
            "sentiment": tones[mention.sentiment],
        }
        for mention in new[:_LOOK]
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        alt=t("The first mentions in the file"),
        column_config={
            "day": st.column_config.TextColumn(t("Day")),
            "text": st.column_config.TextColumn(t("What was said?"), width="large"),
            "author": st.column_config.TextColumn(t("Who said it")),
            "platform": st.column_config.TextColumn(t("Where")),
            "sentiment": st.column_config.TextColumn(t("Tone")),
        },
    )


def _keep(here: Here, now: Reading, new: list[MentionFields]) -> None:
    """All of them as one action, with the term that they were found by."""
    t = here.t
    options = {"": t("No term")} | {term.id: term.words or "—" for term in now.book.terms}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        term = st.selectbox(
            t("Found by"),
            list(options),
            key="mentions.file.term",
            format_func=lambda each: options.get(each, each),
            width=240,
            placeholder=t("Choose one"),
        )
        kept = [each.model_copy(update={"term_id": term or None}) for each in new]
        action_button(
            here,
            t.n("Keep {n} mention", "Keep {n} mentions", len(kept)),
            "mentions.file.keep",
            partial(records.add_many, plan_id=here.plan_id, added=kept),
            partial(_kept, here),
            kind="primary",
            icon=":material/save:",
        )


def _kept(here: Here, made: list[str]) -> None:
    state.remember(_ROUND, int(state.recall(_ROUND) or 0) + 1)
    flash(here.t.n("{n} mention is added.", "{n} mentions are added.", len(made)))
