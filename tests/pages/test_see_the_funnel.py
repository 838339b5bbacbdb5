"""The funnel and the flywheel under the evaluation, from the figures at hand."""

from datetime import date

from streamlit.testing.v1 import AppTest

from smwork.domain.figures import DayFigure
from smwork.store import figures
from tests.builders import a_file
from tests.pages.conftest import Desk

REACH = {"reach": 10_000.0, "interactions": 400.0, "link_clicks": 100.0}
SITE = {"sessions": 90.0, "conversions": 5.0, "revenue": 250.0}


def measured(desk: Desk, platform: str, month: int, metrics: dict[str, float]) -> None:
    days = [DayFigure(date(2026, month, 28), key, value, 1) for key, value in metrics.items()]
    read = a_file(days=days, platform=platform)
    name = f"{platform} {month}"
    desk.write(
        lambda tx: figures.keep(
            tx, desk.client_id, read, handle="zilt", file_name=name, digest=name
        )
    )


def part(desk: Desk, key: str, language: str = "en") -> AppTest:
    page = desk.page("evaluation", language)
    page.button_group("part.evaluation").set_value(key).run()
    assert not page.exception
    return page


def captions(page: AppTest) -> str:
    return " ".join(each.value.replace("\\", "") for each in page.caption)


def test_the_funnel_goes_over_platforms_and_website(desk: Desk) -> None:
    for month in (2, 3):
        measured(desk, "facebook", month, REACH)
    measured(desk, "website", 3, SITE)
    page = part(desk, "funnel")
    assert "Reach counts people" in captions(page)
    assert "Leads: not known in this period." in captions(page)
    assert "Clicks: visits to the website are not added" in captions(page)
    table = page.dataframe[0].value
    assert list(table["value"]) == ["10,000", "400", "100", "5", "€250"]


def test_another_period_takes_other_months(desk: Desk) -> None:
    for month in (2, 3):
        measured(desk, "facebook", month, REACH)
    page = part(desk, "funnel", "nl")
    page.selectbox("funnel.period").set_value("quarter").run()
    assert list(page.dataframe[0].value["value"]) == ["20.000", "800", "200"]


def test_without_figures_the_way_to_them_is_shown(desk: Desk) -> None:
    page = part(desk, "funnel")
    assert "There are no figures yet." in [each.value for each in page.info]


def test_the_flywheel_lays_this_month_beside_the_one_before(desk: Desk) -> None:
    measured(desk, "facebook", 2, {"reach": 8_000.0})
    measured(desk, "facebook", 3, {"reach": 10_000.0})
    page = part(desk, "flywheel")
    tiles = {each.label: (each.value, each.delta) for each in page.metric}
    assert tiles["Reach"] == ("10,000", "was 8,000 in February 2026")
    assert (
        "Return on investment (ROI)**: not known: Revenue and Spend. Fill in under Plan"
        in captions(page)
    )
    assert (
        "Click-through rate by impressions (CTR)**: not known: Clicks and Impressions."
        in captions(page)
    )


def test_ipm_is_told_over_the_last_thirty_days_as_well(desk: Desk) -> None:
    fans = {"comments": 20.0, "likes": 180.0, "posts": 10.0, "followers": 5_000.0}
    measured(desk, "facebook", 3, fans)
    page = part(desk, "flywheel")
    assert "Over the thirty days up to 28 Mar 2026: IPM score 4." in captions(page)
