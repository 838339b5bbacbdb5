"""What a server does with its database before the first visitor is let in."""

from datetime import UTC, datetime, timedelta

from smwork.settings import settings
from smwork.store.clients import open_local_workspace
from smwork.store.database import Database
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


def _forget_old_clicks(database: Database) -> None:
    with database.begin(writes=True) as connection:
        connection.execute(
            OPERATION.delete().where(OPERATION.c.at < datetime.now(UTC) - CLICKS_KEPT)
        )
