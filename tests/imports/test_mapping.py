"""Tables of no known kind: somebody says once what each column is."""

from datetime import date

import pytest
from pydantic import ValidationError

from smwork.domain.figures import Refused, Understood
from smwork.imports.mapping import ColumnMapping, signature
from smwork.imports.read import read
from tests.imports.builders import TODAY, text_file, unknown, workbook

TEAM_HEADER = ["#", "Datum", "Type post", "Omschrijving", "Bereik", "Likes", "Reacties", "Shares"]
TEAM = workbook(
    Instagram_cijfers=[["Instagram resultaten"], ["Posts"], ["#", "Datum", "Thema"]],
    Facebook_cijfers=[
        ["Facebook resultaten per post"],
        ["Posts"],
        TEAM_HEADER,
        ["Januari"],
        [1, "07-01-2026", "Foto's", "Sneeuw!", "27.610", 76, 652, 2],
        [2, "06-01-2026", "Reel", "Nog meer sneeuw", 4053, "", 11, 3],
        ["Totaal", "", "", "", 31663, 76, 663, 5],
    ],
)
MAPPING = ColumnMapping(
    platform="facebook",
    sheet="Facebook cijfers",
    header_row=3,
    date_column="Datum",
    date_order="day_first",
    metrics={"Bereik": "reach", "Likes": "likes", "Reacties": "comments", "Shares": "shares"},
    text_column="Omschrijving",
    form_column="Type post",
)


def mapped(data: bytes, mapping: ColumnMapping) -> Understood:
    reading = read(data, "cijfers.xlsx", today=TODAY, mapping=mapping)
    assert isinstance(reading, Understood), reading
    return reading


@pytest.mark.parametrize(
    ("header", "currency", "spent"),
    [
        ("Kosten", None, 15.5),
        ("Kosten (EUR)", "EUR", 15.5),
        ("Kosten in €", "EUR", 15.5),
        ("Kosten (USD)", "USD", None),
        ("Kosten in USD", "USD", None),
        ("Kosten ($)", "$", None),
    ],
)
def test_a_column_of_money_counts_where_it_is_in_euro(
    header: str, currency: str | None, spent: float | None
) -> None:
    costs = MAPPING.model_copy(update={"header_row": 1, "metrics": {header: "spend"}, "sheet": ""})
    table = text_file(["Datum", header], ["01-02-2026", "12,50"], ["02-02-2026", "3"])
    file = mapped(table, costs.model_copy(update={"text_column": None, "form_column": None}))
    assert (file.currency, file.sums().get("spend")) == (currency, spent)


def test_columns_of_several_currencies_are_told_apart() -> None:
    header = ["Datum", "Kosten (USD)", "Kosten (EUR)"]
    only_euro = {"header_row": 1, "metrics": {"Kosten (EUR)": "spend"}, "sheet": ""}
    costs = MAPPING.model_copy(update={**only_euro, "text_column": None, "form_column": None})
    table = text_file(header, ["01-02-2026", "99", "12,50"])
    assert mapped(table, costs).sums()["spend"] == 12.5
    sold = costs.model_copy(update={"metrics": {**costs.metrics, "Kosten (USD)": "revenue"}})
    file = mapped(table, sold)
    assert (file.currency, file.sums()) == ("USD", {"posts": 1, "spend": 12.5})


def test_a_teams_own_workbook_is_shown_with_the_row_that_seems_its_header() -> None:
    preview = unknown(TEAM, "cijfers.xlsx")
    sheet = preview.sheets[1]
    assert (sheet.name, sheet.header_row) == ("Facebook cijfers", 3)
    assert list(sheet.rows[2][:3]) == ["#", "Datum", "Type post"]


def test_and_is_read_as_its_columns_were_named() -> None:
    file = mapped(TEAM, MAPPING)
    assert (file.platform, file.period_start) == ("facebook", date(2026, 1, 6))
    assert file.sums() == {
        "posts": 2,
        "reach": 31663,
        "likes": 76,
        "comments": 663,
        "shares": 5,
        "interactions": 744,
    }
    assert [each.form for each in file.posts] == ["photo", "reel"]


