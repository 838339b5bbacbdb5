"""Figures of others, each tied to the one KPI whose formula it has."""

from functools import cache

from pydantic import model_validator

from smwork.facts.kpis import kpi
from smwork.facts.platforms import platform
from smwork.facts.reading import Fact, Text, read_toml
from smwork.facts.sources import SourceRef


class Benchmark(Fact):
    """One figure of a publisher, in the unit of its KPI (money in `currency`).

    `year` is the last year of the data, `period` the span that they cover. `historical`: too old
    to judge by; shown as history, never as a verdict.
    """

    kpi: str
    platform: str
    value: float
    currency: str = ""
    industry: Text = ""
    publisher: str
    year: int
    period: str
    historical: bool = False
    note: Text
    source: SourceRef

    @model_validator(mode="after")
    def _of_what_we_know(self) -> "Benchmark":
        platform(self.platform)
        if (kpi(self.kpi).unit == "money") != bool(self.currency):
            raise ValueError(f"{self.kpi}: money, and only money, has a currency")
        return self


class BenchmarksFile(Fact):
    """All of `benchmarks.toml`."""

    benchmarks: tuple[Benchmark, ...]


@cache
def all_benchmarks() -> tuple[Benchmark, ...]:
    """Every benchmark, the newest data first."""
    rows = BenchmarksFile.model_validate(read_toml("benchmarks")).benchmarks
    return tuple(sorted(rows, key=lambda row: -row.year))


def benchmarks(kpi_key: str, platform_key: str) -> tuple[Benchmark, ...]:
    """The figures over all industries with this KPI's own formula on this channel."""
    return tuple(row for row in _fitting(kpi_key, platform_key) if not row.industry)


def industry_benchmarks(kpi_key: str, platform_key: str) -> tuple[Benchmark, ...]:
    """The figures of single industries with this KPI's own formula on this channel."""
    return tuple(row for row in _fitting(kpi_key, platform_key) if row.industry)


def _fitting(kpi_key: str, platform_key: str) -> tuple[Benchmark, ...]:
    return tuple(
        row for row in all_benchmarks() if (row.kpi, row.platform) == (kpi_key, platform_key)
    )
