"""The server: `streamlit run app.py` starts all of the workbook.

The frame lives in the package, because a page beside the *entry script* can be reached round it.
"""

from pathlib import Path

import streamlit as st

from smwork.web.server import lifespan, middleware, routes

FRAME = Path(__file__).parent / "smwork" / "ui" / "frame.py"
# What every screen stands on, imported before the first visitor comes, who would wait for it.
GROUND = ("smwork.ui.actions", "smwork.ui.context", "smwork.ui.fields", "smwork.ui.messages")

app = st.App(FRAME, routes=routes(), middleware=middleware(), lifespan=lifespan(GROUND))
