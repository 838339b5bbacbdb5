"""Figures in: from the platforms' own exports, from any other table, or typed by hand."""

import streamlit as st

from smwork.ui.context import here
from smwork.ui.figures.hand import by_hand
from smwork.ui.figures.kept import kept_files
from smwork.ui.figures.page import drop_files
from smwork.ui.kpis.origins import origins
from smwork.ui.reading import reading

around = here()
now = reading(around)
t = around.t

st.title(t("Figures"))
st.markdown(t("Hold the plan against what really happened: read in what the platforms export."))
drop_files(around, now)
by_hand(around, now)
kept_files(around, now)
origins(around, now)
