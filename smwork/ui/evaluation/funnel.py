"""Step 6, the funnel: from reach to value in a month or longer, and what is not to be compared."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from smwork.charts import NotEnough, Shown, funnel_steps
from smwork.domain.figures import ADS_ACCOUNT
from smwork.domain.funnel import Funnel, Stage, funnel, months_with_figures
from smwork.domain.months import first_day, next_month
from smwork.domain.plan import Plan
from smwork.domain.say import Money, Number
from smwork.domain.series import Account
from smwork.facts.metrics import metric
from smwork.locale import Translator
from smwork.ui import state
from smwork.ui.context import Here
from smwork.ui.evaluation.page import account_label
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.step import show
from smwork.ui.ways import link
from smwork.ui.words import platform_label

_PERIOD: Final = "funnel.period"
_PLAN, _QUARTER = "plan", "quarter"
_MONTHS: Final = 12
_Period = tuple[date, date]


def funnel_part(here: Here, now: Reading) -> None:
    """The choice of a period, the funnel's picture, and behind it every figure that is in it."""
    t = here.t
    months = now.once("funnel months", lambda: months_with_figures(now.months))
    if not months:
        st.info(t("There are no figures yet."), icon=":material/query_stats:")
        link("figures", t("Import figures"), ":material/upload_file:")
        return
    first, last = _choose(t, months, now.book.plan)
    found = now.once(("funnel", first, last), lambda: funnel(now.months, first, last))
    picture, words = st.columns([3, 2], gap="large")
    with picture:
        chart = now.once(("funnel chart", first, last, t.language), lambda: _chart(t, found))
        show(chart, key="funnel.chart")
    with words:
        _how_to_read(t, found)
    with st.expander(t("The figures behind it"), icon=":material/table:", key="funnel.behind"):
        _figures(t, found)


def _choose(t: Translator, months: Sequence[date], plan: Plan) -> _Period:
    """The chosen period; the latest month with figures as long as nothing is chosen."""
    options = _periods(months, plan)
    if not state.has_widget(_PERIOD) or state.widget_value(_PERIOD) not in options:
        state.set_widget(_PERIOD, next(iter(options)))
    labels = {key: _period_label(t, key, period) for key, period in options.items()}
    chosen = st.selectbox(
        t("Period"),
        list(options),
        key=_PERIOD,
        format_func=lambda each: labels[each],
        width=340,
        persist_state="session",
        placeholder=t("Choose one"),
    )
    return options[chosen or next(iter(options))]


def _periods(months: Sequence[date], plan: Plan) -> dict[str, _Period]:
    """Each of the last months, the last three together, and the plan's own so far."""
    latest = months[0]
    options = {month.isoformat(): (month, month) for month in months[:_MONTHS]}
    options[_QUARTER] = (next_month(latest, -2), latest)
    begun = first_day(plan.start) if plan.start else months[-1]
    ended = min(latest, first_day(plan.end)) if plan.end else latest
    if begun < ended:
        options[_PLAN] = (begun, ended)
    return options


def _period_label(t: Translator, key: str, period: _Period) -> str:
    told = _period(t, *period)
    if key == _QUARTER:
        return t("Three months: {period}", period=told)
    return t("The plan so far: {period}", period=told) if key == _PLAN else told


def _period(t: Translator, first: date, last: date) -> str:
    if first == last:
        return t.month(first)
    return t("{first} to {last}", first=t.month(first), last=t.month(last))


def _chart(t: Translator, found: Funnel) -> Shown | NotEnough:
    frame = pd.DataFrame(
        [
            (t(each.label), _unit(each), each.value, each.rate.value if each.rate else None)
            for each in found.stages
        ],
        columns=["stage", "unit", "value", "rate"],
    )
    platforms = {part.account.platform for stage in found.stages for part in stage.parts}
    source = t.listed(sorted(platform_label(t, each) for each in platforms)) if platforms else ""
    period = _period(t, found.first, found.last)
    return funnel_steps(frame, t, period=period, source=source)


def _unit(stage: Stage) -> str:
    """People where every figure in it counts people."""
    if stage.key == "value":
        return "money"
    people = stage.parts and all(metric(part.metric).people for part in stage.parts)
    return "people" if people else "times"


