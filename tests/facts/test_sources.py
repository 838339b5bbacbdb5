"""Every figure that is shipped says where it comes from, and from when."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from smwork.facts.benchmarks import Benchmark, all_benchmarks
from smwork.facts.checklists import checklist
from smwork.facts.frequency import starting_points
from smwork.facts.ga4_channels import ga4_channels
from smwork.facts.kpis import kpis
from smwork.facts.mixes import mix_rules
from smwork.facts.platforms import Picture, TextField, platforms
from smwork.facts.sources import Source, source, sources

DATA = Path(__file__).parents[2] / "smwork" / "facts" / "data"


def figures() -> Iterator[tuple[str, TextField | Picture]]:
    for channel in platforms():
        facts: list[TextField | Picture] = [*channel.profile, *channel.post, *channel.pictures]
        for fact in facts:
            yield f"{channel.key}.{fact.key}", fact


def bears_a_figure(fact: TextField | Picture) -> bool:
    kept = fact.model_dump(exclude={"key", "label", "note", "source", "unit", "on_profile"})
    return any(value is not None for value in kept.values())


def used_sources() -> Iterator[Source | None]:
    yield from (kpi.source for kpi in kpis())
    yield from (fact.source for _, fact in figures())
    yield from (rule.source for rule in mix_rules())
    yield from (row.source for row in all_benchmarks())
    groups = ga4_channels()
    yield from (groups.source, groups.narrow_source, groups.order_source, groups.matomo.source)
    for channel in platforms():
        yield from (item.source for item in checklist(channel.key))
        yield from (gap.source for gap in channel.missing)
        yield from (point.source for point in starting_points(channel.key))


@pytest.mark.parametrize("one", sources(), ids=lambda one: one.key)
def test_a_source_has_a_name_a_year_and_a_grade_that_may_be_shipped(one: Source) -> None:
    assert one.name.strip()
    assert 2010 <= one.year <= one.checked_on.year
    assert one.grade in ("P", "C", "S")
    assert one.cited == f"{one.name}, {one.year}"


@pytest.mark.parametrize(("where", "fact"), tuple(figures()), ids=lambda part: str(part)[:40])
def test_a_figure_has_a_source_and_a_line_without_one_claims_nothing(
    where: str, fact: TextField | Picture
) -> None:
    assert bears_a_figure(fact) == (fact.source is not None), where


def test_nothing_from_memory_and_nothing_in_dispute_is_in_the_data() -> None:
    grades = {
        line
        for path in DATA.glob("**/*.toml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("grade")
    }
    assert grades == {'grade = "P"', 'grade = "C"', 'grade = "S"'}


def test_no_source_is_kept_that_no_fact_comes_from() -> None:
    assert {one.key for one in sources()} == {one.key for one in used_sources() if one}


@pytest.mark.parametrize("row", all_benchmarks(), ids=lambda row: f"{row.kpi}-{row.platform}")
def test_a_benchmark_has_its_publisher_its_year_and_says_when_it_is_history(row: Benchmark) -> None:
    assert row.publisher
    assert str(row.year) in row.period
    assert row.historical == (row.year < 2024)


def test_the_rule_of_thumb_for_ipm_is_history() -> None:
    (rule,) = (row for row in all_benchmarks() if row.kpi == "ipm_plus")
    assert (rule.value, rule.historical) == (4, True)


def test_a_source_keeps_the_day_on_which_it_was_looked_at() -> None:
    assert source("mosseri").checked_on >= date(2026, 11, 22)
