"""A site builder's traffic: the day before the month, thousands with a comma, times in words."""

from datetime import date

from tests.imports.builders import refused, text_file, understood

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


def test_a_month_before_the_day_is_refused() -> None:
    assert refused(text_file(HEADER, ["12/31/2025", 1, 1, 1, "1%", "1s"])).line == 2
