"""Which unit a formula comes to, and whether what it adds and divides belongs together."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from smwork.domain.formula.sums import constant_factor
from smwork.domain.formula.tokens import Trouble, TroubleError
from smwork.domain.formula.tree import Constant, Counted, Negative, Pair, Tree, metrics_in
from smwork.domain.say import Param, Say, say
from smwork.facts.kpis import KpiUnit
from smwork.facts.metrics import Scope, metric

MadeAs = Literal["count", "level", "ratio"]
_Nature = Literal["stock", "flow", "mixed", "bare"]

_PER_CENT: Final = 100
_PER_MILLE: Final = 1000
_BARE: Final = frozenset({1.0, float(_PER_CENT), float(_PER_MILLE)})
"""Factors that only say per how many it counts."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a formula comes to.

    `unit` follows from it; `units` are those it may be shown in. `made_as`: a flow that adds up over
    months, a stock's level, or a ratio. `notes` are what is well to know about it.
    """

    unit: KpiUnit
    units: tuple[KpiUnit, ...]
    made_as: MadeAs
    scopes: tuple[Scope, ...]
    notes: tuple[Say, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kind:
    """How often money, minutes and counted things stand above the line (below it: negative)."""

    money: int = 0
    minutes: int = 0
    count: int = 0
    nature: _Nature = "bare"
    divided: bool = False

    @property
    def dimension(self) -> tuple[int, int, int]:
        return (self.money, self.minutes, self.count)


@dataclass(slots=True)
class _Noted:
    """What was met on the way."""

    told: dict[str, Say] = field(default_factory=dict)


def meaning_of(tree: Tree) -> Meaning | Trouble:
    """The formula's unit and nature, or what in it does not go together, and where."""
    if not metrics_in(tree):
        return Trouble(0, say("There is no metric in it: only numbers."))
    noted = _Noted()
    try:
        kind = _kind(tree, noted)
        factors = _factors(tree)
        units = _units(kind, factors)
    except TroubleError as error:
        return error.trouble
    if kind.divided and kind.dimension == (0, 0, 0) and factors == {1.0}:
        noted.told["percent"] = say("Times 100 it is a percentage.")
    return Meaning(units[0], units, _made_as(kind), _scopes(tree), tuple(noted.told.values()))


def _kind(tree: Tree, noted: _Noted) -> _Kind:
    match tree:
        case Constant():
            return _Kind()
        case Counted():
            return _of_metric(tree.metric)
        case Negative():
            return _kind(tree.of, noted)
        case Pair(sign="+" | "-"):
            return _added(tree, noted)
        case Pair(sign="*"):
            return _times(tree, noted)
        case Pair():
            return _divided(tree, noted)


def _of_metric(key: str) -> _Kind:
    known = metric(key)
    nature: _Nature = known.kind
    match known.unit:
        case "money":
            return _Kind(money=1, nature=nature)
        case "minutes":
            return _Kind(minutes=1, nature=nature)
        case "count":
            return _Kind(count=1, nature=nature)


def _added(pair: Pair, noted: _Noted) -> _Kind:
    left, right = _kind(pair.left, noted), _kind(pair.right, noted)
    if left.nature == "bare" or right.nature == "bare":
        kept = right if left.nature == "bare" else left
        _note_bare(kept, noted)
        return kept
    if left.dimension != right.dimension or left.divided != right.divided:
        raise TroubleError(pair.at, _not_together(pair, _called(left), _called(right)))
    if not left.divided and left.nature != right.nature:
        raise TroubleError(pair.at, _stock_and_flow(pair))
    _note_people(pair, noted)
    nature = left.nature if left.nature == right.nature else "mixed"
    return _Kind(*left.dimension, nature, left.divided)


def _not_together(pair: Pair, left: Say, right: Say) -> Say:
    told: dict[str, Param] = {"at": pair.at, "left": left, "right": right}
    if pair.sign == "+":
        return say(
            "Character {at}: {left} and {right} can't be added up. Divide the one by the other.",
            **told,
        )
    return say(
        "Character {at}: {right} can't be taken off {left}. Divide the one by the other.", **told
    )


def _stock_and_flow(pair: Pair) -> Say:
    return say(
        "Character {at}: a level at one moment, such as followers, and what is counted over a"
        " period don't add up. Divide the one by the other.",
        at=pair.at,
    )


def _called(kind: _Kind) -> Say:
    match kind.dimension:
        case (1, 0, count):
            return say("money") if not count and not kind.divided else say("money per piece")
        case (0, 1, count):
            return say("minutes") if not count and not kind.divided else say("minutes per piece")
        case (0, 0, 1) if not kind.divided:
            return say("a number")
        case (0, 0, _):
            return say("a share")
        case _:
            return say("something without a unit")


