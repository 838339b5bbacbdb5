"""The start screen: a first plan in a minute, and the plans one has."""

from datetime import date

from smwork.domain.plan import Plan
from smwork.store import records
from tests.pages.conftest import Desk


def test_a_newcomer_starts_a_plan_with_only_the_organisations_name(desk: Desk) -> None:
    page = desk.start()
    page.text_input("new.client").set_value("De Korenbloem")
    page.button("FormSubmitter:new.plan-Start a plan").click().run()

    names = {line.name: line for line in desk.clients()}
    (plan,) = names["De Korenbloem"].plans
    assert plan.start is not None
    assert plan.end is not None
    assert page.query_params["plan"] == plan.id


def test_a_second_plan_of_the_same_organisation_goes_to_the_same_client(desk: Desk) -> None:
    page = desk.start()
    page.text_input("new.client").set_value("bakery ")
    page.button("FormSubmitter:new.plan-Start a plan").click().run()

    assert [len(line.plans) for line in desk.clients()] == [2]


def test_without_a_name_nothing_is_made_and_the_page_says_what_is_needed(desk: Desk) -> None:
    page = desk.start()
    page.button("FormSubmitter:new.plan-Start a plan").click().run()

    assert len(desk.clients()) == 1
    assert page.error[0].value == "Write down for which organisation the plan is."


def test_a_copied_plan_is_opened_and_has_a_name_of_its_own(desk: Desk) -> None:
    page = desk.start()
    page.button(f"copy.{desk.plan_id}").click().run()

    names = {plan.name for plan in desk.clients()[0].plans}
    assert names == {"2026", "2026 (copy)"}
    assert page.query_params["plan"] != desk.plan_id


def test_an_archived_plan_leaves_the_list_and_can_be_taken_back(desk: Desk) -> None:
    page = desk.start()
    page.button(f"archive.{desk.plan_id}").click().run()
    assert desk.clients()[0].plans[0].archived
    desk.wait_out_a_double_click(page)
    page.button(f"archive.{desk.plan_id}").click().run()
    assert not desk.clients()[0].plans[0].archived


def test_a_deleted_plan_can_be_brought_back_at_once(desk: Desk) -> None:
    page = desk.start()
    page.button(f"remove.{desk.plan_id}").click().run()
    assert desk.clients()[0].plans == ()
    page.button(f"restore.{desk.plan_id}").click().run()
    assert [plan.id for plan in desk.clients()[0].plans] == [desk.plan_id]


def test_deleting_the_open_plan_closes_it(desk: Desk) -> None:
    page = desk.page("start")
    page.button(f"remove.{desk.plan_id}").click().run()
    assert "plan" not in page.query_params


def test_a_plan_that_is_gone_is_said_to_be_gone(desk: Desk) -> None:
    desk.db.write(desk.actor, lambda tx: records.remove(tx, Plan, desk.plan_id))
    page = desk.page("goals")
    assert "no longer here" in page.error[0].value


def test_a_plan_that_ends_before_it_begins_is_told_so(desk: Desk) -> None:
    page = desk.page("plan")
    assert not page.warning
    page.date_input(f"plan.end.{desk.plan_id}").set_value(date(2020, 1, 1)).run()
    assert "ends before it begins" in page.warning[0].value
