"""Step 2's charts: we against our competitors, and which channel fits which audience."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import altair as alt
import pandas as pd

from smwork.charts import rows
from smwork.charts.shown import NotEnough, Row, Shown, picture
from smwork.charts.theme import LABEL_SIZE, choose
from smwork.charts.units import axis_below, known, one_of, written
from smwork.charts.words import text_of, wrapped
from smwork.domain.research import Activity, Use
from smwork.domain.say import msg
from smwork.facts.kpis import KpiUnit
from smwork.locale.translator import Translator

Measure = Literal["followers", "posts_per_week", "engagement"]

_MEASURES: dict[Measure, tuple[str, KpiUnit]] = {
    "followers": (msg("Followers"), "count"),
    "posts_per_week": (msg("Posts per week"), "score"),
    "engagement": (msg("Interactions per post, of the followers"), "percent"),
}


@dataclass(frozen=True, slots=True)
class _Party:
    name: str
    ours: bool
    value: float


def competitor_bars(
    frame: pd.DataFrame, t: Translator, *, measure: Measure, source: str = ""
) -> Shown | NotEnough:
    """Ourselves and the competitors by one figure, the largest first, ourselves brought out.

    Columns: `name`, `ours` (bool), `value` (followers: a count; posts_per_week: a count;
    engagement: interactions per post in % of followers; NaN where it is not known: left out). Needs
    two parties with a figure, one of them ourselves.
    """
    label, unit = t(_MEASURES[measure][0]), _MEASURES[measure][1]
    parties = _parties(frame)
    if len(parties) < 2 or not any(party.ours for party in parties):
        return NotEnough(
            t(
                "Fill in this figure for yourselves and for at least one competitor: {figure}.",
                figure=label,
            )
        )
    title = _place_title(parties, t, label)
    told = [f"{party.name}: {written(t, unit, party.value)}." for party in parties]
    return picture(
        t,
        title=title,
        alt_text=text_of([title + ".", *told]),
        layers=_party_layers(t, label, unit),
        rows=[_party_row(index, party, t, unit) for index, party in enumerate(parties)],
        height=rows.height_of(len(parties)),
        source=source,
    )


def _parties(frame: pd.DataFrame) -> list[_Party]:
    found = [
        _Party(str(row["name"]), bool(row["ours"]), value)
        for row in frame.to_dict("records")
        if (value := known(row["value"])) is not None
    ]
    return sorted(found, key=lambda party: (-party.value, not party.ours))


def _place_title(parties: Sequence[_Party], t: Translator, label: str) -> str:
    best = next(party for party in parties if party.ours)
    place = 1 + sum(party.value > best.value for party in parties)
    return t("{label}: we are number {place} of {all}", label=label, place=place, all=len(parties))


def _party_row(index: int, party: _Party, t: Translator, unit: KpiUnit) -> Row:
    return {
        "row": index,
        "name": t("{name} (we)", name=party.name) if party.ours else party.name,
        "note": written(t, unit, party.value),
        "value": round(party.value, 4),
        "ours": party.ours,
    }


def _party_layers(t: Translator, label: str, unit: KpiUnit) -> list[alt.Chart]:
    x = alt.X("value:Q", scale=alt.Scale(zero=True), axis=axis_below(label, unit))
    tooltip = [alt.Tooltip("name:N", title=t("Who")), alt.Tooltip("note:N", title=label)]
    fill = choose("ours", {"true": "ours"}, "others")
    return [rows.bars(x, fill, tooltip), rows.names(), rows.notes()]


_USES: Mapping[Use, tuple[str, str]] = {
    "most": ("●●●", msg("Most of them")),
    "some": ("●●", msg("Some of them")),
    "no": ("–", msg("Not there")),
    "unknown": ("?", msg("Not known")),
}
_ACTIVITIES: Mapping[Activity, str] = {
    "posts": msg("posting"),
    "reacts": msg("reacting"),
    "watches": msg("watching"),
    "unknown": "",
}
_CELL = 54
_CELL_FILL = choose("uses", {"most": "ours", "some": "pale"}, "track")
_CELL_INK = choose("uses", {"most": "on_ours"}, "ink")


def fit_heatmap(frame: pd.DataFrame, t: Translator, *, source: str = "") -> Shown | NotEnough:
    """Channels against audiences: how many of the audience use the channel, and what they do there.

    Columns: `audience`, `channel` (names), `uses` ("most", "some", "no", "unknown"), `activity`
    ("posts", "reacts", "watches", "unknown"). One row per pair; a pair that is absent is not known.
    Needs one pair of which the use is known.
    """
    pairs = {(str(r["channel"]), str(r["audience"])): r for r in frame.to_dict("records")}
    known_uses = [str(row["uses"]) for row in pairs.values() if row["uses"] != "unknown"]
    if not known_uses:
        return NotEnough(t("Say of at least one audience whether it uses a channel."))
    cells = [_cell(str(r["channel"]), str(r["audience"]), r, t) for r in pairs.values()]
    title = _fit_title(cells, t)
    channels = list(dict.fromkeys(channel for channel, _ in pairs))
    told = [
        f"{c['audience']}, {c['channel']}: {c['means']}." for c in cells if c["uses"] != "unknown"
    ]
    return picture(
        t,
        title=title,
        alt_text=text_of([title + ".", *told]),
        layers=_fit_layers(t),
        rows=cells,
        height=_CELL * len(channels),
        note=" · ".join(f"{sign}\u00a0{_whole(t(meaning))}" for sign, meaning in _USES.values()),
        source=source,
    )


def _whole(words: str) -> str:
    """The words, never broken over two lines."""
    return words.replace(" ", "\u00a0")


def _cell(channel: str, audience: str, row: "Mapping[object, object]", t: Translator) -> Row:
    use: Use = one_of(get_args(Use), row["uses"])
    activity: Activity = one_of(get_args(Activity), row["activity"])
    sign, meaning = _USES[use]
    does = t(_ACTIVITIES[activity]) if use in ("most", "some") else ""
    return {
        "channel": channel,
        "audience": audience,
        "uses": use,
        "sign": sign,
        "does": does,
        "means": f"{t(meaning)}, {does}" if does else t(meaning),
    }


def _fit_title(cells: Sequence[Row], t: Translator) -> str:
    reach: dict[str, int] = {}
    for cell in cells:
        name = str(cell["channel"])
        reach[name] = reach.get(name, 0) + {"most": 2, "some": 1}.get(str(cell["uses"]), 0)
    most = max(reach.values())
    if not most:
        return t("None of the audiences uses these channels, as far as is known")
    if len(reach) == 1:
        return t("{channel} beside the audiences", channel=next(iter(reach)))
    if min(reach.values()) == most:
        return t("All channels fit the audiences equally well, as far as is known")
    best = [name for name, sum_ in reach.items() if sum_ == most]
    return t.n(
        "{channels} fits the audiences best",
        "{channels} fit the audiences best",
        len(best),
        channels=t.listed(best),
    )


def _fit_layers(t: Translator) -> list[alt.Chart]:
    chart = alt.Chart().encode(
        x=alt.X("audience:N", sort=None, axis=_audience_axis(t)),
        y=alt.Y("channel:N", sort=None, axis=alt.Axis(title="", labelLimit=130)),
    )
    cells = chart.mark_rect(
        cornerRadius=4,
        color=_CELL_FILL,
        width=alt.RelativeBandSize(band=0.96),
        height=alt.RelativeBandSize(band=0.92),
    ).encode(
        tooltip=[
            alt.Tooltip("audience:N", title=t("Audience")),
            alt.Tooltip("channel:N", title=t("Channel")),
            alt.Tooltip("means:N", title=t("Fit")),
        ]
    )
    signs = chart.mark_text(
        color=_CELL_INK,
        fontSize=LABEL_SIZE,
        dy=alt.ExprRef("datum.does ? -9 : 0"),
        tooltip=None,
    ).encode(text=alt.Text("sign:N"))
    activities = chart.mark_text(
        color=_CELL_INK,
        fontSize=LABEL_SIZE,
        dy=9,
        limit=alt.ExprRef("bandwidth('x') - 4"),
        tooltip=None,
    ).encode(text=alt.Text("does:N"))
    return [cells, signs, activities]


def _audience_axis(t: Translator) -> alt.Axis:
    return alt.Axis(
        title=t("Audience"),
        labelAngle=0,
        labelExpr=wrapped("datum.label", "bandwidth('x')", LABEL_SIZE * 1.15),
        labelLimit=alt.ExprRef("bandwidth('x')"),
        labelOverlap=False,
        labelFlush=False,
    )
