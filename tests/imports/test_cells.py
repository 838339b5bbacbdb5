"""What one cell says."""

from datetime import date, time, timedelta

import pytest

from smwork.imports.cells import Cell, damaged_by_excel, dutch, english, identifier, seconds
from tests.imports.builders import is_turned_down


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1661", 1661),
        ("1,661", 1661),
        ("1,234,567.5", 1234567.5),
        ("0.5", 0.5),
        (".5", 0.5),
        ("-6", -6),
        ("5.19%", 5.19),
        ("40.74 %", 40.74),
        ("€ 12.50", 12.5),
        ("12.50 EUR", 12.5),
        ("1.5e-05", 0.000015),
        (12, 12),
        (12.5, 12.5),
    ],
)
def test_numbers_as_the_platforms_write_them(written: Cell, value: float) -> None:
    assert english(written) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.234,56", 1234.56),
        ("1.234", 1234),
        ("1234,5", 1234.5),
        ("12.345.678", 12345678),
        ("3,4%", 3.4),
        ("€ 1.250,00", 1250),
        ("1 234", 1234),
        ("1\u00a0234", 1234),
        (3.4, 3.4),
    ],
)
def test_numbers_as_dutch_people_write_them(written: Cell, value: float) -> None:
    assert dutch(written) == value


@pytest.mark.parametrize(
    "written", ["", " ", "-", "--", "–", "NAN", "undefined", "N/A", "n.v.t.", "< 1%", float("nan")]
)
def test_unknown_is_not_zero(written: Cell) -> None:
    assert english(written) is None


@pytest.mark.parametrize(
    "written",
    [
        *("abc", "12K", "1,23", "1.2.3", "1_000", "inf", "1e400", "1.2E+05", "9" * 60, "5,5,5"),
        *("12 345,6", "0x1F", True, float("inf"), date(2026, 4, 3)),
    ],
)
def test_what_is_no_number_is_never_guessed(written: Cell) -> None:
    assert is_turned_down(english, written)


@pytest.mark.parametrize("written", ["1.23", "1,234.5", "1.2345"])
def test_an_english_number_is_no_dutch_one(written: str) -> None:
    assert is_turned_down(dutch, written)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0:04:34", 274),
        ("04:34", 274),
        ("4m, 26s", 266),
        ("53s, 389ms", 53.389),
        ("1h, 2m", 3720),
        ("61", 61),
        (61.0, 61),
        (time(0, 4, 34), 274),
        (timedelta(minutes=2), 120),
        ("-", None),
    ],
)
def test_durations_are_seconds(written: Cell, value: float | None) -> None:
    assert seconds(written) == value


@pytest.mark.parametrize("written", ["3.апр", "3-apr", "Apr-21", "4. Mär", "mrt-26"])
def test_a_number_that_became_a_date_is_recognised(written: str) -> None:
    assert damaged_by_excel(written)


def test_ids_are_text() -> None:
    assert identifier("00939005954986064") == "00939005954986064"
    assert identifier("18355151116178767") == "18355151116178767"
    assert identifier(939005954.0) == "939005954"


@pytest.mark.parametrize("written", ["6.49E+17", "6,49E+17", 6.49e17])
def test_an_id_that_was_rounded_is_no_id(written: Cell) -> None:
    assert is_turned_down(identifier, written)
