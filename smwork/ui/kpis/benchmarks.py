"""What others reach, beside a KPI: only by the very same formula, with who says so and how old it is."""

from collections.abc import Iterator, Sequence
from typing import Final

import streamlit as st

from smwork.domain.amounts import amount
from smwork.domain.research import Channel
from smwork.domain.say import Money, Param, Percent, msg
from smwork.facts import kpis as catalogue
from smwork.facts.benchmarks import Benchmark, benchmarks, industry_benchmarks
from smwork.facts.sources import Grade
from smwork.locale import Translator
from smwork.ui.messages import plain
from smwork.ui.words import platform_label

GRADES: Final[dict[Grade, str]] = {
    "P": msg("the publisher's own page (P)"),
    "C": msg("the code of a tool (C)"),
    "S": msg("read second-hand (S)"),
}
_MOST: Final = 5


def what_others_reach(t: Translator, formula: catalogue.Kpi, channels: Sequence[Channel]) -> None:
    """The published figures of this formula on these channels' platforms; nothing where there are none."""
    found = list(_published(formula, channels))[:_MOST]
    if not found:
        return
    st.markdown(f"**{t('What others reach, by the same formula')}**")
    for row in found:
        st.caption(_told(t, row, formula))


def definition(t: Translator, formula: catalogue.Kpi) -> str:
    """Where a KPI's definition comes from, or that it is our own; empty where nothing is divided."""
    if formula.kind in ("count", "level"):
        return ""
    if formula.source is None:
        return t("Definition: plain arithmetic of our own")
    return t(
        "Definition: {source}, {grade}",
        source=formula.source.cited,
        grade=t(GRADES[formula.source.grade]),
    )


def _published(formula: catalogue.Kpi, channels: Sequence[Channel]) -> Iterator[Benchmark]:
    """Of each platform the figures over all industries, else those of single ones."""
    for key in dict.fromkeys(each.platform for each in channels):
        yield from benchmarks(formula.key, key) or industry_benchmarks(formula.key, key)


def _told(t: Translator, row: Benchmark, formula: catalogue.Kpi) -> str:
    figure = t("{value}", value=_value(row, formula))
    whose = " · ".join(part for part in (platform_label(t, row.platform), t(row.industry)) if part)
    year = t("{year}, historical", year=str(row.year)) if row.historical else str(row.year)
    told = [f"**{plain(figure)}** {whose}", f"{row.publisher}, {year}", t(GRADES[row.source.grade])]
    return f"{' · '.join(told)}  \n{t(row.note)}"


def _value(row: Benchmark, formula: catalogue.Kpi) -> Param:
    if formula.unit == "money":
        return Money(row.value, row.currency)
    return Percent(row.value, 3) if formula.unit == "percent" else amount(formula.unit, row.value)
