"""Step 5's chart of links: how many visits each campaign brought."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from smwork.charts import rows
from smwork.charts.shown import NotEnough, Row, Shown, picture
from smwork.charts.theme import paint
from smwork.charts.units import axis_below, known
from smwork.charts.words import text_of
from smwork.locale.translator import Translator

_MOST = 8


@dataclass(frozen=True, slots=True)
class _Campaign:
    name: str
    visits: float
    conversions: float | None


def campaign_bars(frame: pd.DataFrame, t: Translator, *, source: str = "") -> Shown | NotEnough:
    """Visits per campaign, most first, each with its conversions where those are known.

    Columns: `campaign` (its name), `visits` and `conversions` (counts; NaN where no file knows).
    Needs one campaign whose visits are known; the eight with most visits are drawn.
    """
    found = [
        _Campaign(str(row["campaign"]), visits, known(row["conversions"]))
        for row in frame.to_dict("records")
        if (visits := known(row["visits"])) is not None
    ]
    if not found:
        return NotEnough(
            t("Read in a report of Google Analytics by campaign to see what your links bring.")
        )
    shown = sorted(found, key=lambda each: (-each.visits, each.name))[:_MOST]
    title = _title(shown, len(found), t)
    told = [f"{each.name}: {_note(each, t)}." for each in shown]
    return picture(
        t,
        title=title,
        alt_text=text_of([title + ".", *told]),
        layers=_layers(t),
        rows=[_row(index, each, t) for index, each in enumerate(shown)],
        height=rows.height_of(len(shown)),
        source=source,
    )


def _title(shown: Sequence[_Campaign], count: int, t: Translator) -> str:
    first, visits = shown[0].name, t.number(shown[0].visits, 0)
    if count == 1:
        return t("The links of {campaign} brought {visits} visits", campaign=first, visits=visits)
    return t(
        "Of {n} campaigns, the links of {campaign} brought most visits: {visits}",
        n=count,
        campaign=first,
        visits=visits,
    )


def _note(campaign: _Campaign, t: Translator) -> str:
    visits = t.n("{count} visit", "{count} visits", round(campaign.visits), count=t.number(campaign.visits, 0))  # fmt: skip
    if campaign.conversions is None:
        return visits
    done = t.n(
        "{count} conversion",
        "{count} conversions",
        round(campaign.conversions),
        count=t.number(campaign.conversions, 0),
    )
    return f"{visits} · {done}"


def _layers(t: Translator) -> list[alt.Chart]:
    x = alt.X("visits:Q", axis=axis_below(t("Visits"), "count"))
    tooltip = [
        alt.Tooltip("name:N", title=t("Campaign")),
        alt.Tooltip("note:N", title=t("Visits")),
    ]
    return [rows.bars(x, paint("ours"), tooltip), rows.names(), rows.notes()]


def _row(index: int, campaign: _Campaign, t: Translator) -> Row:
    return {
        "row": index,
        "name": campaign.name,
        "note": _note(campaign, t),
        "visits": campaign.visits,
        "ours": False,
    }
