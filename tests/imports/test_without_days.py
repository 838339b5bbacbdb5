"""Files that are known and have no figures: refused with what they are."""

import pytest

from tests.imports.builders import lines, refused, unknown
from tests.imports.test_ga4 import report

HOOTSUITE = '2026-03-05 11:00:00,"Meel, vers gemalen",https://molen.example'


@pytest.mark.parametrize(
    "planning",
    [
        lines(HOOTSUITE, HOOTSUITE),
        lines("05/03/2026 11:00,Meel,", "06/03/2026 11:00,Brood,https://molen.example"),
        lines("Text,Image URL,Tags,Posting Time", "Meel,,,2026-03-05 11:00"),
        lines("Text,Date,Time,Draft,Facebook,Picture Url 1", "Meel,2026-03-05,11:00,FALSE,TRUE,"),
    ],
)
def test_a_planning_of_posts_has_no_figures(planning: bytes) -> None:
    assert "planning" in refused(planning).reason.text


def test_moments_beside_numbers_are_no_planning() -> None:
    unknown(lines("2026-03-05 11:00,Meel,12", "2026-03-06 11:00,Brood,9"))


def test_a_report_of_analytics_whose_tables_are_empty() -> None:
    answer = refused(report("Day,Active users", "", "# Start date: 20260105", "Day,Total revenue"))
    assert "there are no figures in it" in answer.reason.text


@pytest.mark.parametrize(
    "header", ["Content,Video title,Views", "Inhoud,Videotitel,Duur,Weergaven,Weergavetijd (uren)"]
)
def test_videos_without_their_day_are_told_which_column_to_add(header: str) -> None:
    row = "x7,Malen" + ",5" * (header.count(",") - 1)
    assert "Video publish time" in refused(lines(header, row), "Table data.csv").reason.text


@pytest.mark.parametrize(
    "header",
    ["Video,Titel,Datum,Weergaven", "Thema,Inhoud,Datum,Weergaven", "Form,Content,Date,Views"],
)
def test_somebodys_own_list_is_theirs_to_name(header: str) -> None:
    unknown(lines(header, "1,Malen,2026-03-05,5"), "videos.csv")
