"""Versions of a plan: frozen, read, laid side by side, and gone back to."""

import pytest
from streamlit.testing.v1 import AppTest

from smwork.domain.content import ItemFields
from smwork.domain.goals import Goal, GoalFields, Kpi
from smwork.domain.inspiration import MentionFields
from smwork.domain.plan import Plan
from smwork.domain.posts.published import PostMatchFields
from smwork.domain.research import ChannelFields, MissionFields
from smwork.domain.versions import PlanVersion
from smwork.locale import translator
from smwork.store import records, versions
from smwork.store.database import Tx
from smwork.store.tables import IN_PLAN
from smwork.ui.record_words import field_label, is_told
from tests.pages.conftest import Desk
from tests.pages.evaluation_desk import NOW, kpi_behind, told

EN = translator("en")
LONG = "People who bake at home ask us every day how to do it. " * 5 + "So we answer."
pytestmark = pytest.mark.time_machine(NOW, tick=True)


def frozen(desk: Desk, name: str, reason: str = "") -> PlanVersion:
    return desk.write(lambda tx: versions.freeze(tx, desk.plan_id, name, reason))


def all_versions(desk: Desk) -> tuple[PlanVersion, ...]:
    return desk.db.read(desk.actor, lambda tx: versions.read_versions(tx, desk.plan_id))


def opened(desk: Desk, language: str = "en", **query: str) -> AppTest:
    page = desk.page("versions", language)
    for name, value in query.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def test_a_plan_is_frozen_with_a_name_and_a_reason(desk: Desk) -> None:
    page = opened(desk)
    page.text_input("freeze.plan.name").input("First half-year")
    page.text_input("freeze.plan.reason").input("All agreed")
    page.segmented_control("freeze.plan.when").set_value("workshop")
    next(each for each in page.button if each.label == "Freeze a version").click().run()
    (version,) = all_versions(desk)
    assert (version.number, version.name, version.reason) == (1, "First half-year", "All agreed")
    assert version.occasion == "workshop"
    assert "**1 · First half\\-year**" in told(page)


def test_a_version_needs_a_name(desk: Desk) -> None:
    page = opened(desk)
    next(each for each in page.button if each.label == "Freeze a version").click().run()
    assert all_versions(desk) == ()
    assert "Give the version a name" in page.error[0].value


