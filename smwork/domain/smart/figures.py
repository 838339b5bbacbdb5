"""What the figures say of a target: the pace it asks against the pace that was seen."""

from smwork.domain.evidence import Growth, TooFewMonths
from smwork.domain.say import Param, Percent, Say, say, say_n
from smwork.domain.smart.commitment import Benchmark, Commitment, Measure
from smwork.domain.smart.measurable import best_defined, has_target
from smwork.domain.smart.pace import Reckoned, asked_growth, compounded_monthly, reckon
from smwork.domain.smart.verdict import Finding


def of_figures(commitment: Commitment) -> list[Finding]:
    """What each figure says; one that can't be judged stands back behind the best defined."""
    weighed = tuple(
        each
        for each in commitment.measures
        if each.label and not each.counted_here and has_target(each)
    )
    best = best_defined(weighed)
    findings = [(each, _finding(commitment, each)) for each in weighed]
    kept = [(each, f) for each, f in findings if each is best or f.state != "unknown"]
    return [_naming(each, found) if len(weighed) > 1 else found for each, found in kept]


def _naming(measure: Measure, finding: Finding) -> Finding:
    """The same, saying which of several KPIs it is about."""
    why = say("{kpi}. {why}", kpi=measure.name, why=finding.why)
    return Finding(finding.state, why, finding.mend)


def _finding(commitment: Commitment, measure: Measure) -> Finding:
    months, seen = commitment.lasts("month"), measure.evidence
    if months is None:
        return Finding(
            "unknown",
            say("Not judged yet: without a period there is no pace."),
            say("Give it a start and a deadline."),
        )
    if not isinstance(seen, Growth):
        return _without_figures(measure, seen)
    if measure.gathered or measure.made_of == "growth":
        return _by_levels(measure, seen, months)
    asked = asked_growth(measure, months)
    if asked is None:
        return Finding(
            "unknown",
            say("Not judged yet: from nothing, a growth can't be reckoned."),
            say("Fill in where you stand, as soon as there is a first figure."),
        )
    return _wrong_way(measure, asked) or _by_growth(measure, asked, seen, months)


def _wrong_way(measure: Measure, asked: float) -> Finding | None:
    """A target on the wrong side of where one stands already."""
    if asked == 0 or (asked > 0) == (measure.direction == "up"):
        return None
    if measure.direction == "up":
        why = say("The target is lower than where you stand already.")
        return Finding("partly", why, say("Choose a target above it."))
    why = say("The target is higher than where you stand, and here less is better.")
    return Finding("partly", why, say("Choose a target below it; a fall is written with a minus."))


# --- with figures of one's own --------------------------------------------------------------------


def _by_growth(measure: Measure, asked: float, seen: Growth, months: float) -> Finding:
    reckoned = reckon(asked, seen, months, measure.direction)
    why = say(
        "It asks {asked} a month; over {n} months the median was {median}, the best {best}.",
        asked=Percent(asked),
        n=seen.steps,
        median=Percent(seen.median),
        best=Percent(seen.best),
    )
    sign = 1 if measure.direction == "up" else -1
    if reckoned.state != "met" and sign * reckoned.sustained <= 0:
        return Finding(reckoned.state, why, say("The figures go the other way: first stop that."))
    return Finding(reckoned.state, why, _mend(reckoned, Percent(reckoned.sustained)))


def _by_levels(measure: Measure, seen: Growth, months: float) -> Finding:
    """An amount a month, or a growth that is the figure itself, against the months' own figures."""
    asked = _asked_level(measure, months)
    reckoned = reckon(asked, seen.levels, months, measure.direction)
    why = say(
        "It asks {asked} a month; the median month had {median}, the best {best}.",
        asked=measure.written(asked),
        median=measure.written(seen.levels.median),
        best=measure.written(seen.levels.best),
    )
    return Finding(reckoned.state, why, _mend(reckoned, measure.written(reckoned.sustained)))


def _asked_level(measure: Measure, months: float) -> float:
    target = measure.target or 0.0
    if measure.gathered:
        return target / max(months, 1.0)
    if measure.target_kind == "growth":
        return compounded_monthly(target, measure.growth_period)
    return target


def _mend(reckoned: Reckoned, kept_up: Param) -> Say | None:
    match reckoned.state:
        case "met" | "unknown":
            return None
        case "partly":
            return say("A stretch: {pace} a month can be kept up, this only at best.", pace=kept_up)
        case "missing":
            return say(
                "Aim for {pace} a month, take more time, or say what you'll do differently.",
                pace=kept_up,
            )


# --- without figures ------------------------------------------------------------------------------


def _without_figures(measure: Measure, seen: TooFewMonths | None) -> Finding:
    if measure.benchmark and measure.target_kind == "level" and measure.target is not None:
        return _published(measure, measure.target, measure.benchmark)
    mend = say("Import the figures of at least four whole months.")
    if seen is None:
        why = say("Not judged yet: there are no figures of “{kpi}” yet.", kpi=measure.name)
        return Finding("unknown", why, mend)
    why = say_n(
        "Not judged yet: {n} change from month to month is known, it takes {needed}.",
        "Not judged yet: {n} changes from month to month are known, it takes {needed}.",
        seen.steps,
        needed=seen.needed,
    )
    return Finding("unknown", why, mend)


def _published(measure: Measure, target: float, benchmark: Benchmark) -> Finding:
    """A second opinion only: others' figures never make it realistic, nor rule it out."""
    asked, value = measure.written(target), measure.written(benchmark.value)
    source = f"{benchmark.publisher}, {benchmark.year}"
    mend = say("To be sure, import the figures of at least four whole months.")
    if (target <= benchmark.value) == (measure.direction == "up"):
        why = say(
            "No figures of your own yet. It asks {asked}; others are at {value} ({source}).",
            asked=asked,
            value=value,
            source=source,
        )
        return Finding("partly", why, mend)
    why = say(
        "Not judged yet. It asks {asked}; others are only at {value} ({source}).",
        asked=asked,
        value=value,
        source=source,
    )
    return Finding("unknown", why, mend)
