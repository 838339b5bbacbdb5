"""What a KPI's figure can never fall below or rise above, by its formula."""

from typing import Final

from smwork.domain.forecast.ahead import Bounds
from smwork.domain.own_kpi import OwnFormula
from smwork.facts import kpis as catalogue

_PARTS: Final = frozenset(
    {
        ("messages_answered", "messages_in"),
        ("clicks", "impressions"),
        ("link_clicks", "impressions"),
        ("shares", "impressions"),
    }
)
"""Metrics of which the first counts some of the second: there are never more of them."""


def bounds_of(formula: catalogue.Kpi) -> Bounds | None:
    """Nothing that is counted falls below zero, and no part exceeds its whole.

    A change may be a loss, and so may what is left after something is taken off. What a formula of
    our own making can't be, only its figures tell: None.
    """
    if isinstance(formula, OwnFormula):
        return None
    signed = formula.kind == "growth" or any(term.sign < 0 for term in formula.numerator)
    return Bounds(None if signed else 0.0, formula.factor if _is_part(formula) else None)


def _is_part(formula: catalogue.Kpi) -> bool:
    if len(formula.numerator) != 1 or len(formula.denominator) != 1:
        return False
    (term,), (whole,) = formula.numerator, formula.denominator
    return term.metric in whole or any((term.metric, each) in _PARTS for each in whole)
