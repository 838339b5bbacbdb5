"""The plan's frame on the screen: whose it is, why it exists, for whom, and with what means."""

import streamlit as st

from smwork.domain.plan import AudienceFields, ClientFields, ObjectiveFields, PlanFields
from smwork.domain.say import msg
from smwork.locale import Translator
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.step import add_line, fold, remove_button
from smwork.ui.words import in_words

MARKETS = {"b2c": msg("consumers (B2C)"), "b2b": msg("businesses (B2B)"), "both": msg("both")}
COUNTRIES = {
    "NL": msg("Netherlands"),
    "BE": msg("Belgium"),
    "DE": msg("Germany"),
    "FR": msg("France"),
    "GB": msg("United Kingdom"),
    "IE": msg("Ireland"),
    "US": msg("United States"),
}


def plan_heading(here: Here) -> None:
    """What this screen is for."""
    st.title(here.t("The plan in short"))
    st.markdown(
        here.t("Why you are on social media at all, for whom, and what there is to do it with.")
    )


def frame_fields(here: Here, now: Reading) -> None:
    """The organisation, the period, and the why."""
    t = here.t
    edit = Editor(here, now.book.plan, PlanFields)
    client = Editor(here, now.book.client, ClientFields)
    named, whose = st.columns(2)
    with named:
        edit.text("name", t("Name of the plan"))
    with whose:
        client.text("name", t("Organisation"))
    # Columns of their own, so that on a phone the two days stand together.
    first, last = st.columns(2)
    with first:
        edit.day("start", t("Period from"))
    with last:
        edit.day("end", t("Period until"))
    start, end = now.book.plan.start, now.book.plan.end
    if start and end and end < start:
        st.warning(t("The plan ends before it begins: change one of the two days."))
    edit.area(
        "why",
        t("Why social media?"),
        hint=t("The value it adds. Being there is not a reason."),
        placeholder=t("What do people get from us on social media that they get nowhere else?"),
    )
    edit.text("added_value_for", t("For whom does it add value?"))
    with st.expander(t("More about the organisation"), icon=":material/domain:", key="fold.client"):
        client.text("website", t("Website"))
        client.pick("market", t("Sells to"), in_words(t, MARKETS))
        client.choice(
            "country",
            t("Country (for public holidays)"),
            in_words(t, COUNTRIES),
        )
        edit.area("marketing_strategy", t("The marketing strategy that it is part of"))
        edit.area("tone", t("Tone of voice and house style"))


def objectives(here: Here, now: Reading) -> None:
    """The business objectives that goals serve."""
    st.header(here.t("What does the organisation want?"))
    _objectives(here, now)


def objectives_fold(here: Here, now: Reading) -> None:
    """The same, out of the way once there are some; a goal that serves none asks for one itself."""
    title = here.t("What does the organisation want?")
    with st.expander(
        title,
        icon=":material/flag:",
        expanded=not (now.book.objectives or now.book.goals),
        key="goals.objectives",
        on_change="rerun",
    ) as opened:
        if opened.open:
            _objectives(here, now)


def _objectives(here: Here, now: Reading) -> None:
    t = here.t
    for objective in now.book.objectives:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            Editor(here, objective, ObjectiveFields).text("statement", t("Business objective"))
            remove_button(here, objective, objective.statement)
    add_line(
        here,
        "objective",
        t("Another business objective") if now.book.objectives else t("Business objective"),
        t("Add objective"),
        lambda typed: ObjectiveFields(statement=typed),
        placeholder=t("For example: 10% more subscribers this year"),
    )


def audiences(here: Here, now: Reading) -> None:
    """Segments or personas, each with the niche of it that is on social media."""
    t = here.t
    st.header(t("Audiences"))
    for audience in now.book.audiences:
        with fold(audience, f"**{plain(audience.name) or t('Audience')}**") as is_open:
            if is_open:
                edit = Editor(here, audience, AudienceFields)
                edit.text("name", t("Name of the segment or persona"))
                edit.pick("market", t("Kind"), in_words(t, MARKETS))
                edit.area("description", t("Who are they, and what do they need from us?"))
                edit.area("niche", t("Which part of them is on social media, and where?"))
                remove_button(here, audience, audience.name)
    add_line(
        here,
        "audience",
        t("Segment or persona"),
        t("Add audience"),
        lambda typed: AudienceFields(name=typed),
        placeholder=t("For example: young families in the region"),
    )


def means(here: Here, now: Reading) -> None:
    """Hours, people and money; the calendar and the campaigns are held against them."""
    t = here.t
    edit = Editor(here, now.book.plan, PlanFields)
    st.header(t("What there is to do it with"))
    hours, budget = st.columns(2)
    with hours:
        edit.number("hours_week", t("Hours a week"), placeholder="8")
    with budget:
        edit.number("media_budget", t("Media budget in the period (€)"), placeholder="0")
    rate, tools = st.columns(2)
    with rate:
        edit.number("hour_rate", t("What an hour costs (€)"), placeholder="45", hint=_costs(t))
    with tools:
        edit.number("tool_costs_month", t("Tools a month (€)"), placeholder="0", hint=_costs(t))
    edit.text("people", t("Who works on it, and who answers outside office hours?"))
    edit.area("cross_media", t("How it connects to the website, newsletter and other departments"))
    edit.area("guidelines", t("What may staff share, and what not?"))


def _costs(t: Translator) -> str:
    return t(
        "For the return on investment: hours and tools cost money too. Nothing is 0, not empty."
    )
