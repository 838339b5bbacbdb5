"""Reading figures in: see what was understood, keep it, and meet it again with its file and line."""

import json
from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from smwork.domain.plan import ClientFields, PlanFields
from smwork.domain.research import ChannelFields
from smwork.store import clients, records
from smwork.store.figure_tables import FILE
from smwork.store.importing import Watch
from smwork.store.series import read_months, read_origins
from smwork.ui import jobs
from tests.imports.builders import lines, workbook
from tests.imports.hostile import archive
from tests.pages.conftest import Desk

X_OVERVIEW = lines(
    "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,"
    "Profile visits,Create Post,Video views,Media views",
    '"Tue, Mar 3, 2026",100,4,9,1,0,2,0,1,2,3,1,0,0',
    '"Mon, Mar 2, 2026",50,1,3,0,0,1,0,0,1,2,0,0,0',
)
OWN_TABLE = lines("Datum;Bereik;Likes", "03-03-2026;1.200;15", "04-03-2026;800;9")


@pytest.fixture
def page(desk: Desk) -> AppTest:
    desk.write(
        lambda tx: records.add(tx, desk.plan_id, ChannelFields(platform="x", handle="bakery"))
    )
    return desk.page("figures")


def drop(page: AppTest, name: str, data: bytes) -> AppTest:
    """Drop a file on the uploader."""
    return page.file_uploader[0].set_value((name, data, "text/csv")).run()


def keep(page: AppTest) -> AppTest:
    """Press the button that keeps what was understood."""
    return next(each for each in page.button if each.label == "Keep these figures").click().run()


def kept(desk: Desk, metric: str) -> float:
    """What is stored of a metric, over all months."""
    months = desk.db.read(desk.actor, lambda tx: read_months(tx, desk.client_id))
    return sum(row.total for row in months if row.metric == metric)


def test_what_was_understood_is_shown_before_anything_is_kept(desk: Desk, page: AppTest) -> None:
    drop(page, "account_overview.csv", X_OVERVIEW)

    sums = dict(page.dataframe[0].value.itertuples(index=False, name=None))
    assert sums["Impressions"] == "150"
    captions = " ".join(each.value for each in page.caption)
    assert "2 Mar 2026 – 3 Mar 2026 · 2 rows" in captions
    assert "2 further columns are kept, but count in no figure above" in captions
    assert "engagements, media views" in captions
    assert kept(desk, "impressions") == 0


def test_a_kept_file_is_in_the_figures_and_in_the_list(desk: Desk, page: AppTest) -> None:
    drop(page, "account_overview.csv", X_OVERVIEW)
    keep(page)

    assert kept(desk, "impressions") == 150
    assert "Kept: " in page.success[0].value
    assert "account_overview.csv" in page.dataframe[0].value["file"].tolist()


def test_the_same_file_again_adds_nothing(desk: Desk, page: AppTest) -> None:
    drop(page, "account_overview.csv", X_OVERVIEW)
    keep(page)
    again = desk.page("figures")
    drop(again, "account_overview (1).csv", X_OVERVIEW)
    keep(again)

    assert kept(desk, "impressions") == 150
    assert again.success[0].value.startswith("Kept: 0 new, 0 changed,")


def test_an_import_is_taken_back_after_a_question(desk: Desk, page: AppTest) -> None:
    drop(page, "account_overview.csv", X_OVERVIEW)
    keep(page)
    again = desk.page("figures")
    again.session_state["take_back"] = True
    again.run()
    assert r"“account\_overview.csv” brought goes: 26 new" in again.warning[0].value
    assert kept(desk, "impressions") == 150

    next(each for each in again.button if each.label == "Yes, take it back").click().run()
    assert "Taken back" in again.success[0].value
    assert kept(desk, "impressions") == 0
    assert not again.dataframe


def test_after_an_import_was_taken_back_the_next_one_is_not_asked_about(
    desk: Desk, page: AppTest
) -> None:
    april = X_OVERVIEW.replace(b"Mar ", b"Apr ")
    for name, data in (("march.csv", X_OVERVIEW), ("april.csv", april)):
        drop(page, name, data)
        keep(page)
    again = desk.page("figures")
    again.session_state["take_back"] = True
    again.run()
    next(each for each in again.button if each.label == "Yes, take it back").click().run()

    assert again.dataframe[0].value["file"].tolist() == ["march.csv"]
    assert not any(each.label == "Yes, take it back" for each in again.button)


