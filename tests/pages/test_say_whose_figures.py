"""Whose figures a file brings is asked once for each account, and then remembered."""

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from smwork.domain.figures import Account
from smwork.domain.research import ChannelFields, CompetitorFields
from smwork.store import records
from smwork.store.figure_accounts import read_accounts, read_competitor_months
from smwork.store.post_views import read_accounts as read_post_accounts
from smwork.store.series import read_months
from smwork.ui.figures.accounts import Accounts, zone_of
from tests.imports.builders import text_file
from tests.pages.conftest import Desk

PAGES = text_file(
    ["Page", "Total Followers", "New Followers", "Total post engagements", "Total posts"],
    ["Bakery", 100, 5, 30, 3],
    ["De Ruyter", 2400, 12, 40, 4],
    ["De Hoop", 900, 2, 8, 1],
)
NAMES = ("Bakery", "De Ruyter", "De Hoop")
CONTENT = ["Post ID", "Account ID", "Account username", "Publish time", "Permalink", "Views"]


def posts(number: int, when: str = "02/01/2026 18:30") -> bytes:
    link = f"https://x.example/{number}"
    return text_file(CONTENT, [str(number), "1784", "winkel", when, link, 10 * number])


@pytest.fixture
def page(desk: Desk) -> AppTest:
    for fields in (
        ChannelFields(platform="instagram", handle="bakery"),
        ChannelFields(platform="instagram", handle="bakery_shop"),
        CompetitorFields(platform="linkedin", name="De Ruyter"),
    ):
        desk.write(partial(records.add, plan_id=desk.plan_id, fields=fields))
    return desk.page("figures")


def drop(page: AppTest, **files: bytes) -> AppTest:
    return (
        page.file_uploader[0]
        .set_value([(f"{name}.csv", data, "text/csv") for name, data in files.items()])
        .run()
    )


def keep_all(page: AppTest) -> None:
    while button := next((b for b in page.button if b.label == "Keep these figures"), None):
        button.click().run()


def whose(page: AppTest) -> list[str]:
    return [str(each.value) for each in page.selectbox if each.label == "Whose figures are these?"]


def test_a_comparison_of_pages_feeds_the_competitors_and_none_of_our_figures(
    desk: Desk, page: AppTest
) -> None:
    drop(page, pages=PAGES)
    asked = {each.label: each.value for each in page.selectbox if each.label in NAMES}
    assert asked == dict(zip(NAMES, ("nobody:", "theirs:de ruyter", "theirs:de hoop"), strict=True))
    assert page.dataframe[0].value["followers"].tolist() == ["100", "2,400", "900"]
    keep_all(page)

    assert desk.db.read(desk.actor, lambda tx: read_months(tx, desk.client_id)) == ()
    theirs = desk.db.read(desk.actor, lambda tx: read_competitor_months(tx, desk.client_id))
    followers = {
        name: row.last for name, rows in theirs.items() for row in rows if row.metric == "followers"
    }
    assert followers == {"De Hoop": 900, "De Ruyter": 2400}
    assert {each.name for each in desk.workbook().competitors} == {"De Ruyter", "De Hoop"}


def test_it_is_asked_once_for_two_files_of_one_account(desk: Desk, page: AppTest) -> None:
    drop(page, january=posts(1), february=posts(2))
    assert whose(page) == ["ours:bakery"]
    asked = next(each for each in page.selectbox if each.label == "Whose figures are these?")
    asked.set_value("ours:bakery_shop").run()
    keep_all(page)

    kept = desk.db.read(desk.actor, lambda tx: read_post_accounts(tx, desk.client_id))
    assert [(each.handle, each.posts) for each in kept] == [("bakery_shop", 2)]
    again = drop(desk.page("figures"), march=posts(3))
    assert whose(again) == ["ours:bakery_shop"]


def test_all_files_can_be_kept_at_once(desk: Desk, page: AppTest) -> None:
    drop(page, january=posts(1), february=posts(2), pages=PAGES, broken=b"Hallo")
    button = next(b for b in page.button if b.label == "Keep the figures of all 3 files")
    button.click().run()

    kept = desk.db.read(desk.actor, lambda tx: read_post_accounts(tx, desk.client_id))
    assert [(each.handle, each.posts) for each in kept] == [("bakery", 2)]
    assert {each.name for each in desk.workbook().competitors} == {"De Ruyter", "De Hoop"}
    assert sum(each.value.startswith("Kept: ") for each in page.success) == 3
    assert not any(b.label.startswith("Keep the") for b in page.button)
    assert "Next: 6 Evaluation" in [each.proto.label for each in page.get("page_link")]


def test_a_table_of_which_the_columns_are_guessed_waits_for_its_own_button(
    desk: Desk, page: AppTest
) -> None:
    table = b"Dag;Volgers\n2026-01-05;100\n2026-01-06;120\n"
    drop(page, january=posts(1), february=posts(2), table=table)
    next(b for b in page.button if b.label == "Keep the figures of all 2 files").click().run()
    assert [b.label for b in page.button if b.label.startswith("Keep the")] == [
        "Keep these figures"
    ]


def test_the_times_of_an_account_in_another_zone(desk: Desk, page: AppTest) -> None:
    drop(page, january=posts(1))
    asked = next(each for each in page.selectbox if "Times in this" in each.label)
    asked.set_value("America/Los_Angeles").run()
    keep_all(page)

    known = desk.db.read(desk.actor, lambda tx: read_accounts(tx, desk.client_id))
    assert [(each.handle, each.zone) for each in known] == [("bakery", "America/Los_Angeles")]
    kept = desk.db.read(desk.actor, lambda tx: read_post_accounts(tx, desk.client_id))
    assert kept[0].first.day == 2  # 18:30 on the first over there is half past three here


def test_a_forged_zone_is_none(desk: Desk) -> None:
    accounts = Accounts({})
    assert zone_of(accounts, Account("instagram", "winkel")) is None
