"""Annotations on a KPI's road: a numbered mark on its day, a band over its month."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import altair as alt

from smwork.charts.shown import Row, data
from smwork.charts.theme import LABEL_SIZE, paint
from smwork.charts.trajectory import Road, along
from smwork.charts.units import at
from smwork.domain.months import first_day, last_day
from smwork.locale.translator import Translator

_HEIGHT = 12  # px below the plot's top at which the numbers stand


@dataclass(frozen=True, slots=True)
class Note:
    """A remark of the team's about a day, or with `month` about the month that it is in.

    `number` is how it is called under the chart.
    """

    number: int
    on: date
    text: str
    month: bool = False

    def when(self, t: Translator) -> str:
        """The day or the month, in words."""
        return t.month(self.on) if self.month else t.day(self.on)


def note_layers(notes: Iterable[Note], road: Road, t: Translator) -> list[alt.Chart]:
    """A rule, or a band, and a number for each note that lies within the road's days."""
    first, last = road.days
    within = [each for each in notes if first <= _middle(each) <= last]
    if not within:
        return []
    return [_bands(within, road), _rules(within, road, t), _numbers(within, road, t)]


def note_sentences(notes: Sequence[Note], t: Translator) -> list[str]:
    """What the notes say, for who does not see them."""
    return [
        t(
            "Annotation {number}, {when}: {text}",
            number=each.number,
            when=each.when(t),
            text=each.text,
        )
        for each in notes
    ]


def _middle(note: Note) -> date:
    return first_day(note.on) + timedelta(days=14) if note.month else note.on


def _tooltip(t: Translator) -> list[alt.Tooltip]:
    return [alt.Tooltip("when:N", title=t("Day")), alt.Tooltip("text:N", title=t("Annotation"))]


def _rows(notes: Iterable[Note], t: Translator) -> list[Row]:
    return [
        {
            "day": at(_middle(each)),
            "number": str(each.number),
            "when": each.when(t),
            "text": each.text,
        }
        for each in notes
    ]


def _bands(notes: Iterable[Note], road: Road) -> alt.Chart:
    """A month's band, as far as the chart goes."""
    days = road.days
    rows: list[Row] = [
        {"from": at(max(first_day(each.on), days[0])), "to": at(min(last_day(each.on), days[1]))}
        for each in notes
        if each.month
    ]
    band: alt.Chart = alt.Chart(data(rows)).mark_rect(
        color=paint("soft"), opacity=0.13, tooltip=None
    )
    return band.encode(x=along(road, "from"), x2=alt.X2("to:T"))


def _rules(notes: Iterable[Note], road: Road, t: Translator) -> alt.Chart:
    rows = _rows([each for each in notes if not each.month], t)
    rule: alt.Chart = alt.Chart(data(rows)).mark_rule(
        color=paint("ink"), strokeDash=[2, 2], strokeWidth=1, y=_HEIGHT, y2="height"
    )
    return rule.encode(x=along(road), tooltip=_tooltip(t))


def _numbers(notes: Iterable[Note], road: Road, t: Translator) -> alt.Chart:
    number: alt.Chart = alt.Chart(data(_rows(notes, t))).mark_text(
        y=_HEIGHT,
        baseline="bottom",
        fontSize=LABEL_SIZE,
        fontWeight=700,
        color=paint("ink"),
    )
    return number.encode(x=along(road), text=alt.Text("number:N"), tooltip=_tooltip(t))
