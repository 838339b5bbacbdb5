"""The public holidays of a country, with their names in our two languages.

They are worked out by the `holidays` library, which knows when a country moved its own. What day is
a holiday is a fact about the world, so it stands here; the rules in `domain` only see days and names.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Literal

import holidays

_LANGUAGES: Mapping[str, tuple[str, ...]] = {"nl": ("nl",), "en": ("en_US", "en_GB", "en")}
"""What the library calls our languages, the one it has most first."""


@lru_cache(maxsize=256)
def public_holidays(country: str, year: int, language: Literal["nl", "en"]) -> Mapping[date, str]:
    """Day → name in a year; in the country's own words where the language isn't known for it.

    `country` is ISO 3166 alpha-2. A country without known holidays has none.
    """
    if country not in holidays.list_supported_countries():
        return {}
    # Left to itself the library takes the server's language.
    own = holidays.country_holidays(country).default_language
    spoken = holidays.list_localized_countries().get(country, [])
    words = next((each for each in _LANGUAGES[language] if each in spoken), own)
    found = holidays.country_holidays(country, years=year, language=words)
    return dict(sorted(found.items()))
