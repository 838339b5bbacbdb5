"""How the facts are read: strict frozen records out of the TOML beside this module."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from typing import Annotated, Final, TypeVar

from pydantic import BaseModel, ConfigDict

from smwork.errors import UnknownFactError

_DATA: Final = files("smwork.facts") / "data"


class Translated:
    """Marks a field whose English text has a Dutch counterpart in the catalogue."""


Text = Annotated[str, Translated()]


class Fact(BaseModel):
    """A frozen record of the facts; a field that it does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Keyed(Fact):
    """A fact with a stable key, by which plans refer to it."""

    key: str


K = TypeVar("K", bound=Keyed)


def read_toml(name: str) -> dict[str, object]:
    """The parsed content of `data/<name>.toml`; raises FileUnknownFactError or TOMLDecodeError."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def unique(facts: Iterable[K]) -> tuple[K, ...]:
    """The facts as a tuple; raises ValueError where two of them bear the same key."""
    kept = tuple(facts)
    doubled = [key for key, times in Counter(fact.key for fact in kept).items() if times > 1]
    if doubled:
        raise ValueError(f"keys that stand twice in the facts: {', '.join(doubled)}")
    return kept


def named(facts: Iterable[K], kind: str, key: str) -> K:
    """The one fact of this kind with this key; raises UnknownFactError."""
    for fact in facts:
        if fact.key == key:
            return fact
    raise UnknownFactError(kind, key)
