"""Step 1 on the screen: KPIs of one's own, each a formula over the metrics that are measured."""

import pandas as pd
import streamlit as st

from smwork.domain.amounts import amount
from smwork.domain.formula import Meaning, Read, meaning_of, read_stored
from smwork.domain.goals import OwnKpi, OwnKpiFields
from smwork.domain.kpi import KpiPoint, formula_points
from smwork.domain.own_kpi import OwnFormula, formula_made, unit_of
from smwork.domain.say import Month, msg
from smwork.domain.telling import sources_of
from smwork.domain.worked_out import all_sums
from smwork.facts import kpis as catalogue
from smwork.facts.flywheel import flywheel
from smwork.facts.metrics import all_metrics, metric
from smwork.locale import Translator
from smwork.ui.context import Here
from smwork.ui.goals.words import DIRECTIONS, UNITS
from smwork.ui.kpis.formulas import FormulaEditor, in_readers_words, missing_metrics
from smwork.ui.messages import plain, short
from smwork.ui.reading import Reading
from smwork.ui.step import add_line, fold, foot
from smwork.ui.words import in_words

_KINDS = {"stock": msg("level at a moment"), "flow": msg("added up over the period")}


def own_kpis(here: Here, now: Reading) -> None:
    """The plan's own KPIs, out of the way until somebody wants one."""
    t = here.t
    title = t("KPIs of your own, by a formula")
    with st.expander(title, icon=":material/function:", key="own.kpis"):
        _own_kpis(here, now)


def _own_kpis(here: Here, now: Reading) -> None:
    t = here.t
    st.markdown(
        t(
            "Is what you want to know not in the list? Make it out of what is measured:"
            " add, take off, multiply and divide. It can then be chosen as a KPI of any goal."
        )
    )
    for own in now.book.own_kpis:
        with fold(own, _head(t, own)) as is_open:
            if is_open:
                _own_kpi(here, now, own)
    add_line(
        here,
        "own_kpi",
        t("What do you call it?"),
        t("Add own KPI"),
        lambda typed: OwnKpiFields(name=typed),
        placeholder=t("For example: replies per hundred people reached"),
    )
    _names(t)


def _head(t: Translator, own: OwnKpi) -> str:
    name = short(own.name) or t("Own KPI")
    if formula_made(own) is None:
        return f"**{name}** · :orange[{t('no formula yet')}]"
    return f"**{name}** · {short(in_readers_words(t, own.formula))}"


def _own_kpi(here: Here, now: Reading, own: OwnKpi) -> None:
    t, edit = here.t, FormulaEditor(here, own, OwnKpiFields)
    left, right = st.columns([3, 2], gap="large")
    with left:
        edit.text("name", t("Name"))
        edit.formula(
            "formula",
            t("Formula"),
            placeholder=_example(t),
            hint=t("Names of metrics, numbers, brackets and + - * /. Everything is summed first."),
        )
        _understood(t, now, own)
    with right:
        _choices(t, edit, own)
    foot(edit, own.name)


def _choices(t: Translator, edit: FormulaEditor, own: OwnKpi) -> None:
    meaning = _meaning(own)
    units = meaning.units if meaning else ()
    follows = t("follows from the formula")
    edit.choice("unit", t("Unit"), {each: t(UNITS[each]) for each in units}, empty=follows)
    edit.pick("direction", t("Better is"), in_words(t, DIRECTIONS))
    families = {str(each.key): t(each.label) for each in catalogue.kpi_families()}
    edit.choice("family", t("Family"), families)
    edit.choice("flywheel", t("Flywheel"), {each.key: t(each.label) for each in flywheel()})
    edit.flag(
        "pooled",
        t("Add up over all accounts first"),
        hint=t(
            "For figures that are known in different places: costs of the ads, orders on the website."
            " Otherwise an account counts only when it knows all that the formula needs."
        ),
    )


def _meaning(own: OwnKpi) -> Meaning | None:
    read = read_stored(own.formula)
    found = meaning_of(read.tree) if isinstance(read, Read) else None
    return found if isinstance(found, Meaning) else None


def _understood(t: Translator, now: Reading, own: OwnKpi) -> None:
    """What the formula was read as: its unit, what is well to know, and what it came to last."""
    formula, meaning = formula_made(own), _meaning(own)
    if formula is None or meaning is None:
        return
    unit = t(UNITS[unit_of(own, meaning)])
    read_as = plain(in_readers_words(t, own.formula))
    st.caption(t("Read as: {formula} · unit: {unit}", formula=read_as, unit=unit))
    for note in meaning.notes:
        st.caption(f":material/info: {plain(t(note))}")
    st.caption(plain(_came_to(t, now, formula)))


def _came_to(t: Translator, now: Reading, formula: OwnFormula) -> str:
    points = now.once(("own", formula), lambda: _points(now, formula))
    known = [point for point in points if point.value is not None]
    if known and known[-1].value is not None:
        value = amount(formula.unit, known[-1].value)
        return t("{value} in {month}", value=value, month=Month(known[-1].month))
    measured = {row.metric for row in now.months}
    missing = [key for key in formula.metrics if not measured.intersection(sources_of(key))]
    why = missing_metrics(t, missing) or t("no account knows all of it in the same month")
    return t("No figures yet: {why}", why=why)


def _points(now: Reading, formula: OwnFormula) -> tuple[KpiPoint, ...]:
    return formula_points(formula, all_sums(now.book, now.months))


def _example(t: Translator) -> str:
    names = {key: t(metric(key).label) for key in ("clicks", "leads", "reach")}
    return f"({names['clicks']} + {names['leads']}) / {names['reach']} * 100"


def _names(t: Translator) -> None:
    """Every name that may stand in a formula."""
    with st.popover(
        t("Which names can I use?"),
        icon=":material/list:",
        type="tertiary",
        key="own.names.ask",
        on_change="rerun",
    ) as asked:
        if asked.open:
            _names_table(t)


def _names_table(t: Translator) -> None:
    st.dataframe(
        pd.DataFrame(
            [
                (t(each.label), each.key, t(_KINDS[each.kind]), t(each.meaning))
                for each in all_metrics()
            ],
            columns=["label", "key", "kind", "meaning"],
        ),
        hide_index=True,
        column_config={
            "label": t("Name"),
            "key": t("Short name"),
            "kind": t("Counts"),
            "meaning": t("What it is"),
        },
        alt=t("The metrics that a formula can use."),
        key="own.names",
    )
