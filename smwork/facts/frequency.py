"""How often others advise to post: starting points with source and year, never a norm."""

from functools import cache
from typing import Literal

from pydantic import model_validator

from smwork.facts.platforms import platform
from smwork.facts.reading import Fact, Keyed, Text, named, read_toml, unique
from smwork.facts.sources import SourceRef

FormKey = Literal["posts", "stories", "reels", "shorts"]


class Form(Keyed):
    """What is counted: posts, stories, reels or shorts."""

    key: FormKey
    label: Text


class StartingPoint(Fact):
    """One source's advice: from `low` to `high` pieces of a form per day or week."""

    platform: str
    form: FormKey
    low: int
    high: int
    per: Literal["day", "week"]
    source: SourceRef

    @model_validator(mode="after")
    def _low_before_high(self) -> "StartingPoint":
        if not 0 < self.low <= self.high:
            raise ValueError(f"{self.platform}, {self.form}: from {self.low} to {self.high}")
        platform(self.platform)
        return self

    @property
    def a_week(self) -> tuple[int, int]:
        """The same advice in pieces a week: the lowest and the highest."""
        days = 7 if self.per == "day" else 1
        return self.low * days, self.high * days


class FrequencyFile(Fact):
    """All of `frequency.toml`."""

    advice: Text
    forms: tuple[Form, ...]
    starting_points: tuple[StartingPoint, ...]


@cache
def _file() -> FrequencyFile:
    return FrequencyFile.model_validate(read_toml("frequency"))


def frequency_advice() -> str:
    """What all the sources agree on."""
    return _file().advice


def post_form(key: FormKey) -> Form:
    """What a starting point's form is called; raises UnknownFactError."""
    return named(unique(_file().forms), "form", key)


def starting_points(platform_key: str) -> tuple[StartingPoint, ...]:
    """Every source's advice for this channel, the newest first; empty where none was found."""
    fitting = [point for point in _file().starting_points if point.platform == platform_key]
    return tuple(sorted(fitting, key=lambda point: -point.source.year))
