"""A KPI of our own making as a formula like those of the catalogue: judged and drawn as they are."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from pydantic import model_validator

from smwork.domain.formula import (
    Meaning,
    Read,
    Tree,
    Trouble,
    meaning_of,
    metrics_in,
    read_stored,
    worth,
)
from smwork.domain.formula.sums import Amounts
from smwork.domain.goals import Kpi, OwnKpi
from smwork.facts import kpis as catalogue
from smwork.facts.kpis import KpiUnit

_POPULAR: Final = frozenset({"followers", "follows", "likes", "reactions", "shares", "posts"})
_KEEP: Final = 512


class OwnFormula(catalogue.Kpi):
    """The formula of an own KPI. `formula` is its text by the metrics' keys, `label` its user's name."""

    @model_validator(mode="after")
    def _known_and_whole(self) -> "OwnFormula":
        """What it is divided by stands in the formula itself."""
        return self

    def value(self, accounts: Sequence[Amounts]) -> float | None:
        """What the formula comes to over these accounts; None where it is divided by nought."""
        return worth(tree_of(self), accounts)


def tree_of(formula: OwnFormula) -> Tree:
    """The formula read again; raises TypeError for one that was never read."""
    read = read_stored(formula.formula)
    if isinstance(read, Trouble):
        raise TypeError(formula.formula)
    return read.tree


@lru_cache(maxsize=_KEEP)
def formula_made(own: OwnKpi) -> OwnFormula | None:
    """The formula of an own KPI; None as long as it can't be read or its units don't go together."""
    read = read_stored(own.formula)
    meaning = meaning_of(read.tree) if isinstance(read, Read) else None
    if not isinstance(read, Read) or not isinstance(meaning, Meaning):
        return None
    metrics = metrics_in(read.tree)
    return OwnFormula(
        key=f"own:{own.id}",
        label=own.name,
        tells="",
        formula=own.formula,
        family=own.family,
        flywheel=own.flywheel,
        popularity=_POPULAR.issuperset(metrics),
        activity=set(metrics) == {"posts"},
        unit=unit_of(own, meaning),
        direction=own.direction,
        kind=meaning.made_as,
        numerator=tuple(catalogue.Term(metric=key) for key in metrics),
        pooled=own.pooled,
        scopes=meaning.scopes,
        target="count" if meaning.made_as == "count" else "level",
    )


def unit_of(own: OwnKpi, meaning: Meaning) -> KpiUnit:
    """The chosen unit where the formula can be in it, else the one that follows from it."""
    return next((unit for unit in meaning.units if unit == own.unit), meaning.unit)


def with_own(kpis: Sequence[Kpi], own_kpis: Sequence[OwnKpi]) -> tuple[Kpi, ...]:
    """The plan's KPIs, each with the own KPI that its formula names, as it is now."""
    known = {own.id: own for own in own_kpis}
    return tuple(
        kpi if kpi.own is known.get(kpi.formula) else _given(kpi, known.get(kpi.formula))
        for kpi in kpis
    )


def _given(kpi: Kpi, own: OwnKpi | None) -> Kpi:
    return kpi.model_copy(update={"own": own})
