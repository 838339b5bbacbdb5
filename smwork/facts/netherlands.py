"""The Netherlands: how many people use which platform, and what the law asks of a tag."""

from functools import cache

from smwork.facts.platforms import platform
from smwork.facts.reading import Fact, Text, read_toml
from smwork.facts.sources import Source, SourceRef


class DutchUsers(Fact):
    """Users of a platform in the Netherlands in a year, in millions of people."""

    platform: str
    millions: float
    year: int
    historical: bool = False
    source: SourceRef


class NetherlandsFile(Fact):
    """All of `netherlands.toml`."""

    consent: Text
    consent_source: SourceRef
    users: tuple[DutchUsers, ...]


@cache
def _file() -> NetherlandsFile:
    return NetherlandsFile.model_validate(read_toml("netherlands"))


def consent_rule() -> tuple[str, Source]:
    """What Dutch law asks before a tag may track, and where that was read. No legal advice."""
    return _file().consent, _file().consent_source


def dutch_users(platform_key: str) -> tuple[DutchUsers, ...]:
    """The known numbers of users of this channel, the newest first; raises NotFoundError."""
    key = platform(platform_key).key
    return tuple(
        sorted((row for row in _file().users if row.platform == key), key=lambda row: -row.year)
    )
