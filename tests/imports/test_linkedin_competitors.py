"""Pages that a LinkedIn page compares itself with: each an account of its own, none of them ours."""

from datetime import date

import pytest

from smwork.domain.figures import Understood
from tests.imports.biff8 import biff8
from tests.imports.builders import TODAY, Cell, refused, text_file, understood, workbook

Rows = list[list[Cell]]

PAGES: Rows = [
    ["Page", "Total Followers", "New Followers", "Total post engagements", "Total posts"],
    ["De Hoop", 1200, 30, 90, 9],
    ["De Ruyter", "2,400", 12, 40, 4],
]
PERIOD = "Competitor metrics from 1/1/2026 to 1/31/2026. All dates and times are in UTC."


def told(file: Understood) -> dict[str | None, dict[str, float]]:
    return {each.account.name: each.sums() for each in file.parts()}


def test_each_page_is_an_account_of_others() -> None:
    file = understood(biff8({"COMPETITORS": [[PERIOD], *PAGES]}), "competitor_analytics.xls")
    assert told(file) == {
        "De Hoop": {"followers": 1200, "follows": 30, "interactions": 90, "posts": 9},
        "De Ruyter": {"followers": 2400, "follows": 12, "interactions": 40, "posts": 4},
    }
    assert all(each.account.of_others for each in file.parts())
    assert (file.period_start, file.period_end) == (date(2026, 1, 1), date(2026, 1, 31))


def test_the_period_may_be_in_words() -> None:
    file = understood(workbook(Sheet=[["Jan 1, 2026 - Jan 31, 2026"], *PAGES]))
    assert file.period_end == date(2026, 1, 31)


def test_without_a_period_it_is_as_of_today_and_told() -> None:
    file = understood(workbook(Sheet=PAGES))
    assert file.period_end == TODAY
    assert "which days" in file.notes[0].text


def test_in_dutch_and_as_text() -> None:
    header: list[Cell] = ["Pagina", "Totaal aantal volgers", "Nieuwe volgers"]
    header += ["Totaal aantal interacties", "Totaal aantal bijdragen"]
    assert told(understood(text_file(header, *PAGES[1:])))["De Hoop"]["interactions"] == 90


def test_a_row_for_each_page_and_month() -> None:
    header: list[Cell] = ["Page", "Reporting start date", "Reporting end date", "Total followers"]
    header += ["Total posts"]
    file = understood(
        text_file(
            header,
            ["De Hoop", "01/01/2026", "01/31/2026", 1200, 9],
            ["De Hoop", "02/01/2026", "02/28/2026", 1250, 11],
        )
    )
    assert told(file) == {"De Hoop": {"followers": 1250, "posts": 20}}  # 9 + 11


@pytest.mark.parametrize("wrong", ["many", "1.234,5"])
def test_a_figure_that_is_none_is_refused_with_its_line(wrong: str) -> None:
    assert refused(text_file(PAGES[0], ["De Hoop", wrong, 1, 2, 3])).line == 2
