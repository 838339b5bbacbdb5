"""A plan split by branch or region: a copy for each, with the channels that are that branch's."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from smwork.domain.branches import Branch
from smwork.domain.plan import Plan
from smwork.domain.record import LINE_LENGTH
from smwork.errors import InvalidError
from smwork.store import records
from smwork.store.clients import copy_plan
from smwork.store.database import Tx
from smwork.store.plan import read_plan
from smwork.store.tables import PLAN


@dataclass(frozen=True, slots=True)
class Sibling:
    """A plan of the same client, as the comparison lists it."""

    id: str
    name: str
    branch: str
    split_from: str | None


def split_plan(tx: Tx, plan_id: str, branches: Sequence[Branch]) -> list[str]:
    """Make a plan for each branch and return their ids; the plan itself stays as the whole.

    A channel that is not the branch's is not copied, nor what is about it. Raises NotFoundError for
    a foreign plan, InvalidError for a branch without a name, with one that is longer than a name may
    be, or with a channel the plan doesn't have.
    """
    book = read_plan(tx, plan_id)
    known = {channel.id for channel in book.channels}
    for branch in branches:
        fits = 0 < len(branch.name.strip()) <= LINE_LENGTH
        if not fits or not known.issuperset(branch.channel_ids):
            raise InvalidError("plan", "branch", "a name and channels of the plan")
    return [
        copy_plan(tx, plan_id, _called(book.plan, branch.name.strip()), branch)
        for branch in branches
    ]


def undo_split(tx: Tx, plan_ids: Sequence[str]) -> None:
    """Remove the plans that were made by a split."""
    for plan_id in plan_ids:
        records.remove(tx, Plan, plan_id)


def read_siblings(tx: Tx, plan_id: str) -> list[Sibling]:
    """The plans of the same client that are not put away, the plan itself too, in the order made.

    Raises NotFoundError for a foreign plan.
    """
    plan = PLAN.table
    client_id = read_plan(tx, plan_id).client.id
    rows = tx.connection.execute(
        sa.select(plan.c.id, plan.c.name, plan.c.branch, plan.c.split_from)
        .where(
            plan.c.workspace_id == tx.workspace_id,
            plan.c.client_id == client_id,
            plan.c.removed_at.is_(None),
            plan.c.archived.is_(False),
        )
        .order_by(plan.c.id)
    )
    return [Sibling(*row) for row in rows]


def _called(plan: Plan, branch: str) -> str:
    """The plan's name with the branch's behind it: of the two, the plan's gives way."""
    behind = f" · {branch}"
    return (plan.name[: max(LINE_LENGTH - len(behind), 0)] + behind).strip(" ·")
