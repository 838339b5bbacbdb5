"""A chart of Meta Business Suite by day: a metric's title, a header, and a row for each day."""

from datetime import date

import pytest

from smwork.domain.figures import Answers, Understood
from smwork.imports.mapping import ColumnMapping, signature
from smwork.imports.proposal import propose
from smwork.imports.read import read
from smwork.imports.reasons import as_of
from tests.imports.builders import TODAY, lines, refused, understood, unknown


def chart(title: str, *days: tuple[str, int], header: str = '"Date","Primary"') -> list[str]:
    return [f'"{title}"', header, *(f'"{day}","{value}"' for day, value in days)]


def insights(*charts: list[str]) -> bytes:
    stacked = [line for each in charts for line in (*each, "")]
    return lines("sep=,", *stacked, encoding="utf-16")


NEW_YEAR = [("2026-01-01T01:00:00", 5), ("2026-01-02T01:00:00", 14)]


def test_the_title_tells_metric_and_platform() -> None:
    file = understood(insights(chart("Facebook reach", *NEW_YEAR)))
    assert (file.platform, file.sums()) == ("facebook", {"reach": 19})
    assert (file.period_start, file.period_end) == (date(2026, 1, 1), date(2026, 1, 2))
    assert file.days[1].line == 5


def test_several_charts_are_stacked_in_one_file() -> None:
    file = understood(
        insights(
            chart("Instagram reach", *NEW_YEAR),
            chart("Instagram follows", ("2026-01-01T01:00:00", 2)),
        )
    )
    assert file.sums() == {"reach": 19, "follows": 2}


def test_charts_of_two_platforms_are_two_parts() -> None:
    file = understood(
        insights(chart("Facebook reach", *NEW_YEAR), chart("Instagram link clicks", *NEW_YEAR))
    )
    assert [(each.platform, each.sums()) for each in file.parts()] == [
        ("facebook", {"reach": 19}),
        ("instagram", {"link_clicks": 19}),
    ]


@pytest.mark.parametrize(
    ("title", "metric"),
    [
        ("Bereik op Facebook", "reach"),
        ("Instagram-weergaven", "views"),
        ("Facebook visits", "profile_visits"),
        ("Instagram-profielbezoeken", "profile_visits"),
        ("Facebook content interactions", "interactions"),
        ("Klikken op links op Instagram", "link_clicks"),
    ],
)
def test_titles_in_english_and_dutch(title: str, metric: str) -> None:
    assert understood(insights(chart(title, *NEW_YEAR))).sums() == {metric: 19}


def test_a_title_that_names_no_platform_is_asked_about() -> None:
    data = insights(chart("Follows", *NEW_YEAR))
    file = understood(data, "Follows.csv")
    assert [(each.key, each.choices) for each in file.questions] == [
        ("platform", ("facebook", "instagram"))
    ]
    answered = understood(data, "Follows.csv", Answers(platform="instagram"))
    assert (answered.platform, answered.questions) == ("instagram", ())


def test_the_name_of_the_file_may_propose_the_platform() -> None:
    file = understood(insights(chart("Views", *NEW_YEAR)), "IG_views.csv")
    assert file.questions[0].proposed == "instagram"


def test_a_chart_with_an_unknown_title_is_left_out_and_told() -> None:
    file = understood(
        insights(chart("Facebook reach", *NEW_YEAR), chart("Facebook moods", *NEW_YEAR))
    )
    assert file.sums() == {"reach": 19}
    assert [each.line for each in file.left_out] == [7]


def test_the_hour_shifts_with_summer_time_and_the_day_does_not() -> None:
    file = understood(
        insights(
            chart(
                "Facebook reach",
                ("2026-03-28T01:00:00", 1),
                ("2026-03-29T00:00:00", 2),
                ("2026-03-29T23:00:00", 4),
            )
        )
    )
    assert [each.day.isoformat() for each in file.days] == [
        "2026-03-28",
        "2026-03-29",
        "2026-03-30",
    ]


@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_saved_again_with_another_delimiter(delimiter: str) -> None:
    data = lines(
        f"sep={delimiter}",
        f"Facebook reach{delimiter}",
        f"Date{delimiter}Primary",
        f"2026-01-01T00:00:00{delimiter}2768",
        f"2026-01-02T00:00:00{delimiter}2467",
        encoding="utf-16",
        end="\r\n",
    )
    assert understood(data).sums() == {"reach": 5235}


