"""Step 6's charts: all KPIs against their course at a glance, and one with where it leads."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

import altair as alt
import pandas as pd

from smwork.charts import rows
from smwork.charts.goals import sentences
from smwork.charts.marks import Note, note_layers, note_sentences
from smwork.charts.shown import NotEnough, Row, Shown, picture
from smwork.charts.theme import Role, choose
from smwork.charts.trajectory import HEIGHT, Road, read_road, road_layers
from smwork.charts.units import known, one_of, written
from smwork.charts.words import text_of
from smwork.domain.say import Day, msg
from smwork.domain.verdicts import Verdict
from smwork.facts.kpis import KpiUnit
from smwork.locale.translator import Translator

_MOST = 150  # per cent; a longer bar is cut there
_TOLD = 999  # per cent; a share beyond this tells nothing, and is left to the figures
_SAYS: dict[Verdict, tuple[str, str, Role]] = {
    "reached": ("✔", msg("reached"), "ours"),
    "on_course": ("●", msg("on course"), "steady"),
    "behind": ("▼", msg("behind"), "bad"),
    "not_enough": ("○", msg("not enough data yet"), "others"),
}


@dataclass(frozen=True, slots=True)
class _Kpi:
    name: str
    unit: KpiUnit
    verdict: Verdict
    less_is_better: bool
    start: float | None
    actual: float | None
    expected: float | None
    target: float | None

    @property
    def percent(self) -> float | None:
        """How much of the way that should lie behind it by now, does; 100 is exactly on course.

        Where the course is level, how near the figure is to it. None when it can't be said.
        """
        if self.verdict == "not_enough" or self.actual is None or self.expected is None:
            return None
        if self.start is not None and abs(self.expected - self.start) > 1e-9:
            return 100 * (self.actual - self.start) / (self.expected - self.start)
        have, ask = self.actual, self.expected
        if self.less_is_better:
            have, ask = ask, have
        return 100 * have / ask if ask else None


def kpi_glance(frame: pd.DataFrame, t: Translator, *, source: str = "") -> Shown | NotEnough:
    """Each KPI as a bar: how far it is of the way that it should have gone by now, and its verdict.

    Columns: `label` (the KPI's name in the reader's language), `unit` and `direction` (as in the
    catalogue), `verdict` ("reached", "on_course", "behind", "not_enough"), and in the KPI's unit, NaN
    where unknown: `start` (where its course begins), `actual`, `expected` (what the course asks by
    then), `target`. Needs one KPI. Raises ValueError at a verdict or unit that is none.
    """
    kpis = [_kpi(row) for row in frame.to_dict("records")]
    if not kpis:
        return NotEnough(t("Add a goal with a KPI to see it against its course."))
    title = _glance_title(kpis, t)
    return picture(
        t,
        title=title,
        alt_text=text_of([title + ".", *(_aloud(kpi, t) for kpi in kpis)]),
        layers=_glance_layers(t),
        rows=[_row(index, kpi, t) for index, kpi in enumerate(kpis)],
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
    notes: Sequence[Note] = (),
) -> Shown | NotEnough:
    """One KPI's course and months, with the forecast to the deadline and its 80 % band.

    Columns as `goal_trajectory`; `notes` are marked on their days. Needs one measured month; without
    forecast rows the title says that there is too little to look ahead.
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
        alt_text=text_of([title + ".", *sentences(road, t, unit), *note_sentences(notes, t)]),
        layers=[*road_layers(road, t, label, unit, today), *note_layers(notes, road, t)],
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


def _kpi(row: Mapping[Hashable, object]) -> _Kpi:
    return _Kpi(
        str(row["label"]),
        one_of(get_args(KpiUnit), row["unit"]),
        one_of(get_args(Verdict), row["verdict"]),
        row["direction"] == "down",
        *(known(row[field]) for field in ("start", "actual", "expected", "target")),
    )


def _note(kpi: _Kpi, t: Translator) -> str:
    symbol, text, _ = _SAYS[kpi.verdict]
    return " · ".join([f"{symbol} {t(text)}", *_share(kpi, t)])


def _share(kpi: _Kpi, t: Translator) -> list[str]:
    return (
        [t.percent(kpi.percent, 0)] if kpi.percent is not None and abs(kpi.percent) <= _TOLD else []
    )


def _row(index: int, kpi: _Kpi, t: Translator) -> Row:
    def shown(value: float | None) -> str:
        return "–" if value is None else written(t, kpi.unit, value)

    percent = kpi.percent
    return {
        "row": index,
        "name": kpi.name,
        "note": _note(kpi, t),
        "verdict": kpi.verdict,
        "percent": None if percent is None else round(max(0.0, min(percent, _MOST)), 1),
        "actual": shown(kpi.actual),
        "expected": shown(kpi.expected),
        "target": shown(kpi.target),
        "ours": False,
    }


def _glance_layers(t: Translator) -> list[alt.Chart]:
    axis = alt.Axis(
        title=t("Of the way it should have gone by now (%)"),
        grid=False,
        values=[0, 50, 100, 150],
        labelExpr="datum.value === 150 ? '≥ 150%' : datum.label + '%'",
    )
    x = alt.X("percent:Q", scale=alt.Scale(domain=[0, _MOST], nice=False), axis=axis)
    tooltip = [
        alt.Tooltip("name:N", title=t("KPI")),
        alt.Tooltip("actual:N", title=t("Measured")),
        alt.Tooltip("expected:N", title=t("Asked by then")),
        alt.Tooltip("target:N", title=t("Target")),
        alt.Tooltip("note:N", title=t("Verdict")),
    ]
    fill = choose("verdict", {verdict: role for verdict, (*_, role) in _SAYS.items()}, "others")
    return [
        rows.tracks(_MOST),
        rows.bars(x, fill, tooltip),
        rows.ticks(alt.XDatum(100, type="quantitative"), tooltip),
        rows.names(),
        rows.notes(),
    ]


def _glance_title(kpis: Sequence[_Kpi], t: Translator) -> str:
    told = [kpi for kpi in kpis if kpi.verdict != "not_enough"]
    behind = sum(kpi.verdict == "behind" for kpi in told)
    if not told:
        return t("No KPI has enough data yet to be held against its course")
    if behind == len(kpis):
        return t.n("The KPI is behind its course", "All {n} KPIs are behind their course", behind)
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
    return t.n("The KPI is on course", "All KPIs are on course", len(kpis))


def _aloud(kpi: _Kpi, t: Translator) -> str:
    verdict, share = t(_SAYS[kpi.verdict][1]), _share(kpi, t)
    if not share:
        return f"{kpi.name}: {verdict}."
    return t(
        "{name}: {verdict}, at {percent} of the way it should have gone.",
        name=kpi.name,
        verdict=verdict,
        percent=share[0],
    )
