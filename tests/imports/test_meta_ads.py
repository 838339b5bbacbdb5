"""Meta Ads: rows of ads, added up by day; or each ad with what it did in a whole period."""

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


def test_what_is_spent_in_dollars_is_kept_beside_and_is_nobodys_euros() -> None:
    header = [*HEADER[:-1], "Amount spent (USD)"]
    file = understood(text_file(header, *ROWS))
    assert file.currency == "USD"
    assert file.sums() == {"impressions": 1200, "link_clicks": 30, "clicks": 60}


def test_reach_is_known_only_where_a_day_has_one_row() -> None:
    alone = understood(text_file(HEADER, ROWS[0], ROWS[2]))
    assert alone.sums()["reach"] == 400
    together = understood(text_file(HEADER, *ROWS))
    assert "reach" not in together.sums()
    assert any("reach, users" in each.text for each in together.notes)


def test_leads_that_are_empty_are_unknown_and_not_zero() -> None:
    lead = [*ROWS[0][:9], 3, *ROWS[0][10:]]
    assert understood(text_file(HEADER, lead, *ROWS)).sums()["leads"] == 3
    assert "leads" not in understood(text_file(HEADER, *ROWS)).sums()


def test_a_second_sheet_with_the_same_days_is_not_added() -> None:
    file = understood(workbook(Formatted_Report=[HEADER, *ROWS], Raw_Data_Report=[HEADER, *ROWS]))
    assert file.sums()["spend"] == 30.5
    assert file.notes[0].params == {"sheet": "Raw Data Report"}


PERIOD: list[Cell] = ["2026-01-01", "2026-01-31"]
PERIODS: list[Cell] = [*HEADER, "Ends"]


def of_period(name: str, reach: int, spend: float, ends: str = "Ongoing") -> list[Cell]:
    return [*PERIOD, name, "active", reach, reach * 2, 2, 10, 20, "", spend, ends]


def test_a_report_of_a_whole_period_tells_what_each_ad_did() -> None:
    total: list[Cell] = [*PERIOD, *TOTAL[2:], ""]
    file = understood(
        workbook(
            Raw_Data_Report=[
                PERIODS,
                total,
                of_period("Molen open", 100, 10.25, ends="2026-01-10"),
                of_period("Meel", 200, 5, ends="2026-03-01"),
                of_period("Brood", 300, 15.25),
            ]
        )
    )
    assert file.sums() == {
        "posts": 3,
        "reach": 600,  # 100 + 200 + 300
        "impressions": 1200,
        "link_clicks": 30,
        "clicks": 60,
        "spend": 30.5,  # 10.25 + 5 + 15.25
    }
    assert [(each.text, each.published.day) for each in file.posts] == [
        ("Molen open", 10),
        ("Meel", 31),
        ("Brood", 31),
    ]
    assert (file.currency, file.account.handle, file.kind) == ("EUR", "meta-ads", "meta_ads_period")
    assert [each.line for each in file.left_out] == [2]


def test_rows_of_one_ad_are_added_up_but_not_its_people() -> None:
    rows = [of_period("Meel", 200, 5), of_period("Meel", 300, 7)]
    file = understood(text_file(PERIODS, *rows))
    assert len(file.posts) == 1
    assert dict(file.posts[0].metrics) == {
        "impressions": 1000,  # 400 + 600
        "link_clicks": 20,
        "clicks": 40,
        "spend": 12,  # 5 + 7
    }


def test_a_later_report_of_the_same_period_takes_the_place_of_the_first() -> None:
    first = understood(text_file(PERIODS, of_period("Meel", 200, 5)))
    longer: list[Cell] = ["2026-01-01", "2026-02-28", *of_period("Meel", 300, 9)[2:]]
    later = understood(text_file(PERIODS, longer))
    assert first.posts[0].post_id == later.posts[0].post_id


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    backwards: list[Cell] = ["2026-01-31", "2026-01-01", *of_period("Meel", 200, 5)[2:]]
    assert refused(text_file(PERIODS, backwards)).line == 2


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