def test_keeping_can_be_stopped(desk: Desk, page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped_at_once(self: Watch, share: float) -> None:
        self.stop.set()
        past(self, share)

    past = Watch.past
    monkeypatch.setattr(Watch, "past", stopped_at_once)
    drop(page, "account_overview.csv", X_OVERVIEW)
    keep(page)
    assert "Stopped" in page.info[0].value
    assert kept(desk, "impressions") == 0

    monkeypatch.setattr(Watch, "past", past)
    keep(page)
    assert kept(desk, "impressions") == 150


def test_what_a_dead_server_left_half_done_is_cleared_up(desk: Desk, page: AppTest) -> None:
    drop(page, "account_overview.csv", X_OVERVIEW)
    keep(page)
    with desk.db.begin(writes=True) as connection:
        connection.execute(FILE.update().values(state="leaving", owner="elsewhere/1/x"))
        connection.execute(FILE.update().values(seen_at=datetime(2026, 1, 1, tzinfo=UTC)))
    again = desk.page("figures")
    assert again.dataframe[0].value["new"].tolist() == ["…"]
    clearing = jobs.under_way(f"clear.{desk.client_id}")
    assert clearing is not None
    assert clearing.future.result() == 1
    assert kept(desk, "impressions") == 0


def test_who_kept_a_file_is_told_where_people_have_names(desk: Desk, page: AppTest) -> None:
    drop(page, "account_overview.csv", X_OVERVIEW)
    keep(page)
    assert json.loads(desk.page("figures").dataframe[0].proto.columns)["by"] == {"hidden": True}
    with desk.db.begin(writes=True) as connection:
        connection.execute(FILE.update().values(kept_by="Anna"))
    files = desk.page("figures").dataframe[0]
    assert json.loads(files.proto.columns)["by"] == {"label": "Kept by"}
    assert files.value["by"].tolist() == ["Anna"]


def test_each_figure_says_from_which_file_and_line_it_came(desk: Desk, page: AppTest) -> None:
    drop(page, "account_overview.csv", X_OVERVIEW)
    keep(page)

    found = desk.db.read(
        desk.actor,
        lambda tx: read_origins(tx, desk.client_id, "x", "impressions", date(2026, 3, 1)),
    )
    assert [(each.value, each.file, each.line) for each in found] == [
        (100, "account_overview.csv", 2),
        (50, "account_overview.csv", 3),
    ]


def test_a_damaged_file_is_refused_with_the_reason_and_nothing_is_kept(
    desk: Desk, page: AppTest
) -> None:
    drop(page, "posts.csv", lines('"Post ID,Views,Reach"', '"18355151116178767,52,37"'))

    assert len(page.error) == 1
    assert not [each for each in page.button if each.label == "Keep these figures"]


def test_an_unknown_table_is_mapped_with_a_guess_and_the_mapping_is_remembered(
    desk: Desk, page: AppTest
) -> None:
    drop(page, "own.csv", OWN_TABLE)
    next(each for each in page.selectbox if each.label == "Channel").set_value("instagram").run()
    next(each for each in page.selectbox if each.label == "The rows are").set_value("days").run()
    keep(page)
    assert kept(desk, "reach") == 2000

    again = desk.page("figures")
    drop(again, "own-april.csv", OWN_TABLE + lines("05-03-2026;100;1"))
    assert next(each for each in again.selectbox if each.label == "Channel").value == "instagram"
    assert any("Filled in as you said the last time." in each.value for each in again.caption)


def test_each_sheet_of_a_workbook_is_asked_about_by_itself(desk: Desk, page: AppTest) -> None:
    header = ["Datum", "Bereik", "Likes"]
    book = workbook(
        Instagram_leeg=[header],
        Instagram_cijfers=[header, ["2026-03-03", 1200, 15]],
        Facebook_cijfers=[header, ["2026-03-04", 800, 9]],
    )
    drop(page, "cijfers.xlsx", book)
    sheet = next(each for each in page.selectbox if each.label == "Sheet")
    channel = next(each for each in page.selectbox if each.label == "Channel")
    assert (sheet.value, channel.value) == (1, "instagram")

    sheet.set_value(2).run()
    assert next(each for each in page.selectbox if each.label == "Channel").value == "facebook"


def test_the_exports_in_a_zip_are_read_one_by_one(desk: Desk, page: AppTest) -> None:
    packed = archive(overview_dot_csv=X_OVERVIEW, own_dot_csv=OWN_TABLE)
    drop(page, "download.zip", packed)
    named = [each.value for each in page.markdown if "material/description" in each.value]
    assert [each.split("**")[1] for each in named] == ["overview.csv", "own.csv"]
    keep(page)
    assert kept(desk, "impressions") == 150


def test_the_sheets_of_a_workbook_are_kept_one_after_the_other(desk: Desk, page: AppTest) -> None:
    header = ["Datum", "Bereik", "Likes"]
    book = workbook(
        Instagram_cijfers=[header, ["2026-03-03", 1200, 15]],
        Instagram_archief=[header, ["2026-02-03", 800, 9]],
    )
    drop(page, "cijfers.xlsx", book)
    keep(page)
    next(each for each in page.button if "another sheet" in each.label).click().run()
    next(each for each in page.selectbox if each.label == "Sheet").set_value(1).run()
    keep(page)
    assert kept(desk, "reach") == 2000  # 1200 + 800


def test_minutes_are_told_as_a_duration(page: AppTest) -> None:
    table = lines("Datum;Weergaven;Kijktijd (uren)", "03-03-2026;1.200;2,5")
    drop(page, "youtube.csv", table)
    columns = [each for each in page.selectbox if each.label == "Kijktijd (uren)"]
    columns[0].set_value("metric.watch_minutes").run()

    sums = dict(page.dataframe[-1].value.itertuples(index=False, name=None))
    assert sums["Watch time"] == "2.5 min"


def typing(desk: Desk, language: str = "en") -> AppTest:
    """The figures with the fold open in which one is typed."""
    page = desk.page("figures", language)
    assert not page.text_input
    page.session_state["hand.fold"] = True
    return page.run()


def test_a_figure_can_be_typed_with_a_decimal_comma(desk: Desk) -> None:
    page = typing(desk, "nl")
    page.selectbox("hand.metric").set_value("response_minutes")
    page.text_input("hand.value").set_value("12,5")
    next(each for each in page.button if each.label == "Dit cijfer bewaren").click().run()

    assert kept(desk, "response_minutes") == 12.5
    told = "".join(each.value for each in page.caption)
    assert "Wat er staat, is met de hand ingevuld: Minuten tot het eerste antwoord" in told
    assert "Nog niets." not in told


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("Estimated revenue (USD)", "Bedragen in USD tellen in geen enkel cijfer mee"),
        ("Estimated revenue", "Het bestand zegt niet in welke valuta de bedragen zijn"),
    ],
)
def test_amounts_are_never_called_euro_in_silence(desk: Desk, header: str, told: str) -> None:
    table = f"Date,Views,{header},Subscribers gained,Subscribers lost\n2026-01-01,31,0.5,3,1\n"
    page = desk.page("figures", "nl")
    page.file_uploader[0].set_value([("Totals.csv", table.encode(), "text/csv")]).run()
    assert any(told in each.value for each in page.caption)


