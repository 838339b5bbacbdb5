"""T: from when it runs, until when, and when it is looked at on the way."""

from datetime import date, timedelta
from typing import Final

from smwork.domain.months import days_in, next_month
from smwork.domain.record import Rhythm
from smwork.domain.say import Day, Say, say, say_n
from smwork.domain.smart.commitment import Commitment
from smwork.domain.smart.verdict import Finding, State

_LONG: Final = timedelta(days=183)
_MONTHS: Final[dict[Rhythm, int]] = {"month": 1, "quarter": 3}


def time_bound(commitment: Commitment) -> Finding:
    """The finding on T: a start, a deadline after it and inside the plan, and looks on the way."""
    return _dates(commitment) or _in_the_plan(commitment) or _rhythm(commitment)


def checkpoints(start: date, deadline: date, every: Rhythm) -> tuple[date, ...]:
    """The days between start and deadline on which it is looked at, without either of the two.

    A month on from the 31st is the last day of a shorter month, and the 31st again after that.
    """
    days: list[date] = []
    while (day := _after(start, every, len(days) + 1)) < deadline:
        days.append(day)
    return tuple(days)


def _after(start: date, every: Rhythm, times: int) -> date:
    if every == "week":
        return start + timedelta(weeks=times)
    month = next_month(start, times * _MONTHS[every])
    return month.replace(day=min(start.day, days_in(month)))


def _dates(commitment: Commitment) -> Finding | None:
    start, deadline = commitment.start, commitment.deadline
    if deadline is None:
        state: State = "missing" if start is None else "partly"
        why = say("It has no deadline yet.")
        return Finding(state, why, say("Choose the day on which it must be reached."))
    if start is None:
        return Finding(
            "partly",
            say("It ends on {day}, but has no start yet.", day=Day(deadline)),
            say("Choose the day from which it counts."),
        )
    if deadline <= start:
        return Finding(
            "missing",
            say(
                "It starts on {start} and ends on {end}: that leaves no time.",
                start=Day(start),
                end=Day(deadline),
            ),
            say("Choose a deadline after {day}.", day=Day(start)),
        )
    return None


def _in_the_plan(commitment: Commitment) -> Finding | None:
    deadline = commitment.deadline
    first, last = commitment.plan_start, commitment.plan_end
    if deadline and last and deadline > last:
        return Finding(
            "partly",
            say("Its deadline lies after the plan ends, on {day}.", day=Day(last)),
            say("Choose a deadline inside the plan, or make the plan longer."),
        )
    if deadline and first and deadline < first:
        return Finding(
            "partly",
            say("Its deadline lies before the plan begins, on {day}.", day=Day(first)),
            say("Choose a deadline inside the plan."),
        )
    return None


def _rhythm(commitment: Commitment) -> Finding:
    start, deadline, every = commitment.start, commitment.deadline, commitment.check_every
    if start is None or deadline is None or every is None:
        return Finding(
            "partly",
            say("It has a start and a deadline, but nobody looks at it on the way."),
            say("Choose how often you look: every week, month or quarter."),
        )
    looks = len(checkpoints(start, deadline, every))
    if not looks:
        return Finding(
            "partly",
            say("The first look at it would fall after the deadline."),
            say("Look more often, so that there is still time to adjust."),
        )
    return Finding("met", _described(deadline, looks), _calmer(commitment))


def _described(deadline: date, looks: int) -> Say:
    return say_n(
        "Until {day}, with one look on the way.",
        "Until {day}, with {n} looks on the way.",
        looks,
        day=Day(deadline),
    )


def _calmer(commitment: Commitment) -> Say | None:
    """Nobody keeps up a weekly look for longer than half a year."""
    start, deadline = commitment.start, commitment.deadline
    long = start is not None and deadline is not None and deadline - start > _LONG
    if not long or commitment.check_every != "week":
        return None
    return say("Over such a long time, a look every month or quarter is easier to keep up.")
