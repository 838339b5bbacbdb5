"""Without a mouse: from the first key to a stored goal, and every control is met in order."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from smwork.domain.plan import ClientFields, PlanFields
from smwork.store import clients
from smwork.store.clients import LOCAL
from smwork.store.database import Database, Tx
from tests.browser.app import App
from tests.browser.server import Running
from tests.browser.stored import Stored, stored_by

FAR = 60
"""Keys after which one gives up."""
_FOCUSED = """() => {
  const at = document.activeElement, keyed = at.closest('[class*="st-key-"]');
  const key = keyed ? [...keyed.classList].find(each => each.startsWith('st-key-')) : '';
  const box = at.getBoundingClientRect();
  return [key, box.width > 0 && box.height > 0];
}"""


@pytest.fixture
def stored(server: Running) -> Iterator[Stored]:
    with stored_by(server) as found:
        yield found


@pytest.fixture
def plan(server: Running) -> str:
    database = Database(f"sqlite:///{server.data_dir / 'smwork.db'}")

    def work(tx: Tx) -> str:
        client = clients.add_client(tx, ClientFields(name="Zilt"))
        return clients.add_plan(tx, client, PlanFields(name="Zomer"))

    made = database.write(LOCAL, work)
    database.engine.dispose()
    assert made is not None
    return made


def tab_to(app: App, key: str) -> None:
    """Press Tab until the widget with this key has the focus, once all of them are there."""
    app.is_at_rest()
    met = []
    for _ in range(FAR):
        app.page.keyboard.press("Tab")
        found, visible = app.page.evaluate(_FOCUSED)
        met.append(found)
        if found == f"st-key-{key.replace('.', '-')}":
            assert visible
            return
    pytest.fail(f"{key} is not reached by Tab: {met}")


def test_a_goal_is_added_and_filled_in_by_keyboard_alone(
    app: App, page: Page, stored: Stored, plan: str
) -> None:
    app.open("/goals", plan=plan)
    tab_to(app, "add.goal")
    page.keyboard.type("Meer leads")
    with app.run():
        page.keyboard.press("Enter")
    (goal,) = stored.book(plan).goals
    assert goal.statement == "Meer leads"

    app.reload()
    tab_to(app, f"fold.{goal.id}")
    with app.run():
        page.keyboard.press("Enter")
    expect(app.field(f"goal.reached.{goal.id}")).to_be_visible()
    tab_to(app, f"goal.reached.{goal.id}")
    with app.run():
        page.keyboard.type("Een volle agenda")
        page.keyboard.press("Tab")
    assert stored.book(plan).goals[0].reached == "Een volle agenda"


def test_the_skip_link_leads_past_the_navigation(app: App, page: Page, plan: str) -> None:
    app.open("/goals", plan=plan)
    app.is_at_rest()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    inside: bool = page.evaluate(
        "() => document.activeElement.closest('[data-testid=stMain]') !== null"
    )
    assert inside


def test_no_control_is_pulled_forward(app: App, page: Page, plan: str) -> None:
    """Each comes where it stands: a tab index above nought would jump the queue."""
    app.open("/plan", plan=plan)
    expect(app.field(f"plan.name.{plan}")).to_be_visible()
    app.is_at_rest()

    assert page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count() == 0
