"""Step 4's chart of an experiment that has ended: how much more or less than A each variant gets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import altair as alt
import pandas as pd

from smwork.charts import rows
from smwork.charts.shown import NotEnough, Row, Shown, picture
from smwork.charts.theme import choose
from smwork.charts.units import known
from smwork.charts.words import text_of
from smwork.locale.translator import Translator

_DOWN: Final = 9  # px below the row's middle, where the bars of other charts lie
_LEAST_REACH: Final = 200.0  # per cent
_TIMES: Final = 4.0
_AIR: Final = 1.08


@dataclass(frozen=True, slots=True)
class _Variant:
    name: str
    lift: float
    low: float
    high: float | None
    size: int
    found: bool


def experiment_intervals(
    frame: pd.DataFrame,
    t: Translator,
    *,
    title: str,
    figure: str,
    a: str,
    a_size: int,
    unit: str,
    level: float = 95.0,
    source: str = "",
) -> Shown | NotEnough:
    """Each variant's difference from A as a point with its interval, and A as the stroke at 0.

    Columns: `name`, `lift`, `low`, `high` (per cent more than A; `high` NaN where it is open, `lift` NaN
    where it can't be told: left out), `size` (how many it has), `found` (bool). `figure` is what is
    compared, `unit` what is counted, `level` the intervals' confidence in per cent. Needs one variant.
    """
    variants = [_variant(row) for row in frame.to_dict("records") if known(row["lift"]) is not None]
    if not variants:
        return NotEnough(t("Not enough data yet to draw a result."))
    reach = _reach(variants)
    note = t(
        "Dot: what was measured. Line: where the true difference lies ({level} confidence interval)."
        " The stroke at 0 is variant A: {a} ({size} {unit}).",
        level=t.percent(level, 1),
        a=a,
        size=a_size,
        unit=unit,
    )
    drawn = [_row(place, each, reach, t, unit) for place, each in enumerate(variants)]
    return picture(
        t,
        title=title,
        alt_text=text_of([title + ".", note, *(f"{r['name']}: {r['between']}." for r in drawn)]),
        layers=_layers(t, figure, _domain(variants, reach)),
        rows=drawn,
        height=rows.height_of(len(variants)),
        note=note,
        source=source,
    )


def _variant(row: Mapping[object, object]) -> _Variant:
    size = known(row["size"])
    return _Variant(
        str(row["name"]),
        known(row["lift"]) or 0.0,
        known(row["low"]) or 0.0,
        known(row["high"]),
        int(size or 0),
        bool(row["found"]),
    )


def _reach(variants: Sequence[_Variant]) -> float:
    """How far to the right is drawn: a line that goes on for ever would press all others together."""
    most = max(abs(each.lift) for each in variants) * _TIMES
    ends = [each.high for each in variants if each.high is not None]
    return min(
        max(_LEAST_REACH, most), max([*ends, *(each.lift for each in variants), 10.0]) * _AIR
    )


def _domain(variants: Sequence[_Variant], reach: float) -> list[float]:
    least = min(0.0, *(each.low for each in variants))
    return [max(-100.0, least * _AIR) if least < 0 else -reach * 0.08, reach]


def _row(place: int, each: _Variant, reach: float, t: Translator, unit: str) -> Row:
    high = reach if each.high is None else min(each.high, reach)
    between = t("{low} to {high}", low=_signed(t, each.low), high=_signed(t, each.high))
    return {
        "row": place,
        "name": each.name,
        "note": f"{_signed(t, each.lift)} · {t.number(each.size, 0)} {unit}",
        "lift": round(min(each.lift, reach), 3),
        "low": round(each.low, 3),
        "high": round(high, 3),
        "found": each.found,
        "between": f"{_signed(t, each.lift)} ({between})",
        "said": t("a difference") if each.found else t("no difference found"),
        "ours": each.found,
    }


def _signed(t: Translator, lift: float | None) -> str:
    """A percentage with its sign; an open end as such."""
    if lift is None:
        return "∞"
    sign = "+" if lift > 0 else "−" if lift < 0 else ""
    return sign + t.percent(abs(lift), 0 if abs(lift) >= 10 else 1)


def _layers(t: Translator, figure: str, domain: list[float]) -> list[alt.Chart]:
    axis = alt.Axis(
        title=t("{figure}: more or less than A (%)", figure=figure),
        grid=False,
        tickCount=5,
        labelExpr="(datum.value > 0 ? '+' : '') + datum.label + '%'",
    )
    scale = alt.Scale(domain=domain, nice=False)
    tooltip = [
        alt.Tooltip("name:N", title=t("Variant")),
        alt.Tooltip("between:N", title=t("Against A")),
        alt.Tooltip("said:N", title=t("Outcome")),
    ]
    paint_by = choose("found", {"true": "ours"}, "others")
    line: alt.Chart = alt.Chart().mark_rule(
        strokeWidth=4, strokeCap="round", yOffset=_DOWN, color=paint_by, clip=True
    )
    dot: alt.Chart = alt.Chart().mark_circle(
        size=190, opacity=1, yOffset=_DOWN, color=paint_by, clip=True
    )
    x = alt.X("low:Q", scale=scale, axis=axis)
    return [
        rows.ticks(alt.XDatum(0, type="quantitative", scale=scale), tooltip),
        line.encode(y=rows.row_place(), x=x, x2="high", tooltip=tooltip),
        dot.encode(y=rows.row_place(), x=alt.X("lift:Q", scale=scale, axis=axis), tooltip=tooltip),
        rows.names(),
        rows.notes(),
    ]
