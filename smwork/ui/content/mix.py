"""The content mix: the rule that is followed, and what is planned against it, whole and per channel."""

from functools import partial

import pandas as pd
import streamlit as st

from smwork.charts.mix import mix_bars
from smwork.domain.mix import OWN_MIX, Mix, lcss_balances, plan_mixes
from smwork.domain.own_mix import read_shares, written_shares
from smwork.domain.plan import Plan, PlanFields
from smwork.domain.say import Say
from smwork.errors import UnknownFactError
from smwork.facts.mixes import mix_rule, mix_rules, mix_warning
from smwork.locale import Translator
from smwork.store import records
from smwork.ui import state
from smwork.ui.actions import carry_out, submit_button
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.messages import flash, plain
from smwork.ui.reading import Reading
from smwork.ui.step import show_once
from smwork.ui.words import channel_options, spoken

_OWN = "own_mix"


def mix(here: Here, now: Reading) -> None:
    """Rule, shares planned, and the balance of likeable, clickable, sharable and sellable."""
    t, plan = here.t, now.book.plan
    _rule(here, plan)
    if plan.mix_rule == OWN_MIX:
        _own_rule(here, plan)
    channel = _whose(here, now)
    left, right = st.columns(2, gap="large")
    with left:
        mixes = now.once("mixes", lambda: plan_mixes(now.book))
        _balance(here, now, _of(mixes, channel), _rule_name(t, plan), "mix")
    with right:
        balances = now.once("lcss", lambda: lcss_balances(now.book))
        _balance(here, now, _of(balances, channel), "", "lcss")


def _rule(here: Here, plan: Plan) -> None:
    t = here.t
    options = {rule.key: t(rule.label) for rule in mix_rules()} | {OWN_MIX: t("A rule of our own")}
    Editor(here, plan, PlanFields).pick("mix_rule", t("Rule for the mix"), options)
    told = "" if plan.mix_rule == OWN_MIX else _meaning(t, plan.mix_rule)
    st.caption(" ".join(part for part in (told, t(mix_warning())) if part))


def _meaning(t: Translator, key: str) -> str:
    """What the rule says, and where it was read."""
    try:
        rule = mix_rule(key)
    except UnknownFactError:
        return ""
    source = f" ({rule.source.cited})" if rule.source else ""
    return f"{t(rule.meaning)}{source}"


def _own_rule(here: Here, plan: Plan) -> None:
    """Classes and shares of one's own, kept only when together they are a whole."""
    t, op_id = here.t, state.op_id(_OWN)

    def submit() -> None:
        read = read_shares(str(state.widget_value(f"{_OWN}.text") or ""))
        if isinstance(read, Say):
            flash(t(read), wrong=True)
            return
        work = partial(
            records.change,
            record=Plan,
            record_id=plan.id,
            version=plan.version,
            changes={"own_mix": read},
        )
        carry_out(here, _OWN, op_id, work, lambda _: flash(t("The rule is kept.")))

    if not state.has_widget(f"{_OWN}.text"):
        state.set_widget(f"{_OWN}.text", written_shares(plan.own_mix))
    with st.form(f"form.{_OWN}", border=False):
        st.text_area(
            t("Classes with their share in %, one on a line; together 100%"),
            key=f"{_OWN}.text",
            placeholder=t("Knowledge 40\nBehind the scenes 30\nOffers 30"),
            height=120,
            width=480,
        )
        submit_button(t("Keep this rule"), _OWN, submit, kind="secondary")


def _whose(here: Here, now: Reading) -> str | None:
    """The channel that is looked at; None is the plan as a whole."""
    mixes = now.once("mixes", lambda: plan_mixes(now.book))
    planned = {mixed.channel_id for mixed in mixes} - {None}
    offered = {k: v for k, v in channel_options(here.t, now.book).items() if k in planned}
    options = {"": here.t("The whole plan")} | offered
    chosen = st.selectbox(
        here.t("Mix of"),
        list(options),
        key="mix.channel",
        format_func=lambda each: options[each],
        width=320,
        placeholder=here.t("Choose one"),
    )
    return chosen or None


def _of(mixes: tuple[Mix, ...], channel_id: str | None) -> Mix:
    return next((each for each in mixes if each.channel_id == channel_id), mixes[0])


def _balance(here: Here, now: Reading, mixed: Mix, rule: str, key: str) -> None:
    t = here.t
    st.header(t("Mix against the rule") if rule else t("What people should do with it"))
    if not mixed.rows:
        st.info(t("Choose a rule, or type your own classes."), icon=":material/donut_small:")
        return
    show_once(
        here,
        now,
        f"chart.{key}",
        lambda: mix_bars(_frame(t, mixed), t, rule=rule),
        mixed.channel_id,
    )
    said = [f"- {plain(t(verdict))}" for verdict in mixed.verdicts] if mixed.counted else []
    if mixed.counted and not mixed.published:
        told = t(
            "Confirm under Posts which post is which item, and the published share stands beside."
        )
        said.append(f"- {told}")
    if mixed.unsorted:
        unsorted = t.n(
            "{n} planned item has no class yet.",
            "{n} planned items have no class yet.",
            mixed.unsorted,
        )
        said.append(f"- {unsorted}")
    st.markdown("\n".join(said))


def _frame(t: Translator, mixed: Mix) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "name": spoken(t, row.label),
                "planned": row.share_planned,
                "rule": row.share_wanted,
                "items": row.count,
                "published": row.share_published,
                "posts": row.published,
            }
            for row in mixed.rows
        ]
    )


def _rule_name(t: Translator, plan: Plan) -> str:
    if plan.mix_rule == OWN_MIX:
        return t("of our own")
    try:
        return t(mix_rule(plan.mix_rule).label)
    except UnknownFactError:
        return plan.mix_rule
