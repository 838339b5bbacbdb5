"""Tags and pixels on the own website, and the events that they must record (method A6)."""

from functools import cache

from smwork.facts.reading import Fact, Keyed, Text, named, read_toml, unique


class TagEvent(Keyed):
    """Something a visitor does that a tag records; `check` is the line on the checklist."""

    label: Text
    check: Text


class Tag(Keyed):
    """One platform's tag or pixel. Its name is a brand's and stays as it is."""

    name: str
    events: tuple[str, ...]


class TagsFile(Fact):
    """All of `tags.toml`."""

    events: tuple[TagEvent, ...]
    tags: tuple[Tag, ...]


@cache
def _file() -> TagsFile:
    return TagsFile.model_validate(read_toml("tags"))


@cache
def tags() -> tuple[Tag, ...]:
    """Every tag that we know."""
    return unique(_file().tags)


@cache
def tag_events() -> tuple[TagEvent, ...]:
    """The events that a tag can record."""
    return unique(_file().events)


def tag(key: str) -> Tag:
    """The tag with this key; raises UnknownFactError."""
    return named(tags(), "tag", key)


def tag_event(key: str) -> TagEvent:
    """The event with this key; raises UnknownFactError."""
    return named(tag_events(), "tag event", key)