def test_headings_and_totals_in_a_hand_made_table_are_left_out_and_told() -> None:
    assert [each.line for each in mapped(TEAM, MAPPING).left_out] == [4, 7]


def test_a_post_without_an_id_is_the_same_post_the_next_time() -> None:
    first, again = mapped(TEAM, MAPPING), mapped(TEAM, MAPPING)
    assert [each.post_id for each in first.posts] == [each.post_id for each in again.posts]
    assert len({each.post_id for each in first.posts}) == 2


def test_rows_can_be_days_of_the_account() -> None:
    data = text_file(
        ["Dag", "Volgers", "Bezoek web", "Bezoek app"],
        ["1-2-2026", "1.200", 10, 1],
        ["2-2-2026", "1.204", 12, 2],
        delimiter=";",
    )
    mapping = ColumnMapping(
        platform="instagram",
        header_row=1,
        date_column="Dag",
        date_order="day_first",
        rows_are="days",
        metrics={
            "Volgers": "followers",
            "Bezoek web": "profile_visits",
            "Bezoek app": "profile_visits",
        },
    )
    file = mapped(data, mapping)
    assert file.sums() == {"followers": 1204, "profile_visits": 25}


def test_a_decimal_point_is_read_where_it_was_said_to_be_one() -> None:
    data = text_file(["Day", "Cost"], ["2026-02-01", "1,234.50"])
    english = ColumnMapping(
        platform="other",
        header_row=1,
        date_column="Day",
        date_order="year_first",
        rows_are="days",
        decimal_comma=False,
        metrics={"Cost": "spend"},
    )
    assert mapped(data, english).sums() == {"spend": 1234.5}
    dutch = english.model_copy(update={"decimal_comma": True})
    assert isinstance(read(data, "x.csv", today=TODAY, mapping=dutch), Refused)


def test_dates_in_another_order_than_was_said_are_refused() -> None:
    wrong = MAPPING.model_copy(update={"date_order": "month_first"})
    data = workbook(
        Facebook_cijfers=[[], [], TEAM_HEADER, [1, "31-01-2026", "Foto's", "Sneeuw!", 5, 1, 1, 1]]
    )
    reading = read(data, "cijfers.xlsx", today=TODAY, mapping=wrong)
    assert isinstance(reading, Refused)
    assert reading.line == 4


def test_rounded_ids_stop_a_mapped_table_too() -> None:
    data = text_file(["Tweet id", "time", "likes"], ["6.49E+17", "2021-01-30 12:56 +0000", 3])
    mapping = ColumnMapping(
        platform="x",
        header_row=1,
        date_column="time",
        date_order="year_first",
        post_id_column="Tweet id",
        metrics={"likes": "likes"},
    )
    reading = read(data, "tweets.csv", today=TODAY, mapping=mapping)
    assert isinstance(reading, Refused)
    assert "rounded" in reading.reason.text


def test_columns_that_are_not_there_are_told() -> None:
    other = MAPPING.model_copy(update={"date_column": "Publicatie"})
    reading = read(TEAM, "cijfers.xlsx", today=TODAY, mapping=other)
    assert isinstance(reading, Refused)
    assert reading.line == 3


def test_the_signature_names_a_header_whatever_its_case_and_trailing_blanks() -> None:
    assert signature(["Datum", "Bereik"]) == signature(["datum ", "BEREIK", "", ""])
    assert signature(["Datum", "Bereik"]) != signature(["Bereik", "Datum"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"platform": "myspace"},
        {"metrics": {"Bereik": "fame"}},
        {"metrics": {}},
        {"header_row": 0},
        {"date_order": "guess"},
        {"surprise": 1},
    ],
)
def test_a_mapping_that_makes_no_sense_is_turned_down(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        ColumnMapping.model_validate({**MAPPING.model_dump(), **wrong})
