"""The server: `streamlit run app.py` starts all of the workbook.

The frame lives in the package, because a page beside the *entry script* can be reached round it.
"""

from pathlib import Path

import streamlit as st

from smwork.web.server import lifespan, middleware, routes

FRAME = Path(__file__).parent / "smwork" / "ui" / "frame.py"

app = st.App(FRAME, routes=routes(), middleware=middleware(), lifespan=lifespan)
