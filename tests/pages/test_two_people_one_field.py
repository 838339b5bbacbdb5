"""Two people at one field: nothing is lost, and both values are shown."""

from streamlit.testing.v1 import AppTest

from smwork.domain.goals import Goal, GoalFields
from smwork.store import records
from tests.pages.conftest import Desk


def _goal_on_screen(desk: Desk) -> tuple[AppTest, str]:
    goal_id = desk.write(lambda tx: records.add(tx, desk.plan_id, GoalFields(statement="Leads")))
    page = desk.page("goals")
    desk.unfold(page, goal_id)
    return page, goal_id


def _colleague_changes(desk: Desk, goal_id: str, field: str, value: str) -> None:
    version = desk.workbook().goals[0].version
    desk.write(lambda tx: records.change(tx, Goal, goal_id, version, {field: value}))


def test_my_value_and_theirs_are_both_shown_and_neither_is_lost(desk: Desk) -> None:
    page, goal_id = _goal_on_screen(desk)
    _colleague_changes(desk, goal_id, "agreed_by", "Bob")
    page.text_input(f"goal.agreed_by.{goal_id}").set_value("Anna").run()

    assert desk.workbook().goals[0].agreed_by == "Bob"
    assert page.text_input(f"goal.agreed_by.{goal_id}").value == "Anna"
    assert any("Bob" in each.value for each in page.markdown)


def test_what_i_typed_in_what_they_removed_is_told_and_not_lost(desk: Desk) -> None:
    page, goal_id = _goal_on_screen(desk)
    desk.db.write(desk.actor, lambda tx: records.remove(tx, Goal, goal_id))
    page.text_input(f"goal.agreed_by.{goal_id}").set_value("Anna").run()

    assert "no longer here" in page.error[0].value
    assert "You typed\\: “Anna”" in page.error[0].value
    assert not page.exception


def test_i_may_keep_mine(desk: Desk) -> None:
    page, goal_id = _goal_on_screen(desk)
    _colleague_changes(desk, goal_id, "agreed_by", "Bob")
    page.text_input(f"goal.agreed_by.{goal_id}").set_value("Anna").run()
    page.button(f"mine.goal.agreed_by.{goal_id}").click().run()

    assert desk.workbook().goals[0].agreed_by == "Anna"


def test_or_take_theirs(desk: Desk) -> None:
    page, goal_id = _goal_on_screen(desk)
    _colleague_changes(desk, goal_id, "agreed_by", "Bob")
    page.text_input(f"goal.agreed_by.{goal_id}").set_value("Anna").run()
    page.button(f"take.goal.agreed_by.{goal_id}").click().run()

    assert page.text_input(f"goal.agreed_by.{goal_id}").value == "Bob"
    assert desk.workbook().goals[0].agreed_by == "Bob"


def test_two_people_in_two_fields_of_one_goal_do_not_meet(desk: Desk) -> None:
    page, goal_id = _goal_on_screen(desk)
    _colleague_changes(desk, goal_id, "measured", "GA4")
    page.text_input(f"goal.agreed_by.{goal_id}").set_value("Anna").run()

    (goal,) = desk.workbook().goals
    assert (goal.agreed_by, goal.measured) == ("Anna", "GA4")
    assert page.text_input(f"goal.measured.{goal_id}").value == "GA4"
