"""What spreadsheets do to an export, and what its owner is told."""

import pytest

from tests.imports.builders import Cell, lines, refused, text_file, understood, unknown

HEADER = [
    *("Post ID", "Account ID", "Account username", "Publish time", "Permalink", "Views"),
    "Engagement rate",
]


def row(post_id: str, views: Cell = 10, rate: Cell = "3.4") -> list[Cell]:
    return [post_id, "1784", "molen", "02/01/2026 18:30", "https://x.example/p", views, rate]


@pytest.mark.parametrize("written", ["3.апр", "3-apr", "Apr-21"])
def test_a_figure_that_became_a_date_is_refused_with_help(written: str) -> None:
    answer = refused(text_file(HEADER, row("1"), row("2", views=written)))
    assert answer.line == 3
    assert "Excel has made a date of it" in answer.reason.text
    assert answer.reason.params["value"] == written


def test_also_in_a_column_without_a_name_of_ours() -> None:
    answer = refused(text_file(HEADER, row("1"), row("2", rate="3.апр"), row("3")))
    assert answer.line == 3


def test_in_a_cyrillic_code_page_too() -> None:
    answer = refused(text_file(HEADER, row("1"), row("2", rate="3.апр"), encoding="cp1251"))
    assert answer.line == 3


def test_words_in_a_column_of_words_are_no_damage() -> None:
    header = [*HEADER[:-1], "Campaign"]
    assert understood(text_file(header, row("1", rate="3-apr"))).rows == 1


def test_a_rounded_id_stops_the_import() -> None:
    answer = refused(text_file(HEADER, row("6.49E+17"), row("6.49E+17")))
    assert answer.line == 2
    assert "rounded" in answer.reason.text


def test_a_figure_that_is_no_number_is_refused_with_its_column() -> None:
    answer = refused(text_file(HEADER, row("1", views="many")))
    assert answer.reason.params == {"line": 2, "column": "Views", "value": "many"}


def test_thousands_and_decimals_are_not_mixed_up() -> None:
    assert understood(text_file(HEADER, row("1", views="1,661"))).sums()["views"] == 1661
    refused(text_file(HEADER, row("1", views="1.234,56")))


def test_a_row_that_is_too_short_is_refused() -> None:
    answer = refused(text_file(HEADER, row("1"), row("2")[:-2]))
    assert (answer.line, answer.reason.params["found"]) == (3, 5)


def test_empty_cells_behind_the_last_column_do_no_harm() -> None:
    assert understood(text_file(HEADER, [*row("1"), "", ""])).rows == 1


def test_whole_lines_in_one_cell() -> None:
    quoted = [
        '"' + ",".join(f'""{cell}""' for cell in cells) + '"'
        for cells in (HEADER, row("1"), row("2"))
    ]
    assert understood(lines(*quoted)).sums()["views"] == 20  # 10 + 10


def test_nothing_of_a_refused_file_is_kept() -> None:
    answer = refused(text_file(HEADER, *(row(str(each)) for each in range(50)), row("x", "many")))
    assert not hasattr(answer, "posts")


@pytest.mark.parametrize(
    "header",
    [
        ["Date", "Clicks", "Impressions", "CTR", "Cost"],
        ["Campagne", "Aantal klikken", "Vertoningen", "CTR"],
        ["Date", "Impressions", "Engagements"],
        ["Datum", "Nieuwe volgers"],
        ["Date", "Page views", "Visitors"],
        ["Day", "Campaign name", "Cost"],
        ["Date", "Views"],
        ["Date", "Likes", "Comments", "Shares"],
        ["Datum", "Bereik", "Weergaven", "Reacties"],
        ["Post ID", "Text", "Likes"],
        ["Date", "Hour", "Visitors"],
        ["Date", "Viewers"],
        ["Reporting starts", "Ad name", "Reach", "Impressions", "Amount spent (EUR)"],
        ["Tweet id", "Text", "time", "impressions", "retweets", "likes"],
        ["Device type", "Sessions"],
        ["Location", "Total followers"],
    ],
)
def test_a_strangers_file_is_not_claimed(header: list[str]) -> None:
    unknown(text_file(header, ["2026-01-01", *[5] * (len(header) - 1)]), "figures.csv")


def test_a_date_that_a_dutch_excel_rewrote_is_refused() -> None:
    rewritten = [*row("2")[:3], "2-1-2026 18:30", *row("2")[4:]]
    assert refused(text_file(HEADER, row("1"), rewritten)).line == 3
