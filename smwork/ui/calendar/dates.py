"""Own dates and events that content hooks on to (method C6)."""

import streamlit as st

from smwork.domain.content import Event, EventFields
from smwork.ui.content.words import EVENTS
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.reading import Reading
from smwork.ui.step import add_line, remove_button
from smwork.ui.words import in_words


def dates(here: Here, now: Reading) -> None:
    """The fold with the plan's own dates."""
    t, events = here.t, now.book.events
    label = t("Own dates and events ({n})", n=len(events))
    with st.expander(
        label, icon=":material/event:", key="calendar.dates", on_change="rerun"
    ) as part:
        if not part.open:
            return
        st.caption(
            t(
                "Industry events, launches, newsletters and topical hooks. Public holidays are there already."
            )
        )
        for event in sorted(events, key=lambda each: (each.on is None, str(each.on or ""))):
            _event(here, event)
        add_line(
            here,
            "event",
            t("Date or event"),
            t("Add date"),
            lambda typed: EventFields(name=typed),
            placeholder=t("For example: Week of the Pollinators"),
        )


def _event(here: Here, event: Event) -> None:
    t, edit = here.t, Editor(here, event, EventFields)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        edit.text("name", t("Date or event"))
        edit.day("on", t("Day"))
        edit.choice("kind", t("What kind"), in_words(t, EVENTS))
        remove_button(here, event, event.name)
