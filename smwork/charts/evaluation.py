"""Step 6's charts: all KPIs against their course at a glance, and one with where it leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

import pandas as pd

from smwork.charts import rows
from smwork.charts.goals import sentences
from smwork.charts.shown import NotEnough, Shown, picture, text_of
from smwork.charts.theme import Role, choose
from smwork.charts.trajectory import HEIGHT, Road, read_road, road_layers
from smwork.charts.units import known, written
from smwork.charts.vega import Spec
from smwork.domain.say import Day, msg
from smwork.facts.kpis import KpiUnit
from smwork.locale.translator import Translator

Verdict = Literal["reached", "on_course", "behind", "not_enough"]

_MOST = 150  # per cent of the course; a bar that is longer is cut there, its figure is not
_SAYS: dict[Verdict, tuple[str, str, Role]] = {
    "reached": ("✔", msg("reached"), "good"),
    "on_course": ("●", msg("on course"), "ours"),
    "behind": ("▼", msg("behind"), "bad"),
    "not_enough": ("○", msg("not enough data yet"), "others"),
}


@dataclass(frozen=True, slots=True)
class _Kpi:
    name: str
    verdict: Verdict
    percent: float | None
    actual: str
    due: str
    target: str


def kpi_glance(frame: pd.DataFrame, t: Translator, *, source: str = "") -> Shown | NotEnough:
    """Each KPI as a bar against its course: how far it is of where it should be today.

    Columns: `label` (the KPI's name), `verdict` ("reached", "on_course", "behind", "not_enough"),
    `percent` (100 = exactly where it should be today, more is better; NaN when it can't be said), and
    texts as they are to be shown, which may be empty: `actual`, `due` (where it should be today),
    `target`. Needs one KPI.
    """
    kpis = [_kpi(row) for row in frame.to_dict("records")]
    if not kpis:
        return NotEnough(t("Add a goal with a KPI to see it against its course."))
    drawn = [_row(index, kpi, t) for index, kpi in enumerate(kpis)]
    title = _glance_title(kpis, t)
    return picture(
        t,
        title=title,
        alt=text_of([title + ".", *(_aloud(kpi, t) for kpi in kpis)]),
        layer=_glance_layers(drawn, t),
        height=rows.height_of(len(kpis)),
        source=source,
    )


def kpi_detail(
    frame: pd.DataFrame,
    t: Translator,
    *,
    label: str,
    unit: KpiUnit,
    today: date | None = None,
    source: str = "",
) -> Shown | NotEnough:
    """One KPI's course and months, with the forecast to the deadline and its 80 % band.

    Columns as `goal_trajectory`. Needs one measured month; without forecast rows the title says that
    there is too little to look ahead.
    """
    road = read_road(frame)
    if not road.measured:
        return NotEnough(
            t("Import or type figures for {label} to see where it is heading.", label=label)
        )
    title = _heading_for(road, t, label, unit)
    return picture(
        t,
        title=title,
        alt=text_of([title + ".", *sentences(road, t, unit)]),
        layer=road_layers(road, t, label, unit, today),
        height=HEIGHT,
        source=source,
    )


def _heading_for(road: Road, t: Translator, label: str, unit: KpiUnit) -> str:
    if not road.forecast:
        return t("{label}: too few months to look ahead", label=label)
    end = road.forecast[-1]
    ahead = written(t, unit, end.value or 0.0)
    if not road.has_course:
        return t(
            "{label}: heading for {value} on {day}", label=label, value=ahead, day=Day(end.day)
        )
    target = written(t, unit, road.course[-1].value or 0.0)
    return t(
        "{label}: heading for {value} on {day}, the target is {target}",
        label=label,
        value=ahead,
        day=Day(end.day),
        target=target,
    )


def _kpi(row: "dict[object, object]") -> _Kpi:
    verdict = next((each for each in get_args(Verdict) if each == row["verdict"]), None)
    if verdict is None:
        raise ValueError(f"no verdict: {row['verdict']!r}")
    return _Kpi(
        str(row["label"]),
        verdict,
        known(row["percent"]),
        *(str(row.get(field) or "") for field in ("actual", "due", "target")),
    )


def _note(kpi: _Kpi, t: Translator) -> str:
    symbol, text, _ = _SAYS[kpi.verdict]
    share = "" if kpi.percent is None else f" · {t.percent(kpi.percent, 0)}"
    return f"{symbol} {t(text)}{share}"


def _row(index: int, kpi: _Kpi, t: Translator) -> Spec:
    percent = kpi.percent if kpi.verdict != "not_enough" else None
    return {
        "row": index,
        "name": kpi.name,
        "note": _note(kpi, t),
        "verdict": kpi.verdict,
        "percent": None if percent is None else round(max(0.0, min(percent, _MOST)), 1),
        "actual": kpi.actual or "–",
        "due": kpi.due or "–",
        "target": kpi.target or "–",
        "ours": False,
    }


def _glance_layers(drawn: Sequence[Spec], t: Translator) -> list[Spec]:
    x: Spec = {
        "field": "percent",
        "type": "quantitative",
        "scale": {"domain": [0, _MOST], "nice": False},
        "axis": {
            "title": t("Of where it should be today (%)"),
            "grid": False,
            "values": [0, 50, 100, 150],
            "labelExpr": "datum.value === 150 ? '≥ 150%' : datum.label + '%'",
        },
    }
    tooltip = [
        rows.tip("name", t("KPI")),
        rows.tip("actual", t("Now")),
        rows.tip("due", t("Should be today")),
        rows.tip("target", t("Target")),
        rows.tip("note", t("Verdict")),
    ]
    fill = choose("verdict", {verdict: role for verdict, (*_, role) in _SAYS.items()}, "others")
    return [
        rows.tracks(drawn, _MOST),
        rows.bars(drawn, x, fill, tooltip),
        rows.ticks(drawn, {"datum": 100, "type": "quantitative"}, tooltip),
        rows.names(drawn),
        rows.notes(drawn),
    ]


def _glance_title(kpis: Sequence[_Kpi], t: Translator) -> str:
    told = [kpi for kpi in kpis if kpi.verdict != "not_enough"]
    behind = sum(kpi.verdict == "behind" for kpi in told)
    if not told:
        return t("No KPI has enough data yet to be held against its course")
    if behind:
        return t.n(
            "One of {all} KPIs is behind its course",
            "{n} of {all} KPIs are behind their course",
            behind,
            all=len(kpis),
        )
    if len(told) < len(kpis):
        return t.n(
            "No KPI is behind; one of {all} has too little data",
            "No KPI is behind; {n} of {all} have too little data",
            len(kpis) - len(told),
            all=len(kpis),
        )
    return t("All KPIs are on course")


def _aloud(kpi: _Kpi, t: Translator) -> str:
    verdict = t(_SAYS[kpi.verdict][1])
    if kpi.percent is None or kpi.verdict == "not_enough":
        return f"{kpi.name}: {verdict}."
    return t(
        "{name}: {verdict}, at {percent} of where it should be today.",
        name=kpi.name,
        verdict=verdict,
        percent=t.percent(kpi.percent, 0),
    )
