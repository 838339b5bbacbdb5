"""A version opened for reading: what the plan said then, step by step. Nothing in it can be changed."""

from functools import partial
from itertools import groupby

import streamlit as st

from smwork.domain.needs import Step
from smwork.domain.record import Record
from smwork.domain.versions import PARTS, Difference, PlanVersion, filled_in, step_of
from smwork.domain.workbook import Workbook
from smwork.store.versions import read_version
from smwork.ui.context import Here
from smwork.ui.parts import page_of
from smwork.ui.steps import step
from smwork.ui.versions.page import version_head
from smwork.ui.versions.place import compare
from smwork.ui.versions.words import Teller, teller

_AT_ONCE = 25


def read_frozen(here: Here, version: PlanVersion) -> None:
    """The whole plan of then, clearly marked as what it is."""
    t = here.t
    book = here.read(partial(read_version, version_id=version.id))
    st.title(t("Version {number}", number=version.number))
    with st.container(border=True, key="version.mark"):
        st.markdown(
            f":material/ac_unit: **{t('A frozen version, to read only')}**  \n"
            f"{version_head(here, version)}"
        )
        with st.container(horizontal=True):
            st.button(
                t("Back to all versions"),
                key="versions.all",
                icon=":material/arrow_back:",
                on_click=compare,
                args=("", ""),
            )
            st.button(
                t("Compare with now"),
                key=f"compare.{version.id}",
                icon=":material/compare_arrows:",
                on_click=compare,
                args=(version.id, ""),
            )
    _plan(here, book)


def _plan(here: Here, book: Workbook) -> None:
    """Each step in a fold; the plan's frame is open."""
    t, told = here.t, teller(here.t, book, whole=True)
    parts = [("plan", [book.plan]), *((part, list(getattr(book, part))) for part in PARTS)]
    by_step = sorted(parts, key=lambda each: _order(step_of(each[0])))
    for key, those in groupby(by_step, key=lambda each: step_of(each[0])):
        records = [(part, record) for part, some in those for record in some]
        if not records:
            continue
        label = f"{t(step(key).title)} ({t.number(len(records), 0)})"
        with st.expander(
            label, expanded=key == "plan", key=f"frozen.{key}", on_change="rerun"
        ) as opened:
            if opened.open:
                for part, record in page_of(f"frozen.{key}", records, _AT_ONCE):
                    _record(told, key, part, record)


def _record(told: Teller, of_step: Step, part: str, record: Record) -> None:
    shown = Difference(of_step, part, "added", record, filled_in(record))
    st.markdown("  \n".join([f"**{told.title(shown)}**", *told.lines(shown)]))


def _order(of_step: Step) -> int:
    steps = ("plan", "goals", "research", "accounts", "inspiration", "content", "evaluation")
    return steps.index(of_step)
