"""Where facts come from: each source once, with its year, its grade and when it was looked at."""

from datetime import date
from functools import cache
from typing import Annotated, Literal

from pydantic import BeforeValidator

from smwork.facts.reading import Fact, Keyed, named, read_toml, unique

Grade = Literal["P", "C", "S"]
"""P: the platform's or publisher's own words. C: code of a tool that posts to the platform.
S: a secondary page, shown with its source and year."""


class Source(Keyed):
    """One place where facts were read.

    `year` is the year the source carries; where `undated`, it carries none and it is the year in
    which it was read. `checked_on` is the day the facts were last gone through against it.
    """

    name: str
    year: int
    grade: Grade
    checked_on: date
    undated: bool = False

    @property
    def cited(self) -> str:
        """The source as it stands behind a figure: "help.pinterest.com, 2026"."""
        return f"{self.name}, {self.year}"


class _File(Fact):
    checked_on: date
    sources: dict[str, dict[str, object]]


@cache
def sources() -> tuple[Source, ...]:
    """Every source that a fact refers to."""
    file = _File.model_validate(read_toml("sources"))
    day = {"checked_on": file.checked_on}
    return unique(
        Source.model_validate({"key": key, **day, **fields}) for key, fields in file.sources.items()
    )


def source(key: str) -> Source:
    """The source with this key; raises UnknownFactError."""
    return named(sources(), "source", key)


def _looked_up(value: object) -> object:
    return source(value) if isinstance(value, str) else value


SourceRef = Annotated[Source, BeforeValidator(_looked_up)]
"""A field that is written as a source's key in the data and read as the source itself."""
