"""The monthly review: figures in, what is behind, what was learned, what is decided (method E4 to E6)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from smwork.domain.amounts import amount
from smwork.domain.evaluation import Decision
from smwork.domain.goals import Goal, Kpi
from smwork.domain.kpi import formula_of
from smwork.domain.months import first_day, last_day, next_month
from smwork.domain.progress import KpiProgress
from smwork.domain.record import by_id
from smwork.domain.say import Day, Month, Say, say, say_n
from smwork.domain.series import Account, MonthSum, handle_key
from smwork.domain.track import nearly_over
from smwork.domain.verdicts import OLD_AFTER, Verdict
from smwork.domain.workbook import Workbook

ReviewKey = Literal["figures", "behind", "learn", "decide"]
Progress = Mapping[str, KpiProgress]

URGENCY: Final[tuple[Verdict, ...]] = ("behind", "not_enough", "on_course", "reached")
"""The order in which a team goes through its KPIs: first what asks for a decision."""


@dataclass(frozen=True, slots=True)
class FiguresIn:
    """Until when there are figures; `lagging` are the accounts whose figures stop a month before that.

    `old`: they stopped more than 45 days ago, while the plan went on.
    """

    through: date | None
    lagging: tuple[tuple[Account, date], ...] = ()
    old: bool = False


@dataclass(frozen=True, slots=True)
class ReviewStep:
    """One of the four steps of the review, in their order, and how it stands."""

    key: ReviewKey
    done: bool
    text: Say


def figures_in(sums: Sequence[MonthSum], ends: date | None, today: date) -> FiguresIn:
    """Until when the figures of each account go; `ends` is the plan's last day."""
    last = last_days(sums)
    if not last:
        return FiguresIn(None)
    through = max(last.values())
    lagging = [(account, day) for account, day in last.items() if day < first_day(through)]
    old = min(today, ends or today) - through > OLD_AFTER
    return FiguresIn(through, tuple(sorted(lagging, key=lambda each: each[1])), old)


def last_days(sums: Iterable[MonthSum]) -> dict[Account, date]:
    """Account → the last day that there are figures of."""
    last: dict[Account, date] = {}
    for row in sums:
        account = Account(row.platform, handle_key(row.account))
        last[account] = max(row.through, last.get(account, row.through))
    return last


def month_to_review(ends: date | None, today: date) -> date:
    """The last whole month behind us; of a plan that is over (`ends`), its own last month."""
    behind = next_month(today, -1)
    return behind if ends is None else min(behind, first_day(ends))


def reviewed_kpis(book: Workbook, progress: Progress) -> tuple[Kpi, ...]:
    """The KPIs of all goals that were not dropped, what is behind first."""
    dropped = {goal.id for goal in book.goals if goal.status == "dropped"}
    kept = [kpi for kpi in book.kpis if kpi.goal_id not in dropped]
    return tuple(sorted(kept, key=lambda kpi: URGENCY.index(progress[kpi.id].verdict)))


def goals_to_replace(book: Workbook, progress: Progress) -> tuple[Goal, ...]:
    """The open goals whose KPIs are all reached: time to set a new one (method E6)."""
    verdicts: dict[str, set[Verdict]] = {}
    for kpi in book.kpis:
        verdicts.setdefault(kpi.goal_id, set()).add(progress[kpi.id].verdict)
    return tuple(
        goal
        for goal in book.goals
        if goal.status == "open" and verdicts.get(goal.id) == {"reached"}
    )


def out_of_reach(kpi: Kpi, progress: KpiProgress) -> Say | None:
    """That even the good end of the forecast's band misses the target; None where it doesn't.

    Said of no KPI that is reached, nor without a forecast that looks as far as the deadline.
    """
    formula = formula_of(kpi)
    ahead = progress.forecast
    if formula is None or not ahead or not progress.course or progress.verdict == "reached":
        return None
    (deadline, target), end = progress.course[-1], ahead[-1]
    if last_day(end.month) < deadline:
        return None
    up = formula.direction == "up"
    best = end.high if up else end.low
    if (best >= target) if up else (best <= target):
        return None
    return say(
        "Even when it goes well it is {best} at the end of {month}, and the target is {target}."
        " Change the approach, or the target.",
        best=amount(formula.unit, best),
        month=Month(end.month),
        target=amount(formula.unit, target),
    )


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A goal that can't be reached any more, the KPI that shows it, and why."""

    goal: Goal
    kpi: Kpi
    why: Say


