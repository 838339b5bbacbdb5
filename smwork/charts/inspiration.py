"""Step 4's charts: mentions over time, and our share of voice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import altair as alt
import pandas as pd

from smwork.charts import rows
from smwork.charts.shown import NotEnough, Row, Shown, picture
from smwork.charts.theme import Role, choose, paint
from smwork.charts.units import at, axis_above, bar_width, day_in, known, month_place
from smwork.charts.words import text_of
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
    present = [group for group in _GROUPS if any(stack.group == group for stack in stacks)]
    return picture(
        t,
        title=title,
        alt_text=text_of([title + ".", *_mentions_aloud(stacks, t)]),
        layers=[_stacked(stacks, present, t)],
        rows=[_stack_row(stack, present, t) for stack in stacks],
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


def _stack_row(stack: _Stack, present: Sequence[str], t: Translator) -> Row:
    return {
        "month": at(stack.month),
        "when": t.month(stack.month),
        "group": t(_GROUPS[stack.group][0]),
        "order": present.index(stack.group),
        "mentions": stack.mentions,
        "shown": t.number(stack.mentions, 0),
    }


def _stacked(stacks: Sequence[_Stack], present: Sequence[str], t: Translator) -> alt.Chart:
    bars: alt.Chart = alt.Chart().mark_bar(
        stroke=alt.ExprRef("background"), strokeWidth=1, width=bar_width()
    )
    colours = alt.Scale(
        domain=[t(_GROUPS[group][0]) for group in present],
        range=[paint(_GROUPS[group][1]) for group in present],
    )
    return bars.encode(
        x=month_place(len({stack.month for stack in stacks})),
        y=alt.Y("mentions:Q", axis=axis_above(t("Mentions"), "count", 5)),
        color=alt.Color("group:N", scale=colours, legend=alt.Legend(title="")),
        order=alt.Order("order:Q"),
        tooltip=[
            alt.Tooltip("when:N", title=t("Month")),
            alt.Tooltip("group:N", title=t("Group")),
            alt.Tooltip("shown:N", title=t("Mentions")),
        ],
    )


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
    drawn = [_voice_row(index, voice, total, t) for index, voice in enumerate(voices)]
    told = [f"{voice.name}: {t.percent(100 * voice.mentions / total, 0)}." for voice in voices]
    return picture(
        t,
        title=title,
        alt_text=text_of([title + ".", *told]),
        layers=_voice_layers(drawn, t),
        rows=drawn,
        height=rows.height_of(len(voices)),
        source=source,
    )


def _voice_row(index: int, voice: _Voice, total: int, t: Translator) -> Row:
    share = 100 * voice.mentions / total
    return {
        "row": index,
        "name": t("{name} (we)", name=voice.name) if voice.ours else voice.name,
        "note": f"{t.percent(share, 0)} ({t.number(voice.mentions, 0)})",
        "share": round(share, 2),
        "ours": voice.ours,
    }


def _voice_layers(drawn: Sequence[Row], t: Translator) -> list[alt.Chart]:
    far = rows.room_for(row["share"] for row in drawn)
    x = alt.X(
        "share:Q",
        scale=alt.Scale(domain=[0, far], nice=False),
        axis=rows.share_axis(t("Share of all mentions (%)")),
    )
    tooltip = [
        alt.Tooltip("name:N", title=t("Who")),
        alt.Tooltip("note:N", title=t("Share of voice")),
    ]
    fill = choose("ours", {"true": "ours"}, "others")
    return [rows.bars(x, fill, tooltip), rows.names(), rows.notes()]
