"""Scripts as Streamlit runs them: compiled once, executed anew at each run."""

import os
from functools import cache
from pathlib import Path
from types import CodeType

import pandas as pd
from pyarrow import ipc

FRAME = Path(__file__).parents[1] / "smwork" / "ui" / "frame.py"
FOLDER = "BENCH_BARE_SCRIPTS"
"""Names the environment variable with the folder of the bare scripts."""


@cache
def frame_code(bare: str) -> CodeType:
    """The workbook's frame, or the bare script of this name."""
    path = Path(os.environ[FOLDER], f"{bare}.py") if bare else FRAME
    return compile(path.read_text(encoding="utf-8"), str(path), "exec")


@cache
def table(arrow: bytes) -> pd.DataFrame:
    """A table as it went over the wire: a bare script has its data ready."""
    frame: pd.DataFrame = ipc.open_stream(arrow).read_pandas()
    return frame
