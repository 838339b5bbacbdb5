"""Step 4 on the screen: its parts, and what is listened for."""

from collections.abc import Mapping

import streamlit as st

from smwork.domain.inspiration import Term, TermFields, TermKind
from smwork.domain.say import msg
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.inspiration.experiments import experiments
from smwork.ui.inspiration.ideas import ideas
from smwork.ui.inspiration.mentions import mentions
from smwork.ui.inspiration.words import TERMS
from smwork.ui.parts import choose_part
from smwork.ui.reading import Reading
from smwork.ui.step import add_line, remove_button
from smwork.ui.words import in_words

PARTS = {
    "listen": msg("Listening"),
    "mentions": msg("Mentions"),
    "ideas": msg("Ideas and examples"),
    "experiments": msg("Experiments"),
}
_EXAMPLES: Mapping[TermKind, str] = {
    "brand": msg("your name, also misspelt"),
    "product": msg("what you sell, as customers call it"),
    "subject": msg("themes that your audience talks about"),
    "competitor": msg("their names"),
    "influencer": msg("people whom your audience follows"),
}


def inspiration(here: Here, now: Reading) -> None:
    """The part of the inspiration step that is looked at; the others cost nothing meanwhile."""
    draw = {
        "listen": terms,
        "mentions": mentions,
        "ideas": ideas,
        "experiments": experiments,
    }
    draw[choose_part(here, "inspiration", here.t("Part of the inspiration"), PARTS)](here, now)


def terms(here: Here, now: Reading) -> None:
    """The search terms and the tool that watches each."""
    t, book = here.t, now.book
    st.header(t("What do you listen for?"))
    for term in book.terms:
        _term(here, term)
    add_line(
        here,
        "term",
        t("Search term"),
        t("Add term"),
        lambda typed: TermFields(words=typed),
        placeholder=t("For example: the name of your organisation"),
    )
    missing = [kind for kind in TERMS if all(term.kind != kind for term in book.terms)]
    if missing:
        lines = [f"- **{t(TERMS[kind])}**: {t(_EXAMPLES[kind])}" for kind in missing]
        st.info("\n".join([t("You don't listen for these yet:"), "", *lines]))


def _term(here: Here, term: Term) -> None:
    t, edit = here.t, Editor(here, term, TermFields)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        edit.text("words", t("Search term"))
        edit.choice("kind", t("Kind of term"), in_words(t, TERMS))
        edit.text("tool", t("Watched with"), placeholder=t("A listening tool, alerts, feeds"))
        remove_button(here, term, term.words)
