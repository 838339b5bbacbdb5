"""Choosing a rule for the mix, and seeing what is planned beside it."""

from datetime import date

from streamlit.testing.v1 import AppTest

from smwork.domain.plan import Plan
from smwork.store import records
from tests.pages.conftest import Desk
from tests.pages.content_desk import channel, item, part, said

DAY = date(2026, 4, 15)
KEEP = "FormSubmitter:form.own_mix-Keep this rule"


def mix_page(desk: Desk) -> AppTest:
    return part(desk.page("content"), "content", "mix")


def alts(page: AppTest) -> list[str]:
    """What stands in for the charts."""
    return [str(each.proto.alt) for each in page.get("vega_lite_chart")]


def test_a_rule_that_is_chosen_is_kept_with_the_plan(desk: Desk) -> None:
    page = mix_page(desk)
    page.segmented_control(f"plan.mix_rule.{desk.plan_id}").set_value("80_20").run()
    assert desk.workbook().plan.mix_rule == "80_20"


def test_the_shares_are_shown_for_the_plan_and_for_a_channel(desk: Desk) -> None:
    instagram = channel(desk)
    for _ in range(12):
        item(desk, "Ours", DAY, mix="authority", channel_id=instagram)
    item(desk, "Elsewhere", DAY, mix="culture", channel_id=channel(desk, "facebook"))
    page = mix_page(desk)
    assert "13 items against the rule" in alts(page)[0]

    page.selectbox("mix.channel").set_value(instagram).run()
    assert "12 items against the rule" in alts(page)[0]


def test_an_own_rule_that_is_a_whole_is_kept(desk: Desk) -> None:
    page = mix_page(desk)
    page.segmented_control(f"plan.mix_rule.{desk.plan_id}").set_value("own").run()
    page.text_area("own_mix.text").set_value("Knowledge 60\nFun 40")
    page.button(KEEP).click().run()

    assert desk.workbook().plan.own_mix == {"Knowledge": 60, "Fun": 40}
    assert said(page.toast) == ["The rule is kept."]


def test_an_own_rule_that_is_no_whole_is_not_kept_and_the_reason_is_said(desk: Desk) -> None:
    page = mix_page(desk)
    page.segmented_control(f"plan.mix_rule.{desk.plan_id}").set_value("own").run()
    page.text_area("own_mix.text").set_value("Knowledge 60\nFun 30")
    page.button(KEEP).click().run()

    assert desk.workbook().plan.own_mix == {}
    assert said(page.error) == ["Together the shares are 90%; they have to be 100%."]
    assert page.text_area("own_mix.text").value == "Knowledge 60\nFun 30"


def test_an_own_rule_that_a_colleague_changed_meanwhile_is_not_overwritten(desk: Desk) -> None:
    page = mix_page(desk)
    page.segmented_control(f"plan.mix_rule.{desk.plan_id}").set_value("own").run()
    version = desk.workbook().plan.version
    theirs = {"own_mix": {"A": 50.0, "B": 50.0}}
    desk.write(lambda tx: records.change(tx, Plan, desk.plan_id, version, theirs))
    page.text_area("own_mix.text").set_value("Knowledge 60\nFun 40")
    page.button(KEEP).click().run()

    assert desk.workbook().plan.own_mix == {"A": 50, "B": 50}
    assert len(page.error) == 1
