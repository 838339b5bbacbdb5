"""Branches: a plan split by branch or region, and the plans of a client side by side."""

import streamlit as st

from smwork.ui.branches.page import is_split, own_branch, siblings_of, side_by_side
from smwork.ui.branches.split import split_form, undo_offer
from smwork.ui.context import here
from smwork.ui.reading import reading

around = here()
t, now = around.t, reading(around)
siblings = siblings_of(around)
split = is_split(siblings, now.book.plan)

st.title(t("Branches"))
st.markdown(
    t("A grown organisation has a plan for each branch or region, and sees how each of them does.")
)
undo_offer(around)
if len(siblings) > 1:
    side_by_side(around, siblings)
if split:
    with st.expander(t("Split this plan further"), icon=":material/call_split:", key="split.more"):
        split_form(around, now)
else:
    st.header(t("Split by branch or region"))
    split_form(around, now)
own_branch(around, now)
