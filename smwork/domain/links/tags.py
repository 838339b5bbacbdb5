"""The five tags of a link, written one way: lower case, without accents, blanks and signs."""

import re
import unicodedata
from dataclasses import asdict, dataclass, fields
from typing import Final

_JOINERS: Final = "._~"
"""Signs that stay in a value, besides the hyphen that takes the place of every other one."""


@dataclass(frozen=True, slots=True)
class Tags:
    """What a link says of where it stands. An empty tag is not in the link."""

    source: str = ""
    medium: str = ""
    campaign: str = ""
    content: str = ""
    term: str = ""

    def as_dict(self) -> dict[str, str]:
        """Tag → value, in the order in which they stand in a link."""
        return asdict(self)


TAGS: Final = tuple(field.name for field in fields(Tags))
"""The names of the tags, in the order in which they stand in a link."""


_FILLED_IN: Final = re.compile(r"\{\{[^{}]+\}\}")
"""What an ad platform fills in itself, as Meta's `{{ad.name}}`: it stays as it was typed."""


def fills_in(typed: str) -> bool:
    """Whether the ad platform fills in a part of the value."""
    return _FILLED_IN.search(typed) is not None


def clean(typed: str) -> str:
    """A value as it stands in a link: “Zomer Sale!” is `zomer-sale`.

    Letters of every script stay; whatever is no letter, figure or joiner becomes one hyphen. What
    the ad platform fills in stays whole.
    """
    own = _FILLED_IN.findall(typed)
    if not own:
        return _cleaned(typed)
    parts = [_cleaned(part) for part in _FILLED_IN.split(typed)]
    pieces = [piece for pair in zip(parts, [*own, ""], strict=True) for piece in pair]
    return "-".join(piece for piece in pieces if piece)


def _cleaned(typed: str) -> str:
    bare = unicodedata.normalize("NFKD", typed.strip().casefold())
    kept = [each for each in bare if not unicodedata.combining(each)]
    text = "".join(each if each.isalnum() or each in _JOINERS else "-" for each in kept)
    return "-".join(part for part in text.split("-") if part).strip(_JOINERS + "-")


def cleaned(tags: Tags) -> Tags:
    """All five as they stand in the link."""
    return Tags(**{name: clean(value) for name, value in tags.as_dict().items()})


def changed(tags: Tags) -> dict[str, tuple[str, str]]:
    """Tag → what was typed and what is made of it, of the tags that don't stay as they were typed."""
    after = cleaned(tags).as_dict()
    return {
        name: (typed, after[name]) for name, typed in tags.as_dict().items() if typed != after[name]
    }
