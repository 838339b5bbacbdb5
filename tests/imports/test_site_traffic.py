"""A site builder's traffic: the day before the month, thousands with a comma, times in words."""

from datetime import date

import pytest

from tests.imports.builders import Cell, refused, text_file, understood

HEADER = [
    *("Date", "Page views", "Site sessions", "Unique visitors"),
    *("Bounce rate", "Avg. session duration"),
]


def test_days_and_their_visits() -> None:
    file = understood(
        text_file(
            HEADER,
            ["13/12/2025", "1,661", "40", "36", "58%", "4m, 26s"],
            ["9/12/2025", "12", "10", "10", "80%", "53s, 389ms"],
            ["8/12/2025", "2", "2", "1", "100%", ""],
        )
    )
    assert file.platform == "website"
    assert (file.period_start, file.period_end) == (date(2025, 12, 8), date(2025, 12, 13))
    assert file.sums() == {"views": 1675, "sessions": 52, "users": 47}
    times = [each.value for each in file.days if each.metric == "avg_session_duration"]
    assert times == [266, 53.389]


@pytest.mark.parametrize(
    ("newest", "older", "day"),
    [
        ("31/12/2025", "30/12/2025", 31),
        ("12/31/2025", "12/30/2025", 31),
        ("5/3/2026", "4/3/2026", 5),
        ("3/5/2026", "3/4/2026", 5),
    ],
)
def test_the_dates_tell_whether_the_day_comes_first(newest: str, older: str, day: int) -> None:
    file = understood(
        text_file(HEADER, [newest, 1, 1, 1, "1%", "1s"], [older, 1, 1, 1, "1%", "1s"])
    )
    assert (file.period_end.day, (file.period_end - file.period_start).days) == (day, 1)


def test_both_orders_in_one_file_are_refused() -> None:
    rows: list[list[Cell]] = [[day, 1, 1, 1, "1%", "1s"] for day in ("31/12/2025", "12/30/2025")]
    assert refused(text_file(HEADER, *rows)).line == 3
