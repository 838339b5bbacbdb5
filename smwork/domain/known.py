"""The keys that a field marked `Known` may hold: those of the facts, and nothing a browser made up."""

from functools import cache

from smwork.domain.mix import OWN_MIX
from smwork.domain.record import Catalogue, Fields, Known
from smwork.facts.kpis import kpis
from smwork.facts.mixes import mix_rules
from smwork.facts.platforms import platforms


@cache
def known_keys(catalogue: Catalogue) -> frozenset[str]:
    """Every key of a catalogue, and the empty one: a field may not be filled in yet."""
    keys = {
        "platform": (each.key for each in platforms()),
        "kpi": (each.key for each in kpis()),
        "mix_rule": (OWN_MIX, *(each.key for each in mix_rules())),
    }[catalogue]
    return frozenset(("", *keys))


def unknown_fields(fields: Fields) -> set[str]:
    """The fields that hold a key which their catalogue does not have."""
    return {
        name
        for name, field in type(fields).model_fields.items()
        for mark in field.metadata
        if isinstance(mark, Known) and getattr(fields, name) not in known_keys(mark.catalogue)
    }
