"""A team's own workbook with a column for each month."""

from datetime import date

import pytest

from smwork.domain.figures import Understood
from smwork.imports.mapping import ColumnMapping
from smwork.imports.proposal import propose
from smwork.imports.read import read
from tests.imports.builders import TODAY, Cell, text_file, unknown, workbook

MONTHS: list[Cell] = ["", "Januari", "Februari", "Maart", "April", "Mei"]
TABLE: list[list[Cell]] = [
    ["Facebook KPI's 2026"],
    MONTHS,
    ["Gemiddeld per maand"],
    ["Volgers", 100, 110, 115],
    ["Weergaven", 1000, 2000, ""],
    [],
    ["Gemiddeld per post"],
    ["Weergaven", 10, 20, 30],
]
BOOK = workbook(Facebook_KPIs=TABLE)
MAPPING = ColumnMapping(
    platform="facebook",
    sheet="Facebook KPIs",
    header_row=2,
    date_column="Maand",
    date_order="year_first",
    rows_are="days",
    metrics={"Volgers": "followers", "Weergaven": "views"},
)


def mapped(data: bytes, mapping: ColumnMapping = MAPPING, name: str = "cijfers.xlsx") -> Understood:
    reading = read(data, name, today=TODAY, mapping=mapping)
    assert isinstance(reading, Understood), reading
    return reading


def test_each_month_is_a_row_and_the_guess_is_ready() -> None:
    (sheet,) = unknown(BOOK, "cijfers.xlsx").sheets
    guess = propose(sheet)
    assert sheet.by_month
    assert guess.header == ("Maand", "Volgers", "Weergaven", "Weergaven (Gemiddeld per post)")
    assert (guess.platform, guess.date_column, guess.rows_are) == ("facebook", "Maand", "days")
    assert (guess.date_order, guess.metrics) == (
        "year_first",
        {"Volgers": "followers", "Weergaven": "views"},
    )


def test_months_that_are_still_to_come_have_no_figure_whatever_is_filled_in() -> None:
    planned: list[list[Cell]] = [MONTHS, ["Weergaven", 1000, 2000, 500, 0, 0]]
    mapping = MAPPING.model_copy(update={"header_row": 1, "metrics": {"Weergaven": "views"}})
    file = mapped(workbook(Facebook_KPIs=planned), mapping, "cijfers 2026.xlsx")
    assert [each.day for each in file.days] == [date(2026, 1, 31), date(2026, 2, 28), TODAY]
    assert (file.rows, file.left_out) == (3, ())


def test_a_month_stands_on_its_last_day_and_the_one_that_runs_on_today() -> None:
    file = mapped(BOOK)
    assert {(each.metric, each.day): each.value for each in file.days} == {
        ("followers", date(2026, 1, 31)): 100,
        ("followers", date(2026, 2, 28)): 110,
        ("followers", TODAY): 115,
        ("views", date(2026, 1, 31)): 1000,
        ("views", date(2026, 2, 28)): 2000,
    }
    assert file.sums() == {"followers": 115, "views": 3000}  # 1000 + 2000; unknown is not zero


@pytest.mark.parametrize(
    ("title", "name", "year"),
    [
        ("KPI's", "cijfers 2024.xlsx", 2024),
        ("KPI's", "cijfers.xlsx", 2026),
        ("2023", "a.xlsx", 2023),
    ],
)
def test_the_year_stands_in_the_sheet_or_in_the_files_name(
    title: str, name: str, year: int
) -> None:
    file = mapped(workbook(Facebook_KPIs=[[title], *TABLE[1:]]), name=name)
    assert file.period_start == date(year, 1, 31)


def test_a_year_may_begin_in_another_month_and_in_english() -> None:
    rows: list[list[Cell]] = [
        ["Season 2025", "Nov 2025", "Dec 2025", "Jan 2026"],
        ["Followers", "1,200", "1,300", "1,400"],
    ]
    own = MAPPING.model_copy(
        update={"header_row": 1, "decimal_comma": False, "metrics": {"Followers": "followers"}}
    )
    file = mapped(text_file(*rows), own, "fans.csv")
    assert [each.day for each in file.days] == [
        date(2025, 11, 30),
        date(2025, 12, 31),
        date(2026, 1, 31),
    ]


def test_names_of_months_in_a_column_are_left_alone() -> None:
    guess = unknown(text_file(["Maand", "Bereik"], ["Mei", 10], ["Juni", 12])).sheets[0]
    assert guess.rows[0] == ("Maand", "Bereik")
    assert not guess.by_month


def test_of_two_columns_for_a_metric_the_one_with_figures_is_proposed() -> None:
    rows: list[list[Cell]] = [*TABLE[:3], ["Volgers"], ["Volgers Facebook", 90, 95]]
    guess = propose(unknown(workbook(Facebook_KPIs=rows)).sheets[0])
    assert guess.metrics == {"Volgers Facebook": "followers"}
