"""A KPI's figure as it is shown: in the unit that the catalogue gives its formula."""

from smwork.domain.say import Minutes, Money, Number, Param, Percent, say
from smwork.facts.kpis import KpiUnit


def amount(unit: KpiUnit, value: float) -> Param:
    """The figure with its unit; a percentage keeps two decimals, since 0.48 % is not 0.5 %."""
    match unit:
        case "percent":
            return Percent(value, 2)
        case "money":
            return Money(round(value, 2))
        case "minutes":
            return Minutes(value)
        case "ratio":
            return Number(value, 2)
        case "score":
            return Number(value, 1)
        case "count":
            return Number(value, 0)


def difference(unit: KpiUnit, value: float) -> Param:
    """What lies between two figures: from 3 % to 4 % is one percentage point, not 1 %."""
    if unit != "percent":
        return amount(unit, value)
    return say("{points} percentage points", points=Number(value, 2))
