"""The nine pitfalls of a social media plan, as a check that anybody can go through."""

import streamlit as st

from smwork.domain.needs import Standing
from smwork.domain.pitfalls import Pitfall, pitfalls
from smwork.locale import Translator
from smwork.ui.context import Here
from smwork.ui.messages import plain
from smwork.ui.parts import go_to_part
from smwork.ui.reading import Reading
from smwork.ui.steps import step
from smwork.ui.ways import link


def pitfall_summary(here: Here, now: Reading) -> None:
    """How many pitfalls the plan is in and which, with the way to what can be done about them."""
    t, nine = here.t, _nine(now)
    found = [each for each in nine if each.found is not None]
    with st.container(border=True, key="pitfalls", gap="small"):
        st.markdown(f"**{_title(t, len(nine), len(found))}**")
        if found:
            st.caption(" · ".join(t(each.title) for each in found))
            st.button(
                t("See the way out"),
                key="pitfalls.go",
                type="tertiary",
                icon=":material/arrow_forward:",
                on_click=go_to_part,
                args=("evaluation", "check"),
            )


def pitfall_list(here: Here, now: Reading) -> None:
    """Those that the plan is in, each with why and the way out; those avoided in a fold below."""
    t, nine = here.t, _nine(now)
    found = [each for each in nine if each.found is not None]
    avoided = [each for each in nine if each.found is None]
    st.header(_title(t, len(nine), len(found)))
    for each in found:
        _pitfall(t, each)
    if avoided:
        label = t.n("{n} pitfall avoided", "{n} pitfalls avoided", len(avoided))
        with st.expander(label, icon=":material/check_circle:", key="pitfalls.avoided"):
            st.markdown("\n".join(f"- {t(each.title)}" for each in avoided))


def _nine(now: Reading) -> tuple[Pitfall, ...]:
    standing = Standing(now.book, now.today, now.letters, tuple(now.progress.values()))
    return now.once("pitfalls", lambda: pitfalls(standing))


def _title(t: Translator, all_of_them: int, found: int) -> str:
    if not found:
        return t("{all} pitfalls: none found", all=all_of_them)
    return t("{all} pitfalls: {found} found", all=all_of_them, found=found)


def _pitfall(t: Translator, each: Pitfall) -> None:
    if each.found is None:
        return
    why, way_out = plain(t(each.found.why)), plain(t(each.found.way_out))
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key=f"pit.{each.key}"
    ):
        st.markdown(
            f":orange[:material/warning:] **{t(each.title)}** · {why}  \n"
            f":material/arrow_forward: {way_out}",
            width="stretch",
        )
        link(each.step, t(step(each.step).title), ":material/arrow_forward:")
