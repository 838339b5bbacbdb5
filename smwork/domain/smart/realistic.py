"""R: whether it can be done, by what the figures show and by the hours and money there are."""

from typing import Final

from smwork.domain.say import Percent, say
from smwork.domain.smart.commitment import Commitment
from smwork.domain.smart.figures import of_figures
from smwork.domain.smart.load import of_hours, of_money
from smwork.domain.smart.verdict import Finding, State

_GRAVEST_FIRST: Final[tuple[State, ...]] = ("missing", "partly", "unknown", "met")

_POINTS_A_WEEK: Final = 25.0
"""One item a working day on a checklist of twenty: as fast as a profile is mended beside other work."""


def realistic(commitment: Commitment) -> Finding:
    """The finding on R: the gravest of what the figures, the hours and the money say.

    Without anything to hold it against it is not judged, and says what would allow it.
    """
    shown = _completion(commitment) if commitment.kind == "improvement" else of_figures(commitment)
    findings = [*shown, *of_hours(commitment), *of_money(commitment)]
    return min(findings, key=_gravity, default=_nothing_to_weigh())


def _gravity(finding: Finding) -> int:
    return _GRAVEST_FIRST.index(finding.state)


def _nothing_to_weigh() -> Finding:
    return Finding(
        "unknown",
        say("Not judged yet: there is no target that could be weighed."),
        say("Give it a figure and a target."),
    )


def _completion(commitment: Commitment) -> list[Finding]:
    """An account's completeness has no past to go by: it is held against the time there is."""
    measure = next(iter(commitment.measures), None)
    if measure is None or measure.target is None or measure.standing is None:
        return []
    if measure.target <= measure.standing:
        why = say("The account is as complete as that already.")
        return [Finding("partly", why, say("Choose a target above where it stands."))]
    weeks = commitment.lasts("week")
    if weeks is None:
        why = say("Not judged yet: without a period there is no pace.")
        return [Finding("unknown", why, say("Give it a start and a deadline."))]
    return [_completion_in(measure.target - measure.standing, weeks)]


def _completion_in(points: float, weeks: float) -> Finding:
    asked = Percent(points / max(weeks, 1.0))
    if asked.value <= _POINTS_A_WEEK:
        why = say("It asks {points} of the checklist a week; that can be done.", points=asked)
        return Finding("met", why)
    why = say("It asks {points} of the checklist a week; that is a lot at once.", points=asked)
    later = say("Take more time, or begin with the items that matter most.")
    return Finding("partly", why, later)
