"""A goal that is SMART in every letter, for tests to leave something out of; and verdicts in short."""

from dataclasses import replace
from datetime import date

from smwork.domain.evidence import Growth, growth_of
from smwork.domain.months import next_month
from smwork.domain.say import Say
from smwork.domain.smart import Commitment, Measure, SmartVerdict, State
from smwork.facts.kpis import kpi
from smwork.locale.translator import translator

SIGNS: dict[State, str] = {"met": "+", "partly": "~", "missing": "-", "unknown": "?"}
STATES: dict[str, State] = {sign: state for state, sign in SIGNS.items()}

TODAY = date(2026, 1, 15)
START = date(2026, 1, 1)
DEADLINE = date(2026, 9, 30)


def months(*values: float, first: date = date(2025, 4, 1)) -> list[tuple[date, float]]:
    """One figure a month, from `first` on."""
    return [(next_month(first, step), value) for step, value in enumerate(values)]


def grown(*percents: float, start: float = 1000.0) -> Growth:
    """The evidence of months that grew by these percentages."""
    levels = [start]
    for percent in percents:
        levels.append(levels[-1] * (1 + percent / 100))
    found = growth_of(months(*levels))
    assert isinstance(found, Growth)
    return found


STEADY = grown(1.0, 1.2, 0.8, 1.2, 3.1, 1.4, 0.9, 1.3)
"""Eight months with a median of 1.2 % and a best of 3.1 %."""

TRIALS = Measure(
    label=Say(kpi("trials").label),
    target=90,
    target_kind="count",
    source="Webshop",
    evidence=growth_of(months(8, 9, 11, 10, 12, 11, 12, 13)),
)
FOLLOWERS = Measure(
    label=Say(kpi("followers").label),
    made_of="level",
    baseline=1240,
    target=1,
    target_kind="growth",
    source="Meta export",
    popularity=True,
    evidence=STEADY,
)
ANSWER_TIME = Measure(
    label=Say(kpi("avg_first_response_time").label),
    unit="minutes",
    direction="down",
    made_of="ratio",
    baseline=45,
    target=10,
    source="Inbox",
)

GOAL = Commitment(
    kind="goal",
    today=TODAY,
    statement="More trial subscriptions among young parents through Facebook",
    reached="Ninety families read along for three months",
    audience="Young parents",
    place="Facebook",
    objective="Two hundred more members",
    agreed_by="Anna (editor), Bas (director)",
    start=START,
    deadline=DEADLINE,
    check_every="month",
    plan_start=date(2026, 1, 1),
    plan_end=date(2026, 12, 31),
    measures=(TRIALS,),
)


def having(measure: Measure, **given: object) -> Measure:
    """The measure with something else in it."""
    return replace(measure, **given)  # type: ignore[arg-type]  # a test names the fields


def goal(**given: object) -> Commitment:
    """The SMART goal with something else in it."""
    return replace(GOAL, **given)  # type: ignore[arg-type]  # a test names the fields


def in_short(verdict: SmartVerdict) -> str:
    """A verdict as the tables write it: "S+ M+ A~ R? T-"."""
    return " ".join(each.letter + SIGNS[each.state] for each in verdict.judgements)


def english(said: Say | None) -> str:
    """What a person reads in English."""
    return translator("en").say(said) if said else ""


def dutch(said: Say | None) -> str:
    """What a person reads in Dutch."""
    return translator("nl").say(said) if said else ""
