"""A: whether somebody has agreed to it, and whether it serves something larger than itself."""

from typing import Final

from smwork.domain.say import Say, say
from smwork.domain.smart.commitment import Commitment, CommitmentKind
from smwork.domain.smart.verdict import Finding

_SERVES: Final[frozenset[CommitmentKind]] = frozenset({"goal", "mission", "experiment", "decision"})
_OWNED: Final[frozenset[CommitmentKind]] = frozenset({"improvement", "decision"})


def acceptable(commitment: Commitment) -> Finding:
    """The finding on A: who agreed, what it serves, and for a task also who carries it out."""
    lacks = _lacking(commitment)
    if not lacks:
        return Finding("met", _agreed(commitment))
    why, mend = lacks[0]
    asked = 1 + (commitment.kind in _SERVES) + (commitment.kind in _OWNED)
    return Finding("missing" if len(lacks) == asked else "partly", why, mend)


def _lacking(commitment: Commitment) -> list[tuple[Say, Say]]:
    """Why it is not accepted yet and what would mend it, what it is for coming first."""
    lacks = []
    if commitment.kind in _SERVES and not commitment.objective:
        lacks.append(_serves_nothing(commitment))
    if commitment.kind in _OWNED and not commitment.owner.strip():
        lacks.append((say("Nobody is named to do it."), say("Name who takes it on.")))
    if not commitment.agreed_by.strip():
        why = say("It doesn't say who has agreed to it.")
        lacks.append((why, say("Name who does the work and who pays, once they've said yes.")))
    return lacks


def _serves_nothing(commitment: Commitment) -> tuple[Say, Say]:
    if commitment.kind == "goal":
        return (
            say("It serves no business objective yet."),
            say("Choose the business objective that it helps along."),
        )
    if commitment.goal:
        return (
            say("Its goal serves no business objective yet."),
            say("Open the goal and choose the business objective that it helps along."),
        )
    if commitment.kind == "mission":
        return (say("It serves no goal yet."), say("Choose the goal that this channel works for."))
    return (say("It serves no goal yet."), say("Choose a KPI of one of your goals."))


def _agreed(commitment: Commitment) -> Say:
    if not commitment.objective:
        return say("Agreed by {names}.", names=commitment.agreed_by)
    return say(
        "Agreed by {names}, and it serves “{objective}”.",
        names=_short(commitment.agreed_by),
        objective=_short(commitment.objective),
    )


_FITS: Final = 40


def _short(written: str) -> str:
    """As much of it as a panel can show."""
    return written if len(written) <= _FITS else f"{written[: _FITS - 1].rstrip()}…"
