"""Step 3 on the screen: what will be improved on which account, by whom, and how complete it gets."""

import streamlit as st

from smwork.domain.accounts import Improvement, ImprovementFields
from smwork.domain.completeness import completeness
from smwork.domain.research import Channel
from smwork.ui.accounts.page import kept_channels
from smwork.ui.choice_line import choice_line
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.messages import plain, short
from smwork.ui.reading import Reading
from smwork.ui.smart_panel import letters, smart_panel
from smwork.ui.step import fold, foot
from smwork.ui.words import RHYTHMS, channel_label, in_words

_WHOLE = 100.0


def improvements(here: Here, now: Reading) -> None:
    """The improvements, each in a fold with its SMART panel."""
    t, kept = here.t, kept_channels(now)
    names = {each.id: channel_label(t, each) for each in kept}
    st.header(t("What will you improve?"))
    for improvement in now.book.improvements:
        if improvement.channel_id in names:
            head = _head(now, improvement, names[improvement.channel_id])
            with fold(improvement, head) as is_open:
                if is_open:
                    _improvement(here, now, improvement)
    choice_line(
        here,
        "improvement",
        (t("Account"), names),
        t("What will you improve?"),
        t("Add improvement"),
        lambda channel_id, typed: _fields(now, kept, channel_id, typed),
        placeholder=t("For example: a new header picture and a bio with a link"),
    )


def _fields(
    now: Reading, kept: list[Channel], channel_id: str, statement: str
) -> ImprovementFields:
    """An improvement that starts from how complete the account is today."""
    channel = next(each for each in kept if each.id == channel_id)
    percent = completeness(channel, now.book.checks).percent
    return ImprovementFields(
        channel_id=channel_id,
        statement=statement,
        owner=channel.maintainer,
        baseline=None if percent is None else round(percent),
        target=_WHOLE,
        start=now.today,
    )


def _head(now: Reading, improvement: Improvement, name: str) -> str:
    done = ":green[:material/check_circle:] " if improvement.done else ""
    said = short(improvement.statement, 70) or "—"
    verdict = letters(now.verdict(improvement, improvement.id))
    return f"{done}**{plain(name)}** · {said} · {verdict}"


def _improvement(here: Here, now: Reading, improvement: Improvement) -> None:
    t, edit = here.t, Editor(here, improvement, ImprovementFields)
    form, panel = st.columns([3, 2], gap="large")
    with form:
        edit.text("statement", t("What will you improve?"), live=True)
        left, right = st.columns(2)
        with left:
            edit.text("owner", t("Who does it"), live=True)
            edit.number("baseline", t("Complete today (%)"), live=True)
            edit.day("start", t("Start date"))
            edit.choice("check_every", t("Checked"), in_words(t, RHYTHMS), empty=t("None yet"))
        with right:
            edit.text("agreed_by", t("Agreed by"), live=True)
            edit.number("target", t("Complete by then (%)"), live=True)
            edit.day("deadline", t("Deadline"))
        edit.flag("done", t("Done"))
    with panel:
        smart_panel(t, now.verdict(improvement, improvement.id), key=improvement.id)
    foot(edit, improvement.statement)
