"""What a chart function gives back: a picture with its title and the text that stands in for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from smwork.charts.theme import DARK, TITLE_SIZE, config
from smwork.charts.vega import Spec, quoted, wrapped
from smwork.locale.translator import Translator

_NO_LIMIT = 10_000  # px: the title is wrapped, and must not be cut by Streamlit as well
_SUBTITLE_LINE = 52  # characters of a subtitle that fit beside a phone's margins


@dataclass(frozen=True, slots=True)
class Shown:
    """A chart ready for `st.vega_lite_chart(shown.spec, alt=shown.alt)`.

    `title` stands in the picture too; `alt` says what is shown and the main finding.
    """

    spec: Spec
    title: str
    alt: str


@dataclass(frozen=True, slots=True)
class NotEnough:
    """There is too little to draw; `needed` says what to fill in, in the reader's language."""

    needed: str


def picture(
    t: Translator,
    *,
    title: str,
    alt: str,
    layer: Sequence[Spec],
    height: int,
    note: str = "",
    source: str = "",
) -> Shown:
    """The layers as one chart: as wide as its place, `height` px of plot, title above, theme of ours.

    Under the title stand `note`, which says how to read the chart, and where the figures come from.
    """
    under = [note, t("Source: {source}", source=source) if source else ""]
    spec: Spec = {
        "autosize": {"type": "fit-x", "contains": "padding"},
        "height": height,
        "params": [DARK],
        "title": _heading(title, [line for part in under for line in lines(part, _SUBTITLE_LINE)]),
        "layer": layer,
        "config": config(t),
    }
    return Shown(spec, title, alt)


def _heading(title: str, under: Sequence[str]) -> Spec:
    heading: Spec = {
        "text": {"expr": wrapped(quoted(title), "width", TITLE_SIZE)},
        "limit": _NO_LIMIT,
    }
    if under:
        heading["subtitle"] = under
    return heading


def lines(text: str, room: int) -> list[str]:
    """The text in lines of at most `room` characters, broken between words."""
    written: list[str] = []
    for word in filter(None, text.split(" ")):  # a hard space holds its words together
        if written and len(written[-1]) + 1 + len(word) <= room:
            written[-1] += " " + word
        else:
            written.append(word)
    return written


def text_of(parts: Sequence[str]) -> str:
    """Sentences put one after the other, the empty ones left out."""
    return " ".join(part for part in parts if part)
