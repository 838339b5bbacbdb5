"""A KPI of one's own: made by a formula, told at once what is wrong with it, chosen like any other."""

from datetime import date

import pytest

from smwork.domain.figures import DayFigure
from smwork.domain.goals import GoalFields, KpiFields, OwnKpiFields
from smwork.domain.kpi import formula_of
from smwork.domain.research import ChannelFields
from smwork.store import figures, records
from smwork.store.database import Tx
from tests.builders import a_file
from tests.pages.conftest import Desk


def made(desk: Desk, **fields: object) -> str:
    named = OwnKpiFields.model_validate({"name": "Answers", **fields})
    return desk.write(lambda tx: records.add(tx, desk.plan_id, named))


def goal(desk: Desk) -> str:
    return desk.write(lambda tx: records.add(tx, desk.plan_id, GoalFields(statement="More")))


def measured(desk: Desk, **metrics: float) -> None:
    days = [DayFigure(date(2026, 3, 3), key, value, 1) for key, value in metrics.items()]
    read = a_file(days=days, platform="facebook")
    desk.write(
        lambda tx: figures.keep(
            tx, desk.client_id, read, handle="zilt", file_name="zilt.csv", digest="d"
        )
    )


def test_a_formula_is_typed_in_dutch_and_kept_by_its_keys(desk: Desk) -> None:
    own_id = made(desk)
    measured(desk, clicks=30, leads=10, reach=2000)
    page = desk.page("goals", language="nl")
    desk.unfold(page, own_id)
    field = page.text_input(f"ownkpi.formula.{own_id}")
    field.set_value("(Klikken + leads) / bereik * 100,0").run()

    (own,) = desk.workbook().own_kpis
    assert own.formula == "(clicks + leads) / reach * 100"
    told = " ".join(caption.value for caption in page.caption)
    assert "Gelezen als: (Klikken + Leads) / Bereik" in told.replace("\\", "")
    assert "2% in maart 2026" in told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("(Clicks + Leads", "At the end a ) is expected"),
        ("Clicks + Spend", "a number and money can't be added up"),
        ("Clikcs / Reach", "Do you mean “Clicks”?"),
    ],
)
def test_what_is_wrong_is_said_below_the_field_and_nothing_is_kept(
    desk: Desk, typed: str, told: str
) -> None:
    own_id = made(desk, formula="clicks / reach")
    page = desk.page("goals")
    desk.unfold(page, own_id)
    page.text_input(f"ownkpi.formula.{own_id}").set_value(typed).run()

    assert desk.workbook().own_kpis[0].formula == "clicks / reach"
    said = " ".join(each.value.replace("\\", "") for each in page.markdown)
    assert told in said
    assert page.text_input(f"ownkpi.formula.{own_id}").value == typed


def test_it_is_added_to_a_goal_and_judged(desk: Desk) -> None:
    own_id, goal_id = made(desk, formula="leads / reach * 100"), goal(desk)
    page = desk.page("goals")
    desk.unfold(page, goal_id)
    page.selectbox(f"add.kpi.{goal_id}").set_value(own_id).run()
    page.button(f"add.kpi.{goal_id}.button").click().run()

    (kpi,) = desk.workbook().kpis
    formula = formula_of(kpi)
    assert formula is not None
    assert (kpi.formula, kpi.target_kind, formula.unit) == (own_id, "level", "percent")
    assert page.selectbox(f"kpi.formula.{kpi.id}").value == own_id
    assert not page.exception


def test_when_it_is_removed_the_goal_s_kpi_asks_for_another(desk: Desk) -> None:
    own_id, goal_id = made(desk, formula="leads / reach * 100"), goal(desk)
    fields = KpiFields(goal_id=goal_id, formula=own_id)
    desk.write(lambda tx: records.add(tx, desk.plan_id, fields))
    (own,) = desk.workbook().own_kpis

    def gone(tx: Tx) -> bool:
        records.remove(tx, type(own), own.id)
        return True

    desk.write(gone)
    page = desk.page("goals")
    desk.unfold(page, goal_id)
    assert "Choose first what is measured." in [each.value for each in page.info]


# --- what a platform does not give ---


def on_bluesky(desk: Desk, formula: str) -> tuple[str, str]:
    """A KPI that was set before its channel was known; its id and the goal's."""
    channel = ChannelFields(platform="bluesky", handle="zilt")
    channel_id = desk.write(lambda tx: records.add(tx, desk.plan_id, channel))
    goal_id = goal(desk)
    kpi = KpiFields(goal_id=goal_id, formula=formula, channel_id=channel_id)
    return desk.write(lambda tx: records.add(tx, desk.plan_id, kpi)), goal_id


def test_a_kpi_that_a_platform_does_not_give_is_told_with_a_way_out(desk: Desk) -> None:
    kpi_id, goal_id = on_bluesky(desk, "er_reach")
    page = desk.page("goals")
    desk.unfold(page, goal_id)
    (warning,) = (each.value for each in page.warning if "Not to be had" in each.value)
    assert "Bluesky zilt" in warning
    assert "There you can choose “Engagement rate by followers”" in warning
    page.button(f"instead.{kpi_id}").click().run()
    assert desk.workbook().kpis[0].formula == "er_followers"


def test_neither_the_figure_nor_the_channel_that_does_not_fit_can_be_chosen(desk: Desk) -> None:
    kpi_id, goal_id = on_bluesky(desk, "followers")
    page = desk.page("goals")
    desk.unfold(page, goal_id)
    offered = page.selectbox(f"kpi.formula.{kpi_id}").options
    assert not [label for label in offered if "by reach" in label]
    page.selectbox(f"kpi.channel_id.{kpi_id}").set_value("").run()
    page.selectbox(f"kpi.formula.{kpi_id}").set_value("er_reach").run()
    assert page.selectbox(f"kpi.channel_id.{kpi_id}").options == ["All channels"]
    assert any("Not to be had on Bluesky" in each.value for each in page.caption)