def _how_to_read(t: Translator, found: Funnel) -> None:
    """What can't be compared, what was counted once, and what is not known."""
    for heading, notes in (
        (t("How to read this"), _units(t, found)),
        (t("Not added up"), _once(t, found)),
        (t("Not known"), _unknown(t, found)),
    ):
        told = [f"- {plain(note)}" for note in notes]
        if told:
            st.markdown(f"**{heading}**")
            st.caption("\n".join(told))


def _units(t: Translator, found: Funnel) -> Iterator[str]:
    reach = found.stage("reach")
    if _unit(reach) == "people":
        yield t("Reach counts people, the stages below it how often something was done.")
        yield t("Over days, posts or months somebody may be in the reach more than once.")
    if len({part.account.platform for part in reach.parts}) > 1:
        yield t("Who follows you on two platforms is in the reach of both.")
    for key in dict.fromkeys(part.metric for part in reach.parts if part.metric != "reach"):
        accounts = [part.account for part in reach.parts if part.metric == key]
        yield t(
            "{accounts}: {metric} instead of reach, which is not known there.",
            accounts=_named(t, accounts),
            metric=t(metric(key).label),
        )
    for stage in found.stages:
        if stage.rate and len(stage.rate.accounts) < len(stage.parts) and stage.rate.accounts:
            yield t(
                "{stage}: the share is of {accounts}, where both stages are known.",
                stage=t(stage.label),
                accounts=_named(t, stage.rate.accounts),
            )


def _once(t: Translator, found: Funnel) -> Iterator[str]:
    """What was not added up: it counts something else, or is in another figure already."""
    for stage in found.stages:
        told, ads = t(stage.label), [each for each in stage.left_out if each.account == ADS_ACCOUNT]
        others = [each for each in stage.left_out if each not in ads]
        if stage.key in ("leads", "conversions", "value"):
            if stage.left_out:
                accounts = _named(t, stage.left_out)
                yield t(
                    "{stage}: what {accounts} counts is not added, the website has the same ones.",
                    stage=told,
                    accounts=accounts,
                )
            continue
        if ads:
            yield t("{stage}: ads are not added, the page counts them too.", stage=told)
        if others and stage.key == "reach":
            accounts = _named(t, others)
            yield t(
                "{stage}: {accounts} is not added, it counts how often something was seen and no people.",
                stage=told,
                accounts=accounts,
            )
        elif others:
            yield t(
                "{stage}: visits to the website are not added, they are the same clicks.",
                stage=told,
            )


def _unknown(t: Translator, found: Funnel) -> Iterator[str]:
    for before, stage in zip((None, *found.stages), found.stages, strict=False):
        if stage.value is None:
            yield t("{stage}: not known in this period.", stage=t(stage.label))
            continue
        if before and before.value is not None and stage.rate is None:
            yield t(
                "{stage}: no share of the stage before; the two are not known together, or most"
                " came by another way.",
                stage=t(stage.label),
            )
        if stage.silent:
            accounts = _named(t, stage.silent)
            yield t("{stage}: not known of {accounts}.", stage=t(stage.label), accounts=accounts)


def _named(t: Translator, accounts: Sequence[Account]) -> str:
    return t.listed([account_label(t, each) for each in accounts])


def _figures(t: Translator, found: Funnel) -> None:
    rows = [
        (
            t(stage.label),
            account_label(t, part.account),
            t(metric(part.metric).label),
            t("{value}", value=_written(stage, part.value)),
            t.listed([t.month(month) for month in part.by_month])
            if len(part.by_month) <= 3
            else t.n("{n} month", "{n} months", len(part.by_month)),
        )
        for stage in found.stages
        for part in stage.parts
    ]
    st.dataframe(
        pd.DataFrame(rows, columns=["stage", "account", "metric", "value", "months"]),
        hide_index=True,
        column_config={
            "stage": t("Stage"),
            "account": t("Account"),
            "metric": t("Metric"),
            "value": t("Value"),
            "months": t("Known in"),
        },
        alt=t("The funnel's figures per account."),
        key="funnel.figures",
    )


def _written(stage: Stage, value: float) -> Money | Number:
    return Money(round(value, 2)) if stage.key == "value" else Number(value, 0)
