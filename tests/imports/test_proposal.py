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


@pytest.mark.parametrize(
    ("written", "comma"),
    [("1.234", True), ("3,4", True), ("12", True), ("1,234", False), ("3.4", False)],
)
def test_the_decimal_sign_is_guessed_by_the_values(written: str, *, comma: bool) -> None:
    assert proposed(["Datum", "Bereik"], ["2026-01-31", written]).decimal_comma is comma


def test_another_row_can_be_named_the_header() -> None:
    guess = propose(unknown(TEAM).sheets[1], header_row=1)
    assert (guess.header_row, guess.date_column, guess.metrics) == (1, None, {})
