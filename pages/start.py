"""The start screen: the open plan at a glance, and all clients and plans."""

import streamlit as st

from smwork.domain.plan import Client, Plan
from smwork.store.clients import read_clients
from smwork.ui.context import here
from smwork.ui.reading import reading
from smwork.ui.start.clients import client_list, new_plan, new_plan_fold
from smwork.ui.start.demo import demo_button
from smwork.ui.start.overview import plan_overview
from smwork.ui.step import undo_offer

around = here()
t = around.t
known = around.read(read_clients)

undo_offer(around, (Client, Plan))
if around.plan_id:
    plan_overview(around, reading(around))
    st.header(t("Clients and plans"))
    client_list(around, known)
    new_plan_fold(around, known)
else:
    st.title("Social Media Workbook")
    st.markdown(
        t("Make a social media plan in six steps, and hold it against what really happens.")
    )
    new_plan(around, known)
    client_list(around, known)
demo_button(around)
