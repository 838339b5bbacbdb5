"""From figures to the next version: import, review, decide, keep, and see what changed."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from smwork.domain.goals import GoalFields, Kpi, KpiFields
from smwork.domain.months import next_month
from smwork.domain.plan import ClientFields, Language, PlanFields
from smwork.domain.research import ChannelFields
from smwork.locale import translator
from smwork.store import clients, records, versions
from smwork.store.clients import LOCAL
from smwork.store.database import Database, Tx
from smwork.ui.context import ZONE
from smwork.ui.evaluation.page import VERDICTS
from tests.browser.app import App
from tests.browser.server import Running
from tests.browser.stored import Stored, stored_by
from tests.browser.walk.figures import import_figures
from tests.browser.walk.told import TOLD, Told, period
from tests.browser.walk.walk import Walk

ENGLISHMAN = pytest.mark.browser_context_args(locale="en-GB")
LANGUAGES = ["nl", pytest.param("en", marks=ENGLISHMAN)]
NOTES: dict[Language, str] = {
    "nl": "De molen stond een week stil",
    "en": "The mill stood still for a week",
}
REASONS: dict[Language, str] = {
    "nl": "Facebook ligt achter, dus daar gaat de tijd naartoe",
    "en": "Facebook is behind, so that is where the time goes",
}


@pytest.fixture
def stored(server: Running) -> Iterator[Stored]:
    with stored_by(server) as found:
        yield found


def a_plan(server: Running, told: Told) -> str:
    """A mill's plan with one KPI on Facebook that can only be behind, and its first version."""
    today = datetime.now(ZONE).date()
    start, end = period(today)

    def work(tx: Tx) -> str:
        client = clients.add_client(tx, ClientFields(name=f"{told.client} 2"))
        plan = clients.add_plan(tx, client, PlanFields(name=told.plan, start=start, end=end))
        goal = records.add(tx, plan, GoalFields(statement=told.goals[1]))
        page = records.add(tx, plan, ChannelFields(platform="facebook", handle="molendehoop"))
        kpi = KpiFields(
            goal_id=goal, formula="reach", channel_id=page, target_kind="count", target=900_000
        )
        records.add(tx, plan, kpi)
        versions.freeze(tx, plan, told.plan)
        return plan

    database = Database(f"sqlite:///{server.data_dir / 'smwork.db'}")
    try:
        made = database.write(LOCAL, work)
    finally:
        database.engine.dispose()
    assert made is not None
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_a_file_to_the_next_version(
    app: App, server: Running, stored: Stored, language: Language, tmp_path: Path
) -> None:
    today = datetime.now(ZONE).date()
    walk = Walk(app, translator(language), TOLD[language], stored, today)
    walk.plan_id = a_plan(server, walk.told)
    (kpi,) = walk.book.kpis
    app.open("/evaluation", plan=walk.plan_id)

    import_figures(walk, tmp_path)
    with walk.step("Monthly review"):
        app.click("review.start")
        go_on(walk)
        look_at_the_kpi(walk, kpi)
        go_on(walk)
        go_on(walk)
        decide(walk, kpi)
        app.click("review.next")  # one is still typing: there the key is the field's own
        app.fill(f"keep.review.reason.{next_month(today, -1)}", REASONS[language])
        app.hand_in("form.keep.review")
        walk.shows("As it was kept")
        walk.draws()
    see_what_changed(walk, REASONS[language])


def go_on(walk: Walk) -> None:
    """On to the next screen as a clicker does."""
    walk.has_only_its_own_language()
    with walk.app.run():
        walk.page.keyboard.press("PageDown")


def look_at_the_kpi(walk: Walk, kpi: Kpi) -> None:
    """It is behind; something is noted on its chart, and a decision is taken about it."""
    expect(walk.app.key("review.screen")).to_contain_text(walk.t(VERDICTS["behind"]))
    walk.draws()
    walk.add(f"annotation.{kpi.id}", NOTES[walk.t.language])
    (note,) = walk.book.annotations
    assert (note.text, note.kpi_id) == (NOTES[walk.t.language], kpi.id)
    walk.app.click(f"review.decide.{kpi.id}")


def decide(walk: Walk, kpi: Kpi) -> None:
    """The decision waits, about this KPI, to be filled in."""
    (decision,) = walk.book.decisions
    assert decision.kpi_id == kpi.id
    walk.app.write(f"decision.statement.{decision.id}", walk.told.decision)
    walk.app.write(f"decision.owner.{decision.id}", "Anna")


def see_what_changed(walk: Walk, reason: str) -> None:
    """From the kept review straight to the difference: the decision, and why."""
    with walk.app.run():
        walk.page.get_by_role("link", name=walk.t("See what changed in the plan")).click()
    (decision,) = walk.book.decisions
    told = walk.app.key(f"differs.{decision.id}")
    expect(told).to_contain_text(walk.told.decision)
    expect(told).to_contain_text(reason)
    walk.has_only_its_own_language()
