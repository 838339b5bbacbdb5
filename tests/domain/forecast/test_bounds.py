"""What a figure can't be, from its formula alone."""

import pytest

from smwork.domain.forecast.ahead import Bounds
from smwork.domain.forecast.bounds import bounds_of
from smwork.facts.kpis import kpi


@pytest.mark.parametrize(
    ("key", "bounds"),
    [
        ("reach", Bounds(0.0, None)),
        ("followers", Bounds(0.0, None)),
        ("audience_growth_rate", Bounds(None, None)),
        ("roi", Bounds(None, None)),
        ("share_of_voice", Bounds(0.0, 100.0)),
        ("response_rate", Bounds(0.0, 100.0)),
        ("ctr", Bounds(0.0, 100.0)),
        # One reader may like, comment and share: there can be more interactions than people reached.
        ("er_reach", Bounds(0.0, None)),
    ],
)
def test_each_formula_has_its_own_bounds(key: str, bounds: Bounds) -> None:
    assert bounds_of(kpi(key)) == bounds
