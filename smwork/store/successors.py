"""A reached goal makes room for the next one, in one step that can be taken back."""

from smwork.domain.goals import Goal
from smwork.domain.successors import Successor
from smwork.store import records
from smwork.store.database import Tx


def replace_goal(tx: Tx, plan_id: str, goal_id: str, version: int, successor: Successor) -> str:
    """Note the goal as reached and add the one that follows it; returns the new goal's id.

    Raises NotFoundError for a foreign plan or goal, ConflictError when somebody else changed its status.
    """
    records.change(tx, Goal, goal_id, version, {"status": "reached"})
    fresh = records.add(tx, plan_id, successor.goal)
    kpis = [kpi.model_copy(update={"goal_id": fresh}) for kpi in successor.kpis]
    records.add_many(tx, plan_id, kpis)
    return fresh


def take_back(tx: Tx, goal_id: str, version: int, successor_id: str) -> None:
    """Open the goal again and remove the one that followed it, with its KPIs."""
    records.remove(tx, Goal, successor_id)
    records.change(tx, Goal, goal_id, version, {"status": "open"})
