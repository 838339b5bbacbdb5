"""An experiment in words: plain sentences beside each figure, for somebody who never tested anything."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from smwork.domain.experiments.counting import Seen
from smwork.domain.experiments.design import Sample, first_day, length
from smwork.domain.experiments.looks import false_alarms
from smwork.domain.experiments.result import Against, Outcome, least
from smwork.domain.experiments.several import LEVEL
from smwork.domain.inspiration import Experiment, ExperimentFields
from smwork.domain.say import Day, Number, Percent, Say, say, say_n

_HUNDRED: Final = 100
_WEEKS_FROM: Final = 21
_WEEK: Final = 7


def sample_told(experiment: ExperimentFields, found: Sample) -> Say:
    """How many it takes, in people or posts."""
    if experiment.unit == "posts":
        return say_n(
            "{n} post per variant, {whole} in all",
            "{n} posts per variant, {whole} in all",
            found.per_variant,
            whole=found.whole,
        )
    return say_n(
        "{n} person per variant, {whole} in all",
        "{n} people per variant, {whole} in all",
        found.per_variant,
        whole=found.whole,
    )


def time_told(days: int) -> Say:
    """A number of days, in weeks where it is long."""
    if days < _WEEKS_FROM:
        return _in_days(days)
    return say_n("{n} week", "{n} weeks", _weeks(days))


def _in_days(days: int) -> Say:
    return say_n("{n} day", "{n} days", days)


def _weeks(days: int) -> int:
    """Weeks that were begun."""
    return -(-days // _WEEK)


def room_told(experiment: ExperimentFields, found: Sample, today: date) -> Say | None:
    """Whether the chosen length is long enough at the present pace; None while it can't be said."""
    days = length(experiment, today)
    if found.days is None or days is None:
        return None
    # Of two times that are as many weeks one is longer all the same.
    time = _in_days if _weeks(found.days) == _weeks(days) else time_told
    if days >= found.days:
        return say(
            "At your present pace that takes {needed}; you have {days}.",
            needed=time(found.days),
            days=time(days),
        )
    return say(
        "At your present pace that takes {needed}, and you have {days}: you will get to about {share}."
        " Take longer, or look for a larger difference.",
        needed=time(found.days),
        days=time(days),
        share=Percent(_HUNDRED * days / found.days, 0),
    )


def day_of(experiment: Experiment, today: date) -> tuple[int, int]:
    """Which day of how many it is; day 0 before the first."""
    days = length(experiment, today) or 0
    begun = (today - first_day(experiment, today)).days + 1
    return max(0, min(begun, days)), days


def part_of_sample(experiment: Experiment, variants: Sequence[Seen]) -> float:
    """How far the variant that has least is on its way to the agreed number, from 0 to 1."""
    if not experiment.planned or not variants:
        return 0.0
    return min(1.0, min(each.size(experiment) for each in variants) / experiment.planned)


def peeking_told(experiment: Experiment, variants: Sequence[Seen], today: date) -> Say:
    """What it costs to stop at the first difference: false finds by now and at the end, of 100."""
    day, days = day_of(experiment, today)
    by_now, by_the_end = _looks(experiment, variants, day), _looks(experiment, variants, days)
    return say(
        "Looking every day and stopping at the first difference is wrong more often than you think:"
        " of 100 experiments in which nothing differs, that names a winner in {now} by today and in"
        " {end} by the last day. With one look at the end it is {once}.",
        now=_of_hundred(false_alarms(by_now)),
        end=_of_hundred(false_alarms(max(by_now, by_the_end))),
        once=_of_hundred(LEVEL),
    )


def _looks(experiment: Experiment, variants: Sequence[Seen], days: int) -> int:
    """A look a day; a new post makes a new picture, so that posts have no more looks than there are."""
    if experiment.unit == "people":
        return max(1, days)
    at_end = days >= day_of(experiment, experiment.deadline or date.max)[1]
    posts = max((each.size(experiment) for each in variants), default=0)
    most = max(posts, experiment.planned or 0) if at_end else posts
    return max(1, min(days, most))


