"""M: whether there is a figure, with where it stands, where it must go and where it is read."""

from typing import Final, Literal

from smwork.domain.record import Rhythm
from smwork.domain.say import Percent, Say, msg, say
from smwork.domain.smart.commitment import Commitment, Measure
from smwork.domain.smart.verdict import Finding

Part = Literal["metric", "target", "baseline", "source"]
PARTS: Final[tuple[Part, ...]] = ("metric", "target", "baseline", "source")


def measurable(commitment: Commitment) -> Finding:
    """The finding on M, by the figure that is defined best; the others are named in the hint."""
    best = best_defined(commitment.measures)
    if best is None or best.label is None:
        return _nothing_to_measure(commitment)
    if best.not_there:
        return Finding("missing", *best.not_there)
    lacks = lacking(best)
    if lacks:
        return Finding("partly", _why(best, lacks[0]), _mend(best, lacks[0]))
    return Finding("met", _described(best), _hint(commitment, best))


def best_defined(measures: tuple[Measure, ...]) -> Measure | None:
    """The measure of which least is lacking; the first of several. One that can't be had comes last."""
    return min(
        measures, key=lambda each: (each.not_there is not None, len(lacking(each))), default=None
    )


def lacking(measure: Measure) -> list[Part]:
    """What a measure still lacks, the most important first. Without a KPI it lacks everything."""
    if measure.label is None:
        return list(PARTS)
    there: dict[Part, bool] = {
        "metric": True,
        "target": has_target(measure),
        "baseline": not measure.needs_baseline or measure.standing is not None,
        "source": _has_source(measure),
    }
    return [part for part in PARTS if not there[part]]


def has_target(measure: Measure) -> bool:
    """Whether there is a target to go for; nothing, or less than that, can't be counted up to."""
    return measure.target is not None and not (measure.gathered and measure.target <= 0)


def _has_source(measure: Measure) -> bool:
    """Whether it says where the figure is read; an imported figure names its own file."""
    return measure.counted_here or measure.evidence is not None or bool(measure.source.strip())


def _nothing_to_measure(commitment: Commitment) -> Finding:
    why = say("There is no figure yet to see it by.")
    match commitment.kind:
        case "cadence":
            return Finding("missing", why, say("Fill in how many posts a week."))
        case "mission":
            return Finding("missing", why, say("Choose a KPI, or the posts a week it's held to."))
        case "improvement":
            return Finding("missing", why, say("Fill in how complete the account must become."))
        case "experiment" | "decision":
            return Finding("missing", why, say("Choose the KPI that should move, and by how much."))
        case "goal":
            mend = say("Choose a KPI, with where it stands, its target and its source.")
            return Finding("missing", why, mend)


def _why(measure: Measure, part: Part) -> Say:
    kpi = measure.name
    match part:
        case "metric":
            return say("No KPI has been chosen yet.")
        case "target":
            return say("{kpi}: it doesn't say how far it must go.", kpi=kpi)
        case "baseline":
            return say("{kpi}: it doesn't say where it stands now.", kpi=kpi)
        case "source":
            return say("{kpi}: it doesn't say where the figure comes from.", kpi=kpi)


def _mend(measure: Measure, part: Part) -> Say:
    match part:
        case "metric":
            return say("Choose a KPI from the list.")
        case "target" if measure.target_kind == "effect":
            return say("Fill in by how many per cent it should move.")
        case "target" if measure.target is not None:
            return say("What is counted up needs a target above nought.")
        case "target":
            return say("Fill in the target.")
        case "baseline":
            return say("Fill in where you stand now, or import the figures.")
        case "source":
            return say("Name the source: which export, tool or list.")


_MORE: Final[dict[Rhythm, str]] = {
    "week": msg("{kpi}: {change} more every week, from {baseline}."),
    "month": msg("{kpi}: {change} more every month, from {baseline}."),
    "quarter": msg("{kpi}: {change} more every quarter, from {baseline}."),
}
_LESS: Final[dict[Rhythm, str]] = {
    "week": msg("{kpi}: {change} less every week, from {baseline}."),
    "month": msg("{kpi}: {change} less every month, from {baseline}."),
    "quarter": msg("{kpi}: {change} less every quarter, from {baseline}."),
}


def _described(measure: Measure) -> Say:
    """The measure in one line, as it is judged."""
    kpi, target, standing = measure.name, measure.target or 0.0, measure.standing
    written, change = measure.written(target), Percent(abs(target))
    if measure.target_kind == "effect" and target < 0:
        return say("{kpi}: {change} less by the deadline.", kpi=kpi, change=change)
    if measure.target_kind == "effect":
        return say("{kpi}: {change} more by the deadline.", kpi=kpi, change=change)
    if measure.target_kind == "count":
        return say("{kpi}: {target} over the whole period.", kpi=kpi, target=written)
    if standing is None:
        return say("{kpi}: {target}.", kpi=kpi, target=written)
    start = measure.written(standing)
    if measure.target_kind == "growth":
        text = (_LESS if target < 0 else _MORE)[measure.growth_period]
        return say(text, kpi=kpi, change=change, baseline=start)
    return say("{kpi}: from {baseline} to {target}.", kpi=kpi, baseline=start, target=written)


def _hint(commitment: Commitment, best: Measure) -> Say | None:
    """What would make a measurable commitment better still."""
    for other in commitment.measures:
        if other is not best and (lacks := lacking(other)):
            return _why(other, lacks[0])
    if commitment.kind != "goal":
        return None
    if all(each.popularity for each in commitment.measures):
        return say("This counts popularity only: put a lead, visit or conversion beside it.")
    if all(each.activity for each in commitment.measures):
        return say("This counts what you do: put a figure of what it brings beside it.")
    return None
