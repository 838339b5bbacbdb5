"""What a server does with its database before the first visitor is let in."""

from smwork.store.clients import open_local_workspace
from smwork.store.database import Database
from smwork.store.schema import migrate


def prepare(database: Database) -> None:
    """Bring the schema up to date and see that the local user has a workspace.

    Raises SchemaTooNewError, or StoreUnavailableError when the database can't be reached.
    """
    migrate(database)
    open_local_workspace(database)
