"""Step 1 on the screen: the KPIs by which a goal is measured, each beside its course."""

from collections.abc import Iterable, Sequence
from functools import partial

import streamlit as st

from smwork.domain.goals import Goal, Kpi, KpiFields, OwnKpi
from smwork.domain.kpi import formula_of
from smwork.domain.names import kpi_name
from smwork.domain.offered import (
    NotThere,
    measured_on,
    not_there,
    offered_on,
    own_offered_on,
)
from smwork.domain.own_kpi import OwnFormula, formula_made
from smwork.domain.record import by_id
from smwork.domain.research import Channel
from smwork.facts import kpis as catalogue
from smwork.facts.flywheel import flywheel_phase
from smwork.locale import Translator
from smwork.store import records
from smwork.ui import state
from smwork.ui.actions import Kind, action_button
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.goals.words import TARGETS, UNITS
from smwork.ui.kpis.benchmarks import definition, what_others_reach
from smwork.ui.kpis.course import course_shape, reach_told
from smwork.ui.kpis.formulas import in_readers_words
from smwork.ui.kpis.trajectory import kpi_chart
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.step import remove_button, show, unfold
from smwork.ui.words import RHYTHMS, channel_label, in_words, spoken


def kpi_cards(here: Here, now: Reading, goal: Goal) -> None:
    """The goal's KPIs: fields at the left, the course with the real figures at the right."""
    t = here.t
    for kpi in (each for each in now.book.kpis if each.goal_id == goal.id):
        with st.container(border=True):
            form, chart = st.columns([2, 3], gap="large")
            with form:
                _kpi_fields(here, now, kpi)
                remove_button(here, kpi, spoken(t, kpi_name(kpi)))
            with chart:
                show(kpi_chart(t, now, kpi), key=f"chart.{kpi.id}")
                reach_told(t, kpi, now.progress[kpi.id])
                formula = formula_of(kpi)
                if formula is not None:
                    what_others_reach(t, formula, _channels_of(now, kpi))


def _channels_of(now: Reading, kpi: Kpi) -> list[Channel]:
    return [each for each in now.book.channels if kpi.channel_id in (None, each.id)]


def _kpi_fields(here: Here, now: Reading, kpi: Kpi) -> None:
    t, edit, formula = here.t, Editor(here, kpi, KpiFields), formula_of(kpi)
    _which(here, now, kpi, edit, formula)
    aims = in_words(t, _aims(formula))
    edit.choice("target_kind", t("The target is"), aims)
    unit = t(UNITS[formula.unit if formula else "count"])
    left, right = st.columns(2)
    with left:
        edit.number("baseline", t("Now ({unit})", unit=unit), live=True)
    with right:
        asked = "%" if kpi.target_kind == "growth" else unit
        edit.number("target", t("Target ({unit})", unit=asked), live=True)
    if kpi.target_kind == "growth":
        edit.choice("growth_period", t("Grows"), in_words(t, RHYTHMS))
    course_shape(t, kpi, now.progress[kpi.id], edit)


def _aims(formula: catalogue.Kpi | None) -> dict[str, str]:
    """Only what is counted can be promised as a number over the whole period."""
    counted = formula is None or formula.kind == "count"
    return {key: text for key, text in TARGETS.items() if key != "count" or counted}


def _which(here: Here, now: Reading, kpi: Kpi, edit: Editor, formula: catalogue.Kpi | None) -> None:
    """Which figure, and of which channel; only what can be measured there may be chosen."""
    t, book = here.t, now.book
    channel = by_id(book.channels, kpi.channel_id)
    options = _options(t, now, channel)
    if kpi.formula not in options:
        options = {kpi.formula: spoken(t, kpi_name(kpi))} | options
    edit.choice("formula", t("KPI"), options, hint=_tells(t, formula))
    if formula is not None:
        st.caption(plain(_defined(t, formula)))
    refused = _refused(now, formula)
    edit.choice(
        "channel_id",
        t("Channel"),
        {
            each.id: channel_label(t, each)
            for each in book.channels
            if each.id not in refused or each.id == kpi.channel_id
        },
        empty=t("All channels"),
        hint="\n\n".join(_why_not(t, now, refused)) or None if kpi.channel_id else None,
    )
    _said(here, now, kpi, refused)


def _tells(t: Translator, formula: catalogue.Kpi | None) -> str | None:
    """What the figure says, and what is well to know about it."""
    told = [formula.tells, formula.note] if formula else []
    return " ".join(t(text) for text in told if text) or None


def _defined(t: Translator, formula: catalogue.Kpi) -> str:
    """The formula in words, its phase of the flywheel, and whose definition it is."""
    phase = t("Flywheel: {phase}", phase=t(flywheel_phase(formula.flywheel).label))
    if isinstance(formula, OwnFormula):
        return f"{in_readers_words(t, formula.formula)} · {phase}"
    return " · ".join(filter(None, (t(formula.formula), phase, definition(t, formula))))


