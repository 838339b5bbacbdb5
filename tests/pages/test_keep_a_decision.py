"""Decisions as promises: made SMART, ticked when done, named when late."""

from datetime import date

import pytest

from smwork.domain.evaluation import DecisionFields
from smwork.store import records
from tests.pages.conftest import Desk
from tests.pages.evaluation_desk import NOW, kpi_behind, open_part, told

pytestmark = pytest.mark.time_machine(NOW)


def decided(desk: Desk, **fields: object) -> str:
    kept = DecisionFields.model_validate(fields)
    return desk.write(lambda tx: records.add(tx, desk.plan_id, kept))


def test_a_decision_that_is_added_has_a_term_and_is_unfolded(desk: Desk) -> None:
    page = desk.page("evaluation")
    open_part(page, "decisions")
    page.text_input("add.decision").set_value("Post recipes as video")
    page.button("FormSubmitter:form.decision-Add decision").click().run()

    (decision,) = desk.workbook().decisions
    assert decision.statement == "Post recipes as video"
    assert decision.deadline == date(2026, 12, 31)
    assert page.text_input(f"decision.statement.{decision.id}").value == "Post recipes as video"


def test_the_verdict_follows_what_is_filled_in(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    decision_id = decided(desk, statement="Post recipes as video on Facebook")
    page = desk.page("evaluation")
    open_part(page, "decisions")
    desk.unfold(page, decision_id)
    assert "There is no figure yet to see it by" in told(page)
    page.selectbox(f"decision.kpi_id.{decision_id}").set_value(kpi_id).run()
    page.text_input(f"decision.effect.{decision_id}").set_value("10").run()

    assert desk.workbook().decisions[0].effect == 10
    assert "There is no figure yet to see it by" not in told(page)


def test_a_decision_past_its_deadline_is_named(desk: Desk) -> None:
    decision_id = decided(desk, statement="Answer on Saturdays", deadline=date(2026, 11, 1))
    page = desk.page("evaluation")
    assert "1 decision is past its deadline." in told(page)
    open_part(page, "decisions")
    assert "until 1 Nov 2026: too late" in page.button(f"fold.{decision_id}").label


def test_done_is_ticked_and_is_late_no_more(desk: Desk) -> None:
    decision_id = decided(desk, statement="Answer on Saturdays", deadline=date(2026, 11, 1))
    page = desk.page("evaluation")
    open_part(page, "decisions")
    desk.unfold(page, decision_id)
    page.checkbox(f"decision.done.{decision_id}").check().run()

    assert desk.workbook().decisions[0].done
    assert "too late" not in page.button(f"fold.{decision_id}").label
    assert "past its deadline" not in told(page)


def test_late_ones_come_first_and_what_is_done_last(desk: Desk) -> None:
    done = decided(desk, statement="Done", done=True)
    late = decided(desk, statement="Late", deadline=date(2026, 11, 1))
    going = decided(desk, statement="Under way", deadline=date(2026, 12, 1))
    page = desk.page("evaluation")
    open_part(page, "decisions")
    folds = [each.key for each in page.button if each.key and each.key.startswith("fold.")]
    assert folds == [f"fold.{each}" for each in (late, going, done)]
