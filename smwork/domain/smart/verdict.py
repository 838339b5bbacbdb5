"""What the judge says: per letter a state, why in a sentence, and what would mend it."""

from dataclasses import dataclass
from typing import Final, Literal

from smwork.domain.say import Say, say

Letter = Literal["S", "M", "A", "R", "T"]
State = Literal["met", "partly", "missing", "unknown"]

CRITERIA: Final[dict[Letter, Say]] = {
    "S": say("Specific"),
    "M": say("Measurable"),
    "A": say("Acceptable"),
    "R": say("Realistic"),
    "T": say("Time-bound"),
}
STATES: Final[dict[State, Say]] = {
    "met": say("In order"),
    "partly": say("Not quite yet"),
    "missing": say("Still missing"),
    "unknown": say("Not judged yet"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found. A `mend` with a state that is met is a hint, not a fault."""

    state: State
    why: Say
    mend: Say | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One letter's verdict: never a state without a reason."""

    letter: Letter
    state: State
    why: Say
    mend: Say | None

    @property
    def criterion(self) -> Say:
        """The letter's word."""
        return CRITERIA[self.letter]


Judgements = tuple[Judgement, Judgement, Judgement, Judgement, Judgement]


@dataclass(frozen=True, slots=True)
class SmartVerdict:
    """The five judgements, in the order of the word, and how many of them are met."""

    judgements: Judgements
    met: int

    @property
    def settled(self) -> int:
        """How many letters ask nothing of its writer: met, or waiting for figures to judge it by."""
        return sum(each.state in ("met", "unknown") for each in self.judgements)

    def of(self, letter: Letter) -> Judgement:
        """The judgement of one letter."""
        return next(each for each in self.judgements if each.letter == letter)
