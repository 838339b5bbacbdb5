"""What came of links: beside each link and campaign, the silent ones, and tags that nobody knows."""

from datetime import date

from streamlit.testing.v1 import AppTest

from smwork.domain.figures import Account, LinkFigure, Understood
from smwork.domain.links.records import TaggedLinkFields
from smwork.store import figures
from tests.pages.conftest import Desk
from tests.pages.content_desk import add, channel, item, look_at, part, said

FIRST, LAST = date(2026, 4, 1), date(2026, 4, 30)
SALE = "utm_source=instagram&utm_medium=social&utm_campaign=sale"


def a_link(desk: Desk, item_id: str | None = None, **fields: object) -> str:
    told: dict[str, object] = {"source": "instagram", "medium": "social", "campaign": "sale"}
    told |= {"url": "https://bakery.example/", "item_id": item_id} | fields
    return add(desk, TaggedLinkFields.model_validate(told))


def read_in(desk: Desk, *told: tuple[str, str, float]) -> None:
    links = tuple(LinkFigure(LAST, FIRST, *each, line) for line, each in enumerate(told, 2))
    account = Account("website", name="bakery.example")
    file = Understood("ga4_links", "", "website", account, FIRST, LAST, len(told), links=links)
    desk.write(
        lambda tx: figures.keep(
            tx, desk.client_id, file, handle="", file_name="ga4.csv", digest=str(told)
        )
    )


def links(desk: Desk) -> AppTest:
    page = part(desk.page("content"), "content", "links")
    assert not page.exception
    return page


def column(page: AppTest, table: int, name: str) -> list[object]:
    return list(page.dataframe[table].value[name])


def test_before_a_file_is_read_in_it_says_which_would_tell(desk: Desk) -> None:
    a_link(desk)
    page = links(desk)
    assert any("session campaign" in each.value for each in page.info)
    assert not page.dataframe


def test_visits_stand_beside_the_link_and_its_campaign_and_unknown_is_no_nought(
    desk: Desk,
) -> None:
    a_link(desk, content="reel")
    a_link(desk, campaign="autumn")
    read_in(desk, (f"{SALE}&utm_content=reel", "sessions", 40), (f"{SALE}&utm_content=reel", "conversions", 0))  # fmt: skip
    page = links(desk)

    assert column(page, 0, "campaign") == ["sale", "autumn"]
    assert column(page, 0, "sessions") == ["40", "–"]
    assert column(page, 1, "sessions") == ["40", "–"]
    assert column(page, 1, "conversions") == ["0", "–"]
    assert "clicks" not in page.dataframe[1].value.columns
    assert any("ga4.csv" in each for each in said(page.caption))


def test_an_items_visits_stand_in_its_fold(desk: Desk) -> None:
    day = date(2026, 4, 15)
    item_id = item(desk, "Sourdough", day, channel_id=channel(desk), link="https://bakery.example/")
    a_link(desk, item_id)
    read_in(desk, (SALE, "sessions", 40), (SALE, "revenue", 120.5))
    page = look_at(desk.page("content"), day)
    page.selectbox("calendar.open").set_value(item_id).run()

    (line,) = [each.value for each in page.markdown if "trending_up" in each.value]
    assert "Visits: **40**" in line
    assert "€120.50" in line
    assert "30 Apr 2026" in line


def test_a_link_that_nobody_came_by_is_listed(desk: Desk) -> None:
    a_link(desk)
    told = item(desk, "Rye", date(2026, 4, 10))
    a_link(desk, told, campaign="rye")
    read_in(desk, (SALE, "sessions", 40))
    page = links(desk)
    assert [each.label for each in page.expander if "without a single" in each.label]
    page.session_state["links.silent"] = True
    page.run()
    assert [each.value for each in page.markdown if each.value == "- Rye"]
    assert not [each.value for each in page.markdown if "bakery" in each.value]


def test_a_slip_of_the_pen_is_counted_with_the_link_that_was_meant(desk: Desk) -> None:
    a_link(desk, name="Bio")
    read_in(desk, (SALE.replace("sale", "slae"), "sessions", 5))
    page = links(desk)
    assert any("“Bio” was meant: slae instead of sale" in each for each in said(page.markdown))
    next(each for each in page.button if each.label.startswith("Count it")).click().run()

    assert [each.campaign for each in desk.workbook().tagged_links] == ["sale", "slae"]
    assert not [each for each in page.button if each.label.startswith("Count it")]
