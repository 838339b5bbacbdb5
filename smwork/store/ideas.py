"""What grows out of what: a mention or a case becomes an idea, an idea a content item or an experiment."""

from typing import Literal

import sqlalchemy as sa

from smwork.domain.content import ItemFields
from smwork.domain.inspiration import ExperimentFields, IdeaFields
from smwork.errors import NotFoundError
from smwork.store import records
from smwork.store.database import Tx
from smwork.store.tables import PLAN, kind_of

Source = Literal["mention", "case"]
_LONGEST_TITLE = 200


def idea_from(tx: Tx, plan_id: str, origin: Source, origin_id: str, text: str) -> str:
    """Make an idea out of a mention or a case and return its id; the same one when it was made before."""
    table = kind_of(IdeaFields).table
    known = tx.connection.execute(
        sa.select(table.c.id).where(
            table.c.workspace_id == tx.workspace_id,
            table.c.plan_id == plan_id,
            table.c.origin_id == origin_id,
            table.c.removed_at.is_(None),
        )
    ).scalar()
    if known is not None:
        return str(known)
    return records.add(tx, plan_id, IdeaFields(text=text, origin=origin, origin_id=origin_id))


def item_from(tx: Tx, plan_id: str, idea_id: str) -> str:
    """Plan a content item out of an idea and return its id. Raises NotFoundError without the idea."""
    idea = _idea(tx, plan_id, idea_id)
    return records.add(
        tx,
        plan_id,
        ItemFields(
            title=_title(idea.text),
            message=idea.text,
            idea_id=idea_id,
            channel_id=idea.channel_id,
            audience_id=idea.audience_id,
        ),
    )


def experiment_from(tx: Tx, plan_id: str, idea_id: str) -> str:
    """Start an experiment out of an idea and return its id. Raises NotFoundError without the idea.

    It runs within the plan's period until somebody says otherwise.
    """
    idea, plan = _idea(tx, plan_id, idea_id), PLAN.table
    period = tx.connection.execute(
        sa.select(plan.c.start, plan.c.end).where(
            plan.c.workspace_id == tx.workspace_id, plan.c.id == plan_id
        )
    ).one()
    fields = ExperimentFields(
        statement=idea.text,
        idea_id=idea_id,
        channel_id=idea.channel_id,
        start=period.start,
        deadline=period.end,
    )
    return records.add(tx, plan_id, fields)


def _idea(tx: Tx, plan_id: str, idea_id: str) -> IdeaFields:
    table = kind_of(IdeaFields).table
    row = (
        tx.connection.execute(
            sa.select(*(table.c[name] for name in IdeaFields.model_fields)).where(
                table.c.workspace_id == tx.workspace_id,
                table.c.plan_id == plan_id,
                table.c.id == idea_id,
                table.c.removed_at.is_(None),
            )
        )
        .mappings()
        .one_or_none()
    )
    if row is None:
        raise NotFoundError("idea", idea_id)
    return IdeaFields.model_validate(dict(row))


def _title(text: str) -> str:
    """The first line of an idea, cut at a word to what a title holds."""
    line = " ".join(text.split("\n", 1)[0].split())
    return line if len(line) <= _LONGEST_TITLE else line[:_LONGEST_TITLE].rsplit(" ", 1)[0]
