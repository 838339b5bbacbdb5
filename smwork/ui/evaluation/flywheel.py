"""Step 6, the flywheel: each phase's KPIs this month and the one before, and what is still missing."""

from collections.abc import Sequence
from functools import partial
from typing import Final, Literal

import streamlit as st

from smwork.domain.amounts import amount
from smwork.domain.kpi import formula_points
from smwork.domain.months import next_month
from smwork.domain.own_kpi import OwnFormula, formula_made
from smwork.domain.say import Day, Month
from smwork.domain.turning import Phase, Turn, turning
from smwork.domain.worked_out import all_sums
from smwork.facts import kpis as catalogue
from smwork.locale import Translator
from smwork.store.last_days import read_last_days
from smwork.ui.context import Here
from smwork.ui.kpis.formulas import in_readers_words, missing_metrics
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.ways import link

_ICONS: Final = {
    "listening": ":material/hearing:",
    "influencing": ":material/campaign:",
    "selling": ":material/shopping_cart:",
}

_TILE: Final = 285
"""Wide enough for a KPI's name; three of them stand side by side on a screen, one on a phone."""


def flywheel_part(here: Here, now: Reading) -> None:
    """The three phases, one below the other."""
    t = here.t
    st.caption(
        t("All accounts together. The latest whole month that is known, and the one before.")
    )
    for phase in now.once("flywheel", lambda: _phases(now)):
        with st.container(border=True, key=f"phase.{phase.facts.key}"):
            _phase(t, phase)
            if phase.facts.key == "influencing":
                _over_thirty_days(here, now)
    link("goals", t("Make one of these a KPI of a goal"), ":material/arrow_forward:")


def _phases(now: Reading) -> tuple[Phase, ...]:
    own = [formula for each in now.book.own_kpis if (formula := formula_made(each))]
    return turning(all_sums(now.book, now.months), own)


def _over_thirty_days(here: Here, now: Reading) -> None:
    """IPM and IPM+ as they were defined: over the last thirty days that are known."""
    t, until = here.t, max((row.through for row in now.months), default=None)
    if until is None:
        return
    sums = now.once(
        "thirty days",
        lambda: here.read(partial(read_last_days, client_id=now.book.client.id, until=until)),
    )
    told = [
        f"{t(formula.label)} {t.number(point.value, 1)}"
        for formula in map(catalogue.kpi, ("ipm", "ipm_plus"))
        for point in formula_points(formula, sums)
        if point.value is not None
    ]
    if told:
        scores = t.listed(told)
        st.caption(t("Over the thirty days up to {day}: {scores}.", day=Day(until), scores=scores))


def _phase(t: Translator, phase: Phase) -> None:
    facts = phase.facts
    st.markdown(f"{_ICONS[facts.key]} **{t(facts.label)}** · {t(facts.goal)}")
    st.caption(t(facts.meaning))
    known = [turn for turn in phase.turns if turn.now is not None]
    if known:
        with st.container(horizontal=True, gap="small", key=f"turns.{facts.key}"):
            for turn in known:
                _turn(t, turn)
    _not_enough(t, [turn for turn in phase.turns if turn.now is None])


def _turn(t: Translator, turn: Turn) -> None:
    """A KPI's month as a tile; better or worse than the month before is told by arrow and colour."""
    formula, value = turn.formula, turn.now
    if value is None or turn.month is None:
        return
    colours: dict[bool | None, Literal["green", "red", "off"]] = {True: "green", False: "red"}
    shown = t("{value}", value=amount(formula.unit, value))
    st.metric(
        _name(t, turn),
        shown,
        _before(t, turn),
        delta_color=colours.get(_better(turn), "off"),
        delta_arrow=_arrow(turn),
        help=_explained(t, turn),
        border=True,
        width=_TILE,
    )


def _better(turn: Turn) -> bool | None:
    """Whether it went the good way; None where it stood still, or the month before is unknown."""
    if turn.now is None or turn.before is None or turn.now == turn.before:
        return None
    return (turn.now > turn.before) == (turn.formula.direction == "up")


def _arrow(turn: Turn) -> Literal["up", "down", "off"]:
    if turn.now is None or turn.before is None or turn.now == turn.before:
        return "off"
    return "up" if turn.now > turn.before else "down"


def _before(t: Translator, turn: Turn) -> str:
    if turn.month is None:
        return ""
    month = next_month(turn.month, -1)
    if turn.before is None:
        return t("{month} is not known", month=Month(month))
    return t(
        "was {before} in {month}", before=amount(turn.formula.unit, turn.before), month=Month(month)
    )


def _name(t: Translator, turn: Turn) -> str:
    own = isinstance(turn.formula, OwnFormula)
    return plain(turn.formula.label or "—") if own else t(turn.formula.label)


def _explained(t: Translator, turn: Turn) -> str:
    """The month, and how it is worked out."""
    formula = turn.formula
    own = isinstance(formula, OwnFormula)
    how = in_readers_words(t, formula.formula) if own else t(formula.formula)
    month = t.month(turn.month) if turn.month else ""
    return plain(f"{month}: {how}")


def _not_enough(t: Translator, turns: Sequence[Turn]) -> None:
    """The KPIs that can't be told, each with what is missing for it."""
    told = [f"- **{_name(t, turn)}**: {plain(_missing(t, turn))}" for turn in turns]
    if told:
        heading = f":material/help: {t('Not enough data for:')}"
        st.caption("\n".join([heading, "", *told]))


def _missing(t: Translator, turn: Turn) -> str:
    return missing_metrics(t, turn.missing) or t("no account knows all of it in the same month")
