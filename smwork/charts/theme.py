"""The one look of all charts: colours for light and dark, letters for a beamer, the reader's language.

Streamlit lays its own theme under a chart's `config` and sets its background. A chart can therefore
see on what it is drawn: `dark` is an expression over that background, and each colour is a pair.
The hues are those of the page's theme. They keep apart for the colour-blind and reach 3 : 1 against
their background, letters 4.5 : 1; and nothing is told by colour alone.
"""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from babel import Locale

from smwork.charts.vega import Spec
from smwork.locale.translator import Translator

Role = Literal[
    "ink", "soft", "track", "grid", "ours", "pale", "on_ours", "steady", "ahead", "others", "bad"
]

COLOURS: dict[Role, tuple[str, str]] = {
    "ink": ("#081413", "#e6edee"),
    "soft": ("#4b5a5a", "#aebcbe"),
    "track": ("#e2e9e9", "#2a3539"),
    "grid": ("#dde5e5", "#2c383c"),
    "ours": ("#0b6e6e", "#35a79c"),  # petrol: ourselves, what is measured, what is reached
    "pale": ("#aed6d3", "#1d6664"),
    "on_ours": ("#ffffff", "#081413"),
    "steady": ("#2a7fc0", "#7cbcf2"),  # blue: under way
    "ahead": ("#312c85", "#9da2ff"),  # indigo: what is expected
    "others": ("#7d8a8c", "#8a979a"),
    "bad": ("#c24a00", "#ff9a4d"),  # orange: what asks for attention
}

LABEL_SIZE = 13
VALUE_SIZE = 14
TITLE_SIZE = 17

DARK: Spec = {"name": "dark", "expr": "luminance(background) < 0.4"}


SILENT: Spec = {"aria": False}
"""Vega would read each mark and axis aloud, in English; the chart's `alt` tells it all instead."""


def colour(role: Role) -> str:
    """The Vega expression of a colour, which differs between light and dark."""
    light, dark = COLOURS[role]
    return f"(dark ? '{dark}' : '{light}')"


def paint(role: Role) -> Spec:
    """A colour as a mark, a scale or the configuration takes it."""
    return {"expr": colour(role)}


def choose(field: str, roles: Mapping[str, Role], otherwise: Role) -> Spec:
    """The colour of a datum by the value of its `field`, a text or "true"."""
    chosen = colour(otherwise)
    for value, role in reversed(list(roles.items())):
        chosen = f"toString(datum['{field}']) === '{value}' ? {colour(role)} : {chosen}"
    return {"expr": chosen}


def config(t: Translator) -> Spec:
    """What is laid over Streamlit's theme. Its labels are small and pale for a beamer."""
    letters: Spec = {"labelFontSize": LABEL_SIZE, "titleFontSize": LABEL_SIZE}
    inks: Spec = {"labelColor": paint("ink"), "titleColor": paint("soft")}
    return {
        "locale": _locale(t.language),
        "mark": SILENT,
        "title": {
            **SILENT,
            "fontSize": TITLE_SIZE,
            "offset": 14,
            "color": paint("ink"),
            "subtitleColor": paint("soft"),
            "subtitleFontSize": LABEL_SIZE,
            "subtitlePadding": 5,
        },
        "axis": {
            **SILENT,
            **letters,
            **inks,
            "gridColor": paint("grid"),
            "labelPadding": 8,
            "titlePadding": 10,
        },
        "legend": {
            **SILENT,
            **letters,
            **inks,
            "orient": "bottom",
            "direction": "horizontal",
            "columns": {"expr": "max(1, floor(width / 150))"},
            "labelLimit": 280,
            "symbolSize": 140,
        },
        "text": {"color": paint("ink"), "fontSize": LABEL_SIZE},
        "view": {"stroke": "transparent"},
    }


@cache
def _locale(language: str) -> Spec:
    """How Vega writes numbers and dates: the same words and signs as everywhere else."""
    locale = Locale.parse(language)
    symbols = locale.number_symbols["latn"]
    months, days = locale.months["stand-alone"], locale.days["stand-alone"]
    week = (6, 0, 1, 2, 3, 4, 5)  # Vega's weeks begin on Sunday, Babel's on Monday
    return {
        "number": {
            "decimal": symbols["decimal"],
            "thousands": symbols["group"],
            "grouping": [3],
            "currency": ["€\u00a0" if language == "nl" else "€", ""],
        },
        "time": {
            "dateTime": "%e %B %Y %H:%M",
            "date": "%d-%m-%Y",
            "time": "%H:%M",
            "periods": ["AM", "PM"],
            "days": [days["wide"][day] for day in week],
            "shortDays": [days["abbreviated"][day] for day in week],
            "months": [months["wide"][month] for month in range(1, 13)],
            "shortMonths": [months["abbreviated"][month] for month in range(1, 13)],
        },
    }
