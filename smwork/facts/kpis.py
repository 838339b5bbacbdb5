"""The KPI catalogue: each KPI with its denominator, its family and its phase of the flywheel."""

from functools import cache
from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator

from smwork.facts.metrics import Family, Scope, all_metrics
from smwork.facts.reading import Fact, Keyed, Text, named, read_toml, unique
from smwork.facts.sources import SourceRef

Phase = Literal["listening", "influencing", "selling"]
"""The phases of the social flywheel (method W1 to W3)."""

KpiUnit = Literal["count", "percent", "ratio", "money", "minutes", "score"]
TargetKind = Literal["level", "growth", "count"]


class Term(Fact):
    """A metric of a numerator, added (`sign` 1) or taken off (-1)."""

    metric: str
    sign: Literal[1, -1] = 1


def _term(written: object) -> object:
    if not isinstance(written, str):
        return written
    return Term(metric=written.removeprefix("-"), sign=-1 if written.startswith("-") else 1)


def _sum(written: object) -> object:
    return tuple(written.split(" + ")) if isinstance(written, str) else written


class Kpi(Keyed):
    """One KPI.

    A `ratio` is the sum over the numerator's terms, divided by the product of the denominators
    (each a sum of metrics), times `factor`; sums are made before the division. A `count` sums a
    flow, a `level` is a stock's last value, `growth` is a stock's change against its start.
    `popularity`: says only how liked one is (method G3); `activity`: says what we do, not what it
    brings. `pooled`: each metric is summed over all accounts that know it, also where none knows
    them all, since money goes out at one place and comes in at another. `whole_plan`: part of it is
    kept for the plan and not per channel. `instead`: what to choose where a channel cannot give it.
    Without a `source` the definition is our own.
    """

    label: Text
    tells: Text
    formula: Text
    note: Text = ""
    family: Family
    flywheel: Phase
    popularity: bool = False
    activity: bool = False
    unit: KpiUnit
    direction: Literal["up", "down"]
    kind: Literal["count", "level", "ratio", "growth"]
    numerator: tuple[Annotated[Term, BeforeValidator(_term)], ...]
    denominator: tuple[Annotated[tuple[str, ...], BeforeValidator(_sum)], ...] = ()
    factor: float = 1.0
    pooled: bool = False
    whole_plan: bool = False
    instead: tuple[str, ...] = ()
    scopes: tuple[Scope, ...]
    target: TargetKind
    source: SourceRef | None = None

    @property
    def metrics(self) -> tuple[str, ...]:
        """Every base metric that the formula needs, each once, in the formula's order."""
        below = (key for addends in self.denominator for key in addends)
        return tuple(dict.fromkeys([*(term.metric for term in self.numerator), *below]))

    @property
    def grade(self) -> Literal["P", "C", "S", "own"]:
        """The source's grade, or "own" for our own definition."""
        return self.source.grade if self.source else "own"

    @model_validator(mode="after")
    def _known_and_whole(self) -> "Kpi":
        unknown = set(self.metrics) - {metric.key for metric in all_metrics()}
        if unknown:
            raise ValueError(f"{self.key} needs metrics that there are not: {sorted(unknown)}")
        if (self.kind == "ratio") != bool(self.denominator):
            raise ValueError(f"{self.key}: a ratio, and only a ratio, has a denominator")
        return self


class KpiFamily(Fact):
    """One of the five families in which KPIs are offered (method G7)."""

    key: Family
    label: Text
    meaning: Text


class KpisFile(Fact):
    """All of `kpis.toml`."""

    families: tuple[KpiFamily, ...]
    kpis: tuple[Kpi, ...]


@cache
def _file() -> KpisFile:
    return KpisFile.model_validate(read_toml("kpis"))


def kpi_families() -> tuple[KpiFamily, ...]:
    """The five families, in the method's order."""
    return _file().families


@cache
def kpis() -> tuple[Kpi, ...]:
    """The whole catalogue, in the order in which it is offered."""
    return unique(_file().kpis)


def kpi(key: str) -> Kpi:
    """The KPI with this key; raises UnknownFactError."""
    return named(kpis(), "kpi", key)
