"""What a formula comes to: every metric summed first, then added, multiplied and divided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, prod

from smwork.domain.formula.tree import Constant, Counted, Negative, Pair, Tree
from smwork.facts.metrics import metric

Amounts = Mapping[str, float]
"""The sum of each metric over a period: one account's."""


@dataclass(frozen=True, slots=True)
class _Fraction:
    """Factors above and below the line; `divisors` are all that was ever divided by."""

    above: tuple[Tree, ...]
    below: tuple[Tree, ...] = ()
    divisors: tuple[tuple[Tree, ...], ...] = ()


class _UnknownError(ArithmeticError):
    """Something is divided by nought."""


def worth(tree: Tree, accounts: Sequence[Amounts]) -> float | None:
    """The formula over these accounts, each of which must know every metric in it.

    Sums are made before the division. A stock times a flow (followers times posts) is taken account
    by account, as in the catalogue's IPM: the posts of one are not shown to the followers of another.
    None where it is divided by nought, or where it outgrows what a number can hold.
    """
    try:
        value = _total(tree, accounts)
    except (_UnknownError, OverflowError):
        return None
    return value if isfinite(value) else None


def _total(tree: Tree, accounts: Sequence[Amounts]) -> float:
    match tree:
        case Constant():
            return tree.value
        case Counted():
            return sum(account[tree.metric] for account in accounts)
        case Negative():
            return -_total(tree.of, accounts)
        case Pair(sign="+"):
            return _total(tree.left, accounts) + _total(tree.right, accounts)
        case Pair(sign="-"):
            return _total(tree.left, accounts) - _total(tree.right, accounts)
        case Pair():
            return _quotient(_fraction(tree), accounts)


def _quotient(fraction: _Fraction, accounts: Sequence[Amounts]) -> float:
    if not all(_product(divisor, accounts) for divisor in fraction.divisors):
        raise _UnknownError
    below = _product(fraction.below, accounts)
    if not below:  # two factors that are not nought can come to nought: an account has one of each
        raise _UnknownError
    return _product(fraction.above, accounts) / below


def _fraction(tree: Tree) -> _Fraction:
    """A chain of * and / as one fraction, so that a / b / c is a / (b * c)."""
    if not isinstance(tree, Pair) or tree.sign not in ("*", "/"):
        return _Fraction((tree,))
    left, right = _fraction(tree.left), _fraction(tree.right)
    divisors = left.divisors + right.divisors
    if tree.sign == "*":
        return _Fraction(left.above + right.above, left.below + right.below, divisors)
    divisors += (right.above,)
    return _Fraction(left.above + right.below, left.below + right.above, divisors)


def _product(factors: Sequence[Tree], accounts: Sequence[Amounts]) -> float:
    counted = [factor for factor in factors if not _is_bare(factor)]
    if len(counted) > 1 and any(map(_has_stock, counted)) and all(map(_is_whole, counted)):
        bare = prod(_total(factor, accounts) for factor in factors if _is_bare(factor))
        each = (prod(_total(factor, [account]) for factor in counted) for account in accounts)
        return bare * sum(each)
    return prod(_total(factor, accounts) for factor in factors)


def _is_bare(tree: Tree) -> bool:
    """Whether there is no metric in it."""
    match tree:
        case Constant():
            return True
        case Counted():
            return False
        case Negative():
            return _is_bare(tree.of)
        case Pair():
            return _is_bare(tree.left) and _is_bare(tree.right)


def _is_whole(tree: Tree) -> bool:
    """Whether nothing in it is divided."""
    match tree:
        case Negative():
            return _is_whole(tree.of)
        case Pair():
            return tree.sign != "/" and _is_whole(tree.left) and _is_whole(tree.right)
        case _:
            return True


def _has_stock(tree: Tree) -> bool:
    match tree:
        case Constant():
            return False
        case Counted():
            return metric(tree.metric).kind == "stock"
        case Negative():
            return _has_stock(tree.of)
        case Pair():
            return _has_stock(tree.left) or _has_stock(tree.right)


def constant_factor(tree: Tree) -> float:
    """The product of the bare numbers that the whole formula is multiplied and divided by.

    Of bare numbers alone it is their value; 0 where that is unknown.
    """
    if _is_bare(tree):
        return worth(tree, []) or 0.0
    fraction = _fraction(tree)
    above = prod(_total(factor, []) for factor in fraction.above if _is_bare(factor))
    below = prod(_total(factor, []) for factor in fraction.below if _is_bare(factor))
    return above / below if below else 0.0
