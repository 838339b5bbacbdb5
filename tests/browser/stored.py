"""What the server has stored, read through the store and beside the screen."""

from collections.abc import Iterator
from contextlib import contextmanager

from smwork.domain.series import MonthSum
from smwork.domain.workbook import Workbook
from smwork.store.clients import LOCAL, ClientLine, read_clients
from smwork.store.database import Database
from smwork.store.plan import read_plan
from smwork.store.series import read_months
from tests.browser.server import Running


class Stored:
    """A running server's database. It is never written to here."""

    def __init__(self, server: Running) -> None:
        self._db = Database(f"sqlite:///{server.data_dir / 'smwork.db'}")

    def clients(self) -> list[ClientLine]:
        """Every client with its plans."""
        return self._db.read(LOCAL, read_clients)

    def client(self, name: str) -> ClientLine:
        """The one client of this name."""
        (found,) = [each for each in self.clients() if each.name == name]
        return found

    def book(self, plan_id: str) -> Workbook:
        """A plan as it is on disk now."""
        return self._db.read(LOCAL, lambda tx: read_plan(tx, plan_id))

    def months(self, plan_id: str) -> tuple[MonthSum, ...]:
        """The figures per month of the plan's client."""
        return self._db.read(LOCAL, lambda tx: read_months(tx, read_plan(tx, plan_id).client.id))

    def close(self) -> None:
        """Let go of the file."""
        self._db.engine.dispose()


@contextmanager
def stored_by(server: Running) -> Iterator[Stored]:
    """The database of a server, for as long as one looks."""
    stored = Stored(server)
    try:
        yield stored
    finally:
        stored.close()
