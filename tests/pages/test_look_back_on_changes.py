"""The plan's history in words, and the way back from a deletion."""

import pytest
from streamlit.testing.v1 import AppTest

from smwork.domain.accounts import CheckFields
from smwork.domain.goals import Goal, GoalFields, Kpi
from smwork.domain.plan import Plan
from smwork.domain.record import Record
from smwork.domain.research import ChannelFields
from smwork.store import records, versions
from smwork.store.clients import LOCAL
from tests.pages.conftest import Desk
from tests.pages.evaluation_desk import NOW, kpi_behind, open_part, told

pytestmark = pytest.mark.time_machine(NOW, tick=True)


def changed(desk: Desk, kind: type[Record], record_id: str, **changes: object) -> None:
    desk.write(lambda tx: records.change(tx, kind, record_id, 1, changes))


def removed(desk: Desk, kind: type[Record], record_id: str) -> None:
    desk.db.write(LOCAL, lambda tx: records.remove(tx, kind, record_id))


def opened(desk: Desk, language: str = "en") -> AppTest:
    """The page with the history unfolded."""
    page = desk.page("evaluation", language)
    page.session_state["history"] = True
    open_part(page, "check")
    return page


def history(desk: Desk, language: str = "en") -> str:
    return told(opened(desk, language))


def test_nothing_is_read_while_it_is_shut(desk: Desk) -> None:
    page = desk.page("evaluation")
    open_part(page, "check")
    assert "added" not in told(page)


def test_a_change_says_which_field_from_what_to_what(desk: Desk) -> None:
    changed(desk, Kpi, kpi_behind(desk), target=2500.0)
    assert "**KPI “Followers”**  \nTarget value: 2,000 → 2,500" in history(desk)


def test_a_change_is_told_in_dutch_with_the_names_of_what_it_points_to(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    goal = desk.write(lambda tx: records.add(tx, desk.plan_id, GoalFields(statement="Service")))
    changed(desk, Kpi, kpi_id, goal_id=goal, target_kind="growth")
    text = history(desk, "nl")
    assert "Doel: More families follow us → Service" in text
    assert "een niveau → groei per periode" in text


def test_what_came_along_in_one_action_is_counted(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    removed(desk, Goal, desk.workbook().goals[0].id)
    assert "**Goal “More families follow us” deleted** and 1 more" in history(desk)
    assert kpi_id not in {kpi.id for kpi in desk.workbook().kpis}


def test_a_deletion_is_taken_back_with_all_that_went_along(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    goal = desk.workbook().goals[0].id
    removed(desk, Goal, goal)
    page = opened(desk)
    page.button(f"bring.back.{goal}").click().run()

    assert [kpi.id for kpi in desk.workbook().kpis] == [kpi_id]
    assert "brought back" in told(page)
    assert not [each for each in page.button if each.key == f"bring.back.{goal}"]


def test_what_the_facts_name_is_told_by_its_name_not_by_its_key(desk: Desk) -> None:
    channel = desk.write(
        lambda tx: records.add(tx, desk.plan_id, ChannelFields(platform="facebook"))
    )
    desk.write(
        lambda tx: records.add(
            tx, desk.plan_id, CheckFields(channel_id=channel, item="field.category")
        )
    )
    changed(desk, Plan, desk.plan_id, mix_rule="thirds")
    text = history(desk, "nl")

    assert "Regel voor de mix: 50/25/20/5 → Drie keer een derde" in text
    assert "“Categorie” toegevoegd" in text


def test_who_did_it_is_said_also_where_nobody_has_a_name(desk: Desk) -> None:
    kpi_behind(desk)
    assert "You (this computer)" in history(desk)
    assert "Jij (deze computer)" in history(desk, "nl")


def test_freezing_and_going_back_are_told_as_one_thing_each(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    version = desk.write(lambda tx: versions.freeze(tx, desk.plan_id, "Spring"))
    changed(desk, Kpi, kpi_id, target=2500.0)
    revision = desk.workbook().plan.revision
    desk.write(lambda tx: versions.go_back(tx, version.id, revision, before="B", after="A"))
    text = history(desk)
    assert "**Went back to version 1 Spring** and 1 more" in text
    assert "**Version 1 Spring frozen**" in text
    assert "Teruggegaan naar versie 1 Spring" in history(desk, "nl")
