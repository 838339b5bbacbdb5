"""The clients and their plans on the start screen: make, open, copy, archive, delete."""

from datetime import date
from functools import partial

import streamlit as st

from smwork.domain.plan import Client, ClientFields, Plan, PlanFields
from smwork.store import clients
from smwork.store.clients import ClientLine, PlanLine
from smwork.store.database import Tx
from smwork.ui import state
from smwork.ui.actions import action_button, carry_out, submit_button
from smwork.ui.context import Here, open_plan
from smwork.ui.messages import flash, plain
from smwork.ui.step import ask_to_remove


def new_plan_fold(here: Here, known: list[ClientLine]) -> None:
    """The same, out of the way while another plan is open."""
    with st.expander(here.t("Start another plan"), icon=":material/add:"):
        new_plan(here, known)


def new_plan(here: Here, known: list[ClientLine]) -> None:
    """A plan in two fields: whose it is and what it is called; the period is this year until changed."""
    t, name = here.t, state.op_id("new.plan")
    year = here.today.year

    def submit() -> None:
        client = str(state.widget_value("new.client") or "").strip()
        if not client:
            flash(t("Write down for which organisation the plan is."), wrong=True)
            return
        title = str(state.widget_value("new.name") or "").strip()
        fields = PlanFields(
            name=title or t("Social media plan {year}", year=str(year)),
            start=date(year, 1, 1),
            end=date(year, 12, 31),
        )
        ids = {line.name.casefold(): line.id for line in known}
        work = partial(_add, client, ids.get(client.casefold()), fields)
        carry_out(here, "new.plan", name, work, open_plan)

    with st.form("new.plan", border=True):
        left, right = st.columns(2)
        left.text_input(
            t("Organisation"), key="new.client", placeholder=t("For example: De Korenbloem")
        )
        right.text_input(
            t("Name of the plan"),
            key="new.name",
            placeholder=t("Social media plan {year}", year=str(year)),
        )
        submit_button(t("Start a plan"), "new.plan", submit, icon=":material/add:")


def client_list(here: Here, known: list[ClientLine]) -> None:
    """Every client with its plans; what is put away stands below, out of the way."""
    shown = [line for line in known if not line.archived]
    away = [line for line in known if line.archived]
    for line in shown:
        _client(here, line)
    put_away = [(line, plan) for line in shown for plan in line.plans if plan.archived]
    if away or put_away:
        with st.expander(here.t("Archive"), icon=":material/inventory_2:"):
            for line in away:
                _client(here, line)
            for line, plan in put_away:
                _plan(here, line, plan)


def _client(here: Here, line: ClientLine) -> None:
    t = here.t
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(line.name)}**", width="stretch")
            with st.popover(
                t("More"), icon=":material/more_horiz:", type="tertiary", key=f"more.{line.id}"
            ):
                _archive_button(here, Client, line.id, archived=line.archived)
                ask_to_remove(here, Client, line.id, line.name)
        for plan in line.plans:
            if plan.archived == line.archived or line.archived:
                _plan(here, line, plan)


def _plan(here: Here, client: ClientLine, plan: PlanLine) -> None:
    t = here.t
    period = " – ".join(t.day(each) for each in (plan.start, plan.end) if each)
    saved = t("saved {at}", at=t.moment(plan.saved_at))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            plain(plan.name) or t("Plan"),
            key=f"open.plan.{plan.id}",
            icon=":material/folder_open:",
            type="secondary" if plan.id != here.plan_id else "primary",
            on_click=open_plan,
            args=(plan.id,),
            wrap=True,
        )
        st.caption(" · ".join(each for each in (period, saved) if each), width="stretch")
        with st.popover(
            t("More"), icon=":material/more_horiz:", type="tertiary", key=f"more.{plan.id}"
        ):
            copy = t("{name} (copy)", name=plan.name)
            action_button(
                here,
                t("Copy"),
                f"copy.{plan.id}",
                partial(clients.copy_plan, plan_id=plan.id, name=copy),
                open_plan,
                icon=":material/content_copy:",
                kind="tertiary",
            )
            _archive_button(here, Plan, plan.id, archived=plan.archived)
            ask_to_remove(here, Plan, plan.id, f"{client.name}: {plan.name}")


def _archive_button(
    here: Here, record: type[Client] | type[Plan], record_id: str, *, archived: bool
) -> None:
    t = here.t
    action_button(
        here,
        t("Take out of the archive") if archived else t("To the archive"),
        f"archive.{record_id}",
        partial(clients.archive, record=record, record_id=record_id, archived=not archived),
        icon=":material/unarchive:" if archived else ":material/archive:",
        kind="tertiary",
    )


def _add(client: str, client_id: str | None, fields: PlanFields, tx: Tx) -> str:
    owner = client_id or clients.add_client(tx, ClientFields(name=client))
    return clients.add_plan(tx, owner, fields)
