"""Search Console: the table of dates is read, the others are refused with what to choose."""

from datetime import date

import pytest

from tests.imports.builders import Cell, refused, text_file, understood, unknown, workbook

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
    assert file.notes[0].params == {"sheets": "Queries"}


@pytest.mark.parametrize(
    "header",
    [
        ["Top queries", *ENGLISH[1:]],
        ["Device", *ENGLISH[1:]],
        ["Meest uitgevoerde zoekopdrachten", *DUTCH[1:]],
    ],
)
def test_the_other_tables_are_refused_with_what_to_choose(header: list[str]) -> None:
    answer = refused(text_file(header, ["molen", 22, 54, "40.74%", 1]))
    assert "Dates.csv" in answer.reason.text


def test_the_list_of_filters_is_refused() -> None:
    assert "filters" in refused(text_file(["Filter", "Value"], ["Date", "Last"])).reason.text


def test_another_tools_clicks_are_not_taken_for_a_search_engines() -> None:
    unknown(text_file(["Date", "Clicks", "Impressions", "CTR", "Cost"], ["2026-01-05", 1, 2, 3, 4]))
