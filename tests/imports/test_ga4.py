"""Google Analytics 4: tables under blocks of remarks in the language of the account."""

from datetime import date

import pytest

from tests.imports.builders import lines, refused, understood

BLOCK = [
    "# ----------------------------------------",
    "# Traffic acquisition",
    "# Account: De Hoop",
    "# Property: dehoop.example",
    "# ----------------------------------------",
    "# ",
    "# All Users",
    "# Start date: 20260105",
    "# End date: 20260107",
]


def report(*rows: str, block: list[str] | None = None) -> bytes:
    return lines(*(block or BLOCK), *rows, end="\r\n")


def test_days_as_eight_digits() -> None:
    file = understood(
        report("Date,Sessions,Active users,New users", "20260106,8,5,2", "20260105,10,7,4")
    )
    assert file.sums() == {"sessions": 18, "users": 12, "new_users": 6}
    assert (file.platform, file.account.name) == ("website", "dehoop.example")
    assert (file.period_start, file.period_end) == (date(2026, 1, 5), date(2026, 1, 6))


def test_days_counted_from_the_start_date() -> None:
    file = understood(report("Nth day,Users", "0000,1", "0001,2", "0002,4"))
    assert [each.day.day for each in file.days] == [5, 6, 7]
    assert file.sums() == {"users": 7}


@pytest.mark.parametrize("header", ["Nde dag,Sessies", "N-й день,Sessions"])
def test_the_first_header_may_be_in_any_language(header: str) -> None:
    assert understood(report(header, "0000,1", "0001,2", "0002,4")).sums() == {"sessions": 7}


def test_remarks_in_dutch() -> None:
    block = ["# ---", "# Rapport", "# Account: De Hoop", "# Property: dehoop.example", "# ---"]
    block += ["# Begindatum: 20260105", "# Einddatum: 20260106"]
    file = understood(report("Datum,Sessies,Nieuwe gebruikers", "20260105,3,1", block=block))
    assert file.sums() == {"sessions": 3, "new_users": 1}


def test_several_tables_in_one_file() -> None:
    file = understood(
        report(
            *("Nth day,Users", "0000,1", "0001,2", "0002,4", ""),
            *("# Start date: 20260105", "# End date: 20260107"),
            *("Nth day,New users", "0000,1", "0001,0", "0002,1", ""),
            *("# Start date: 20260105", "# End date: 20260107"),
            *("Country,Users", "Netherlands,7", "Belgium,0"),
        )
    )
    assert file.sums() == {"users": 7, "new_users": 2}
    told = {each.part: each.share for each in file.audience}
    assert told == {"Netherlands": 1, "Belgium": 0}


def test_the_grand_total_is_left_out() -> None:
    file = understood(report("Date,Sessions", ",18,Grand total", "20260106,8", "20260105,10"))
    assert file.sums() == {"sessions": 18}
    assert [each.line for each in file.left_out] == [11]


def test_weeks_are_not_days() -> None:
    refused(report("Nth week,Users", "0000,1", "0001,2"))


def test_longer_units_whose_name_nobody_knows_are_not_days_either() -> None:
    block = [*BLOCK[:-1], "# End date: 20260201"]
    refused(report("N-ty tydzień,Sessions", "0000,1", "0001,2", "0002,2", "0003,4", block=block))


def test_days_split_by_channel_are_not_added_up() -> None:
    answer = refused(report("Date,Channel,Users", "20260105,Direct,1", "20260105,Organic,2"))
    assert "one row" in answer.reason.text


def test_a_report_without_days_is_refused_with_what_to_do() -> None:
    answer = refused(report("Event name,Event count", "scroll,953", "click,3"))
    assert "dimension Date" in answer.reason.text


PARTS = ("20260105,Direct,4,3", "20260105,Organic,6,5", "20260106,Direct,2,2")


@pytest.mark.parametrize("total", [",,12,8,Grand total", "Eindtotaal,,12,8"])
def test_days_in_parts_are_added_up_where_the_total_shows_that_all_are_there(total: str) -> None:
    file = understood(report("Date,Channel,Sessions,Active users", total, *PARTS))
    assert file.sums() == {"sessions": 12}  # 4 + 6 + 2; of users nobody knows how many were in both
    assert {each.day.day: each.value for each in file.days} == {5: 10, 6: 2}
    assert "users" in file.notes[0].text


def test_days_in_parts_of_which_some_are_missing_are_refused() -> None:
    missing = report("Date,Channel,Sessions,Active users", ",,40,20,Grand total", *PARTS)
    assert "one row" in refused(missing).reason.text
