"""What can be a moment at all."""

from datetime import datetime
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 2000, 2099


def in_our_time(moment: datetime | None) -> datetime | None:
    """The moment; raises ValueError when no social medium existed then, or exists yet."""
    if moment and not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(moment.year)
    return moment


@lru_cache(maxsize=1_000)
def has_digit(text: str) -> bool:
    """Whether the text could be a date at all."""
    return any(each.isdigit() for each in text)
