"""The open plan at a glance: the next thing to do, how far each step is, and the golden thread."""

import streamlit as st

from smwork.domain.planning import NextThing, StepState, next_thing, step_states
from smwork.domain.thread import golden_thread
from smwork.ui.context import Here
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.start.thread import thread_chart
from smwork.ui.step import show_once
from smwork.ui.steps import step
from smwork.ui.ways import link
from smwork.ui.words import spoken


def plan_overview(here: Here, now: Reading) -> None:
    """The single next thing, a bar per step, and the thread with what hangs loose."""
    known = now.book, now.today, now.letters, tuple(now.progress.values())
    st.title(plain(now.book.plan.name))
    _next(here, now.once("next thing", lambda: next_thing(*known)))
    _bars(here, now.once("states", lambda: step_states(*known)))
    _thread(here, now)


def _next(here: Here, thing: NextThing) -> None:
    t = here.t
    with st.container(border=True, key="next.thing"):
        st.markdown(f"**{t('The next thing')}:** {plain(t(thing.text))}")
        if st.button(
            t(thing.button), type="primary", icon=":material/arrow_forward:", key="go.next"
        ):
            st.switch_page(step(thing.step).script)


def _bars(here: Here, states: tuple[StepState, ...]) -> None:
    t = here.t
    st.header(t("How far the plan is"))
    for state in states:
        if not state.of:
            continue
        name, bar, missing = st.columns([2, 3, 5], vertical_alignment="center")
        with name:
            link(state.step, t(step(state.step).title))
        bar.progress(state.filled / state.of, text=f"{state.filled}/{state.of}")
        with missing:
            if state.missing:
                st.caption(" · ".join(plain(t(each)) for each in state.missing[:2]))
            else:
                st.markdown(f":small[:green[:material/check: {t('Complete')}]]")
    link("branches", t("By branch or region"), ":material/account_tree:")


def _thread(here: Here, now: Reading) -> None:
    t = here.t
    st.header(t("The golden thread"))
    st.caption(t("From business objective to result: what hangs loose serves nothing yet."))
    thread = now.once("thread", lambda: golden_thread(now.book, tuple(now.progress.values())))
    narrow = here.narrow
    show_once(here, now, "thread", lambda: thread_chart(t, thread, narrow=narrow), narrow)
    if thread.loose:
        # No number: this tells every reason, the picture counts what it draws.
        with st.expander(t("What hangs loose, and why"), icon=":material/link_off:"):
            for loose in thread.loose[:40]:
                where = t(step(loose.step).title)
                name = spoken(t, loose.name)
                st.markdown(f"**{plain(name)}** · {plain(t(loose.why))} :small[({where})]")
