"""The keys that a field marked `Known` may hold: those of the facts, and nothing a browser made up."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from smwork.domain.formula import Meaning, Read, meaning_of, read_stored
from smwork.domain.mix import OWN_MIX
from smwork.domain.record import Catalogue, Fields, Known
from smwork.facts.kpis import kpis
from smwork.facts.mixes import mix_rules
from smwork.facts.platforms import platforms

_ID: Final = re.compile(r"[0-9a-f]{32}")
"""What a record's id looks like."""


@cache
def _keys(catalogue: Catalogue) -> frozenset[str]:
    """Every key of a catalogue, and the empty one: a field may not be filled in yet."""
    keys: dict[Catalogue, Iterable[str]] = {
        "platform": (each.key for each in platforms()),
        "kpi": (each.key for each in kpis()),
        "mix_rule": (OWN_MIX, *(each.key for each in mix_rules())),
    }
    return frozenset(("", *keys.get(catalogue, ())))


def is_known(catalogue: Catalogue, value: str) -> bool:
    """Whether a field of this catalogue may hold the value."""
    if value in _keys(catalogue):
        return True
    if catalogue == "formula":
        read = read_stored(value)
        return isinstance(read, Read) and isinstance(meaning_of(read.tree), Meaning)
    return catalogue == "kpi" and _ID.fullmatch(value) is not None


def unknown_fields(fields: Fields) -> set[str]:
    """The fields that hold a key which their catalogue does not have."""
    return {
        name
        for name, field in type(fields).model_fields.items()
        for mark in field.metadata
        if isinstance(mark, Known) and not is_known(mark.catalogue, getattr(fields, name))
    }
