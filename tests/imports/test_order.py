"""The order of a file's rows says nothing, and a file read again says the same."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smwork.domain.figures import Understood
from tests.imports import test_meta_ads, test_search_console, test_x
from tests.imports.builders import Cell, text_file, understood
from tests.imports.test_youtube import CHART

Rows = list[list[Cell]]

FILES: dict[str, tuple[list[Cell], Rows]] = {
    "ads": (test_meta_ads.HEADER, [test_meta_ads.TOTAL, *test_meta_ads.ROWS]),
    "search": ([*test_search_console.ENGLISH], test_search_console.DAYS),
    "posts": ([*test_x.TWEETS], [test_x.tweet(f"135550024438194995{each}") for each in range(4)]),
    "chart": (
        [*CHART],
        [
            [f"2026-01-0{day}", part, day * 10, day / 2]
            for day in (1, 2, 3)
            for part in ("Subscribed", "Not subscribed")
        ],
    ),
}


def told(file: Understood) -> tuple[object, ...]:
    """All that the file says, whatever the lines that say it."""
    days = {(each.day, each.metric, each.value) for each in file.days}
    posts = {(each.post_id, tuple(sorted(each.metrics.items()))) for each in file.posts}
    return days, posts, file.period_start, file.period_end, len(file.left_out)


@pytest.mark.parametrize("kind", FILES)
@given(data=st.data())
@settings(max_examples=25, deadline=timedelta(seconds=5))
def test_the_order_of_rows_does_not_matter(kind: str, data: st.DataObject) -> None:
    header, rows = FILES[kind]
    mixed = data.draw(st.permutations(rows))
    once = understood(text_file(header, *mixed), "Chart data.csv")
    assert told(once) == told(understood(text_file(header, *rows), "Chart data.csv"))
    assert once == understood(text_file(header, *mixed), "Chart data.csv")
