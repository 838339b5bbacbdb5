"""The default channel groups of Google Analytics 4: their rules in order, and what links begin with."""

import re
from functools import cache
from typing import Literal

from pydantic import Field, model_validator

from smwork.facts.reading import Fact, read_toml
from smwork.facts.sources import SourceRef

TagField = Literal["source", "medium", "campaign"]
Category = Literal["social", "video", "search", "shopping"]


class Condition(Fact):
    """What one tag has to be: one of some words, a site of a list, or text that fits a pattern.

    `pattern` names one of the file's own patterns, `matches` is a pattern itself.
    """

    field: TagField
    words: tuple[str, ...] = Field((), alias="is")
    sites: Category | None = None
    pattern: Literal["paid", "shopping"] | None = None
    matches: str | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> "Condition":
        said = [bool(self.words), *(each is not None for each in self._others())]
        if sum(said) != 1:
            raise ValueError(f"a condition on {self.field} says one thing")
        return self

    def _others(self) -> tuple[str | None, str | None, str | None]:
        return self.sites, self.pattern, self.matches


class Rule(Fact):
    """One channel group, with the ways in which a visit gets into it."""

    channel: str
    paid: bool = False
    when: tuple[tuple[Condition, ...], ...]


class Beginning(Fact):
    """The medium to begin with, and the channel groups that are right for such a link."""

    medium: str
    channels: tuple[str, ...]


class Start(Fact):
    """What a platform's links begin with: without and with money behind them."""

    platform: str
    source: str
    organic: Beginning
    paid: Beginning


class Matomo(Fact):
    """The names that Matomo gives to the same tags."""

    source: SourceRef
    tags: dict[str, str]


class ChannelsFile(Fact):
    """All of `ga4_channels.toml`."""

    source: SourceRef
    narrow_source: SourceRef
    narrow_paid: str
    order_source: SourceRef
    paid: str
    shopping: str
    unassigned: str
    matomo: Matomo
    rules: tuple[Rule, ...]
    sites: dict[Category, tuple[str, ...]]
    starts: tuple[Start, ...]

    def fits(self, condition: Condition, value: str) -> bool:
        """Whether a tag, in lower case, is what the condition asks."""
        if condition.words:
            return value in condition.words
        if condition.sites:
            return value in self.sites[condition.sites]
        pattern = {"paid": self.paid, "shopping": self.shopping}.get(condition.pattern or "")
        return re.match(pattern or condition.matches or "", value) is not None


@cache
def ga4_channels() -> ChannelsFile:
    """The rules, read once."""
    return ChannelsFile.model_validate(read_toml("ga4_channels"))


@cache
def start_of(platform: str) -> Start | None:
    """What links of this platform begin with; None for a platform that nothing is known of."""
    return next((each for each in ga4_channels().starts if each.platform == platform), None)
