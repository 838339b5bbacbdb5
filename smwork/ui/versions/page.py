"""Versions of the plan: frozen, listed, and gone back to."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from smwork.domain.say import Moment
from smwork.domain.versions import Occasion, PlanVersion
from smwork.store import versions as store
from smwork.store.database import Tx
from smwork.ui import state
from smwork.ui.actions import action_button, carry_out, submit_button
from smwork.ui.context import Here
from smwork.ui.messages import flash, plain
from smwork.ui.reading import Reading
from smwork.ui.step import popped
from smwork.ui.versions.place import compare, read
from smwork.ui.versions.words import OCCASIONS
from smwork.ui.words import in_words, who

_KEY = "freeze.plan"
_CHOSEN: dict[Occasion, str] = {each: OCCASIONS[each] for each in ("hand", "workshop")}


def freeze_form(here: Here, versions: Sequence[PlanVersion]) -> None:
    """A name and a reason, and the plan is kept as it is now; in a fold once there is a version."""
    t = here.t
    if not versions:
        _form(here)
        return
    with st.expander(
        t("Freeze the plan as it is now"), icon=":material/ac_unit:", key=_KEY, on_change="rerun"
    ) as opened:
        if opened.open:
            _form(here)


def _form(here: Here) -> None:
    t = here.t
    with st.form("form.freeze", border=False):
        st.text_input(
            t("Name of the version"),
            key=state.emptied(f"{_KEY}.name"),
            max_chars=200,
            placeholder=t("For example: Plan of the first half-year"),
            persist_state="session",
        )
        st.text_input(
            t("Why now?"),
            key=state.emptied(f"{_KEY}.reason"),
            max_chars=2000,
            persist_state="session",
        )
        st.segmented_control(
            t("Frozen at"),
            list(_CHOSEN),
            key=f"{_KEY}.when",
            default="hand",
            format_func=in_words(t, _CHOSEN).__getitem__,
        )
        freeze = partial(_freeze, here, state.op_id(_KEY))
        submit_button(t("Freeze a version"), _KEY, freeze, icon=":material/ac_unit:")


def _freeze(here: Here, name: str) -> None:
    """Freeze the plan under the name that was typed; `name` is the click's own."""
    typed, reason = (
        str(state.widget_value(f"{_KEY}.{field}") or "").strip() for field in ("name", "reason")
    )
    if not typed:
        flash(here.t("Give the version a name, then freeze it."), wrong=True)
        return
    occasion: Occasion = "workshop" if state.widget_value(f"{_KEY}.when") == "workshop" else "hand"
    work = partial(store.freeze, plan_id=here.plan_id, name=typed, reason=reason, occasion=occasion)
    carry_out(here, _KEY, name, work, partial(_frozen, here), wish=f"{typed} {reason}")


def _frozen(here: Here, version: PlanVersion) -> None:
    for field in ("name", "reason"):
        state.empty_next(f"{_KEY}.{field}")
    flash(here.t("Version {number} is frozen: it stays as the plan is now.", number=version.number))


def way_back(here: Here, now: Reading, versions: Sequence[PlanVersion]) -> None:
    """Right after going back: the way to what was left, for as long as nothing else was changed."""
    if len(versions) < 2 or versions[-1].occasion != "back":
        return
    left, back = versions[-2:]
    if left.occasion != "before" or now.book.plan.saved_at > back.frozen_at:
        return
    t = here.t
    told = t(
        "**{name}**: the plan is now as it was then. What you left is kept as version {number}.",
        name=plain(back.name),
        number=left.number,
    )
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key="versions.undo"
    ):
        st.markdown(f":material/restore: {told}", width="stretch")
        undo = t("Undo: back to version {number}", number=left.number)
        _go_back_button(here, now, left, undo, f"undo.{left.id}")


def version_list(here: Here, now: Reading, versions: Sequence[PlanVersion]) -> None:
    """All versions, the latest first, each with what can be done with it."""
    st.header(here.t("All versions"))
    for version in reversed(versions):
        with st.container(border=True, key=f"version.{version.id}"):
            _version(here, now, version)


def _version(here: Here, now: Reading, version: PlanVersion) -> None:
    t = here.t
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(version_head(here, version), width="stretch")
        st.button(
            t("Read"),
            key=f"read.{version.id}",
            icon=":material/menu_book:",
            on_click=read,
            args=(version.id,),
        )
        st.button(
            t("Compare with now"),
            key=f"compare.{version.id}",
            icon=":material/compare_arrows:",
            on_click=compare,
            args=(version.id, ""),
        )
        with popped(
            t("Go back to it"), f"ask.back.{version.id}", icon=":material/restore:"
        ) as is_open:
            if is_open:
                _ask(here, now, version)


def version_head(here: Here, version: PlanVersion) -> str:
    """Number and name, why, and when by whom."""
    t = here.t
    by = plain(who(t, version.frozen_by))
    when = t("{at} by {who}", at=Moment(version.frozen_at), who=by)
    why = f"  \n{plain(version.reason)}" if version.reason else ""
    occasion = t(OCCASIONS[version.occasion])
    return f"**{version_name(version)}**{why}  \n:small[:gray[{when} · {occasion}]]"


def version_name(version: PlanVersion) -> str:
    """Its number and its name."""
    return f"{version.number} · {plain(version.name)}"


def _ask(here: Here, now: Reading, version: PlanVersion) -> None:
    t = here.t
    told = t(
        "The whole plan becomes what it was in version {number}. What it is now is frozen first,"
        " so that you can come back to it.",
        number=version.number,
    )
    st.markdown(told)
    _go_back_button(
        here,
        now,
        version,
        t("Yes, go back to version {number}", number=version.number),
        f"back.{version.id}",
    )


def _go_back_button(here: Here, now: Reading, version: PlanVersion, label: str, key: str) -> None:
    t = here.t
    # By number and not by name: names would pile up with every way there and back.
    before = t("Before going back to version {number}", number=version.number)
    after = t("Back to version {number}", number=version.number)
    work = partial(_gone_back, version.id, now.book.plan.revision, before, after)

    def gone(_: PlanVersion) -> None:
        flash(t("The plan is as it was in version {number}.", number=version.number))

    action_button(here, label, key, work, gone, kind="primary", icon=":material/restore:")


def _gone_back(version_id: str, revision: int, before: str, after: str, tx: Tx) -> PlanVersion:
    return store.go_back(tx, version_id, revision, before=before, after=after)
