"""Mentions: typed, pasted or read from a file; judged, answered, and made into ideas."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from textwrap import shorten

import streamlit as st

from smwork.domain.inspiration import Mention, MentionFields
from smwork.domain.mentions import pasted, waits
from smwork.domain.say import msg
from smwork.domain.workbook import Workbook
from smwork.locale import Translator
from smwork.store import ideas, records
from smwork.ui import state
from smwork.ui.actions import action_button, carry_out, submit_button
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.inspiration.file import mentions_file
from smwork.ui.inspiration.heard import heard
from smwork.ui.inspiration.words import FACES, SENTIMENTS
from smwork.ui.messages import flash, short
from smwork.ui.parts import go_to_part, page_of
from smwork.ui.reading import Reading
from smwork.ui.step import fold, names, remove_button, unfold
from smwork.ui.words import in_words

_PAGE = 10
_LONGEST = 100
_ADD = "add.mentions"
_SHOWN = {
    "all": msg("All mentions"),
    "answer": msg("Waiting for an answer"),
    "tone": msg("Not judged yet"),
}


def mentions(here: Here, now: Reading) -> None:
    """Figures and chart at the top, then adding, then the list."""
    if now.book.mentions:
        heard(here, now)
    else:
        st.info(
            here.t(
                "What do people say about you, your subject and your competitors? Collect it here."
            ),
            icon=":material/hearing:",
        )
    _paste(here, now)
    mentions_file(here, now)
    if now.book.mentions:
        _list(here, now)


def _paste(here: Here, now: Reading) -> None:
    """One mention or many: a line each."""
    t, op_id = here.t, state.op_id(_ADD)

    def submit() -> None:
        day = state.widget_value(f"{_ADD}.day")
        found = pasted(
            str(state.widget_value(f"{_ADD}.text") or ""),
            day if isinstance(day, date) else None,
            str(state.widget_value(f"{_ADD}.term") or "") or None,
        )
        if not found:
            flash(t("Write it down first, then add it."), wrong=True)
            return
        work = partial(records.add_many, plan_id=here.plan_id, added=found)
        carry_out(here, _ADD, op_id, work, partial(_added, t), wish=found[0].text)

    with st.form(f"form.{_ADD}", border=False):
        st.text_area(
            t("What was said? One mention on a line"),
            key=state.emptied(f"{_ADD}.text"),
            placeholder=t("Paste as many lines as you like"),
            height=96,
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.date_input(
                t("Day"), value=here.today, key=f"{_ADD}.day", format="DD-MM-YYYY", width=160
            )
            _term_select(here, now.book, f"{_ADD}.term")
            submit_button(t("Add mentions"), _ADD, submit, icon=":material/add:")


def _term_select(here: Here, book: Workbook, key: str) -> None:
    """The term that the mentions were found by."""
    options = {"": here.t("No term")} | names(book.terms, lambda each: each.words)
    st.selectbox(
        here.t("Found by"),
        list(options),
        key=key,
        format_func=lambda each: options.get(each, each),
        width=240,
        placeholder=here.t("Choose one"),
    )


def _added(t: Translator, made: Sequence[str]) -> None:
    state.empty_next(f"{_ADD}.text")
    flash(t.n("{n} mention is added.", "{n} mentions are added.", len(made)))
    if len(made) == 1:
        unfold(made[0])


def _list(here: Here, now: Reading) -> None:
    t = here.t
    chosen = st.segmented_control(
        t("Which mentions"),
        list(_SHOWN),
        key="mentions.shown",
        default="all",
        required=True,
        format_func=lambda each: t(_SHOWN[each]),
        label_visibility="collapsed",
        wrap=True,
    )
    found = _narrowed(now.book.mentions, chosen or "all")
    for mention in page_of("mentions", found, _PAGE):
        with fold(mention, _label(here, mention)) as is_open:
            if is_open:
                _mention(here, now, mention)
    if not found:
        st.caption(t("None of the mentions."))


def _narrowed(every: Sequence[Mention], chosen: str) -> list[Mention]:
    """The mentions of a choice, the latest first."""
    found = [
        mention
        for mention in every
        if (chosen != "answer" or waits(mention))
        and (chosen != "tone" or mention.sentiment == "unknown")
    ]
    return sorted(found, key=lambda m: (m.said_on or date.min, m.created_at), reverse=True)


def _label(here: Here, mention: Mention) -> str:
    t = here.t
    day = t.day(mention.said_on) if mention.said_on else t("No day yet")
    parts = [FACES[mention.sentiment], day]
    if waits(mention):
        parts.append(f":orange[:material/mark_chat_unread: {t('answer')}]")
    parts.append(short(mention.text, _LONGEST) or t("Without words"))
    return " · ".join(parts)


def _mention(here: Here, now: Reading, mention: Mention) -> None:
    t, edit = here.t, Editor(here, mention, MentionFields)
    edit.area("text", t("What was said?"))
    left, middle, right = st.columns(3)
    with left:
        edit.day("said_on", t("Day"))
        edit.text("author", t("Who said it"))
    with middle:
        edit.text("platform", t("Where"))
        terms = names(now.book.terms, lambda each: each.words)
        edit.choice("term_id", t("Found by"), terms, empty=t("No term"))
    with right:
        edit.choice("sentiment", t("Tone"), in_words(t, SENTIMENTS))
        edit.number("answer_minutes", t("Minutes until our answer"), digits=0)
    edit.flag("needs_answer", t("Needs an answer"))
    edit.text("url", t("Link"), placeholder="https://")
    with st.container(horizontal=True, vertical_alignment="center"):
        _to_idea(here, now, mention)
        remove_button(here, mention, shorten(mention.text, _LONGEST, placeholder="…"))
        edit.saved()


def _to_idea(here: Here, now: Reading, mention: Mention) -> None:
    """A mention becomes an idea, once."""
    t = here.t
    if any(idea.origin_id == mention.id for idea in now.book.ideas):
        st.caption(f":material/lightbulb: {t('This is an idea already.')}")
        return
    action_button(
        here,
        t("Make it an idea"),
        f"idea.{mention.id}",
        partial(
            ideas.idea_from,
            plan_id=here.plan_id,
            origin="mention",
            origin_id=mention.id,
            text=mention.text,
        ),
        _to_ideas,
        icon=":material/lightbulb:",
    )


def _to_ideas(idea_id: str) -> None:
    """Show the idea that was made."""
    go_to_part("inspiration", "ideas")
    unfold(idea_id)
