"""Content mix rules and LCSS: how content is divided, as a place to start from (method C3, C4)."""

from functools import cache

from pydantic import model_validator

from smwork.facts.reading import Fact, Keyed, Text, named, read_toml, unique
from smwork.facts.sources import SourceRef


class MixClass(Keyed):
    """One class of content in a rule, with its parts of the whole."""

    label: Text
    meaning: Text
    parts: int


class MixRule(Keyed):
    """A rule for dividing content. `own_method`: it is the method's own, without another source."""

    label: Text
    meaning: Text
    classes: tuple[MixClass, ...]
    own_method: bool = False
    source: SourceRef | None = None

    @model_validator(mode="after")
    def _says_whose_it_is(self) -> "MixRule":
        if self.own_method == (self.source is not None):
            raise ValueError(f"{self.key}: a rule has a source or is the method's own")
        unique(self.classes)
        return self

    def share(self, class_key: str) -> float:
        """The part that a class should have, in per cent; raises UnknownFactError."""
        parts = named(self.classes, "mix class", class_key).parts
        return 100 * parts / sum(mix_class.parts for mix_class in self.classes)


class LcssClass(Keyed):
    """What a piece of content is made to bring about: likeable, clickable, sharable, sellable."""

    label: Text
    meaning: Text


class MixesFile(Fact):
    """All of `mixes.toml`."""

    warning: Text
    mixes: tuple[MixRule, ...]
    lcss: tuple[LcssClass, ...]


@cache
def _file() -> MixesFile:
    return MixesFile.model_validate(read_toml("mixes"))


def mix_warning() -> str:
    """What is said beside every rule: it is a place to start from."""
    return _file().warning


@cache
def mix_rules() -> tuple[MixRule, ...]:
    """Every rule that is offered."""
    return unique(_file().mixes)


def mix_rule(key: str) -> MixRule:
    """The rule with this key; raises UnknownFactError."""
    return named(mix_rules(), "mix rule", key)


@cache
def lcss_classes() -> tuple[LcssClass, ...]:
    """The four LCSS classes, in the order of their letters."""
    return unique(_file().lcss)