def _times(pair: Pair, noted: _Noted) -> _Kind:
    left, right = _kind(pair.left, noted), _kind(pair.right, noted)
    money, minutes = left.money + right.money, left.minutes + right.minutes
    if money > 1 or minutes > 1 or (money == minutes == 1):
        why = say(
            "Character {at}: {left} times {right} comes to nothing that has a unit.",
            at=pair.at,
            left=_called(left),
            right=_called(right),
        )
        raise TroubleError(pair.at, why)
    return _together(left, right, 1)


def _divided(pair: Pair, noted: _Noted) -> _Kind:
    left, right = _kind(pair.left, noted), _kind(pair.right, noted)
    if right.nature == "bare" and not constant_factor(pair.right):
        raise TroubleError(pair.at, say("Character {at}: this is divided by 0.", at=pair.at))
    if {left.nature, right.nature} >= {"stock", "flow"}:
        noted.told.setdefault(
            "stock",
            say(
                "Followers are those of the last day that is known of the period; the rest is added"
                " up over the period. So it grows with the length of the period."
            ),
        )
    return _together(left, right, -1)


def _together(left: _Kind, right: _Kind, times: Literal[1, -1]) -> _Kind:
    natures = {left.nature, right.nature} - {"bare"}
    nature: _Nature = natures.pop() if len(natures) == 1 else "mixed" if natures else "bare"
    return _Kind(
        left.money + times * right.money,
        left.minutes + times * right.minutes,
        left.count + times * right.count,
        nature,
        left.divided or right.divided or (times < 0 and right.nature != "bare"),
    )


def _factors(tree: Tree) -> frozenset[float]:
    """What the parts of a sum are multiplied by: a share times 100 is a percentage."""
    match tree:
        case Negative():
            return _factors(tree.of)
        case Pair(sign="+" | "-"):
            sides = (side for side in (tree.left, tree.right) if metrics_in(side))
            return frozenset(factor for side in sides for factor in _factors(side))
        case _:
            return frozenset((constant_factor(tree),))


def _units(kind: _Kind, factors: frozenset[float]) -> tuple[KpiUnit, ...]:
    """The units it may be shown in, the one that follows from it first.

    A number by which it is multiplied may have a unit of its own: 45 euros, or minutes, per post.
    """
    by_a_number: tuple[KpiUnit, ...] = () if factors <= _BARE else ("money", "minutes")
    match kind.dimension:
        case (1, 0, count) if count <= 0:
            return ("money",)
        case (0, 1, count) if count <= 0:
            return ("minutes",)
        case (0, 0, 1) if not kind.divided:
            return ("count", "score", *by_a_number)
        case (0, 0, count) if count <= 0 and kind.divided:
            return (*_units_of_share(factors), *by_a_number)
        case (money, minutes, _) if money < 0 or minutes < 0:
            return ("ratio", "score")
        case _:
            raise TroubleError(0, say("It comes to nothing that has a unit: divide somewhere."))


def _units_of_share(factors: frozenset[float]) -> tuple[KpiUnit, ...]:
    if factors == {_PER_CENT}:
        return ("percent", "ratio", "score")
    return ("score", "ratio") if factors == {_PER_MILLE} else ("ratio", "score")


def _made_as(kind: _Kind) -> MadeAs:
    if kind.divided or kind.count > 1:
        return "ratio"
    return "level" if kind.nature == "stock" else "count"


def _scopes(tree: Tree) -> tuple[Scope, ...]:
    """Whose figures can tell it: posts where every flow in it belongs to a post too."""
    flows = [known for key in metrics_in(tree) if (known := metric(key)).kind == "flow"]
    both: tuple[Scope, ...] = ("post", "account")
    return tuple(
        scope for scope in both if flows and all(scope in each.scopes for each in flows)
    ) or ("account",)


def _note_people(pair: Pair, noted: _Noted) -> None:
    """People and times added up: somebody who clicked twice is counted three times."""
    if len(set(_people(pair))) > 1:
        noted.told.setdefault(
            "people",
            say("This adds people to how often something was done: nobody is counted only once."),
        )


def _people(tree: Tree) -> Iterator[bool]:
    for key in metrics_in(tree):
        if metric(key).unit == "count":
            yield metric(key).people


def _note_bare(kept: _Kind, noted: _Noted) -> None:
    if kept.nature != "bare" and not kept.divided:
        noted.told.setdefault(
            "bare", say("A bare number that is added or taken off counts once in every month.")
        )
