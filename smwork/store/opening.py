"""What a server does with its database before the first visitor is let in."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from smwork.errors import BusyError
from smwork.settings import settings
from smwork.store.clients import LOCAL, open_local_workspace
from smwork.store.database import Database
from smwork.store.figure_tables import ACCOUNT, FILE
from smwork.store.importing import clear_up
from smwork.store.schema import migrate
from smwork.store.tables import OPERATION

CLICKS_KEPT = timedelta(days=30)
"""How long the names of clicks are kept. A click that arrives twice does so within minutes."""


def prepare(database: Database) -> None:
    """Bring the schema up to date and see that the local user has a workspace.

    Raises SchemaTooNewError, or StoreUnavailableError when the database can't be reached.
    """
    migrate(database)
    open_local_workspace(database, settings().user_name.strip())
    _forget_old_clicks(database)
    _clear_up(database)


def _forget_old_clicks(database: Database) -> None:
    with database.begin(writes=True) as connection:
        connection.execute(
            OPERATION.delete().where(OPERATION.c.at < datetime.now(UTC) - CLICKS_KEPT)
        )


def _clear_up(database: Database) -> None:
    """End the imports that the last server left half done when it died."""
    with database.begin(writes=False) as connection:
        half_done = connection.execute(
            sa.select(ACCOUNT.c.client_id)
            .join(FILE, sa.and_(FILE.c.workspace_id == ACCOUNT.c.workspace_id, _of_account()))
            .where(ACCOUNT.c.workspace_id == LOCAL.workspace_id, FILE.c.state != "kept")
            .distinct()
        ).scalars()
        client_ids = list(half_done)
    for client_id in client_ids:
        with suppress(BusyError):  # another server is still at it
            clear_up(database, LOCAL, client_id)


def _of_account() -> sa.ColumnElement[bool]:
    return FILE.c.account_id == ACCOUNT.c.id
