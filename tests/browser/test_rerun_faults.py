"""What a browser can do at the wrong moment: nothing that was typed is lost, nothing counts twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from smwork.domain.goals import GoalFields, KpiFields
from smwork.domain.plan import ClientFields, PlanFields
from smwork.store import clients, records
from smwork.store.clients import LOCAL
from smwork.store.database import Database, Tx
from tests.browser.app import FINGER, App
from tests.browser.server import Running, free_port, running_app
from tests.browser.stored import Stored, stored_by

TRIES = 5


@pytest.fixture
def stored(server: Running) -> Iterator[Stored]:
    with stored_by(server) as found:
        yield found


def _goals(server: Running, count: int = 1) -> tuple[str, list[str]]:
    """A plan, and goals in it that have a KPI each: their ids."""
    database = Database(f"sqlite:///{server.data_dir / 'smwork.db'}")

    def work(tx: Tx) -> tuple[str, list[str]]:
        client = clients.add_client(tx, ClientFields(name="Zilt"))
        plan = clients.add_plan(tx, client, PlanFields(name="Zomer"))
        goals = [records.add(tx, plan, GoalFields(statement="Leads")) for _ in range(count)]
        for goal in goals:
            records.add(tx, plan, KpiFields(goal_id=goal, formula="leads", target=1))
        return plan, goals

    made = database.write(LOCAL, work)
    database.engine.dispose()
    assert made is not None
    return made


def _open_goal(app: App, server: Running) -> tuple[str, str]:
    plan, (goal,) = _goals(server)
    app.open("/goals", plan=plan)
    app.unfold(goal)
    return plan, goal


def _kpis_of(stored: Stored, plan: str, goal: str) -> list[float | None]:
    return [kpi.target for kpi in stored.book(plan).kpis if kpi.goal_id == goal]


def test_a_click_right_behind_what_is_typed_loses_neither(
    app: App, server: Running, stored: Stored
) -> None:
    plan, goals = _goals(server, TRIES)
    app.open("/goals", plan=plan)
    for goal in goals:
        app.unfold(goal)
        (kpi,) = [each.id for each in stored.book(plan).kpis if each.goal_id == goal]
        fields = app.page.locator("[class*='st-key-kpi-formula']")
        app.is_at_rest()
        before = fields.count()
        app.field(f"goal.agreed_by.{goal}").fill("Anna")
        app.field(f"kpi.target.{kpi}").fill("100")
        app.key(f"add.kpi.{goal}.button").get_by_role("button").click(delay=FINGER)
        expect(fields).to_have_count(before + 1)

        assert _kpis_of(stored, plan, goal) == [100, None]
        assert {each.id: each.agreed_by for each in stored.book(plan).goals}[goal] == "Anna"


def test_leaving_the_page_right_behind_what_is_typed_keeps_it(
    app: App, server: Running, stored: Stored
) -> None:
    plan, goal = _open_goal(app, server)
    for number in range(TRIES):
        app.field(f"goal.measured.{goal}").fill(f"GA4 {number}")
        app.go("Plan")
        expect(app.field(f"plan.name.{plan}")).to_be_visible()
        assert stored.book(plan).goals[0].measured == f"GA4 {number}"
        app.go("1 Doelen")
        expect(app.field(f"goal.measured.{goal}")).to_have_value(f"GA4 {number}")


def test_a_tap_on_a_link_right_behind_what_is_typed_never_empties_the_page(
    app: App, server: Running, stored: Stored
) -> None:
    """A tap comes before what it ends: Streamlit leaves the page, and comes back to save the text."""
    plan, goal = _open_goal(app, server)
    app.field(f"goal.measured.{goal}").fill("GA4")
    with app.run():
        app.page.get_by_test_id("stSidebarNav").get_by_role("link", name="Plan").click()

    app.is_at_rest()  # it goes and comes back: two runs
    on_screen = [each.input_value() for each in app.field(f"goal.statement.{goal}").all()]
    assert on_screen in ([], ["Leads"])  # on the next page, or still on this one
    assert stored.book(plan).goals[0].measured == "GA4"


def test_a_reload_in_the_middle_of_a_save_keeps_it(
    app: App, server: Running, stored: Stored
) -> None:
    plan, goal = _open_goal(app, server)
    for number in range(TRIES):
        with app.handed_over():
            app.fill(f"goal.agreed_by.{goal}", f"Bob {number}")
        app.reload()
        assert stored.book(plan).goals[0].agreed_by == f"Bob {number}"
        app.unfold(goal)


def test_a_double_click_counts_once(app: App, server: Running, stored: Stored) -> None:
    plan, goal = _open_goal(app, server)
    with app.run():
        app.key(f"add.kpi.{goal}.button").get_by_role("button").dblclick()
    expect(app.page.locator("[class*='st-key-kpi-formula']")).to_have_count(2)
    app.fill("add.goal", "Abonnees")
    with app.run():
        app.button_of("form.goal").dblclick()
    expect(app.field("add.goal")).to_have_value("")

    app.reload()
    assert len(_kpis_of(stored, plan, goal)) == 2
    assert [each.statement for each in stored.book(plan).goals] == ["Leads", "Abonnees"]


def test_what_was_typed_when_the_line_dropped_is_saved_when_it_is_back(
    page: Page, server: Running, stored: Stored
) -> None:
    app = App(page, server.url)  # the console may complain of the connection
    plan, goal = _open_goal(app, server)
    app.lose_the_line_while(lambda: app.field(f"goal.reached.{goal}").fill("Een volle agenda"))
    expect(app.field(f"goal.reached.{goal}")).to_have_value("Een volle agenda")
    app.write(f"goal.agreed_by.{goal}", "Anna")

    found = stored.book(plan).goals[0]
    assert (found.reached, found.agreed_by) == ("Een volle agenda", "Anna")


def test_the_first_click_after_the_server_restarted_counts(page: Page, tmp_path: Path) -> None:
    port = free_port()
    with running_app(tmp_path, port=port) as server:
        app = App(page, server.url)
        plan, goal = _open_goal(app, server)
        app.field(f"goal.reached.{goal}").fill("Een volle agenda")

    app.is_cut_off()
    with running_app(tmp_path, port=port) as server, stored_by(server) as stored:
        app.is_connected()
        expect(app.field(f"goal.reached.{goal}")).to_have_value("Een volle agenda")
        app.click(f"add.kpi.{goal}.button")
        expect(page.locator("[class*='st-key-kpi-formula']")).to_have_count(2)
        assert len(_kpis_of(stored, plan, goal)) == 2

        # Whether the text is newer than what is stored, nobody knows any more: one is asked.
        expect(app.field(f"goal.reached.{goal}")).to_have_value("Een volle agenda")
        app.click(f"mine.goal.reached.{goal}")
        assert stored.book(plan).goals[0].reached == "Een volle agenda"


def test_the_first_line_that_is_added_after_the_server_restarted_counts(
    page: Page, tmp_path: Path
) -> None:
    port = free_port()
    with running_app(tmp_path, port=port) as server:
        app = App(page, server.url)
        plan, _ = _open_goal(app, server)

    app.is_cut_off()
    with running_app(tmp_path, port=port) as server, stored_by(server) as stored:
        app.is_connected()
        app.fill("add.goal", "Abonnees")
        app.hand_in("form.goal")
        expect(app.field("add.goal")).to_have_value("")
        assert [each.statement for each in stored.book(plan).goals] == ["Leads", "Abonnees"]


def test_the_first_item_that_is_planned_after_the_server_restarted_counts(
    page: Page, tmp_path: Path
) -> None:
    port = free_port()
    with running_app(tmp_path, port=port) as server:
        app = App(page, server.url)
        plan, _ = _goals(server)
        app.open("/content", plan=plan)

    app.is_cut_off()
    with running_app(tmp_path, port=port) as server, stored_by(server) as stored:
        app.is_connected()
        app.fill("add.item.title", "Zo rijgen we een ketting")
        app.hand_in("form.add.item")
        expect(app.field("add.item.title")).to_have_value("")
        assert [each.title for each in stored.book(plan).items] == ["Zo rijgen we een ketting"]
