"""The SMART judge: five rules, the same for every kind of commitment."""

from smwork.domain.smart.acceptable import acceptable
from smwork.domain.smart.commitment import Benchmark, Commitment, CommitmentKind, Load, Measure
from smwork.domain.smart.measurable import measurable
from smwork.domain.smart.realistic import realistic
from smwork.domain.smart.specific import specific
from smwork.domain.smart.timebound import checkpoints, time_bound
from smwork.domain.smart.verdict import (
    CRITERIA,
    STATES,
    Finding,
    Judgement,
    Letter,
    SmartVerdict,
    State,
)

__all__ = [
    "CRITERIA",
    "STATES",
    "Benchmark",
    "Commitment",
    "CommitmentKind",
    "Judgement",
    "Letter",
    "Load",
    "Measure",
    "SmartVerdict",
    "State",
    "checkpoints",
    "judge",
]


def judge(commitment: Commitment) -> SmartVerdict:
    """The verdict on a commitment, from its own data and from what is measured around it."""
    judgements = (
        _judgement("S", specific(commitment)),
        _judgement("M", measurable(commitment)),
        _judgement("A", acceptable(commitment)),
        _judgement("R", realistic(commitment)),
        _judgement("T", time_bound(commitment)),
    )
    return SmartVerdict(judgements, sum(each.state == "met" for each in judgements))


def _judgement(letter: Letter, finding: Finding) -> Judgement:
    return Judgement(letter, finding.state, finding.why, finding.mend)
