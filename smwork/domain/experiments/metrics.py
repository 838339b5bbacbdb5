"""What variants can be compared by: of each its name, and how it is had from a post's own figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from smwork.domain.inspiration import Metric, Unit
from smwork.domain.say import msg


@dataclass(frozen=True, slots=True)
class Measured:
    """A comparison: `done` out of `out_of`, of people taken together or of each post by itself.

    Of several base metrics the first that is known counts. Without `done` it is typed; without
    `out_of` it is a plain count.
    """

    unit: Unit
    name: str
    done: tuple[str, ...] = ()
    out_of: tuple[str, ...] = ()

    def counts(self, figures: Mapping[str, float]) -> tuple[float, float] | None:
        """What was done and out of how many (1 for a plain count); None where one is not known."""
        done, out_of = _first(self.done, figures), 1.0 if not self.out_of else None
        if self.out_of:
            out_of = _first(self.out_of, figures)
        return None if done is None or not out_of else (done, out_of)

    def figure(self, figures: Mapping[str, float]) -> float | None:
        """One post's figure; a part of others in per cent."""
        counts = self.counts(figures)
        if counts is None:
            return None
        return counts[0] / counts[1] * (100 if self.out_of else 1)


def _first(names: tuple[str, ...], figures: Mapping[str, float]) -> float | None:
    return next((figures[name] for name in names if name in figures), None)


_CLICKS: Final = ("link_clicks", "clicks")
_SEEN: Final = ("impressions", "views", "reach")

METRICS: Final[Mapping[Metric, Measured]] = {
    "click_share": Measured("people", msg("Clicks, of those who see the ad"), _CLICKS, _SEEN),
    "interaction_share": Measured(
        "people",
        msg("Responses, of those who see it"),
        ("interactions",),
        ("reach", "impressions", "views"),
    ),
    "lead_share": Measured("people", msg("Leads, of those who click"), ("leads",), _CLICKS),
    "conversion_share": Measured(
        "people", msg("Conversions, of those who click"), ("conversions",), _CLICKS
    ),
    "open_share": Measured("people", msg("Opens, of those who get the newsletter")),
    "post_interaction_rate": Measured(
        "posts", msg("Interactions per post, in % of its reach"), ("interactions",), ("reach",)
    ),
    "post_click_rate": Measured(
        "posts", msg("Clicks per post, in % of how often it is seen"), _CLICKS, _SEEN
    ),
    "post_reach": Measured("posts", msg("Reach per post"), ("reach",)),
    "post_views": Measured("posts", msg("Views per post"), ("views", "video_views")),
    "post_interactions": Measured("posts", msg("Interactions per post"), ("interactions",)),
    "post_comments": Measured("posts", msg("Comments per post"), ("comments",)),
    "post_shares": Measured("posts", msg("Shares per post"), ("shares",)),
    "post_saves": Measured("posts", msg("Saves per post"), ("saves",)),
    "post_clicks": Measured("posts", msg("Clicks per post"), _CLICKS),
}
"""Every comparison, in the order in which they are offered."""


def metrics_of(unit: Unit) -> dict[str, str]:
    """The comparisons of a unit, each with its English name."""
    return {key: each.name for key, each in METRICS.items() if each.unit == unit}
