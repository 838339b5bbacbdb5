"""A page as a person meets it: a database of its own, an open plan, a language."""

from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from streamlit.testing.v1 import AppTest

from smwork.domain.plan import ClientFields, PlanFields
from smwork.domain.workbook import Workbook
from smwork.store import clients
from smwork.store.database import Database, Work, database
from smwork.store.opening import prepare
from smwork.store.plan import read_plan

T = TypeVar("T")
FRAME = Path(__file__).parents[2] / "smwork" / "ui" / "frame.py"


class Desk:
    """A visitor's database and browser: what was stored, and the pages as they are drawn."""

    actor = clients.LOCAL

    def __init__(self, db: Database) -> None:
        self.db = db
        self.client_id = self.write(lambda tx: clients.add_client(tx, ClientFields(name="Bakery")))
        self.plan_id = self.write(
            lambda tx: clients.add_plan(
                tx,
                self.client_id,
                PlanFields(name="2026", start=date(2026, 1, 1), end=date(2026, 12, 31)),
            )
        )

    def write(self, work: Work[T]) -> T:
        """Do something in the store, as the visitor or a colleague would."""
        result = self.db.write(clients.LOCAL, work)
        assert result is not None
        return result

    def workbook(self) -> Workbook:
        """The plan as it is stored now."""
        return self.db.read(clients.LOCAL, lambda tx: read_plan(tx, self.plan_id))

    def page(self, key: str, language: str = "en") -> AppTest:
        """The page with the plan open, drawn once."""
        app = self._drawn(language, plan=self.plan_id)
        if key != "start":
            app.switch_page(f"../../pages/{key}.py").run()
        assert not app.exception
        return app

    @staticmethod
    def _drawn(language: str, **query: str) -> AppTest:
        app = AppTest.from_file(str(FRAME), default_timeout=20)
        app.context["locale"] = language
        app.query_params.update(query)
        return app.run()

    def start(self, language: str = "en") -> AppTest:
        """The start screen as it is met with no plan open."""
        return self._drawn(language)

    def clients(self) -> list[clients.ClientLine]:
        """The clients as the start screen reads them."""
        return self.db.read(clients.LOCAL, clients.read_clients)

    @staticmethod
    def wait_out_a_double_click(page: AppTest) -> None:
        """As if a moment had passed since the last click: the next one is a wish of its own."""
        kept = page.session_state["kept"]
        for key in [key for key in kept if key.startswith("ran.")]:
            del kept[key]

    def unfold(self, page: AppTest, record_id: str) -> None:
        """Open a record's fold, as a click on it does."""
        page.button(f"fold.{record_id}").click().run()


@pytest.fixture
def desk(data_dir: Path) -> Desk:
    """An empty plan of a client called Bakery."""
    prepare(database())
    return Desk(database())
