"""Step 4's charts: mentions over time, and our share of voice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from smwork.charts import rows
from smwork.charts.shown import NotEnough, Shown, picture, text_of
from smwork.charts.theme import Role, choose, paint
from smwork.charts.units import at, axis_above, bar_width, day_in, known, month_axis
from smwork.charts.vega import Spec, values
from smwork.domain.say import Month, msg
from smwork.locale.translator import Translator

_GROUPS: Mapping[str, tuple[str, Role]] = {
    "negative": (msg("Negative"), "bad"),
    "neutral": (msg("Neutral"), "others"),
    "positive": (msg("Positive"), "ours"),
    "unknown": (msg("Not judged"), "soft"),
    "own": (msg("About us"), "ours"),
    "competitor": (msg("About competitors"), "others"),
    "other": (msg("About other subjects"), "soft"),
}

_WHOSE = ("own", "competitor", "other")


@dataclass(frozen=True, slots=True)
class _Stack:
    month: date
    group: str
    mentions: int


def mentions_over_time(
    frame: pd.DataFrame, t: Translator, *, source: str = ""
) -> Shown | NotEnough:
    """How often something was said each month, in stacked bars by tone or by whom it is about.

    Columns: `month` (any day in it), `group` (by tone: "positive", "neutral", "negative", "unknown";
    or by whose they are: "own", "competitor", "other"), `mentions` (a count). Needs one mention.
    """
    stacks = _stacks(frame)
    if not stacks:
        return NotEnough(t("Add mentions, or import a list of them, to see them over time."))
    title = _mentions_title(stacks, t)
    return picture(
        t,
        title=title,
        alt=text_of([title + ".", *_mentions_aloud(stacks, t)]),
        layer=_mention_layers(stacks, t),
        height=240,
        source=source,
    )


def _stacks(frame: pd.DataFrame) -> list[_Stack]:
    counted: dict[tuple[date, str], int] = {}
    for row in frame.to_dict("records"):
        key = (day_in(row["month"]).replace(day=1), str(row["group"]))
        counted[key] = counted.get(key, 0) + int(known(row["mentions"]) or 0)
    order = list(_GROUPS)
    found = [_Stack(month, group, count) for (month, group), count in counted.items() if count]
    return sorted(found, key=lambda stack: (stack.month, order.index(stack.group)))


def _in_month(stacks: Sequence[_Stack], month: date, group: str = "") -> int:
    return sum(s.mentions for s in stacks if s.month == month and group in ("", s.group))


def _mentions_title(stacks: Sequence[_Stack], t: Translator) -> str:
    last = stacks[-1].month
    total, when = _in_month(stacks, last), Month(last)
    negative = _in_month(stacks, last, "negative")
    if any(stack.group in _WHOSE for stack in stacks):
        own = _in_month(stacks, last, "own")
        return t.n(
            "One mention in {month}, {own} about us",
            "{n} mentions in {month}, {own} of them about us",
            total,
            month=when,
            own=own,
        )
    return t.n(
        "One mention in {month}, {negative} negative",
        "{n} mentions in {month}, {negative} of them negative",
        total,
        month=when,
        negative=negative,
    )


def _mentions_aloud(stacks: Sequence[_Stack], t: Translator) -> list[str]:
    months = sorted({stack.month for stack in stacks})
    return [
        t("{month}: {count}.", month=Month(month), count=_in_month(stacks, month))
        for month in months
    ]


def _mention_layers(stacks: Sequence[_Stack], t: Translator) -> list[Spec]:
    present = [group for group in _GROUPS if any(stack.group == group for stack in stacks)]
    drawn: list[Spec] = [
        {
            "month": at(stack.month),
            "when": t.month(stack.month),
            "group": t(_GROUPS[stack.group][0]),
            "order": present.index(stack.group),
            "mentions": stack.mentions,
            "shown": t.number(stack.mentions, 0),
        }
        for stack in stacks
    ]
    scale: Spec = {
        "domain": [t(_GROUPS[group][0]) for group in present],
        "range": [paint(_GROUPS[group][1]) for group in present],
    }
    return [
        {
            "data": values(drawn),
            "mark": {
                "type": "bar",
                "stroke": {"expr": "background"},
                "strokeWidth": 1,
                "width": bar_width(),
            },
            "encoding": {
                "x": month_axis(len({stack.month for stack in stacks})),
                "y": {
                    "field": "mentions",
                    "type": "quantitative",
                    "axis": axis_above(t("Mentions"), "count", 5),
                },
                "color": {
                    "field": "group",
                    "type": "nominal",
                    "scale": scale,
                    "legend": {"title": ""},
                },
                "order": {"field": "order", "type": "quantitative"},
                "tooltip": [
                    rows.tip("when", t("Month")),
                    rows.tip("group", t("Group")),
                    rows.tip("shown", t("Mentions")),
                ],
            },
        }
    ]


@dataclass(frozen=True, slots=True)
class _Voice:
    name: str
    ours: bool
    mentions: int


def share_of_voice(frame: pd.DataFrame, t: Translator, *, source: str = "") -> Shown | NotEnough:
    """Whose name is said how often: each party's part of all mentions, the largest first.

    Columns: `name`, `ours` (bool), `mentions` (a count). Needs mentions of two parties, one of them
    ourselves.
    """
    voices = [
        _Voice(str(row["name"]), bool(row["ours"]), int(known(row["mentions"]) or 0))
        for row in frame.to_dict("records")
    ]
    voices.sort(key=lambda voice: (-voice.mentions, not voice.ours))
    total = sum(voice.mentions for voice in voices)
    if len(voices) < 2 or not total or not any(voice.ours for voice in voices):
        return NotEnough(
            t("Add mentions of yourselves and of a competitor to see your share of voice.")
        )
    own = sum(voice.mentions for voice in voices if voice.ours)
    title = t(
        "We get {share} of all mentions ({own} of {all})",
        share=t.percent(100 * own / total, 0),
        own=own,
        all=total,
    )
    told = [f"{voice.name}: {t.percent(100 * voice.mentions / total, 0)}." for voice in voices]
    return picture(
        t,
        title=title,
        alt=text_of([title + ".", *told]),
        layer=_voice_layers(voices, total, t),
        height=rows.height_of(len(voices)),
        source=source,
    )


def _voice_layers(voices: Sequence[_Voice], total: int, t: Translator) -> list[Spec]:
    drawn: list[Spec] = [
        {
            "row": index,
            "name": t("{name} (we)", name=voice.name) if voice.ours else voice.name,
            "note": f"{t.percent(100 * voice.mentions / total, 0)} ({t.number(voice.mentions, 0)})",
            "share": round(100 * voice.mentions / total, 2),
            "ours": voice.ours,
        }
        for index, voice in enumerate(voices)
    ]
    x: Spec = {
        "field": "share",
        "type": "quantitative",
        "scale": {"domain": [0, rows.room_for(row["share"] for row in drawn)], "nice": False},
        "axis": {
            "title": t("Share of all mentions (%)"),
            "grid": False,
            "tickCount": 5,
            "labelExpr": "datum.label + '%'",
        },
    }
    tooltip = [rows.tip("name", t("Who")), rows.tip("note", t("Share of voice"))]
    fill = choose("ours", {"true": "ours"}, "others")
    return [rows.bars(drawn, x, fill, tooltip), rows.names(drawn), rows.notes(drawn)]
