"""What there is once per pair: a tick per account and item, a fit per audience and channel.

The record is made at the first touch and changed after that, so that ticking asks for no "add".
A tick is one wish: of two that arrive together the last one counts, and the history has both.
"""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from smwork.domain.accounts import CheckFields, CheckState
from smwork.domain.record import Fields
from smwork.domain.research import FitFields, Use
from smwork.store import records
from smwork.store.database import Tx
from smwork.store.tables import kind_of


def set_check(tx: Tx, plan_id: str, channel_id: str, item: str, state: CheckState, on: date) -> str:
    """Say how an item of an account's checklist stands, done on that day; return the record's id."""
    done_on = on if state == "done" else None
    fields = CheckFields(channel_id=channel_id, item=item, state=state, done_on=done_on)
    return _set(tx, plan_id, fields, ("channel_id", "item"))


def set_check_value(tx: Tx, plan_id: str, channel_id: str, item: str, value: str) -> str:
    """Keep the text that stands in a field of an account's profile; return the record's id."""
    fields = CheckFields(channel_id=channel_id, item=item, value=value)
    return _set(tx, plan_id, fields, ("channel_id", "item"))


def set_fit(tx: Tx, plan_id: str, channel_id: str, audience_id: str, uses: Use) -> str:
    """Say whether an audience is on a channel; return the record's id."""
    fields = FitFields(channel_id=channel_id, audience_id=audience_id, uses=uses)
    return _set(tx, plan_id, fields, ("channel_id", "audience_id"))


def _set(tx: Tx, plan_id: str, fields: Fields, pair: Sequence[str]) -> str:
    """Change the record of this pair by the fields that were given, or add it with them."""
    kind = kind_of(type(fields))
    # The plan's row is locked first: of two people who touch a pair for the first time, the second
    # finds the record of the first.
    records.touch_plan(tx, plan_id)
    given = fields.model_dump(include=fields.model_fields_set)
    table = kind.table
    row = tx.connection.execute(
        sa.select(table.c.id, table.c.version).where(
            table.c.workspace_id == tx.workspace_id,
            table.c.plan_id == plan_id,
            table.c.removed_at.is_(None),
            *(table.c[column] == given[column] for column in pair),
        )
    ).one_or_none()
    if row is None:
        return records.add(tx, plan_id, fields)
    records.change(tx, kind.record, row.id, row.version, given)
    return str(row.id)
