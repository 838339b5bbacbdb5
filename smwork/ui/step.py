"""The skeleton that every step page shares, so that a group always knows where to look."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Final, Literal, TypeVar

import streamlit as st

from smwork.charts.shown import NotEnough, Shown
from smwork.domain.record import Fields, Record
from smwork.facts.guidance import step_guidance
from smwork.store import records
from smwork.store.database import Tx
from smwork.ui import state
from smwork.ui.actions import Kind, action_button, carry_out, submit_button
from smwork.ui.context import Here, forget_plan
from smwork.ui.fields import Editor
from smwork.ui.messages import flash, plain
from smwork.ui.reading import Reading
from smwork.ui.steps import step, step_after
from smwork.ui.ways import link

R = TypeVar("R", bound=Record)
_QUESTION: Final = 160
"""Pixels that a question of two or three lines takes, with the button below it."""


def step_heading(here: Here, key: str) -> None:
    """What this step is called, what it is for, and the guidance in a fold."""
    guidance = step_guidance(key)
    st.title(here.t(step(key).title))
    st.markdown(here.t(guidance.purpose))
    with st.expander(here.t("How to go about it"), icon=":material/menu_book:", key=f"guide.{key}"):
        st.markdown("\n".join(f"- {here.t(point.text)}" for point in guidance.points))


def next_step(here: Here, key: str) -> None:
    """The way on to the following step."""
    following = step_after(key)
    if following is not None:
        label = here.t("Next: {step}", step=here.t(following.title))
        link(following.key, label, ":material/arrow_forward:")


def show(chart: Shown | NotEnough, *, key: str) -> None:
    """A chart with the text that stands in for it, or what is still needed to draw it."""
    if isinstance(chart, NotEnough):
        # An own KPI's name, or what somebody calls a metric, may stand in it.
        st.info(plain(chart.needed), icon=":material/query_stats:")
    else:
        # `st.altair_chart` makes and checks the same specification at each rerun: 17 ms for 0.1
        st.vega_lite_chart(chart.spec, alt=chart.alt, key=key, theme="streamlit")


def show_once(
    here: Here, now: Reading, key: str, draw: Callable[[], Shown | NotEnough], *given: Hashable
) -> None:
    """The same for a chart of the plan, which is drawn anew only when the plan or its figures change.

    `given` is what else it depends on, such as a choice that was made on the page.
    """
    show(now.once((key, here.t.language, *given), draw), key=key)


def add_line(
    here: Here,
    key: str,
    label: str,
    button: str,
    make: Callable[[str], Fields],
    *,
    placeholder: str = "",
    then: Callable[[Tx, str], object] | None = None,
    kind: Kind = "primary",
) -> None:
    """A line and a button that add a record to the plan; the new record is unfolded at once.

    `then` is what else is done with the new record's id, in the same transaction.
    """
    field, name = f"add.{key}", state.op_id(f"add.{key}")

    def submit() -> None:
        typed = str(state.widget_value(field) or "").strip()
        if not typed:
            flash(here.t("Write it down first, then add it."), wrong=True)
            return
        work = partial(_add, plan_id=here.plan_id, fields=make(typed), then=then)
        carry_out(here, field, name, work, unfold, wish=typed)
        if state.is_second_click(field, typed):
            # It is carried out, by this click or by the one before.
            state.empty_next(field)

    with (
        st.form(f"form.{key}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input(label, key=state.emptied(field), placeholder=placeholder)
        submit_button(button, field, submit, icon=":material/add:", kind=kind)


def _add(tx: Tx, *, plan_id: str, fields: Fields, then: Callable[[Tx, str], object] | None) -> str:
    record_id = records.add(tx, plan_id, fields)
    if then is not None:
        then(tx, record_id)
    return record_id


def unfold(record_id: str) -> None:
    """Show this record opened from the next drawing of the page on, until it is shut."""
    state.remember(f"open.{record_id}", True)


@contextmanager
def fold(record: Record, label: str) -> Iterator[bool]:
    """A record's fold; its inside costs nothing while it is shut. Yields whether it is open.

    It is found as it was left, also after a visit to another page. Not an `st.expander`: one with
    another label is another one to Streamlit, and whoever types in it loses the cursor.
    """
    is_open = bool(state.recall(f"open.{record.id}"))
    with st.container(border=True, key=f"card.{record.id}"):
        st.button(
            label,
            key=f"fold.{record.id}",
            type="tertiary",
            icon=":material/expand_less:" if is_open else ":material/expand_more:",
            on_click=state.remember,
            args=(f"open.{record.id}", not is_open),
            wrap=True,
        )
        yield is_open


def remove_button(here: Here, record: Record, name: str) -> None:
    """Ask once more, then remove the record; the way back is offered right after."""
    with popped(here.t("Delete"), f"ask.{record.id}", icon=":material/delete:") as is_open:
        if is_open:
            ask_to_remove(here, type(record), record.id, name)


@contextmanager
def popped(
    label: str,
    key: str,
    *,
    icon: str | None = None,
    kind: Literal["primary", "tertiary"] = "tertiary",
) -> Iterator[bool]:
    """What pops up at a click; its inside costs nothing while it is shut. Yields whether it is open.

    Shut it holds as much room as a question takes: the browser places it by what it finds inside,
    and at the foot of a page its button would come up below the screen.
    """
    with st.popover(label, icon=icon, key=key, type=kind, on_change="rerun") as popover:
        yield bool(popover.open)
        if not popover.open:
            st.space(_QUESTION)


def foot(edit: Editor, name: str) -> None:
    """The end of a record's card: the way to delete it, and when it was saved."""
    with st.container(horizontal=True, vertical_alignment="center"):
        remove_button(edit.here, edit.record, name)
        edit.saved()


def ask_to_remove(here: Here, record: type[Record], record_id: str, name: str) -> None:
    """The question before a deletion, and the button that means it."""
    t = here.t
    st.markdown(t("Delete “{name}”? You can undo this.", name=plain(name)))
    action_button(
        here,
        t("Yes, delete"),
        f"remove.{record_id}",
        partial(_remove, record, record_id),
        lambda removed: _offer_undo(removed, record, name),
        kind="primary",
    )


def undo_offer(here: Here, kinds: Sequence[type[Record]]) -> None:
    """The way back after a deletion, as long as nothing else was deleted on this page."""
    record_id, kind = state.recall("removed.id"), state.recall("removed.kind")
    record = next((each for each in kinds if each.__name__ == kind), None)
    if not isinstance(record_id, str) or record is None:
        return
    t = here.t
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(t("Deleted: {name}", name=plain(str(state.recall("removed.name")))))
        action_button(
            here,
            t("Undo"),
            f"restore.{record_id}",
            partial(_restore, record, record_id),
            _undone,
            icon=":material/undo:",
        )


def _remove(record: type[Record], record_id: str, tx: Tx) -> str:
    records.remove(tx, record, record_id)
    return record_id


def _restore(record: type[Record], record_id: str, tx: Tx) -> str:
    records.restore(tx, record, record_id)
    return record_id


def _undone(_: str) -> None:
    state.take("removed.id")


def _offer_undo(record_id: str, record: type[Record], name: str) -> None:
    forget_plan(record_id)
    state.remember("removed.id", record_id)
    state.remember("removed.kind", record.__name__)
    state.remember("removed.name", name)


def names(chosen: Sequence[R], name: Callable[[R], str]) -> dict[str, str]:
    """Records as the options of a field: id → name, unnamed ones by a dash."""
    return {each.id: name(each) or "—" for each in chosen}