def _of_hundred(chance: float) -> Number:
    return Number(_HUNDRED * chance, 0)


def verdict_told(experiment: Experiment, found: Outcome) -> Say:
    """The outcome in one sentence."""
    if found.verdict == "not_enough":
        return _not_enough(experiment)
    if found.verdict == "none":
        return say("No difference was found. That is a result too.")
    won = found.winner
    if won is not None:
        return say("{b} gets more than A.", b=won.seen.letter)
    worse = ", ".join(each.seen.letter for each in found.against if each.found)
    return say("A gets more than {worse}.", worse=worse)


def finding_told(found: Outcome) -> Say:
    """The outcome as a picture is called: without a full stop, and with how much where it is known."""
    if found.verdict == "none":
        return say("No difference found between the variants")
    best = found.winner or next(each for each in found.against if each.found)
    if best.lift is None:
        return say("{b} gets more than A", b=best.seen.letter)
    return say("{b} gets {change} than A", b=best.seen.letter, change=_change(best.lift))


def _not_enough(experiment: Experiment) -> Say:
    if experiment.unit == "posts":
        return say(
            "Not enough data yet: each variant needs at least {least} posts with a figure.",
            least=least(experiment),
        )
    return say(
        "Not enough data yet: each variant needs the figures of at least {least} people.",
        least=least(experiment),
    )


def lift_told(each: Against) -> Say:
    """A variant against A: how much more or less, and between what and what that truly is."""
    letter = each.seen.letter
    if each.lift is None:
        return say(
            "{b} gets more; how much more can't be said, as A gets next to nothing.", b=letter
        )
    change = _change(each.lift)
    if each.high is None:
        return say("{b} gets {change} than A. It may be far more.", b=letter, change=change)
    return say(
        "{b} gets {change} than A. The true difference lies between {low} and {high}.",
        b=letter,
        change=change,
        low=_change(each.low),
        high=_change(each.high),
    )


def _change(lift: float) -> Say:
    digits = 0 if abs(lift) >= 10 else 1
    if lift < 0:
        return say("{share} less", share=Percent(-lift, digits))
    return say("{share} more", share=Percent(lift, digits))


def chance_told(chance: float) -> Say:
    """A p-value as a person can picture it."""
    if chance < 1 / _HUNDRED:
        return say(
            "If the variants were equally good, a difference this large would come up in fewer than"
            " 1 of 100 experiments."
        )
    return say(
        "If the variants were equally good, a difference this large would come up in about {times}"
        " of 100 experiments.",
        times=Number(_HUNDRED * chance, 0),
    )


def could_see_told(found: Outcome) -> Say:
    """What an experiment of this size could have found."""
    if found.could_see is None:
        return say("With this few, only an enormous difference would have shown itself.")
    return say(
        "A difference of {lift} or more would have shown itself in 8 of 10 such experiments; a smaller"
        " one may still be there.",
        lift=Percent(found.could_see, 0),
    )


def together_told(chance: float, experiments: int) -> Say:
    """Whether a find holds beside the other ended experiments of the plan."""
    if chance <= LEVEL:
        return say(
            "Also beside the other experiments of this plan ({n} have ended) the difference stands.",
            n=experiments,
        )
    return say(
        "But {n} experiments of this plan have ended, and the more you try, the sooner chance gives you"
        " something: counted together, this difference does not stand. Try it once more.",
        n=experiments,
    )


def stopped_told(experiment: Experiment, today: date) -> Say:
    """That it was broken off, when and why."""
    stopped = experiment.stopped_on or today
    day, days = day_of(experiment, stopped)
    return say(
        "Stopped on {on}, day {day} of {days}. Nothing can be concluded from it. Reason: {why}",
        on=Day(stopped),
        day=day,
        days=days,
        why=experiment.stop_reason,
    )
