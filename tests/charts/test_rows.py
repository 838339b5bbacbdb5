"""The charts made of rows: competitors, completeness, share of voice, mix, KPIs at a glance."""

import pandas as pd
import pytest

from smwork.charts import (
    NotEnough,
    Shown,
    competitor_bars,
    completeness_bars,
    kpi_glance,
    mix_bars,
    share_of_voice,
)
from smwork.locale.translator import translator
from tests.charts.frames import accounts, mix, parties, verdicts, voices
from tests.charts.reading import drawn, shown

EN, NL = translator("en"), translator("nl")


def column(chart: Shown, field: str) -> list[object]:
    """A field of the rows, from the top."""
    return [row[field] for row in drawn(chart)]


def test_competitors_come_largest_first_and_we_are_named_as_ourselves() -> None:
    chart = shown(competitor_bars(parties(), EN, measure="followers"))
    assert chart.title == "Followers: we are number 3 of 4"
    assert column(chart, "name")[2] == "Museum De Vest (we)"
    assert column(chart, "note") == ["12,400", "8,050", "4,580", "2,310"]


def test_who_has_no_figure_is_left_out_and_not_put_at_zero() -> None:
    chart = shown(competitor_bars(parties(), NL, measure="followers"))
    assert "Galerie Noord" not in chart.alt


def test_engagement_is_written_as_a_percentage() -> None:
    frame = pd.DataFrame({"name": ["A", "B"], "ours": [True, False], "value": [1.25, 0.4]})
    chart = shown(competitor_bars(frame, NL, measure="engagement"))
    assert column(chart, "note") == ["1,25%", "0,4%"]
    assert "Interacties per bericht, van de volgers (%)" in str(chart.spec)


@pytest.mark.parametrize("ours", [[True], [False, False]])
def test_we_need_ourselves_and_another(ours: list[bool]) -> None:
    frame = pd.DataFrame({"name": ["A"] * len(ours), "ours": ours, "value": [1.0] * len(ours)})
    chart = competitor_bars(frame, EN, measure="posts_per_week")
    assert isinstance(chart, NotEnough)
    assert "Posts per week" in chart.needed


def test_completeness_shows_before_and_now_and_what_can_be_won() -> None:
    chart = shown(completeness_bars(accounts(), EN))
    assert chart.title == "One of 4 accounts is complete; YouTube has most to win (25%)"
    assert column(chart, "note") == ["55% → 85%", "40% → 70%", "✔ 100%", "20% → 25%"]


def test_completeness_of_all() -> None:
    frame = pd.DataFrame({"account": ["A", "B"], "now": [100.0, 100.0]})
    assert shown(completeness_bars(frame, NL)).title == "Alle accounts zijn compleet"


def test_completeness_of_one_account() -> None:
    frame = pd.DataFrame({"account": ["A"], "now": [0.0]})
    assert shown(completeness_bars(frame, NL)).title == "A is voor 0% compleet"


def test_no_account_no_chart() -> None:
    empty = pd.DataFrame({"account": [], "now": []})
    assert isinstance(completeness_bars(empty, EN), NotEnough)


def test_our_share_of_voice_is_our_mentions_over_all_of_them() -> None:
    chart = shown(share_of_voice(voices(), EN))
    assert chart.title == "We get 34% of all mentions (81 of 240)"
    assert column(chart, "note") == ["47% (112)", "34% (81)", "20% (47)"]


def test_nobody_was_mentioned() -> None:
    silent = voices().assign(mentions=0)
    assert isinstance(share_of_voice(silent, EN), NotEnough)


def test_the_mix_names_what_is_furthest_from_the_rule() -> None:
    chart = shown(mix_bars(mix(EN), EN, rule="50/25/20/5"))
    assert chart.title == "Too much “Business goals”: 34% planned, the rule says 20%"


def test_what_is_off_the_rule_has_a_sign_and_not_only_a_colour() -> None:
    chart = shown(mix_bars(mix(EN), EN, rule="50/25/20/5"))
    assert column(chart, "note") == [
        "▼ 38%, rule 50%",
        "22%, rule 25%",
        "▲ 34%, rule 20%",
        "6%, rule 5%",
    ]


