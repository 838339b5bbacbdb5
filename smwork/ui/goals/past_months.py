"""What the last months brought, typed at the goal: with them a target can be held against the past."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final

import streamlit as st

from smwork.domain.evidence import Growth
from smwork.domain.goals import Goal, Kpi
from smwork.domain.kpi import formula_of
from smwork.domain.months import first_day, last_day, next_month
from smwork.domain.names import kpi_name
from smwork.domain.record import by_id
from smwork.facts import kpis as catalogue
from smwork.store import figures
from smwork.store.database import Tx
from smwork.ui import state
from smwork.ui.actions import Kind, carry_out, submit_button
from smwork.ui.context import Here
from smwork.ui.messages import flash, plain
from smwork.ui.parsing import NotUnderstoodError, typed_number
from smwork.ui.reading import Reading
from smwork.ui.ways import link
from smwork.ui.words import platform_label, platform_options, spoken

_MONTHS: Final = 5
"""Four make the three changes that a verdict needs; one of them may be nought."""


def past_months(here: Here, now: Reading, goal: Goal, kind: Kind) -> None:
    """The ways to figures for the first KPI that lacks them: an export, or its months typed here."""
    kpi = next((each for each in now.book.kpis if _waits(now, goal, each)), None)
    if kpi is None:
        return
    months, metric = _without_figures(now, kpi), _metric(formula_of(kpi))
    if months and metric:
        _form(here, now, goal, kpi, months, metric, kind)
    link("figures", here.t("Import figures"), ":material/upload_file:")


def _waits(now: Reading, goal: Goal, kpi: Kpi) -> bool:
    """Whether it has a target that no figures can be held against yet."""
    asked = kpi.goal_id == goal.id and kpi.target is not None and formula_of(kpi) is not None
    return asked and not isinstance(now.evidence.get(kpi.id), Growth)


def _metric(formula: catalogue.Kpi | None) -> str:
    """The metric of which one figure a month tells the KPI; none for a rate, made of several."""
    if formula is None or "account" not in formula.scopes:
        return ""
    alone = formula.kind in ("count", "level") and len(formula.metrics) == 1
    return formula.metrics[0] if alone else ""


def _without_figures(now: Reading, kpi: Kpi) -> list[date]:
    """The last whole months of which nothing is known: a typed sum beside days would count twice."""
    seen = now.evidence.get(kpi.id)
    known = {month for month, _ in seen.points} if seen else set[date]()
    months = [next_month(first_day(now.today), back) for back in range(-_MONTHS, 0)]
    return [month for month in months if month not in known]


def _form(  # all that the button needs
    here: Here,
    now: Reading,
    goal: Goal,
    kpi: Kpi,
    months: list[date],
    metric: str,
    kind: Kind,
) -> None:
    t, key = here.t, f"past.{kpi.id}"
    name = state.op_id(key)

    def submit() -> None:
        _keep(here, now, kpi, months, metric, name)

    with st.form(key, border=False):
        st.markdown(t("{kpi} in the last months:", kpi=plain(spoken(t, kpi_name(kpi)))))
        _where(here, now, goal, kpi)
        with st.container(horizontal=True):
            for month in months:
                st.text_input(t.month(month), key=_field(kpi, month), width=120)
        submit_button(t("Keep these figures"), key, submit, icon=":material/save:", kind=kind)


def _where(here: Here, now: Reading, goal: Goal, kpi: Kpi) -> None:
    """On which channel the figures were counted; a KPI of one channel says so itself.

    The one that the goal names comes first.
    """
    t = here.t
    if by_id(now.book.channels, kpi.channel_id) is not None:
        return
    own = {each.platform: platform_label(t, each.platform) for each in now.book.channels}
    options = own or platform_options(t)
    said = goal.statement.casefold()
    order = sorted(options, key=lambda each: options[each].casefold() not in said)
    st.selectbox(
        t("Channel"),
        order,
        key=_place(kpi),
        format_func=lambda each: options[each],
        placeholder=t("Choose one"),
    )


def _keep(  # all that the button needs
    here: Here, now: Reading, kpi: Kpi, months: list[date], metric: str, name: str
) -> None:
    t = here.t
    typed = {month: str(state.widget_value(_field(kpi, month)) or "").strip() for month in months}
    try:
        values = {month: typed_number(t, text) for month, text in typed.items() if text}
    except NotUnderstoodError as error:
        flash(t(error.why), wrong=True)
        return
    if not values:
        flash(t("Write down the figures of the months, then keep them."), wrong=True)
        return
    account = (now.book.client.id, *_chosen(now, kpi))
    work = partial(_add, account=account, metric=metric, values=values)
    carry_out(here, f"past.{kpi.id}", name, work, None, wish=repr(values))


def _chosen(now: Reading, kpi: Kpi) -> tuple[str, str]:
    """The platform and handle that the figures are of."""
    channel = by_id(now.book.channels, kpi.channel_id)
    if channel is not None:
        return channel.platform, channel.handle
    platform = str(state.widget_value(_place(kpi)) or "")
    handles = (each.handle for each in now.book.channels if each.platform == platform)
    return platform, next(handles, "")


def _add(
    tx: Tx, *, account: tuple[str, str, str], metric: str, values: Mapping[date, float]
) -> None:
    """Keep a figure a month, on its last day, for a client's account: its platform and handle."""
    client_id, platform, handle = account
    for month, value in values.items():
        figures.add_figure(
            tx,
            client_id,
            platform=platform,
            handle=handle,
            metric=metric,
            day=last_day(month),
            value=value,
        )


def _field(kpi: Kpi, month: date) -> str:
    return f"past.{month:%Y-%m}.{kpi.id}"


def _place(kpi: Kpi) -> str:
    return f"past.where.{kpi.id}"
