"""A KPI's months, each beside what the plan of that moment asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import altair as alt
import pandas as pd

from smwork.charts.shown import NotEnough, Row, Shown, data, picture
from smwork.charts.theme import LABEL_SIZE, Role, choose, paint
from smwork.charts.trajectory import HEIGHT, Road, along, read_road
from smwork.charts.units import at, axis_above, day_in, known, written
from smwork.charts.words import text_of
from smwork.facts.kpis import KpiUnit
from smwork.locale.translator import Translator

_SHORT_OF: Mapping[str, Role] = {"behind": "bad"}
_ALOUD = 6
"""Months that are told to who does not see the chart: the latest."""


@dataclass(frozen=True, slots=True)
class _Month:
    day: date
    actual: float
    expected: float | None
    version: str
    verdict: str


def against_then(
    frame: pd.DataFrame, t: Translator, *, label: str, unit: KpiUnit, source: str = ""
) -> Shown | NotEnough:
    """What was measured, and as a short bar beside each month what the plan of then asked.

    Columns: `day`, `actual`, `expected` (NaN where the plan of then asked nothing), `version` (what
    it is called), `verdict`. Needs one month.
    """
    months = [_month(row) for row in frame.sort_values("day").to_dict("records")]
    if not months:
        return NotEnough(
            t("Import or type figures for {label} to see where it is heading.", label=label)
        )
    title = _title(months, t, label)
    return picture(
        t,
        title=title,
        alt_text=text_of([title + ".", *(_aloud(each, t, unit) for each in months[-_ALOUD:])]),
        layers=_layers(months, t, label, unit),
        height=HEIGHT,
        source=source,
    )


def _month(row: Mapping[object, object]) -> _Month:
    return _Month(
        day_in(row["day"]),
        known(row["actual"]) or 0.0,
        known(row["expected"]),
        str(row["version"]),
        str(row["verdict"]),
    )


def _title(months: Sequence[_Month], t: Translator, label: str) -> str:
    held = [each for each in months if each.expected is not None]
    behind = sum(each.verdict == "behind" for each in held)
    if not held:
        return t("{label}: no plan of then asked anything", label=label)
    return t.n(
        "{label}: behind the plan of then in one month of {all}",
        "{label}: behind the plan of then in {n} months of {all}",
        behind,
        label=label,
        all=len(held),
    )


def _aloud(month: _Month, t: Translator, unit: KpiUnit) -> str:
    told = {"day": t.day(month.day), "actual": written(t, unit, month.actual)}
    if month.expected is None:
        return t("{day}: {actual}, nothing was asked then.", **told)
    asked = written(t, unit, month.expected)
    return t(
        "{day}: {actual}, asked {asked} ({version}).", asked=asked, version=month.version, **told
    )


def _layers(months: Sequence[_Month], t: Translator, label: str, unit: KpiUnit) -> list[alt.Chart]:
    road = _road(months)
    y = alt.Scale(zero=False, padding=22)
    axis = axis_above(label, unit, 5)
    rows = [_row(each, t, unit) for each in months]
    tooltip = [
        alt.Tooltip("when:N", title=t("Day")),
        alt.Tooltip("shown:N", title=label),
        alt.Tooltip("asked:N", title=t("Asked by then")),
        alt.Tooltip("version:N", title=t("Held against")),
    ]
    base = alt.Chart(data(rows)).encode(x=along(road))
    actual = alt.Y("actual:Q", scale=y, axis=axis)
    return [
        base.mark_line(strokeWidth=3, color=paint("ours"), tooltip=None).encode(y=actual),
        base.mark_tick(thickness=4, width=34, orient="horizontal", color=paint("soft")).encode(
            y=alt.Y("expected:Q", scale=y, axis=axis), tooltip=tooltip
        ),
        base.mark_point(
            filled=True, size=110, opacity=1, color=choose("verdict", _SHORT_OF, "ours")
        ).encode(y=actual, tooltip=tooltip),
        base.mark_text(baseline="bottom", y=10, fontSize=LABEL_SIZE, color=paint("soft")).encode(
            text=alt.Text("short:N")
        ),
    ]


def _road(months: Sequence[_Month]) -> Road:
    rows = [{"day": each.day, "kind": "real", "value": each.actual} for each in months]
    return read_road(pd.DataFrame(rows))


def _row(month: _Month, t: Translator, unit: KpiUnit) -> Row:
    asked = month.expected
    return {
        "day": at(month.day),
        "when": t.day(month.day),
        "actual": round(month.actual, 4),
        "expected": None if asked is None else round(asked, 4),
        "shown": written(t, unit, month.actual),
        "asked": "–" if asked is None else written(t, unit, asked),
        "version": month.version,
        "verdict": month.verdict,
        "short": "" if asked is None else month.version.split(" ")[0],
    }
