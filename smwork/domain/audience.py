"""Who an account's people are, as a platform tells it: shares of ages, places, functions and so on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from smwork.domain.say import msg

Dimension = Literal[
    "age",
    "gender",
    "country",
    "region",
    "city",
    "language",
    "job_title",
    "job_function",
    "seniority",
    "industry",
    "company",
    "company_size",
    "device",
    "returning",
    "subscribed",
    "source",
    "search_query",
    "hour",
]
DIMENSIONS: Final[dict[Dimension, str]] = {
    "age": msg("Age"),
    "gender": msg("Gender"),
    "country": msg("Country"),
    "region": msg("Region"),
    "city": msg("City"),
    "language": msg("Language"),
    "job_title": msg("Job title"),
    "job_function": msg("Job function"),
    "seniority": msg("Seniority"),
    "industry": msg("Industry"),
    "company": msg("Company"),
    "company_size": msg("Company size"),
    "device": msg("Device"),
    "returning": msg("New or returning"),
    "subscribed": msg("Subscribed or not"),
    "source": msg("Where they come from"),
    "search_query": msg("Search query"),
    "hour": msg("Hour at which they are active"),
}

Whom = Literal["followers", "viewers", "visitors", "searchers"]
WHOM: Final[dict[Whom, str]] = {
    "followers": msg("followers"),
    "viewers": msg("viewers"),
    "visitors": msg("visitors"),
    "searchers": msg("people who search"),
}

PARTS: Final[dict[str, str]] = {
    "women": msg("women"),
    "men": msg("men"),
    "other": msg("other"),
    "unknown": msg("unknown"),
}
"""Parts with a name of ours; others are called as the file calls them."""


@dataclass(frozen=True, slots=True)
class AudienceShare:
    """Which share (0 to 1) of the people is `part`, on the day of the export.

    Of a list that a platform cuts off (the hundred largest places), it is the share of those named.
    """

    day: date
    whom: Whom
    dimension: Dimension
    part: str
    share: float
    line: int


@dataclass(frozen=True, slots=True)
class AudienceBreakdown:
    """The latest shares of one dimension of one account, largest first."""

    platform: str
    handle: str
    whom: Whom
    dimension: Dimension
    day: date
    shares: Sequence[tuple[str, float]]
