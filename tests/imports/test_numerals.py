"""Numbers as platforms write them, and as a Dutch Excel saves them: told by the file, never guessed."""

import pytest

from tests.imports.builders import Cell, refused, text_file, understood

HEADER: list[Cell] = [
    *("Post ID", "Account ID", "Account username", "Publish time", "Permalink"),
    *("Views", "Likes", "Engagement rate"),
]


def row(number: int, views: str, likes: str, rate: str) -> list[Cell]:
    when = f"02/0{number}/2026 18:30"
    return [str(number), "1784", "molen", when, f"https://x.example/{number}", views, likes, rate]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("1,661", "12", "3.45%"), ("2,000,339", "1", "10%")),
        (("1.661", "12", "3,45%"), ("2.000.339", "1", "10%")),
        (("1661", "12", "3,45%"), ("2000339", "1", "10%")),
        (("1661", "12.0", "3.4567"), ("2000339.0", "1", "")),
        (("1.661", "12", ""), ("2.000.339", "1", "")),
    ],
)
def test_both_ways_of_writing(first: tuple[str, str, str], second: tuple[str, str, str]) -> None:
    data = text_file(HEADER, row(1, *first), row(2, *second), delimiter=";")
    sums = understood(data).sums()
    assert (sums["views"], sums["likes"]) == (2_002_000, 13)  # 1,661 + 2,000,339; 12 + 1


def test_both_ways_in_one_file_are_refused() -> None:
    answer = refused(text_file(HEADER, row(1, "1,661", "1", ""), row(2, "1.661", "1", "")))
    assert answer.line == 3


def test_a_thousand_far_down_is_not_taken_for_one_and_a_bit() -> None:
    rows = [row(1, "900", "1", "") for _ in range(60)]
    assert refused(text_file(HEADER, *rows, row(2, "1.661", "1", ""))).line == 62


def test_hours_may_have_three_decimals() -> None:
    header: list[Cell] = ["Content", "Video title", "Video publish time", "Watch time (hours)"]
    data = text_file(header, ["a1", "Malen", "Dec 15, 2025", "1.125"])
    assert understood(data).sums()["watch_minutes"] == 67.5  # 1.125 hours of 60 minutes


def test_shares_with_a_comma() -> None:
    data = text_file(["Viewer age", "Views (%)"], ["18–24", "12,5"], ["25–34", "87,5"])
    assert [each.share for each in understood(data).audience] == [0.875, 0.125]