def _options(t: Translator, now: Reading, channel: Channel | None) -> dict[str, str]:
    """What may be chosen: our own KPIs first, then the catalogue's, of a channel what it can give."""
    own, offered = now.book.own_kpis, catalogue.kpis()
    if channel is not None:
        measured = _measured(now, channel)
        own = own_offered_on(channel, own, measured)
        offered = offered_on(channel, measured)
    return _own(t, own) | _listed(t, offered)


def _own(t: Translator, own: Iterable[OwnKpi]) -> dict[str, str]:
    finished = (each for each in own if formula_made(each) is not None)
    return {each.id: t("Own · {name}", name=each.name or "—") for each in finished}


def _listed(t: Translator, offered: Iterable[catalogue.Kpi]) -> dict[str, str]:
    """KPIs as the options of a field, each after the name of its family."""
    families = {family.key: t(family.label) for family in catalogue.kpi_families()}
    return {each.key: f"{families[each.family]} · {t(each.label)}" for each in offered}


def _measured(now: Reading, channel: Channel) -> frozenset[str]:
    """The metrics of which this channel has figures."""
    return now.once(
        ("measured", channel.id), lambda: measured_on(channel, now.months, now.book.channels)
    )


def _refused(now: Reading, formula: catalogue.Kpi | None) -> dict[str, NotThere]:
    """The channels that can't give this figure, and why."""
    if formula is None:
        return {}
    channels = now.book.channels

    def refused() -> dict[str, NotThere]:
        found = {each.id: not_there(formula, each, _measured(now, each)) for each in channels}
        return {channel_id: why for channel_id, why in found.items() if why is not None}

    return now.lasting.of(("refused", formula.key), (formula, channels, now.months), refused)


def _said(here: Here, now: Reading, kpi: Kpi, refused: dict[str, NotThere]) -> None:
    """Why some channels can't be chosen, or why the chosen one can't give the figure."""
    t, here_not = here.t, refused.get(kpi.channel_id or "")
    if here_not is not None:
        st.warning(
            plain(_reasons(t, now, [kpi.channel_id or ""], here_not)), icon=":material/block:"
        )
        if here_not.instead is not None:
            _take_instead(here, kpi, here_not.instead)
        return
    # Once a channel is chosen, why it is no other stands behind the field's question mark.
    for told in _why_not(t, now, refused) if kpi.channel_id is None else ():
        st.caption(f":material/block: {told}")


def _why_not(t: Translator, now: Reading, refused: dict[str, NotThere]) -> list[str]:
    """A sentence per reason: on which channels the figure is not to be had, and what to choose there."""
    reasons: list[NotThere] = []
    for why in refused.values():
        if why not in reasons:
            reasons.append(why)
    return [
        plain(_reasons(t, now, [each for each in refused if refused[each] == why], why))
        for why in reasons
    ]


def _reasons(t: Translator, now: Reading, ids: Sequence[str], why: NotThere) -> str:
    names = [channel_label(t, each) for each in now.book.channels if each.id in ids]
    told = t("Not to be had on {channels}: {why}", channels=t.listed(names), why=t(why.why))
    if why.instead is None:
        return told
    return f"{told} {t('There you can choose “{kpi}”.', kpi=t(why.instead.label))}"


def _take_instead(here: Here, kpi: Kpi, instead: catalogue.Kpi) -> None:
    t = here.t
    action_button(
        here,
        t("Choose that one"),
        f"instead.{kpi.id}",
        partial(
            records.change,
            record=Kpi,
            record_id=kpi.id,
            version=kpi.version,
            changes={"formula": instead.key},
        ),
        lambda _: None,
        icon=":material/swap_horiz:",
    )


def add_kpi(here: Here, now: Reading, goal: Goal, kind: Kind) -> None:
    """A figure to choose, and the button that holds the goal to it."""
    t, key = here.t, f"add.kpi.{goal.id}"
    options = _listed(t, catalogue.kpis()) | _own(t, now.book.own_kpis)
    if not state.has_widget(key):
        state.set_widget(key, _named_in(t, goal.statement))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            t("KPI to measure it by"),
            list(options),
            key=key,
            format_func=lambda each: options[each],
            placeholder=t("Choose one"),
        )
        own = by_id(now.book.own_kpis, chosen)
        formula = formula_made(own) if own else catalogue.kpi(chosen)
        target = formula.target if formula else "level"
        fields = KpiFields(goal_id=goal.id, formula=chosen, target_kind=target)
        action_button(
            here,
            t("Add KPI"),
            f"{key}.button",
            partial(records.add, plan_id=here.plan_id, fields=fields),
            lambda _: unfold(goal.id),
            icon=":material/add:",
            # A goal that has a KPI is helped on by its figures first, not by another.
            kind="secondary" if any(each.goal_id == goal.id for each in now.book.kpis) else kind,
        )


def _named_in(t: Translator, statement: str) -> str:
    """The KPI whose name the goal mentions, the longest name first; else the catalogue's first."""
    said = statement.casefold()
    longest = sorted(catalogue.kpis(), key=lambda each: -len(t(each.label)))
    named = (each.key for each in longest if t(each.label).casefold() in said)
    return next(named, catalogue.kpis()[0].key)
