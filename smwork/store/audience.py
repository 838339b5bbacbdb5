"""Who an account's people are: each file's shares beside one another, of which the latest count."""

from collections.abc import Sequence
from itertools import groupby

import sqlalchemy as sa

from smwork.domain.audience import AudienceBreakdown, AudienceShare
from smwork.store.database import Tx
from smwork.store.figure_tables import ACCOUNT, AUDIENCE, FILE
from smwork.store.portions import portions
from smwork.store.post_claims import Kept

_BATCH = 1_000


def keep_audience(tx: Tx, account_id: str, file_id: str, shares: Sequence[AudienceShare]) -> Kept:
    """Keep what a file says of an account's people. What another file says of them stays, too."""
    once = {(each.whom, each.dimension, each.part): each for each in shares}
    rows = [
        {
            "workspace_id": tx.workspace_id,
            "file_id": file_id,
            "account_id": account_id,
            "whom": each.whom,
            "dimension": each.dimension,
            "part": each.part,
            "day": each.day,
            "share": each.share,
            "line": each.line,
        }
        for each in once.values()
    ]
    for some in portions(rows, _BATCH):
        tx.connection.execute(AUDIENCE.insert(), some)
    return Kept(new=len(rows))


def remove_audience_of(tx: Tx, file_id: str) -> None:
    """Take back what a file said of an account's people."""
    tx.connection.execute(
        AUDIENCE.delete().where(
            AUDIENCE.c.workspace_id == tx.workspace_id, AUDIENCE.c.file_id == file_id
        )
    )


def read_audience(tx: Tx, client_id: str) -> list[AudienceBreakdown]:
    """Of each of our accounts and each dimension the latest shares, largest first.

    The day counts; of one day, the file that came in last. A foreign client has none.
    """
    rows = tx.connection.execute(
        sa.select(AUDIENCE, ACCOUNT.c.platform, ACCOUNT.c.handle, FILE.c.no)
        .join(FILE, _same(FILE, AUDIENCE.c.file_id))
        .join(ACCOUNT, _same(ACCOUNT, AUDIENCE.c.account_id))
        .where(
            AUDIENCE.c.workspace_id == tx.workspace_id,
            ACCOUNT.c.client_id == client_id,
            ACCOUNT.c.competitor.is_(None),
            FILE.c.state == "kept",
        )
        .order_by(
            *(ACCOUNT.c.platform, ACCOUNT.c.handle, AUDIENCE.c.whom, AUDIENCE.c.dimension),
            *(AUDIENCE.c.day.desc(), FILE.c.no.desc(), AUDIENCE.c.share.desc(), AUDIENCE.c.part),
        )
    )
    found = []
    for key, group in groupby(rows, lambda r: (r.platform, r.handle, r.whom, r.dimension)):
        shares = list(group)
        newest = shares[0]
        latest = [(r.part, r.share) for r in shares if r.no == newest.no]
        found.append(AudienceBreakdown(*key, newest.day, latest))
    return found


def _same(table: sa.Table, column: sa.Column[str]) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.workspace_id == AUDIENCE.c.workspace_id, table.c.id == column)
