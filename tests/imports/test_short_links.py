"""Clicks on short links by day, and what tagged links brought according to Google Analytics."""

from datetime import date

import pytest

from smwork.imports.reasons import as_of
from tests.imports.builders import TODAY, Cell, refused, text_file, understood, unknown
from tests.imports.test_ga4 import report

UNSET = "utm_source=%28not+set%29&utm_medium=%28not+set%29"
ROWS: list[list[Cell]] = [
    ["2026-01-05", "https://ow.ly/a1", 12],
    ["2026-01-05", "https://ow.ly/b2", 3],
    ["2026-01-06", "https://ow.ly/a1", "1,005"],
]


@pytest.mark.parametrize(
    "header",
    [
        ["Date", "Link", "Clicks"],
        ["Datum", "Korte link", "Kliks"],
        ["Day", "Bitlink", "Engagements"],
    ],
)
def test_clicks_by_day_and_link(header: list[str]) -> None:
    rows: list[list[Cell]] = [*ROWS[:3], ["2026-01-06", "Total", 1020]]
    file = understood(text_file(header, *rows))
    assert file.sums() == {"clicks": 1020}  # 12 + 3 + 1005
    assert {(each.link[-2:], each.day.day, each.since == each.day) for each in file.links} == {
        ("a1", 5, True),
        ("b2", 5, True),
        ("a1", 6, True),
    }
    assert [each.line for each in file.left_out] == [5]
    assert file.notes == ()


def test_a_day_in_words() -> None:
    file = understood(text_file(["Date", "Link", "Clicks"], ["5 Jan 2026", "https://ow.ly/a", 2]))
    assert file.period_start == date(2026, 1, 5)


def test_a_day_that_could_be_two_is_refused() -> None:
    row: list[Cell] = ["1/2/2026", "https://ow.ly/a", 2]
    assert refused(text_file(["Date", "Link", "Clicks"], row)).line == 2


def test_clicks_of_a_link_without_days_are_those_since_it_was_made() -> None:
    file = understood(text_file(["Short link", "Title", "Clicks"], ["https://ow.ly/a1", "x", 12]))
    assert [(each.link, each.value, each.since) for each in file.links] == [
        ("https://ow.ly/a1", 12, None)
    ]
    assert file.notes == (as_of(TODAY),)


@pytest.mark.parametrize("beside", ["Type post", "Kanaal", "Thema", "Leads", "Volgers"])
def test_a_teams_own_table_with_links_is_theirs_to_name(beside: str) -> None:
    unknown(
        text_file(["Datum", "Link", "Klikken", beside], ["5-1-2026", "https://x.example", 1, 2])
    )


def test_a_table_of_posts_with_links_is_not_taken_for_it() -> None:
    unknown(
        text_file(["Date", "Link", "Clicks", "Likes"], ["2026-01-05", "https://x.example", 1, 2])
    )


def test_visits_of_tagged_links_over_the_period_of_the_report() -> None:
    file = understood(
        report(
            "Session campaign,Session source / medium,Sessions,Key events",
            "lente,instagram / social,40,3",
            "lente,(not set) / (not set),5,0",
            "(not set),(direct) / (none),80,1",
        )
    )
    assert [(each.link, each.metric, each.value) for each in file.links] == [
        ("utm_source=instagram&utm_medium=social&utm_campaign=lente", "sessions", 40),
        ("utm_source=instagram&utm_medium=social&utm_campaign=lente", "conversions", 3),
        (f"{UNSET}&utm_campaign=lente", "sessions", 5),
        (f"{UNSET}&utm_campaign=lente", "conversions", 0),
    ]
    assert {(each.since, each.day) for each in file.links} == {
        (date(2026, 1, 5), date(2026, 1, 7)),
    }
    assert (file.period_start, file.period_end) == (date(2026, 1, 5), date(2026, 1, 7))


def test_visits_of_tagged_links_by_day() -> None:
    file = understood(
        report("Date,Session campaign,Sessions", "20260105,lente,4", "20260106,lente,6")
    )
    assert file.sums() == {"sessions": 10}
    assert [(each.since, each.day.day) for each in file.links] == [
        (date(2026, 1, 5), 5),
        (date(2026, 1, 6), 6),
    ]


def test_pages_of_a_report() -> None:
    file = understood(
        report("Page path and screen class,Views,Active users", "/meel,30,20", "/,12,9")
    )
    assert (file.kind, file.sums()) == ("ga4_links", {"views": 42, "users": 29})


def test_a_day_that_is_none_is_refused_with_its_line() -> None:
    assert refused(report("Date,Session campaign,Sessions", "20261341,lente,4")).line == 11
