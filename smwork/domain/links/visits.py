"""Visits and clicks as web analytics and short-link tools count them, by the tags of the link."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from smwork.domain.links.tags import Tags

VISIT_METRICS: Final = (
    "sessions",
    "users",
    "clicks",
    "search_clicks",
    "conversions",
    "revenue",
)
"""What a visit can be counted in. `clicks` are those on a short link, `search_clicks` those in Google
on the page itself."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of one tagging, or of one address, on a day or in a period.

    An empty tag is one that the file doesn't tell; `(not set)` is the file's own word. Without a
    `start` the figures are those since the link was made.
    """

    start: date | None
    end: date
    line: int
    tags: Tags = field(default_factory=Tags)
    link: str = ""
    metrics: Mapping[str, float] = field(default_factory=dict)
