"""The nine pitfalls: which the plan is in, why, and the way out."""

from smwork.domain.plan import Plan
from smwork.store import records
from tests.pages.conftest import Desk
from tests.pages.evaluation_desk import told


def test_those_found_are_counted_and_lead_to_the_way_out(desk: Desk) -> None:
    page = desk.page("evaluation")
    assert "9 pitfalls: 4 found" in told(page)
    page.button("pitfalls.go").click().run()

    assert page.header[0].value == "9 pitfalls: 4 found"
    assert "The plan doesn't say why you are on social media." in told(page)
    assert "Choose search terms, and a tool that watches them." in told(page)
    assert "5 pitfalls avoided" in [each.label for each in page.expander]


def test_one_that_is_mended_is_avoided(desk: Desk) -> None:
    plan = desk.workbook().plan
    desk.write(
        lambda tx: records.change(
            tx, Plan, plan.id, plan.version, {"cross_media": "A newsletter every month"}
        )
    )
    page = desk.page("evaluation", language="nl")
    assert "9 valkuilen: 3 gevonden" in told(page)
