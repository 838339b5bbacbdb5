"""Search Console: the table of dates is read, the others are refused with what to choose."""

from datetime import date

import pytest

from smwork.imports.reasons import as_of
from tests.imports.builders import TODAY, Cell, refused, text_file, understood, unknown, workbook

ENGLISH = ["Date", "Clicks", "Impressions", "CTR", "Position"]
DUTCH = ["Datum", "Aantal klikken", "Vertoningen", "CTR", "Positie"]
DAYS: list[list[Cell]] = [
    ["2026-01-06", 3, 13, "23.08%", 15.38],
    ["2026-01-05", 0, "1,021", "0%", 31.6],
]


@pytest.mark.parametrize("header", [ENGLISH, DUTCH])
def test_days_newest_first(header: list[str]) -> None:
    file = understood(text_file(header, *DAYS))
    assert (file.platform, file.period_start) == ("website", date(2026, 1, 5))
    assert file.sums() == {"clicks": 3, "impressions": 1034}  # a rate is never added up


def test_the_workbook_with_all_tables() -> None:
    queries: list[list[Cell]] = [["Top queries", *ENGLISH[1:]], ["molen", 3, 13, "23.08%", 15]]
    file = understood(workbook(Chart=[ENGLISH, *DAYS], Queries=queries))
    assert file.sums()["clicks"] == 3
    assert file.notes == ()
    assert [(each.day.day, each.part, each.share) for each in file.audience] == [(6, "molen", 1)]


@pytest.mark.parametrize(
    ("header", "dimension"),
    [
        (["Top queries", *ENGLISH[1:]], "search_query"),
        (["Device", *ENGLISH[1:]], "device"),
        (["Country", *ENGLISH[1:]], "country"),
        (["Meest uitgevoerde zoekopdrachten", *DUTCH[1:]], "search_query"),
        (["Apparaat", *DUTCH[1:]], "device"),
    ],
)
def test_the_other_tables_are_shares_of_the_times_shown(header: list[str], dimension: str) -> None:
    rows: list[list[Cell]] = [["molen", 22, 54, "40.74%", 1], ["meel", 1, 6, "16.67%", 4]]
    file = understood(text_file(header, *rows))
    assert file.notes == (as_of(TODAY),)
    told = [(each.dimension, each.part, each.share) for each in file.audience]
    assert told == [(dimension, "molen", 0.9), (dimension, "meel", 0.1)]  # 54 and 6 of 60


@pytest.mark.parametrize("header", [["Top pages", *ENGLISH[1:]], ["Toppagina's", *DUTCH[1:]]])
def test_pages_keep_their_own_clicks(header: list[str]) -> None:
    rows: list[list[Cell]] = [
        ["https://molen.example/", 22, 54, "40.74%", 1],
        ["https://molen.example/meel", 1, 6, "16.67%", 4],
    ]
    file = understood(text_file(header, *rows))
    assert file.sums() == {"clicks": 23, "impressions": 60}  # 22 + 1, 54 + 6
    assert {each.since for each in file.links} == {None}
    assert file.notes == (as_of(TODAY),)


def test_the_list_of_filters_is_refused() -> None:
    assert "filters" in refused(text_file(["Filter", "Value"], ["Date", "Last"])).reason.text


def test_another_tools_clicks_are_not_taken_for_a_search_engines() -> None:
    unknown(text_file(["Date", "Clicks", "Impressions", "CTR", "Cost"], ["2026-01-05", 1, 2, 3, 4]))