def test_a_mix_near_the_rule_is_well() -> None:
    frame = mix(NL).assign(planned=[50.0, 26.0, 19.0, 5.0])
    assert shown(mix_bars(frame, NL, rule="50/25/20/5")).title == "De geplande mix volgt de regel"


def test_a_class_without_a_rule_is_drawn_and_not_judged() -> None:
    frame = pd.DataFrame({"name": ["Other"], "planned": [100.0], "rule": [None], "items": [30]})
    chart = shown(mix_bars(frame, EN, rule="own"))
    assert column(chart, "note") == ["100%"]


def test_a_few_items_are_not_judged() -> None:
    chart = shown(mix_bars(mix(EN).assign(items=[1, 1, 1, 0]), EN, rule="50/25/20/5"))
    assert chart.title == "3 items have a class: too few to judge the mix"
    assert column(chart, "note")[0] == "38%, rule 50%"


def test_without_a_rule_the_shares_are_shown_and_nothing_is_off() -> None:
    chart = shown(mix_bars(mix(NL).assign(rule=None), NL))
    assert chart.title == "Vaakst gepland: “Gezag opbouwen” (38%)"
    assert "50 items hebben een soort." in chart.alt


def test_an_empty_calendar_has_no_mix() -> None:
    frame = mix(EN).assign(items=0, planned=0.0)
    assert isinstance(mix_bars(frame, EN, rule="50/25/20/5"), NotEnough)


def test_the_glance_counts_who_is_behind() -> None:
    chart = shown(kpi_glance(verdicts(), EN))
    assert chart.title == "2 of 6 KPIs are behind their course"
    assert column(chart, "note")[0] == "▼ behind · 78%"
    assert "Conversieratio: not enough data yet." in chart.alt


def test_each_verdict_has_a_sign_of_its_own() -> None:
    notes = column(shown(kpi_glance(verdicts(), NL)), "note")
    assert {str(note)[0] for note in notes} == {"▼", "●", "✔", "○"}


@pytest.mark.parametrize(
    ("kept", "title"),
    [
        (["reached", "on_course"], "Alle KPI’s liggen op koers"),
        (["reached"], "De KPI ligt op koers"),
        (["behind"], "Alle 2 KPI’s liggen achter op koers"),
        (
            ["on_course", "not_enough"],
            "Geen KPI ligt achter; één van de 3 heeft te weinig gegevens",
        ),
        (["not_enough"], "Nog geen enkele KPI heeft genoeg gegevens om naast de koers te leggen"),
    ],
)
def test_the_glance_says_it_when_nothing_is_behind(kept: list[str], title: str) -> None:
    frame = verdicts()
    chart = shown(kpi_glance(frame[frame["verdict"].isin(kept)], NL))
    assert chart.title == title


def test_a_bar_is_cut_where_the_scale_ends_and_its_figure_is_not() -> None:
    chart = shown(kpi_glance(verdicts(), EN))
    assert column(chart, "percent")[2] == 150
    assert column(chart, "note")[2] == "✔ reached · 168%"


def test_a_figure_that_must_fall_is_measured_along_its_own_way() -> None:
    notes = column(shown(kpi_glance(verdicts(), EN)), "note")
    assert notes[3] == "▼ behind · 41%"


@pytest.mark.parametrize(("direction", "percent"), [("up", "80%"), ("down", "125%")])
def test_a_level_to_hold_is_compared_with_itself(direction: str, percent: str) -> None:
    frame = verdicts().head(1).assign(start=5000, expected=5000, actual=4000, direction=direction)
    chart = shown(kpi_glance(frame, EN))
    assert column(chart, "note") == [f"▼ behind · {percent}"]


def test_a_share_that_says_nothing_is_not_written() -> None:
    frame = verdicts().head(1).assign(start=4000, expected=4001, actual=4580)
    assert column(shown(kpi_glance(frame, EN)), "note") == ["▼ behind"]


def test_no_kpi_no_glance() -> None:
    assert isinstance(kpi_glance(verdicts().head(0), EN), NotEnough)


def test_a_verdict_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="none of reached"):
        kpi_glance(verdicts().assign(verdict="fine"), EN)
