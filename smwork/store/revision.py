"""How often a client's figures changed: what was read of them is kept under that number."""

import sqlalchemy as sa

from smwork.errors import NotFoundError
from smwork.store.database import Tx
from smwork.store.tables import CLIENT

# Read at every run of every page: put together once, as that costs more than the reading itself.
_REVISION = sa.select(CLIENT.table.c.figures_revision).where(
    CLIENT.table.c.workspace_id == sa.bindparam("workspace"),
    CLIENT.table.c.id == sa.bindparam("id"),
    CLIENT.table.c.removed_at.is_(None),
)


def figures_revision(tx: Tx, client_id: str) -> int:
    """How often they changed so far. Raises NotFoundError for a foreign or removed client."""
    asked = {"workspace": tx.workspace_id, "id": client_id}
    revision = tx.connection.execute(_REVISION, asked).scalar_one_or_none()
    if revision is None:
        raise NotFoundError("client", client_id)
    return int(revision)


def move_on(tx: Tx, client_id: str) -> None:
    """Count that they have changed."""
    client = CLIENT.table
    tx.connection.execute(
        client.update()
        .where(client.c.workspace_id == tx.workspace_id, client.c.id == client_id)
        .values(figures_revision=client.c.figures_revision + 1)
    )
