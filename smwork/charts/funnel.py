"""Step 6's funnel: what each stage came to, from reach to conversions, with the value in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final, Literal

import altair as alt
import pandas as pd

from smwork.charts import rows
from smwork.charts.shown import NotEnough, Row, Shown, picture
from smwork.charts.theme import paint
from smwork.charts.units import known, one_of
from smwork.charts.words import text_of
from smwork.locale.translator import Translator

Unit = Literal["people", "times", "money"]
_UNITS: Final[tuple[Unit, ...]] = ("people", "times", "money")
_DOWN: Final = 9
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class _Stage:
    name: str
    unit: Unit
    value: float | None
    rate: float | None


def funnel_steps(
    frame: pd.DataFrame, t: Translator, *, period: str, source: str = ""
) -> Shown | NotEnough:
    """A point per stage on a scale by tens, since a stage is often a hundredth of the one before.

    Columns: `stage` (its name), `unit` ("people", "times" or "money"), `value` and `rate` (from the
    stage before: per cent, or euros per piece for money), both empty where unknown. Money has no
    point: it is on another scale. Needs two stages that are known.
    """
    stages = [
        _Stage(
            str(row["stage"]),
            one_of(_UNITS, row["unit"]),
            known(row["value"]),
            known(row["rate"]),
        )
        for row in frame.to_dict("records")
    ]
    counted = [each for each in stages if each.value is not None and each.unit != "money"]
    if len(counted) < _LEAST or not any(each.value for each in counted):
        return NotEnough(
            t("A funnel needs two stages that are known: reach and clicks, for example.")
        )
    title = t(
        "{first}: {most} → {last}: {least} ({period})",
        first=counted[0].name,
        most=_written(t, counted[0]),
        last=counted[-1].name,
        least=_written(t, counted[-1]),
        period=period,
    )
    drawn = [_row(index, each, t) for index, each in enumerate(stages)]
    told = [f"{row['name']}: {row['note']}." for row in drawn]
    return picture(
        t,
        title=title,
        alt_text=text_of([title + ".", *told]),
        layers=_layers(drawn, t),
        rows=drawn,
        height=rows.height_of(len(stages)),
        note=t("Each line to the left is ten times fewer."),
        source=source,
    )


def _row(index: int, stage: _Stage, t: Translator) -> Row:
    # A scale by tens has no place for nought.
    placed = stage.value if stage.value and stage.unit != "money" else None
    return {
        "row": index,
        "name": stage.name,
        "note": _note(t, stage),
        "value": placed,
        "ours": False,
    }


def _note(t: Translator, stage: _Stage) -> str:
    if stage.value is None:
        return t("not known")
    value = _written(t, stage)
    if stage.rate is None:
        return value
    if stage.unit == "money":
        return t("{value}, {each} each", value=value, each=t.money(round(stage.rate, 2)))
    digits = 2 if stage.rate < 10 else 1
    return t("{value}, {rate} of the above", value=value, rate=t.percent(stage.rate, digits))


def _written(t: Translator, stage: _Stage) -> str:
    value = stage.value or 0.0
    if stage.unit == "money":
        return t.money(round(value))
    number = t.number(value, 0)
    return t("{number} people", number=number) if stage.unit == "people" else number


def _layers(drawn: Sequence[Row], t: Translator) -> list[alt.Chart]:
    values = [row["value"] for row in drawn if isinstance(row["value"], float | int)]
    low = floor(log10(min(values)))
    high = max(ceil(log10(max(values))), low + 1)
    lowest = 10.0**low
    x = alt.X(
        "value:Q",
        scale=alt.Scale(type="log", domain=[lowest, 10.0**high], nice=False),
        axis=alt.Axis(
            title=t("Number, by tens"),
            values=[10.0**tens for tens in range(low, high + 1)],
            format=",.0f",
            labelOverlap="greedy",
        ),
    )
    tooltip = [
        alt.Tooltip("name:N", title=t("Stage")),
        alt.Tooltip("note:N", title=t("Came to")),
    ]
    stem: alt.Chart = alt.Chart().mark_rule(
        strokeWidth=4, yOffset=_DOWN, color=paint("pale"), tooltip=None
    )
    point: alt.Chart = alt.Chart().mark_circle(
        size=190, opacity=1, yOffset=_DOWN, color=paint("ours")
    )
    return [
        stem.encode(y=rows.row_place(), x=x, x2=alt.X2Datum(lowest)),
        point.encode(y=rows.row_place(), x=x, tooltip=tooltip),
        rows.names(),
        rows.notes(),
    ]
