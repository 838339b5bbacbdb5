"""The one look of all charts: colours for light and dark, letters for a beamer, the reader's language.

Streamlit lays its own theme under a chart's `config` and sets its background. A chart can therefore
see on what it is drawn: `dark` is an expression over that background, and each colour is a pair.
The hues are those of the page's theme. They keep apart for the colour-blind and reach 3 : 1 against
their background, letters 4.5 : 1; and nothing is told by colour alone.
"""

from collections.abc import Mapping
from functools import cache
from typing import Literal

import altair as alt
from altair.utils import schemapi
from babel import Locale

from smwork.locale.translator import Language

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

DARK = alt.VariableParameter(name="dark", expr="luminance(background) < 0.4")

alt.theme.enable("none")  # Altair's own would stand between Streamlit's and ours
alt.data_transformers.consolidate_datasets = False  # Streamlit sends named data sets as Arrow
schemapi.DEBUG_MODE = False  # checking each part as it is made takes half the time; tests check all


def colour(role: Role) -> str:
    """The Vega expression of a colour, which differs between light and dark."""
    light, dark = COLOURS[role]
    return f"(dark ? '{dark}' : '{light}')"


def paint(role: Role) -> alt.ExprRef:
    """A colour as a mark, a scale or the configuration takes it."""
    return alt.ExprRef(colour(role))


def choose(field: str, roles: Mapping[str, Role], otherwise: Role) -> alt.ExprRef:
    """The colour of a datum by the value of its `field`, a text or "true"."""
    chosen = colour(otherwise)
    for value, role in reversed(list(roles.items())):
        chosen = f"toString(datum['{field}']) === '{value}' ? {colour(role)} : {chosen}"
    return alt.ExprRef(chosen)


@cache
def config(language: Language) -> alt.Config:
    """What is laid over Streamlit's theme. Its labels are small and pale for a beamer.

    Vega would read each mark and axis aloud, in English (`aria`); the chart's `alt` tells it all.
    """
    ink, soft = paint("ink"), paint("soft")
    return alt.Config(
        locale=_locale(language),
        mark=alt.MarkConfig(aria=False),
        title=alt.TitleConfig(
            aria=False,
            fontSize=TITLE_SIZE,
            offset=14,
            color=ink,
            subtitleColor=soft,
            subtitleFontSize=LABEL_SIZE,
            subtitlePadding=5,
        ),
        axis=alt.AxisConfig(
            aria=False,
            labelFontSize=LABEL_SIZE,
            titleFontSize=LABEL_SIZE,
            labelColor=ink,
            titleColor=soft,
            gridColor=paint("grid"),
            labelPadding=8,
            titlePadding=10,
        ),
        legend=alt.LegendConfig(
            aria=False,
            labelFontSize=LABEL_SIZE,
            titleFontSize=LABEL_SIZE,
            labelColor=ink,
            titleColor=soft,
            orient="bottom",
            direction="horizontal",
            columns=alt.ExprRef("max(1, floor(width / 150))"),
            labelLimit=280,
            symbolSize=140,
        ),
        text=alt.MarkConfig(color=ink, fontSize=LABEL_SIZE),
        view=alt.ViewConfig(stroke="transparent"),
    )


def _locale(language: Language) -> alt.Locale:
    """How Vega writes numbers and dates: the same words and signs as everywhere else."""
    locale = Locale.parse(language)
    symbols = locale.number_symbols["latn"]
    months, days = locale.months["stand-alone"], locale.days["stand-alone"]
    week = (6, 0, 1, 2, 3, 4, 5)  # Vega's weeks begin on Sunday, Babel's on Monday
    return alt.Locale(
        number=alt.NumberLocale(
            decimal=symbols["decimal"],
            thousands=symbols["group"],
            grouping=[3],
            currency=["€\u00a0" if language == "nl" else "€", ""],
        ),
        time=alt.TimeLocale(
            dateTime="%e %B %Y %H:%M",
            date="%d-%m-%Y",
            time="%H:%M",
            periods=["AM", "PM"],
            days=[days["wide"][day] for day in week],
            shortDays=[days["abbreviated"][day] for day in week],
            months=[months["wide"][month] for month in range(1, 13)],
            shortMonths=[months["abbreviated"][month] for month in range(1, 13)],
        ),
    )
