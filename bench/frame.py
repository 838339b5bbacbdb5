"""What the bench's server runs: the workbook's frame, or the bare script that the address names."""

import streamlit as st

from bench.frame_code import frame_code

# Both sides of the comparison come this way, as code that was compiled before. A link to another
# page takes nothing of the address along.
kept = st.session_state  # noqa: TID251 - the bench's own
kept["bare"] = st.query_params.get("bare") or kept.get("bare", "")
code = frame_code(kept["bare"])
exec(code, {"__name__": "__main__", "__file__": code.co_filename})  # noqa: S102 - our own
