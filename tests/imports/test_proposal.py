"""The first guess at an unknown table's columns."""

import pytest

from smwork.imports.proposal import Proposal, propose
from tests.imports.builders import Cell, text_file, unknown
from tests.imports.test_mapping import TEAM


def proposed(*rows: list[Cell]) -> Proposal:
    return propose(unknown(text_file(*rows, delimiter=";")).sheets[0])


def test_a_teams_own_workbook() -> None:
    guess = propose(unknown(TEAM).sheets[1])
    assert (guess.platform, guess.header_row, guess.date_column) == ("facebook", 3, "Datum")
    assert (guess.text_column, guess.form_column) == ("Omschrijving", "Type post")
    assert guess.metrics == {
        "Bereik": "reach",
        "Likes": "likes",
        "Reacties": "comments",
        "Shares": "shares",
    }


@pytest.mark.parametrize(
    ("written", "order"),
    [
        ("2026-01-31", "year_first"),
        ("31-01-2026", "day_first"),
        ("01/31/2026", "month_first"),
        ("1/2/2026", "day_first"),
        ("31 januari 2026", "month_in_words"),
    ],
)
def test_the_order_of_day_and_month_is_guessed_by_the_values(written: str, order: str) -> None:
    assert proposed(["Datum", "Bereik"], [written, 12]).date_order == order


GERMAN: list[Cell] = ["Beitrags-ID", "Titel", "Veröffentlicht", "Permalink", "Reichweite"]


@pytest.mark.parametrize(
    ("link", "written", "platform", "order"),
    [
        ("https://www.facebook.com/zilt/posts/1", "03/04/2026 12:30", "facebook", "month_first"),
        ("https://www.instagram.com/reel/x/", "03/04/2026 12:30", "instagram", "month_first"),
        ("https://www.linkedin.com/feed/update/1", "03/04/2026", "linkedin", "month_first"),
        ("https://www.facebook.com/zilt/posts/1", "31/04/2026", "facebook", "day_first"),
        ("https://x.com/zilt/status/1", "03/04/2026", "x", "day_first"),
        ("https://zilt.example/3", "03/04/2026", None, "day_first"),
    ],
)
def test_in_another_language_the_order_of_dates_belongs_to_the_platform(
    link: str, written: str, platform: str | None, order: str
) -> None:
    guess = proposed(GERMAN, ["1", "Hallo", written, link, 12], ["2", "Na", written, link, 8])
    assert (guess.platform, guess.date_order) == (platform, order)


def test_a_table_that_links_to_several_platforms_is_a_teams_own() -> None:
    links = ("https://www.facebook.com/p/1", "https://www.instagram.com/p/2/")
    rows: list[list[Cell]] = [["03/04/2026", each, 5] for each in links]
    guess = proposed(["Datum", "Link", "Likes"], *rows)
    assert (guess.platform, guess.date_order) == (None, "day_first")


def test_a_teams_own_table_of_one_platform_keeps_its_own_order() -> None:
    link = "https://www.instagram.com/p/2/"
    rows: list[list[Cell]] = [[f"0{day}/04/2026", link, 5] for day in (3, 5, 9)]
    assert proposed(["Datum", "Link", "Likes"], *rows).date_order == "day_first"


@pytest.mark.parametrize(
    ("written", "comma"),
    [("1.234", True), ("3,4", True), ("12", True), ("1,234", False), ("3.4", False)],
)
def test_the_decimal_sign_is_guessed_by_the_values(written: str, *, comma: bool) -> None:
    assert proposed(["Datum", "Bereik"], ["2026-01-31", written]).decimal_comma is comma


def test_another_row_can_be_named_the_header() -> None:
    guess = propose(unknown(TEAM).sheets[1], header_row=1)
    assert (guess.header_row, guess.date_column, guess.metrics) == (1, None, {})
