"""Which figures tell of a metric: its own, those that stand in for it, or those it is made of."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from smwork.domain.figures import ADS_ACCOUNT
from smwork.domain.series import MonthSum
from smwork.facts.metrics import metric

_Figures = Mapping[str, MonthSum]

INTERACTION_PARTS = (("reactions", "likes"), ("comments",), ("shares",), ("saves",))
"""What interactions are made of; of each part the first that is known (one like is counted once)."""

_MADE_OF: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "interactions": INTERACTION_PARTS,
    "responses": (("interactions",), ("clicks", "link_clicks")),
}

_SEEN_BY_BOTH: Final = frozenset({"leads", "conversions", "revenue"})
"""What the website and a platform may each claim for themselves."""

_ON_THE_PAGE: Final = frozenset(
    {
        *("reach", "impressions", "views", "video_views", "clicks", "link_clicks"),
        *("interactions", "likes", "reactions", "comments", "shares", "saves"),
    }
)
"""What a page counts of its posts, whether they were paid for or not."""


def without_ads_on_the_page(rows: Iterable[MonthSum]) -> list[MonthSum]:
    """The figures without those of ads that stand in their page's own figures as well."""
    kept = list(rows)
    page = {(row.platform, row.metric) for row in kept if row.account != ADS_ACCOUNT}
    return [
        row
        for row in kept
        if row.account != ADS_ACCOUNT
        or row.metric not in _ON_THE_PAGE
        or (row.platform, row.metric) not in page
    ]


def counted_once(key: str, rows: Sequence[MonthSum]) -> list[MonthSum]:
    """The figures of a month that may be added up over accounts.

    A sale that came through an ad stands in the website's figures and in the platform's: where the
    website tells, only the website counts.
    """
    site = [row for row in rows if row.platform == "website"]
    return site if site and key in _SEEN_BY_BOTH else list(rows)


def sources_of(key: str) -> tuple[str, ...]:
    """The metrics that may tell this one."""
    parts = (part for alternatives in _MADE_OF.get(key, ()) for part in alternatives)
    below = (source for part in parts for source in sources_of(part))
    return (key, *metric(key).stand_ins, *below)


def rows_of(key: str, figures: _Figures) -> list[MonthSum]:
    """The figures whose sum is this metric; none when it is unknown."""
    if key in figures:
        return [figures[key]]
    if key in _MADE_OF:
        told = (_first_told(part, figures) for part in _MADE_OF[key])
        return [row for rows in told for row in rows]
    return [figures[stand_in] for stand_in in metric(key).stand_ins if stand_in in figures][:1]


def _first_told(alternatives: Iterable[str], figures: _Figures) -> list[MonthSum]:
    known = (
        rows_of(key, figures) if key in _MADE_OF else [figures[key]]
        for key in alternatives
        if key in figures or key in _MADE_OF
    )
    return next(known, [])
