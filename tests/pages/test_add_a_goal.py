"""Adding a goal on the goals page, and making it SMART while one types."""

import re
from datetime import date

from streamlit.testing.v1 import AppTest

from smwork.domain.goals import GoalFields, KpiFields
from smwork.domain.plan import ObjectiveFields
from smwork.store import records
from tests.pages.conftest import Desk


def test_a_goal_that_is_added_is_in_the_plan_and_unfolded(desk: Desk) -> None:
    page = desk.page("goals")
    page.text_input("add.goal").set_value("300 trial subscriptions through Facebook")
    page.button("FormSubmitter:form.goal-Add goal").click().run()

    (goal,) = desk.workbook().goals
    assert goal.statement == "300 trial subscriptions through Facebook"
    assert page.text_input(f"goal.statement.{goal.id}").value == goal.statement


def test_an_empty_goal_is_not_added_and_the_page_says_what_to_do(desk: Desk) -> None:
    page = desk.page("goals")
    page.button("FormSubmitter:form.goal-Add goal").click().run()

    assert desk.workbook().goals == ()
    assert page.error[0].value == "Write it down first, then add it."


def test_a_field_is_saved_when_it_is_left_and_the_verdict_follows(desk: Desk) -> None:
    goal_id = desk.write(
        lambda tx: records.add(tx, desk.plan_id, GoalFields(statement="More subscriptions"))
    )
    page = desk.page("goals")
    desk.unfold(page, goal_id)
    assert "T" not in smart_letters_met(page)
    page.date_input(f"goal.start.{goal_id}").set_value(date(2026, 2, 1)).run()
    page.date_input(f"goal.deadline.{goal_id}").set_value(date(2026, 11, 1)).run()
    page.selectbox(f"goal.check_every.{goal_id}").set_value("month").run()

    assert desk.workbook().goals[0].deadline == date(2026, 11, 1)
    assert "T" in smart_letters_met(page)


def smart_letters_met(page: AppTest, statement: str = "More subscriptions") -> set[str]:
    """The letters that stand without brackets in the head of the goal's fold."""
    label = next(each.label for each in page.button if statement in each.label)
    return set(re.findall(r"\[([SMART])\]", label))


def test_the_page_is_dutch_for_a_dutch_browser(desk: Desk) -> None:
    goal_id = desk.write(
        lambda tx: records.add(tx, desk.plan_id, GoalFields(statement="More subscriptions"))
    )
    page = desk.page("goals", language="nl")
    desk.unfold(page, goal_id)
    assert page.title[0].value == "1 Doelen"
    # What stands in a choice once its text is taken out.
    assert {each.proto.placeholder for each in page.selectbox} == {"Maak een keuze"}


def test_a_goal_serves_what_there_is_only_one_of_and_is_looked_at_every_month(desk: Desk) -> None:
    objective = desk.write(lambda tx: records.add(tx, desk.plan_id, ObjectiveFields(statement="S")))
    page = desk.page("goals")
    page.text_input("add.goal").set_value("More subscriptions")
    page.button("FormSubmitter:form.goal-Add goal").click().run()

    (goal,) = desk.workbook().goals
    assert (goal.objective_id, goal.audience_id, goal.check_every) == (objective, None, "month")


def test_an_audience_that_is_written_at_the_goal_is_the_goals_own(desk: Desk) -> None:
    goal_id = desk.write(
        lambda tx: records.add(tx, desk.plan_id, GoalFields(statement="More subscriptions"))
    )
    page = desk.page("goals")
    desk.unfold(page, goal_id)
    page.text_input(f"add.audience.{goal_id}").set_value("Home bakers")
    page.button(f"FormSubmitter:form.audience.{goal_id}-Add audience").click().run()

    book = desk.workbook()
    assert book.goals[0].audience_id == book.audiences[0].id
    assert book.audiences[0].name == "Home bakers"


def test_the_last_months_typed_at_the_goal_say_whether_it_is_realistic(desk: Desk) -> None:
    goal_id = desk.write(
        lambda tx: records.add(
            tx,
            desk.plan_id,
            GoalFields(
                statement="400 new followers on LinkedIn",
                start=date(2026, 1, 1),
                deadline=date(2026, 12, 31),
            ),
        )
    )
    kpi_id = desk.write(
        lambda tx: records.add(
            tx,
            desk.plan_id,
            KpiFields(goal_id=goal_id, formula="follows", target_kind="count", target=400),
        )
    )
    page = desk.page("goals")
    desk.unfold(page, goal_id)
    assert page.selectbox(f"past.where.{kpi_id}").value == "linkedin"
    months = [each for each in page.text_input if str(each.key).startswith("past.2")]
    for each, followers in zip(months, ("31", "28", "", "35", "38"), strict=True):
        each.set_value(followers)
    page.button(f"FormSubmitter:past.{kpi_id}-Keep these figures").click().run()
    assert "R" not in smart_letters_met(page, "400 new followers")

    (missed,) = (str(each.key) for each in page.text_input if str(each.key).startswith("past.2"))
    page.text_input(missed).set_value("about forty")
    page.button(f"FormSubmitter:past.{kpi_id}-Keep these figures").click().run()
    assert page.error
    page.text_input(missed).set_value("40")
    page.button(f"FormSubmitter:past.{kpi_id}-Keep these figures").click().run()
    assert "R" in smart_letters_met(page, "400 new followers")
