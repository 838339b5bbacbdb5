"""What a chart function gives back: a picture with its title and the text that stands in for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import altair as alt

from smwork.charts.theme import DARK, TITLE_SIZE, config
from smwork.charts.words import lines, quoted, wrapped
from smwork.locale.translator import Translator

Row = dict[str, bool | int | float | str | None]
"""What one mark is drawn from."""

Spec = dict[str, Any]  # as Altair and Streamlit type it

_NO_LIMIT = 10_000  # px: the title is wrapped, and must not be cut by Streamlit as well
_SUBTITLE_LINE = 52  # characters of a subtitle that fit beside a phone's margins


@dataclass(frozen=True)
class Shown:
    """A chart ready to be shown with `alt` as its text.

    `title` stands in the picture too; `alt` says what is shown and the main finding.
    """

    chart: alt.LayerChart
    title: str
    alt: str

    @cached_property
    def spec(self) -> Spec:
        """The chart as Vega-Lite, made once.

        Streamlit turns data at the top of a specification into Arrow; a layer keeps its own, and a
        handful of rows travels lighter as it is. The tests hold it against Vega-Lite's schema.
        """
        spec: Spec = self.chart.to_dict(validate=False)
        if "data" in spec:
            spec["layer"] = [{"data": spec.pop("data"), "layer": spec["layer"]}]
        return spec


@dataclass(frozen=True, slots=True)
class NotEnough:
    """There is too little to draw; `needed` says what to fill in, in the reader's language."""

    needed: str


def picture(
    t: Translator,
    *,
    title: str,
    alt_text: str,
    layers: Sequence[alt.Chart],
    height: int,
    rows: Sequence[Row] | None = None,
    note: str = "",
    source: str = "",
) -> Shown:
    """The layers as one chart: as wide as its place, `height` px of plot, title above, theme of ours.

    `rows` is what the layers are drawn from that bring no data of their own. Under the title stand
    `note`, which says how to read the chart, and where the figures come from.
    """
    under = [note, t("Source: {source}", source=source) if source else ""]
    chart = alt.LayerChart(
        data=alt.Undefined if rows is None else data(rows),
        layer=layers,
        title=_heading(title, [line for part in under for line in lines(part, _SUBTITLE_LINE)]),
        height=height,
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        params=[DARK],
        config=config(t.language),
    )
    return Shown(chart, title, alt_text)


def data(rows: Sequence[Row]) -> alt.InlineData:
    """The rows as data that stand in the chart itself."""
    return alt.InlineData(values=tuple(rows))


def _heading(title: str, under: Sequence[str]) -> alt.Title:
    return alt.Title(
        alt.ExprRef(wrapped(quoted(title), "width", TITLE_SIZE)),
        limit=_NO_LIMIT,
        subtitle=list(under) or alt.Undefined,
    )