def unreachable_goals(book: Workbook, progress: Progress) -> tuple[Unreachable, ...]:
    """The open goals of which a KPI will miss its target even when it goes well, or has missed it."""
    found: dict[str, Unreachable] = {}
    for kpi in book.kpis:
        goal, why = by_id(book.goals, kpi.goal_id), _lost(kpi, progress[kpi.id])
        if goal is not None and goal.status == "open" and why is not None:
            found.setdefault(goal.id, Unreachable(goal, kpi, why))
    return tuple(found.values())


def _lost(kpi: Kpi, progress: KpiProgress) -> Say | None:
    due = progress.course[-1].day if progress.course else None
    over = due is not None and progress.as_of is not None and progress.as_of >= due
    return progress.why if over and progress.verdict == "behind" else out_of_reach(kpi, progress)


def is_late(decision: Decision, today: date) -> bool:
    """Whether its deadline passed without its being done."""
    return not decision.done and decision.deadline is not None and decision.deadline < today


def review(
    book: Workbook, progress: Progress, figures: FiguresIn, today: date
) -> tuple[ReviewStep, ...]:
    """The four steps of this month's review, which looks back on the month before."""
    behind = [k for k in reviewed_kpis(book, progress) if progress[k.id].verdict == "behind"]
    return (
        _figures(figures, month_to_review(book.plan.end, today)),
        _behind(behind, progress),
        _learned(book, today),
        _decided(book, behind, today),
    )


def _figures(figures: FiguresIn, month: date) -> ReviewStep:
    if figures.through is None:
        return ReviewStep("figures", False, say("There are no figures yet."))
    if figures.through < nearly_over(month):
        text = say("The figures of {month} are not in yet.", month=Month(month))
        return ReviewStep("figures", False, text)
    return ReviewStep("figures", True, say("In through {day}.", day=Day(figures.through)))


def _behind(behind: Sequence[Kpi], progress: Progress) -> ReviewStep:
    if behind:
        text = say_n("{n} KPI is behind its course.", "{n} KPIs are behind.", len(behind))
        return ReviewStep("behind", False, text)
    judged = any(each.verdict != "not_enough" for each in progress.values())
    if judged:
        return ReviewStep("behind", True, say("Nothing is behind its course."))
    return ReviewStep("behind", False, say("No KPI can be judged yet."))


def _learned(book: Workbook, today: date) -> ReviewStep:
    days = [each.on or each.created_at.date() for each in book.learnings]
    fresh = _since(days, first_day(today))
    if fresh:
        return ReviewStep(
            "learn", True, say_n("{n} thing written down.", "{n} things written down.", fresh)
        )
    return ReviewStep("learn", False, say("Nothing is written down this month yet."))


def _decided(book: Workbook, behind: Sequence[Kpi], today: date) -> ReviewStep:
    late = sum(is_late(each, today) for each in book.decisions)
    if late:
        text = say_n(
            "{n} decision is past its deadline.", "{n} decisions are past their deadlines.", late
        )
        return ReviewStep("decide", False, text)
    decided = {each.kpi_id for each in book.decisions if not each.done}
    bare = sum(kpi.id not in decided for kpi in behind)
    if bare:
        text = say_n(
            "For {n} KPI that is behind nothing is decided.",
            "For {n} KPIs that are behind nothing is decided.",
            bare,
        )
        return ReviewStep("decide", False, text)
    under_way = sum(not each.done for each in book.decisions)
    fresh = _since((each.created_at.date() for each in book.decisions), first_day(today))
    if under_way:
        text = say_n("{n} decision is under way.", "{n} decisions are under way.", under_way)
        return ReviewStep("decide", True, text)
    return ReviewStep(
        "decide", bool(fresh), say("Nothing is open.") if fresh else say("Nothing is decided yet.")
    )


def _since(days: Iterable[date], first: date) -> int:
    return sum(day >= first for day in days)
