"""Meta Ads: rows of ads, added up by day; a report of a whole period is refused."""

from datetime import date

from smwork.domain.figures import Answers
from tests.imports.builders import Cell, refused, text_file, understood, workbook

HEADER: list[Cell] = [
    *("Reporting starts", "Reporting ends", "Ad name", "Ad delivery", "Reach", "Impressions"),
    *("Frequency", "Link clicks", "Clicks (all)", "Leads", "Amount spent (EUR)"),
]
TOTAL: list[Cell] = ["2026-01-05", "2026-01-06", "", "", 900, 5000, 1.7, 50, 90, 4, 30.5]


def row(day: str, name: str, reach: int, spend: float) -> list[Cell]:
    return [day, day, name, "active", reach, reach * 2, 2, 10, 20, "", spend]


ROWS = [
    row("2026-01-05", "Molen open", 100, 10.25),
    row("2026-01-05", "Meel", 200, 5),
    row("2026-01-06", "Meel", 300, 15.25),
]


def test_ads_are_added_up_by_day_and_the_total_is_left_out() -> None:
    file = understood(workbook(Raw_Data_Report=[HEADER, TOTAL, *ROWS]))
    assert (file.currency, file.account.handle, file.rows) == ("EUR", "meta-ads", 3)
    assert [each.line for each in file.left_out] == [2]
    assert file.sums() == {"impressions": 1200, "link_clicks": 30, "clicks": 60, "spend": 30.5}
    spent = {each.day.day: each.value for each in file.days if each.metric == "spend"}
    assert spent == {5: 15.25, 6: 15.25}


def test_reach_is_known_only_where_a_day_has_one_row() -> None:
    alone = understood(text_file(HEADER, ROWS[0], ROWS[2]))
    assert alone.sums()["reach"] == 400
    together = understood(text_file(HEADER, *ROWS))
    assert "reach" not in together.sums()
    assert any("Reach was left out" in each.text for each in together.notes)


def test_leads_that_are_empty_are_unknown_and_not_zero() -> None:
    lead = [*ROWS[0][:9], 3, *ROWS[0][10:]]
    assert understood(text_file(HEADER, lead, *ROWS)).sums()["leads"] == 3
    assert "leads" not in understood(text_file(HEADER, *ROWS)).sums()


def test_a_second_sheet_with_the_same_days_is_not_added() -> None:
    file = understood(workbook(Formatted_Report=[HEADER, *ROWS], Raw_Data_Report=[HEADER, *ROWS]))
    assert file.sums()["spend"] == 30.5
    assert file.notes[0].params == {"sheet": "Raw Data Report"}


def test_a_report_of_a_whole_period_is_refused_with_what_to_choose() -> None:
    whole = ["2026-01-05", "2026-01-06", *ROWS[0][2:]]
    answer = refused(text_file(HEADER, TOTAL, whole))
    assert answer.line == 3
    assert "By time → Day" in answer.reason.text


def test_a_report_in_dutch_with_a_column_of_days() -> None:
    header = ["Campagnenaam", "Dag", "Bereik", "Weergaven", "Linkklikken", "Besteed bedrag (EUR)"]
    header += ["Start rapportage", "Einde rapportage"]
    period: list[Cell] = ["2026-01-01", "2026-01-31"]
    file = understood(
        text_file(
            header,
            ["", "", 900, 5000, 50, 12, *period],
            ["Winter", "2026-01-05", 100, 200, 5, 12, *period],
        )
    )
    assert file.sums() == {"reach": 100, "impressions": 200, "link_clicks": 5, "spend": 12}
    assert file.period_end == date(2026, 1, 5)


def test_the_platform_is_asked() -> None:
    data = text_file(HEADER, *ROWS)
    file = understood(data)
    assert (file.platform, file.questions[0].choices) == ("facebook", ("facebook", "instagram"))
    answered = understood(data, answers=Answers(platform="instagram"))
    assert (answered.platform, answered.questions) == ("instagram", ())


def test_a_result_is_a_lead_where_the_row_says_so() -> None:
    header = [*HEADER[:9], "Results", "Result indicator", HEADER[10]]
    results: list[list[Cell]] = [
        [*ROWS[0][:9], 3, "actions:onsite_conversion.lead_grouped", 10],
        [*ROWS[1][:9], 700, "actions:link_click", 5],
        [*ROWS[2][:9], 2, "actions:lead", 5],
    ]
    assert understood(text_file(header, *results)).sums()["leads"] == 5


def test_a_column_of_leads_counts_before_the_results() -> None:
    header = [*HEADER, "Results", "Result indicator"]
    row_with_both = [*ROWS[0][:9], 4, *ROWS[0][10:], 9, "actions:lead"]
    assert understood(text_file(header, row_with_both)).sums()["leads"] == 4
