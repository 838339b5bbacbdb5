"""A plan's KPI as the judge weighs it: its formula, its target, its figures and a published one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from smwork.domain.course import aim_of
from smwork.domain.evidence import Evidence
from smwork.domain.goals import Kpi
from smwork.domain.kpi import formula_of
from smwork.domain.names import kpi_name
from smwork.domain.offered import not_there
from smwork.domain.research import Channel
from smwork.domain.say import Say, say
from smwork.domain.smart import Benchmark, Measure
from smwork.facts import kpis as catalogue
from smwork.facts.benchmarks import benchmarks

_PRICE_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "cpc": ("clicks", "link_clicks"),
    "cpl": ("leads",),
    "cpa": ("conversions",),
}


def measure_of(
    kpi: Kpi,
    start: date,
    evidence: Mapping[str, Evidence],
    channel: Channel | None,
    source: str = "",
) -> Measure:
    """The KPI as a measure; `source` is where the figure comes from if the KPI doesn't say so."""
    formula = formula_of(kpi)
    if formula is None:
        return Measure(label=None)
    seen = evidence.get(kpi.id)
    return Measure(
        label=_label(kpi),
        unit=formula.unit,
        direction=formula.direction,
        made_of=formula.kind,
        baseline=kpi.baseline,
        measured=seen.standing_at(start) if seen else None,
        target=kpi.target,
        target_kind=aim_of(kpi),
        growth_period=kpi.growth_period,
        source=kpi.source or source,
        popularity=formula.popularity,
        activity=formula.activity,
        evidence=seen,
        benchmark=_published(kpi.formula, channel),
        not_there=_not_there(formula, channel, _label(kpi)) if channel and seen is None else None,
    )


def _not_there(formula: catalogue.Kpi, channel: Channel, label: Say) -> tuple[Say, Say] | None:
    """That the channel can't give this figure, and the way out."""
    found = not_there(formula, channel)
    if found is None:
        return None
    why = say("{kpi} can't be measured here. {why}", kpi=label, why=found.why)
    if found.instead is None:
        return why, say("Choose another KPI or another channel.")
    return why, say("Choose “{kpi}” instead.", kpi=Say(found.instead.label))


def _label(kpi: Kpi) -> Say:
    name = kpi_name(kpi)
    return name if isinstance(name, Say) else say("{own}", own=name)


def moved_by(measure: Measure, effect: float | None) -> Measure:
    """The same figure, held to an effect in % instead of to its own target."""
    return replace(measure, target=effect, target_kind="effect", benchmark=None)


def posts_a_week(posts: float | None, now: float | None) -> Measure:
    """The number of posts a week, which the calendar counts."""
    return Measure(
        label=say("Posts a week"),
        unit="ratio",
        baseline=now,
        target=posts,
        counted_here=True,
        activity=True,
    )


def completeness(baseline: float | None, target: float | None) -> Measure:
    """How complete an account is, in % of its checklist."""
    return Measure(
        label=say("Completeness"),
        unit="percent",
        made_of="level",
        baseline=baseline,
        target=target,
        counted_here=True,
    )


def money_asked(kpis: Sequence[Kpi]) -> float | None:
    """What the targets cost at the price that the plan aims at: 200 leads at € 15 are € 3,000."""
    counts = {kpi.formula: kpi.target for kpi in kpis if aim_of(kpi) == "count" and kpi.target}
    costs = [
        kpi.target * counts[counted]
        for kpi in kpis
        if kpi.target and aim_of(kpi) == "level"
        for counted in _PRICE_OF.get(kpi.formula, ())
        if counted in counts
    ]
    return sum(costs) if costs else None


def _published(formula: str, channel: Channel | None) -> Benchmark | None:
    """The newest published figure with this very formula on this platform, in no foreign currency."""
    rows = benchmarks(formula, channel.platform) if channel else ()
    fitting = (row for row in rows if not row.historical and row.currency in ("", "EUR"))
    newest = next(fitting, None)
    return Benchmark(newest.value, newest.publisher, newest.year) if newest else None
