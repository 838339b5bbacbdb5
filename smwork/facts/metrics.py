"""The base metrics: what is counted, and whether it is a level or something that adds up."""

from functools import cache
from typing import Literal

from smwork.facts.reading import Fact, Keyed, Text, named, read_toml, unique

Family = Literal["reach", "engagement", "clicks", "interaction", "conversion"]
"""The five families of KPIs (method G7)."""

Scope = Literal["post", "account"]
"""Whose figure it is: of one post, or of the account on a day."""


class Metric(Keyed):
    """One thing that is counted.

    A `stock` has a level at a moment, a `flow` is summed over a period. `stand_ins` are metrics
    that may take its place where a platform gives only the other; the two are never added.
    `people`: it counts people and not how often something was done. `worked_out`: it is in no file
    and typed by nobody, but made of other records of the plan; `fill_in` says of which.
    """

    label: Text
    kind: Literal["stock", "flow"]
    unit: Literal["count", "minutes", "money"]
    family: Family
    scopes: tuple[Scope, ...]
    stand_ins: tuple[str, ...] = ()
    people: bool = False
    worked_out: bool = False
    meaning: Text
    fill_in: Text = ""


class MetricsFile(Fact):
    """All of `metrics.toml`."""

    metrics: tuple[Metric, ...]


@cache
def metrics() -> tuple[Metric, ...]:
    """Every base metric that can be measured, in the order in which they are offered."""
    return tuple(each for each in all_metrics() if not each.worked_out)


@cache
def all_metrics() -> tuple[Metric, ...]:
    """The same and those that are worked out."""
    return unique(MetricsFile.model_validate(read_toml("metrics")).metrics)


@cache
def metric(key: str) -> Metric:
    """The metric with this key; raises UnknownFactError."""
    return named(all_metrics(), "metric", key)
