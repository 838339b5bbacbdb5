"""A KPI's picture: against the plan as it is now, or each month against the plan of then."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache, partial
from typing import Final

import pandas as pd
import streamlit as st

from smwork.charts.shown import NotEnough, Shown
from smwork.charts.versions import against_then
from smwork.domain.goals import Kpi
from smwork.domain.kpi import formula_of
from smwork.domain.months import last_day, next_month
from smwork.domain.say import Day, msg
from smwork.domain.then import MonthOfThen, months_of_then
from smwork.domain.versions import PlanVersion
from smwork.domain.worked_out import all_sums
from smwork.facts.kpis import KpiUnit
from smwork.locale import Translator
from smwork.store.versions import read_version, read_versions
from smwork.ui import state
from smwork.ui.context import Here
from smwork.ui.evaluation.annotations import annotations
from smwork.ui.kpis.trajectory import kpi_chart
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.step import show
from smwork.ui.words import kpi_label

AGAINST: Final = {"now": msg("the plan as it is now"), "then": msg("the plan of then")}
_KEEP: Final = 64
Row = tuple[date, float, float | None, str, str]


def kpi_picture(here: Here, now: Reading, kpi: Kpi) -> None:
    """The chart, the choice of the plan that it is held against, and the annotations."""
    versions = here.read(partial(read_versions, plan_id=here.plan_id))
    if versions and _against(here, kpi) == "then":
        _then(here, now, kpi, versions)
    else:
        show(kpi_chart(here.t, now, kpi, ahead=True), key=f"detail.{kpi.id}")
    annotations(here, now, kpi, _last_month(now))


def _against(here: Here, kpi: Kpi) -> str:
    t, key = here.t, f"against.{kpi.id}"
    if not state.has_widget(key):
        state.set_widget(key, "now")
    chosen = st.segmented_control(
        t("Held against"),
        list(AGAINST),
        key=key,
        format_func=lambda each: t(AGAINST[each]),
        required=True,
        persist_state="session",
    )
    return chosen or "now"


def _then(here: Here, now: Reading, kpi: Kpi, versions: Sequence[PlanVersion]) -> None:
    t = here.t
    months = now.once(
        ("then", kpi.id, tuple(each.id for each in versions)),
        lambda: months_of_then(
            kpi,
            now.book,
            versions,
            lambda version: here.read(partial(read_version, version_id=version.id)),
            all_sums(now.book, now.months),
        ),
    )
    formula = formula_of(kpi)
    rows = tuple(_row(t, each, kpi) for each in months if each.actual is not None)
    if formula is not None:
        show(_drawn(t, kpi_label(t, now.book, kpi), formula.unit, rows), key=f"then.{kpi.id}")
    _legend(t, months)


@lru_cache(maxsize=_KEEP)
def _drawn(t: Translator, label: str, unit: KpiUnit, rows: tuple[Row, ...]) -> Shown | NotEnough:
    frame = pd.DataFrame(rows, columns=["day", "actual", "expected", "version", "verdict"])
    return against_then(frame, t, label=label, unit=unit, source=t("the client's own figures"))


def _row(t: Translator, month: MonthOfThen, kpi: Kpi) -> Row:
    """A month of the chart; what the plan of then measured in another way asked nothing of this."""
    asked = month.expected if month.kpi and month.kpi.formula == kpi.formula else None
    return (last_day(month.month), month.actual or 0.0, asked, _version(t, month), month.verdict)


def _version(t: Translator, month: MonthOfThen) -> str:
    if month.version is None:
        return t("now")
    return f"v{month.version.number} · {month.version.name}"


def _legend(t: Translator, months: Sequence[MonthOfThen]) -> None:
    """Which versions the months are held against, and from when each was valid."""
    used = {each.version.number: each.version for each in months if each.version is not None}
    told = [
        t(
            "v{number} · {name}, valid from {day}",
            number=each.number,
            name=plain(each.name),
            day=Day(each.frozen_at.date()),
        )
        for each in used.values()
    ]
    if any(each.version is None for each in months):
        told.append(t("Months from before the first version: the plan as it is now."))
    st.caption("  \n".join(told))


def _last_month(now: Reading) -> date:
    """The month that a new annotation is about until one says more."""
    return next_month(now.today, -1)
