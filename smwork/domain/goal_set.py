"""What is said of a plan's goals together: enough of them, and more than popularity alone."""

from dataclasses import dataclass
from typing import Final

from smwork.domain.kpi import formula_of
from smwork.domain.say import Say, say, say_n
from smwork.domain.workbook import Workbook

GOALS_NEEDED: Final = 3
"""Method G1: at least three goals."""


@dataclass(frozen=True, slots=True)
class GoalWarning:
    """Something that is missing in the goals as a whole, and what would mend it."""

    why: Say
    mend: Say


def goal_warnings(workbook: Workbook) -> tuple[GoalWarning, ...]:
    """All that is to be said of the plan's goals together."""
    found = (fewer_than_three(workbook), popularity_only(workbook))
    return tuple(warning for warning in found if warning is not None)


def fewer_than_three(workbook: Workbook) -> GoalWarning | None:
    """Fewer than three goals that say something and have not been dropped (method G1)."""
    kept = sum(bool(goal.statement) and goal.status != "dropped" for goal in workbook.goals)
    if kept >= GOALS_NEEDED:
        return None
    why = say_n("The plan has {n} goal so far.", "The plan has {n} goals so far.", kept)
    if not kept:
        why = say("The plan has no goals yet.")
    mend = say_n(
        "Add at least one more: three goals keep a plan in balance.",
        "Add at least {n} more: three goals keep a plan in balance.",
        GOALS_NEEDED - kept,
    )
    return GoalWarning(why, mend)


def popularity_only(workbook: Workbook) -> GoalWarning | None:
    """Every KPI that is chosen counts popularity: likes, shares, followers (method G3)."""
    dropped = {goal.id for goal in workbook.goals if goal.status == "dropped"}
    kept = [kpi for kpi in workbook.kpis if kpi.goal_id not in dropped]
    chosen = [formula for formula in map(formula_of, kept) if formula is not None]
    if not chosen or not all(formula.popularity for formula in chosen):
        return None
    return GoalWarning(
        say("All KPIs of this plan count popularity: followers, likes or shares."),
        say("Put leads, referrals or conversions beside them, so that you see what it brings."),
    )
