"""The charts of posts: what stands in a cell, what is left blank, and how a bar tells its interval."""

import json

import pandas as pd
import pytest

from smwork.charts.posts import Unit, group_bars, moment_heatmap, written
from smwork.charts.shown import NotEnough
from smwork.locale.translator import translator
from tests.charts.frames import DAYS, forms, week
from tests.charts.reading import drawn, shown

NL = translator("nl")


def cells(frame: pd.DataFrame) -> list[dict[str, object]]:
    chart = moment_heatmap(frame, NL, title="Titel", unit="interactions", days=DAYS)
    return drawn(shown(chart))


def a_cell(weekday: int, hour: int, posts: int, middle: float | None) -> dict[str, object]:
    return {"weekday": weekday, "hour": hour, "posts": posts, "middle": middle}


def test_each_cell_tells_its_typical_post_and_how_many_posts_stand_behind_it() -> None:
    found = cells(pd.DataFrame([a_cell(7, 19, 12, 62.0), a_cell(1, 8, 6, 7.5)]))
    assert [(c["day"], c["hour"], c["value"], c["posts"]) for c in found] == [
        ("ma", "08:00", "7,5", "6"),
        ("zo", "19:00", "62", "12"),
    ]


def test_a_cell_with_too_few_posts_shows_their_number_and_no_value() -> None:
    found = cells(pd.DataFrame([a_cell(1, 8, 6, 7.5), a_cell(2, 8, 4, None)]))
    assert [(c["value"], c["posts"], c["level"]) for c in found][1] == ("·", "4", "none")


def test_the_whole_week_by_the_hour_is_a_small_message() -> None:
    chart = shown(moment_heatmap(week(), NL, title="Titel", unit="interactions", days=DAYS))
    assert len(drawn(chart)) == 168
    assert len(json.dumps(chart.spec)) < 20_000


def test_without_a_single_value_it_says_what_is_needed() -> None:
    few = pd.DataFrame([a_cell(2, 8, 4, None)])
    assert isinstance(
        moment_heatmap(few, NL, title="Titel", unit="interactions", days=DAYS), NotEnough
    )


def test_groups_lie_best_first_with_what_they_are_drawn_from() -> None:
    chart = shown(group_bars(forms(), NL, title="Titel", unit="interactions", what="Vorm"))
    found = drawn(chart)
    assert [(r["note"], r["low"], r["high"]) for r in found] == [
        ("▲ 61 · 48 berichten", 52.0, 74.0),
        ("44 · 62 berichten", 38.0, 50.0),
        ("12 · 5 berichten", None, None),
    ]
    assert "Reel: ▲ 61 · 48 berichten." in chart.alt


def test_one_group_is_nothing_to_compare() -> None:
    one = forms().head(1)
    assert isinstance(group_bars(one, NL, title="T", unit="rate", what="Vorm"), NotEnough)


@pytest.mark.parametrize(
    ("unit", "value", "text"),
    [
        ("interactions", 7.5, "7,5"),
        ("interactions", 1_240.0, "1.240"),
        ("interactions", 48_200.0, "48k"),
        ("rate", 21.66, "21,7"),
        ("share", 112.4, "112%"),
    ],
)
def test_a_typical_value_is_written_as_short_as_it_can_be(
    unit: Unit, value: float, text: str
) -> None:
    assert written(NL, unit, value) == text
