"""A picture is judged on its own pixels and bytes."""

import pytest

from smwork.domain.picture_size import Photo, SizeState, picture_fit
from smwork.facts.platforms import Picture
from smwork.facts.sources import sources


def place(**sizes: int) -> Picture:
    source = sources()[0] if sizes else None
    fields = {"key": "cover", "label": "Cover", "source": source, **sizes}
    return Picture.model_validate(fields)


@pytest.mark.parametrize(
    ("width", "height", "state"),
    [
        (1500, 500, "right"),
        (3000, 1000, "larger"),
        (3000, 1010, "larger"),
        (3000, 1100, "ratio"),
        (1500, 1500, "ratio"),
        (1499, 500, "small"),
        (400, 400, "small"),
    ],
)
def test_against_a_size(width: int, height: int, state: SizeState) -> None:
    fit = picture_fit(Photo(width, height, 1), place(width=1500, height=500))
    assert fit.state == state


def test_a_smaller_picture_will_do_where_a_least_size_is_known() -> None:
    cover = place(width=1500, height=500, min_width=600, min_height=200)
    assert picture_fit(Photo(900, 300, 1), cover).state == "right"
    assert picture_fit(Photo(597, 199, 1), cover).state == "small"


def test_where_only_the_least_size_is_known_any_ratio_will_do() -> None:
    assert picture_fit(Photo(300, 900, 1), place(min_width=300, min_height=300)).state == "right"
    assert picture_fit(Photo(299, 900, 1), place(min_width=300, min_height=300)).state == "small"


def test_the_weight_is_told_before_the_size() -> None:
    fit = picture_fit(Photo(400, 400, 2_000_001), place(width=400, height=400, max_bytes=2_000_000))
    assert (fit.state, fit.good) == ("heavy", False)


def test_without_a_source_nothing_is_claimed() -> None:
    assert picture_fit(Photo(1, 1, 1), place()).state == "unknown"


def test_what_is_wrong_is_told_with_the_size_that_is_asked() -> None:
    fit = picture_fit(Photo(400, 400, 1), place(width=1500, height=500))
    assert dict(fit.why.params) == {"width": "1500", "height": "500"}