def test_a_difference_is_told_in_words_with_units_why_and_by_whom(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    one = frozen(desk, "Spring")
    desk.write(
        lambda tx: records.change(tx, Kpi, kpi_id, 1, {"target": 4.5, "target_kind": "growth"})
    )
    goal = desk.workbook().goals[0]
    desk.write(lambda tx: records.change(tx, Goal, goal.id, 1, {"deadline": "2026-12-31"}))
    desk.write(lambda tx: records.add(tx, desk.plan_id, ItemFields(title="Video")))
    two = frozen(desk, "Summer", "The followers grow")
    text = told(opened(desk, before=one.id, after=two.id))
    assert "**KPI “Followers”** · changed" in text
    assert "The target is: a level → growth per period" in text
    assert "Deadline: nothing → 31 Dec 2026" in text
    assert "**Content item “Video”** · added" in text
    assert "by You (this computer)" in text
    assert "because: The followers grow" in text
    dutch = told(opened(desk, "nl", before=one.id, after=two.id))
    assert "**KPI “Volgers”** · gewijzigd" in dutch
    assert "door Jij (deze computer)" in dutch
    assert "want: The followers grow" in dutch


def test_what_nobody_can_read_is_not_told(desk: Desk) -> None:
    one = frozen(desk, "Spring")

    def answered(tx: Tx) -> str:
        item = records.add(tx, desk.plan_id, ItemFields(title="Video"))
        match = PostMatchFields(item_id=item, account_id="a1", post_id="p1")
        records.add(tx, desk.plan_id, match)
        page = records.add(tx, desk.plan_id, ChannelFields(platform="facebook"))
        return records.add(
            tx, desk.plan_id, MissionFields(channel_id=page, journey=("think", "do"))
        )

    desk.write(answered)
    text = told(opened(desk, "nl", before=one.id))
    assert "**Bericht van een item “Video”** · erbij  \nStand: hoort bij het item" in text
    assert "Klantreis: Think, Do" in text


def test_ticks_and_answers_that_are_many_are_one_line(desk: Desk) -> None:
    one = frozen(desk, "Spring")
    found = [MentionFields(text=f"Said {number}") for number in range(4)]
    desk.write(lambda tx: records.add_many(tx, desk.plan_id, found))
    page = opened(desk, before=one.id)
    (many,) = [each for each in page.expander if "Mention" in each.label]
    assert many.label.endswith("**Mention** · 4 added")
    assert not many.markdown
    page.session_state[f"differ.{desk.workbook().mentions[0].id}"] = True
    page.run()
    assert "\n".join(f"- Said {number}" for number in range(4)) in told(page)


def test_a_version_frozen_meanwhile_gives_its_reason(desk: Desk) -> None:
    one = frozen(desk, "Spring")
    desk.write(lambda tx: records.add(tx, desk.plan_id, ItemFields(title="Video")))
    page = opened(desk, before=one.id)
    assert "because" not in told(page)
    frozen(desk, "Summer", "The followers grow")
    page.run()
    assert "because: The followers grow" in told(page)


def test_every_field_of_every_kind_has_a_name() -> None:
    nameless = {
        (kind.name, field)
        for kind in IN_PLAN.values()
        for field in kind.fields.model_fields
        if is_told(kind.name, field)
        and field_label(EN, kind.name, field) == field.replace("_", " ")
    }
    assert not nameless


def test_of_a_long_text_the_part_that_differs_is_shown(desk: Desk) -> None:
    begins = "We are on social media because people who bake at home ask us for help "
    goal = desk.write(
        lambda tx: records.add(tx, desk.plan_id, GoalFields(reached=f"{begins}every single day."))
    )
    frozen(desk, "Spring")
    later = {"reached": f"{begins}now and then, in the weekend."}
    desk.write(lambda tx: records.change(tx, Goal, goal, 1, later))
    text = told(opened(desk))
    assert (
        "“…at home ask us for help every single day.” → “…at home ask us for help now and" in text
    )


def test_the_latest_version_is_laid_beside_today(desk: Desk) -> None:
    frozen(desk, "Spring")
    assert "Nothing differs between these two." in told(opened(desk))
    goal = desk.write(lambda tx: records.add(tx, desk.plan_id, GoalFields(statement="Leads")))
    assert "**Goal “Leads”** · added" in told(opened(desk))
    desk.db.write(desk.actor, lambda tx: records.remove(tx, Goal, goal))
    assert "Nothing differs between these two." in told(opened(desk))


def test_filters_leave_what_is_asked_for(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    frozen(desk, "Spring")
    desk.write(lambda tx: records.change(tx, Kpi, kpi_id, 1, {"target": 9000.0}))
    desk.write(lambda tx: records.add(tx, desk.plan_id, ItemFields(title="Video")))
    page = opened(desk)
    page.pills("versions.what").set_value(["added"]).run()
    assert "Video" in told(page)
    assert "9,000" not in told(page)
    page.pills("versions.what").set_value([]).run()
    page.pills("versions.step").set_value(["goals"]).run()
    assert "9,000" in told(page)
    assert "Video" not in told(page)


def test_other_versions_are_chosen_and_stand_in_the_address(desk: Desk) -> None:
    one = frozen(desk, "Spring")
    desk.write(lambda tx: records.add(tx, desk.plan_id, GoalFields(statement="Leads")))
    two = frozen(desk, "Summer")
    page = opened(desk)
    assert page.selectbox("versions.before").value == two.id
    page.selectbox("versions.before").set_value(one.id).run()
    assert "**Goal “Leads”** · added" in told(page)
    assert page.query_params["before"] == one.id
    page.selectbox("versions.after").set_value(one.id).run()
    assert "These are the same version" in told(page)


def test_an_old_version_is_read_and_marked_as_frozen(desk: Desk) -> None:
    desk.write(lambda tx: records.change(tx, Plan, desk.plan_id, 1, {"why": LONG}))
    one = frozen(desk, "Spring", "All agreed")
    page = opened(desk)
    page.button(f"read.{one.id}").click().run()
    assert page.title[0].value == "Version 1"
    assert "A frozen version, to read only" in told(page)
    assert LONG in told(page)
    assert not [each for each in page.text_input if each.key and each.key.startswith("plan.")]
    page.button("versions.all").click().run()
    assert page.title[0].value == "Versions"


def tells(page: AppTest, sentence: str) -> bool:
    return any(sentence in each.value for each in page.markdown)


def test_going_back_is_one_click_and_can_be_undone(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    one = frozen(desk, "Spring")
    desk.write(lambda tx: records.change(tx, Kpi, kpi_id, 1, {"target": 9000.0}))
    page = opened(desk)
    page.session_state[f"ask.back.{one.id}"] = True
    page.run()
    page.button(f"back.{one.id}").click().run()
    assert desk.workbook().kpis[0].target == 2000
    assert [each.occasion for each in all_versions(desk)] == ["hand", "before", "back"]

    left = all_versions(desk)[1]
    assert tells(page, "**Back to version 1**: the plan is now as it was then.")
    page.button(f"undo.{left.id}").click().run()
    assert desk.workbook().kpis[0].target == 9000
    assert tells(page, "**Back to version 2**: the plan is now as it was then.")
    assert tells(page, "What you left is kept as version 4.")


def test_what_a_colleague_did_meanwhile_is_not_overwritten(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    one = frozen(desk, "Spring")
    desk.write(lambda tx: records.change(tx, Kpi, kpi_id, 1, {"target": 9000.0}))
    page = opened(desk)
    page.session_state[f"ask.back.{one.id}"] = True
    page.run()
    desk.write(lambda tx: records.change(tx, Kpi, kpi_id, 2, {"target": 8000.0}))
    page.button(f"back.{one.id}").click().run()
    assert desk.workbook().kpis[0].target == 8000
    assert "Nothing was overwritten" in page.error[0].value


def test_a_version_that_is_not_there_is_no_dead_end(desk: Desk) -> None:
    assert opened(desk, reads="0" * 32).title[0].value == "Versions"
    frozen(desk, "Spring")
    assert "What differs?" in [each.value for each in opened(desk, before="x", after="y").header]


def test_months_are_held_against_the_plan_of_then(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    frozen(desk, "Spring")
    page = desk.page("evaluation")
    desk.unfold(page, kpi_id)
    page.segmented_control(f"against.{kpi_id}").set_value("then").run()
    assert not page.exception
    told_aloud = [each.proto.alt for each in page.get("vega_lite_chart")]
    assert any("behind the plan of then" in each for each in told_aloud)
    assert "Months from before the first version: the plan as it is now." in told(page)
