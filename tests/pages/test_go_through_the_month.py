"""The monthly review: one thing on a screen, found again, kept, and read as it was."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from smwork.domain.annotations import AnnotationFields
from smwork.domain.evaluation import Decision, DecisionFields
from smwork.domain.goals import Kpi
from smwork.domain.months import last_day
from smwork.domain.plan import Plan
from smwork.store import records, reviews
from smwork.store.versions import read_versions
from smwork.ui import state
from tests.pages.conftest import Desk
from tests.pages.evaluation_desk import NOW, figure_of, kpi_behind, kpi_reached, told

pytestmark = pytest.mark.time_machine(NOW, tick=True)


def at(desk: Desk, place: str, language: str = "en") -> AppTest:
    """The review at a screen, as its address says it."""
    page = desk.page("review", language)
    page.query_params["at"] = place
    return page.run()


def heading(page: AppTest) -> str:
    return page.title[0].value


def press(page: AppTest, key: str) -> AppTest:
    page.button(key).click().run()
    assert not page.exception
    return page


def progress(page: AppTest) -> str:
    """How far one is, as the screen says."""
    return str(page.get("progress")[0].proto.text)


def kept(desk: Desk) -> list[reviews.ReviewLine]:
    return list(desk.db.read(desk.actor, lambda tx: reviews.read_reviews(tx, desk.plan_id)))


def keep(page: AppTest, reason: str = "") -> None:
    """Keep the review that the page has come to the end of."""
    page.text_area("keep.review.reason.2026-10-01").input(reason)
    next(each for each in page.button if each.label == "Keep the review").click().run()
    assert not page.exception


def test_it_begins_with_the_last_whole_month(desk: Desk) -> None:
    page = desk.page("review")
    assert page.selectbox("review.month").value == date(2026, 10, 1)
    press(page, "review.start")
    assert heading(page) == "The review of October 2026"
    assert progress(page) == "**2 of 6** · What changed"


def test_of_a_plan_that_is_over_it_begins_with_its_last_month(desk: Desk) -> None:
    period = {"start": date(2025, 1, 1), "end": date(2025, 12, 31)}
    desk.write(lambda tx: records.change(tx, Plan, desk.plan_id, 1, period))
    months = desk.page("review").selectbox("review.month")
    assert months.value == date(2025, 12, 1)
    assert len(months.options) == 12


def test_next_goes_through_every_kpi_what_is_behind_first_and_back_again(desk: Desk) -> None:
    kpi_reached(desk)
    kpi_behind(desk)
    page = at(desk, "2026-10.changed.0")
    press(page, "review.next")
    assert progress(page) == "**3 of 6** · KPI 1 of 2"
    assert page.header[0].value == "Followers · Facebook bakery"
    assert "behind" in told(page)
    press(page, "review.next")
    assert progress(page) == "**3 of 6** · KPI 2 of 2"
    for step in ("**4 of 6** · What we learned", "**5 of 6** · Decisions"):
        press(page, "review.next")
        assert progress(page) == step
    press(press(page, "review.back"), "review.back")
    assert progress(page) == "**3 of 6** · KPI 2 of 2"


def test_page_down_and_a_clicker_go_on(desk: Desk) -> None:
    page = at(desk, "2026-10.changed.0")
    assert page.button("review.next").proto.shortcut == "pagedown"
    assert page.button("review.back").proto.shortcut == "pageup"


def test_it_goes_on_where_it_was_after_a_look_elsewhere(desk: Desk) -> None:
    page = at(desk, "2026-10.learned.0")
    page.switch_page("../../pages/goals.py").run()
    page.query_params.pop("at", None)
    page.switch_page("../../pages/review.py").run()
    assert progress(page) == "**4 of 6** · What we learned"
    assert page.query_params["at"] == "2026-10.learned.0"


@pytest.mark.parametrize(
    "address", ["nonsense", "2019-01.kpis.0", "2026-10.x", "kept.", "2026-13.y"]
)
def test_an_address_that_leads_nowhere_is_the_beginning(desk: Desk, address: str) -> None:
    assert heading(at(desk, address)) == "Monthly review"


def test_a_kpi_that_is_not_there_any_more_is_no_dead_end(desk: Desk) -> None:
    assert progress(at(desk, "2026-10.kpis.7")) == "**2 of 6** · What changed"


def test_what_changed_says_figures_movers_and_who(desk: Desk) -> None:
    kpi_behind(desk)
    text = told(at(desk, "2026-10.changed.0", "nl"))
    assert "Van 1 account is de hele maand binnen." in text
    assert "Jij (deze computer)" in text
    assert "Doel: 1 erbij" in text


def test_where_no_account_has_the_month_only_what_is_missing_is_told(desk: Desk) -> None:
    figure_of(desk, "facebook", "reach", date(2026, 9, 3), 40.0)
    text = told(at(desk, "2026-10.changed.0"))
    assert "until 3 Sept 2026" in text
    assert "whole month" not in text


def test_without_a_plan_to_speak_of_every_screen_says_what_is_missing(desk: Desk) -> None:
    page = at(desk, "2026-10.changed.0")
    assert "There are no figures yet." in told(page)
    press(page, "review.next")
    assert "There is no KPI yet" in told(page)


def test_an_annotation_is_a_mark_on_the_kpis_chart(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    page = at(desk, "2026-10.kpis.0")
    page.text_input(f"add.annotation.{kpi_id}").input("The shop was closed")
    next(each for each in page.button if each.label == "Add it").click().run()
    (note,) = desk.workbook().annotations
    assert (note.text, note.on, note.span) == ("The shop was closed", date(2026, 10, 1), "month")
    assert note.kpi_id == kpi_id
    chart = page.get("vega_lite_chart")[0].proto
    assert "The shop was closed" in chart.spec
    assert "Annotation 1, October 2026: The shop was closed" in chart.alt


def test_a_decision_about_a_kpi_waits_filled_in(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    press(at(desk, "2026-10.kpis.0"), f"review.decide.{kpi_id}")
    (decision,) = desk.workbook().decisions
    assert (decision.kpi_id, decision.deadline) == (kpi_id, date(2026, 12, 31))


def test_decisions_of_last_month_come_back_with_what_they_did(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    fields = DecisionFields(
        statement="Post every day",
        start=date(2026, 9, 2),
        deadline=date(2026, 10, 31),
        kpi_id=kpi_id,
    )
    decision = desk.write(lambda tx: records.add(tx, desk.plan_id, fields))
    page = at(desk, "2026-10.decisions.0")
    text = told(page).replace("\\", "")
    assert "1,080 in August 2026, 1,100 in October 2026: 20 more." in text
    assert "not necessarily because of this" in text
    assert "late" in text
    press(page, f"review.done.{decision}")
    assert desk.workbook().decisions[0].done
    assert "done" in told(page)


def test_it_is_kept_with_a_version_and_read_again_as_it_was(desk: Desk) -> None:
    kpi_id = kpi_behind(desk)
    note = AnnotationFields(text="Fair", on=date(2026, 10, 9), kpi_id=kpi_id)
    desk.write(lambda tx: records.add(tx, desk.plan_id, note))
    page = at(desk, "2026-10.keep.0")
    keep(page, "Facebook is behind")
    assert heading(page) == "The review of October 2026"

    (line,) = kept(desk)
    (version,) = desk.db.read(desk.actor, lambda tx: read_versions(tx, desk.plan_id))
    assert (version.name, version.reason) == ("Review of October 2026", "Facebook is behind")
    assert line.version_id == version.id

    desk.write(lambda tx: records.change(tx, Kpi, kpi_id, 1, {"target": 1000.0}))
    figure_of(desk, "facebook", "followers", last_day(date(2026, 10, 1)), 9999.0)
    again = told(at(desk, f"kept.{line.id}"))
    assert "At 1,100 on 31 Oct 2026" in again
    assert "Fair" in again
    dutch = told(at(desk, f"kept.{line.id}", "nl"))
    assert "Zoals bewaard" in dutch
    assert "1.100 op 31 okt 2026" in dutch


def test_a_second_review_of_the_month_stands_beside_the_first(desk: Desk) -> None:
    keep(at(desk, "2026-10.keep.0"))
    page = at(desk, "2026-10.keep.0")
    assert any(each.value.startswith("This month was kept before") for each in page.caption)
    page.checkbox("keep.review.freeze").uncheck()
    keep(page)
    second, first = kept(desk)
    assert first.version_id is not None
    assert second.version_id is None
    page = at(desk, "month")
    assert {each.key for each in page.button} >= {f"read.{first.id}", f"read.{second.id}"}
    press(page, f"read.{first.id}")
    assert "As it was kept" in told(page)


def test_a_double_click_that_keeps_it_ends_where_it_is_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "monotonic", lambda: 100.0)
    page = at(desk, "2026-10.keep.0")
    keep(page)
    page.query_params["at"] = "2026-10.keep.0"  # the second click comes from where the first was
    page.run()
    assert "As it was kept" in told(page)
    (line,) = kept(desk)
    assert page.query_params["at"] == f"kept.{line.id}"

    monkeypatch.setattr(state, "monotonic", lambda: 101.0)  # the browser's own way back
    page.query_params["at"] = "2026-10.keep.0"
    page.run()
    assert progress(page) == "**6 of 6** · Keep the review"


def test_a_review_of_another_plan_is_not_here(desk: Desk) -> None:
    page = at(desk, f"kept.{'0' * 32}")
    assert "This review is not here." in page.info[0].value


def test_what_was_learned_and_decided_here_is_kept_with_it(desk: Desk) -> None:
    page = at(desk, "2026-10.decisions.0")
    page.text_input("add.decision").input("Two videos a week")
    next(each for each in page.button if each.label == "Add decision").click().run()
    decision = desk.workbook().decisions[0]
    assert isinstance(decision, Decision)
    keep(at(desk, "2026-10.keep.0"))
    (line,) = kept(desk)
    review = desk.db.read(desk.actor, lambda tx: reviews.read_review(tx, line.id))
    assert [each.statement for each in review.decided] == ["Two videos a week"]