def test_without_a_figure_it_says_that_one_is_to_be_written_down(desk: Desk) -> None:
    page = typing(desk)
    next(each for each in page.button if each.label == "Keep this figure").click().run()
    assert page.error[0].value == "Write down the figure, then keep it."


def test_the_same_file_dropped_twice_is_one_file(page: AppTest) -> None:
    both = [(name, X_OVERVIEW, "text/csv") for name in ("one.csv", "one (1).csv")]
    page.file_uploader[0].set_value(both).run()

    assert not page.error
    assert len([each for each in page.button if each.label == "Keep these figures"]) == 1


def test_a_file_that_is_kept_for_one_client_is_offered_for_another(
    desk: Desk, page: AppTest
) -> None:
    drop(page, "account_overview.csv", X_OVERVIEW)
    keep(page)
    other = desk.write(lambda tx: clients.add_client(tx, ClientFields(name="Mill")))
    plan_id = desk.write(lambda tx: clients.add_plan(tx, other, PlanFields(name="2026")))
    page.query_params["plan"] = plan_id
    page.run()
    drop(page, "account_overview.csv", X_OVERVIEW)

    assert [each.label for each in page.button if each.label == "Keep these figures"]


def test_work_that_nobody_comes_back_for_is_forgotten_in_the_end() -> None:
    names = [f"left.{number}" for number in range(100)]
    for name in names:
        jobs.start(name, lambda _: None)
        started = jobs.under_way(name)
        assert started is not None
        started.future.result()

    left = [name for name in names if jobs.under_way(name) is not None]
    assert left == names[-len(left) :]
    assert 0 < len(left) < 50