AUDIENCE = [
    ['"Age & gender"', '"","Women","Men"', '"18-24","10.5","6.5"', '"65+","53","30"', ""],
    ['"Top countries"', '"Netherlands","Belgium"', '"75.1","5.9"', ""],
    ['"Top cities"', '"Utrecht, Netherlands"', '"13.7"'],
]


def test_an_audience_file_tells_who_the_followers_are() -> None:
    file = understood(insights([line for table in AUDIENCE for line in table]))
    assert (file.kind, file.period_end, file.sums()) == ("meta_audience", TODAY, {})
    assert file.notes == (as_of(TODAY),)
    told = {(each.dimension, each.part): round(each.share, 3) for each in file.audience}
    assert told == {
        ("age", "18-24"): 0.17,  # 10.5 + 6.5
        ("age", "65+"): 0.83,  # 53 + 30
        ("gender", "women"): 0.635,  # 10.5 + 53
        ("gender", "men"): 0.365,  # 6.5 + 30
        ("country", "Netherlands"): 0.751,
        ("country", "Belgium"): 0.059,
        ("city", "Utrecht, Netherlands"): 0.137,
    }


def test_the_same_in_dutch_beside_a_chart_of_days() -> None:
    tables = ['"Leeftijd en geslacht"', '"","Vrouwen","Mannen"', '"25-34","60","40"']
    file = understood(insights(chart("Instagram-bereik", *NEW_YEAR), tables))
    assert file.notes == ()
    shares = {each.part: each.share for part in file.parts() for each in part.audience}
    assert shares == {"25-34": 1, "women": 0.6, "men": 0.4}


def test_a_share_that_is_none_is_refused_with_its_line() -> None:
    data = insights(['"Age & gender"', '"","Women"', '"18-24","veel"'])
    assert refused(data).line == 4


def named(title: str, metric: str) -> ColumnMapping:
    """What somebody says about a chart whose title is in a language that we don't read."""
    return ColumnMapping(
        platform="facebook",
        sheet=title,
        header_row=3,
        date_column="Date",
        date_order="year_first",
        rows_are="days",
        metrics={title: metric},
    )


def days_of(reading: object) -> list[tuple[date, float]]:
    assert isinstance(reading, Understood), reading
    return [(each.day, each.value) for each in reading.days]


def test_a_title_in_another_language_is_for_a_person_to_name() -> None:
    data = insights(chart("Couverture Facebook", *NEW_YEAR))
    (shown,) = unknown(data).sheets
    assert (shown.name, shown.rows[0]) == ("Couverture Facebook", ("Date", "Couverture Facebook"))
    guess = propose(shown)
    assert (guess.platform, guess.date_column, guess.rows_are) == ("facebook", "Date", "days")
    mapping = named("Couverture Facebook", "reach")
    reading = read(data, "Couverture.csv", today=TODAY, mapping=mapping)
    known = understood(insights(chart("Facebook reach", *NEW_YEAR)))
    assert days_of(reading) == days_of(known)


def test_of_several_such_charts_each_is_named_by_itself() -> None:
    data = insights(*[chart("Couverture Facebook", *NEW_YEAR)] * 2)
    first, second = unknown(data).sheets
    assert (first.name, second.name) == ("Couverture Facebook", "Couverture Facebook (2)")
    assert (first.header_row, second.header_row) == (3, 3 + second.lines[0] - first.lines[0])
    told = ColumnMapping.model_validate(
        named("Couverture Facebook", "reach").model_dump()
        | {"sheet": second.name, "header_row": second.header_row}
    )
    known = understood(insights(chart("Facebook reach", *NEW_YEAR)))
    assert days_of(read(data, "Couverture.csv", today=TODAY, mapping=told)) == days_of(known)


def test_what_was_said_of_one_figure_is_not_offered_for_another() -> None:
    headers = [
        unknown(insights(chart(title, *NEW_YEAR))).sheets[0].rows[0]
        for title in ("Couverture Facebook", "Abonnés Facebook", "Couverture Facebook")
    ]
    reach, fans, again = map(signature, headers)
    assert reach == again != fans
