"""Step 5 on the screen: its parts, and the kinds of content with what is missing of each."""

import streamlit as st

from smwork.domain.calendar import missing_pieces
from smwork.domain.content import Kind, KindFields
from smwork.domain.names import audience_name
from smwork.domain.say import msg
from smwork.ui.calendar.page import calendar
from smwork.ui.content.cadence import cadences
from smwork.ui.content.hours import hours
from smwork.ui.content.links import links
from smwork.ui.content.mix import mix
from smwork.ui.content.words import FORMS
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.messages import plain
from smwork.ui.parts import choose_part
from smwork.ui.reading import Reading
from smwork.ui.step import add_line, fold, foot, names
from smwork.ui.words import in_words, spoken

PARTS = {
    "calendar": msg("Calendar"),
    "kinds": msg("Kinds of content"),
    "mix": msg("Mix"),
    "hours": msg("Capacity"),
    "cadence": msg("Cadence"),
    "links": msg("Links"),
}


def content(here: Here, now: Reading) -> None:
    """The part of the content step that is looked at; the others cost nothing meanwhile."""
    draw = {
        "calendar": calendar,
        "kinds": kinds,
        "mix": mix,
        "hours": hours,
        "cadence": cadences,
        "links": links,
    }
    draw[choose_part(here, "content", here.t("Part of the content plan"), PARTS)](here, now)


def kinds(here: Here, now: Reading) -> None:
    """The kinds of content: for whom, how often, who makes it, and what has to be made."""
    t = here.t
    st.header(t("Kinds of content"))
    _missing(here, now)
    for kind in now.book.kinds:
        with fold(kind, _label(here, kind)) as is_open:
            if is_open:
                _kind(here, now, kind)
    add_line(
        here,
        "kind",
        t("Kind of content"),
        t("Add kind"),
        lambda typed: KindFields(name=typed),
        placeholder=t("For example: Recipe with the bread of the week"),
    )


def _missing(here: Here, now: Reading) -> None:
    t = here.t
    if not now.book.kinds:
        st.info(
            t("Write down which kinds of content you make. What you already have counts too."),
            icon=":material/category:",
        )
        return
    missing = sum(missing_pieces(kind) or 0.0 for kind in now.book.kinds)
    if missing:
        told = t("A month asks {missing} more pieces than lie ready.", missing=t.number(missing))
        st.warning(told, icon=":material/inventory_2:")


def _label(here: Here, kind: Kind) -> str:
    t = here.t
    parts = [f"**{plain(kind.name) or t('New kind')}**", t(FORMS[kind.form])]
    if kind.per_month is not None:
        parts.append(t("{n} a month", n=t.number(kind.per_month)))
    if kind.in_stock is not None:
        parts.append(t("{n} in stock", n=kind.in_stock))
    if missing := missing_pieces(kind):
        parts.append(f":orange[:material/error: {t('{n} missing', n=t.number(missing))}]")
    return " · ".join(parts)


def _kind(here: Here, now: Reading, kind: Kind) -> None:
    t, edit = here.t, Editor(here, kind, KindFields)
    audiences = names(now.book.audiences, lambda each: spoken(t, audience_name(each)))
    left, middle, right = st.columns(3)
    with left:
        edit.text("name", t("Kind of content"))
        edit.number("per_month", t("How often a month"))
    with middle:
        edit.choice("audience_id", t("For whom"), audiences, empty=t("None yet"))
        edit.number("in_stock", t("In stock"), hint=t("Pieces that lie ready, old ones too."))
    with right:
        edit.choice("form", t("Form"), in_words(t, FORMS))
        edit.text("maker", t("Who makes it"))
    edit.text(
        "promotion",
        t("How is it promoted?"),
        placeholder=t("For example: newsletter, own network, ad budget"),
    )
    foot(edit, kind.name)
