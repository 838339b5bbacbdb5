"""The golden thread as the frames that its picture is drawn from."""

import pandas as pd

from smwork.charts import NotEnough, Shown, thread_picture
from smwork.domain.thread import Thread
from smwork.locale import Translator

_DRAWN = frozenset({"objective", "goal", "kpi", "channel", "content", "result"})


def thread_chart(t: Translator, thread: Thread, *, narrow: bool = False) -> Shown | NotEnough:
    """The thread's nodes in columns and its edges between them; what hangs loose is marked.

    `narrow` is the form for a phone: a row per goal, with how far its thread runs.
    """
    drawn = [node for node in thread.nodes if node.kind in _DRAWN]
    keys = {node.key for node in drawn}
    nodes = pd.DataFrame(
        [(node.key, node.kind, t(node.label), node.loose) for node in drawn],
        columns=["id", "kind", "label", "loose"],
    )
    edges = pd.DataFrame(
        [edge for edge in thread.edges if edge.source in keys and edge.target in keys],
        columns=["source", "target", "goal"],
    )
    return thread_picture(nodes, edges, t, narrow=narrow)
