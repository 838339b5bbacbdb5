"""Competitors, and we beside them."""

from smwork.domain.research import ChannelFields, CompetitorFields
from tests.pages.conftest import Desk
from tests.pages.research_desk import add, submit


def test_a_competitor_is_added_and_unfolded(desk: Desk) -> None:
    add(desk, ChannelFields(platform="instagram"))
    page = desk.page("research")
    page.text_input("add.competitor").set_value("Bart")
    submit(page, "competitor", "Add competitor")
    (rival,) = desk.workbook().competitors
    assert (rival.name, rival.platform) == ("Bart", "instagram")
    assert page.text_input(f"competitor.name.{rival.id}").value == "Bart"


def test_we_stand_beside_them_on_the_platforms_that_they_are_on(desk: Desk) -> None:
    add(desk, ChannelFields(platform="instagram", handle="bakery", followers=2310))
    add(desk, ChannelFields(platform="x", handle="bakery", followers=10))
    add(desk, CompetitorFields(name="Bart", platform="instagram", followers=18300, engagement=0.9))
    table = desk.page("research").dataframe[1].value
    assert list(table["name"]) == ["bakery (we)", "Bart"]
    assert list(table["followers"]) == ["2,310", "18,300"]
    assert list(table["engagement"]) == ["–", "0.9%"]


def test_figures_are_compared_by_what_is_chosen(desk: Desk) -> None:
    add(desk, ChannelFields(platform="instagram", handle="bakery", posts_per_week=4))
    add(desk, CompetitorFields(name="Bart", platform="instagram", posts_per_week=5))
    page = desk.page("research")
    assert any("Followers" in each.value for each in page.info)
    page.segmented_control("compare.by").set_value("posts_per_week").run()
    assert not page.info


def test_a_competitor_that_leaves_a_platform_leaves_its_comparison(desk: Desk) -> None:
    add(desk, ChannelFields(platform="instagram"))
    rivals = [
        add(desk, CompetitorFields(name="Bart", platform=each)) for each in ("instagram", "x")
    ]
    page = desk.page("research")
    page.segmented_control("compare.on").set_value("x").run()
    desk.unfold(page, rivals[1])
    page.selectbox(f"competitor.platform.{rivals[1]}").set_value("tiktok").run()
    assert not page.exception
    assert page.segmented_control("compare.on").options == ["Instagram", "TikTok"]
