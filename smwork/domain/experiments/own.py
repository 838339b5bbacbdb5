"""What the team's own posts show before an experiment: the usual share, how far posts differ, the pace."""

from collections.abc import Sequence
from typing import Final

from smwork.domain.experiments.counting import PostFigures
from smwork.domain.experiments.design import Own
from smwork.domain.experiments.metrics import METRICS
from smwork.domain.experiments.sample import OWN_POSTS, spread_of
from smwork.domain.inspiration import ExperimentFields

WEEKS: Final = 26
"""How far back posts tell what is usual."""

RECENT_WEEKS: Final = 8
"""How far back they tell the pace of today."""

_WEEK: Final = 7


def own_figures(
    experiment: ExperimentFields, posts: Sequence[PostFigures], recent: Sequence[PostFigures]
) -> Own:
    """What these posts show of the experiment's figure; `recent` are those of the last eight weeks."""
    if experiment.metric is None:
        return Own()
    measured = METRICS[experiment.metric]
    counts = [known for post in posts if (known := measured.counts(post.metrics)) is not None]
    lately = [known for post in recent if (known := measured.counts(post.metrics)) is not None]
    if measured.unit == "posts":
        figures = [done / out_of for done, out_of in counts]
        pace = len(lately) / RECENT_WEEKS or None
        return Own(spread=spread_of(figures), pace=pace, posts=len(counts))
    done, people = sum(each[0] for each in counts), sum(each[1] for each in counts)
    enough = len(counts) >= OWN_POSTS and 0 < done < people
    a_day = sum(each[1] for each in lately) / (RECENT_WEEKS * _WEEK)
    return Own(rate=done / people if enough else None, pace=a_day or None, posts=len(counts))
