import pytest

from smwork.domain.amounts import amount
from smwork.domain.say import Minutes, Money, Number, Param, Percent
from smwork.facts.kpis import KpiUnit


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        ("count", Number(1.234, 0)),
        ("percent", Percent(1.234, 2)),
        ("ratio", Number(1.234, 2)),
        ("score", Number(1.234, 1)),
        ("money", Money(1.23)),
        ("minutes", Minutes(1.234)),
    ],
)
def test_a_figure_is_shown_in_its_own_unit(unit: KpiUnit, shown: Param) -> None:
    assert amount(unit, 1.234) == shown
