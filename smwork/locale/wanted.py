"""Which language a person wants: the one chosen before, else what the browser asks for."""

from collections.abc import Mapping

from smwork.locale.translator import LANGUAGES, Language

COOKIE = "smwork_language"
"""Where a choice is kept; the route that sets it stands in `smwork.web.language`."""
DEFAULT: Language = "en"
"""For who asks for neither of ours."""


def wanted_language(cookies: Mapping[str, str], accept_language: str) -> Language:
    """The language to answer in.

    >>> wanted_language({}, "fr, nl-BE;q=0.8, en;q=0.5")
    'nl'
    """
    for tag in [cookies.get(COOKIE, ""), *_asked(accept_language)]:
        for language in LANGUAGES:
            if tag.partition("-")[0] == language:
                return language
    return DEFAULT


def _asked(header: str) -> list[str]:
    """The tags of an `Accept-Language` header, the most wanted first (RFC 9110, 12.5.4)."""
    weighted = [_weighted(part) for part in header.lower().split(",")]
    # Sorting is stable: among equals the one that was named first is asked for first.
    weighted.sort(key=lambda choice: -choice[1])
    return [tag for tag, weight in weighted if weight > 0]


def _weighted(part: str) -> tuple[str, float]:
    """A tag and its weight; a weight that can't be read counts as "rather not"."""
    tag, _, weight = part.partition(";")
    name, _, value = weight.strip().partition("=")
    if name != "q":
        return tag.strip(), 1.0
    try:
        return tag.strip(), float(value)
    except ValueError:
        return tag.strip(), 0.0
