"""From a formula's text to its tree: * and / before + and -, brackets first, nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from smwork.domain.formula.tokens import Token, Trouble, TroubleError, tokens
from smwork.domain.formula.tree import Constant, Counted, Negative, Pair, Tree
from smwork.domain.formula.words import Words, by_key
from smwork.domain.say import Say, say
from smwork.facts.metrics import all_metrics

__all__ = ["Read", "Trouble", "read_formula", "read_stored"]

_DEEPEST: Final = 20
"""Brackets and minus signs within one another; who needs more can't read it back."""

_KEEP: Final = 512


@dataclass(frozen=True, slots=True)
class Read:
    """A formula that could be read."""

    tree: Tree


def read_formula(text: str, words: Words) -> Read | Trouble:
    """The formula in these words, or where it goes wrong and what is expected there."""
    try:
        return Read(_Reader(text, words).whole())
    except TroubleError as error:
        return error.trouble


@lru_cache(maxsize=_KEEP)
def read_stored(text: str) -> Read | Trouble:
    """A formula as a plan keeps it: by the metrics' keys."""
    return read_formula(text, by_key(metric.key for metric in all_metrics()))


class _Reader:
    """Goes through the tokens once, from left to right."""

    def __init__(self, text: str, words: Words) -> None:
        self._tokens = list(tokens(text, words))
        self._place = 0

    def whole(self) -> Tree:
        if self._next().kind == "end":
            raise TroubleError(0, say("There is nothing in it yet."))
        tree = self._sum(0)
        if self._next().kind != "end":
            raise _instead(self._next(), say("a sign (+ - * /)"))
        return tree

    def _next(self) -> Token:
        return self._tokens[self._place]

    def _take(self) -> Token:
        token = self._next()
        self._place += 1
        return token

    def _sum(self, depth: int) -> Tree:
        tree = self._product(depth)
        while self._next().sign in ("+", "-"):
            tree = self._paired(tree, self._product, depth)
        return tree

    def _product(self, depth: int) -> Tree:
        tree = self._single(depth)
        while self._next().sign in ("*", "/"):
            tree = self._paired(tree, self._single, depth)
        return tree

    def _paired(self, left: Tree, right: Callable[[int], Tree], depth: int) -> Tree:
        token = self._take()
        if token.sign is None:
            raise _instead(token, say("a sign (+ - * /)"))
        return Pair(token.sign, left, right(depth), token.at)

    def _single(self, depth: int) -> Tree:
        token = self._take() if self._next().kind != "end" else self._next()
        if depth > _DEEPEST:
            why = say("Character {at}: brackets stand too deep in one another.", at=token.at)
            raise TroubleError(token.at, why)
        match token.kind:
            case "number":
                return Constant(token.value, token.at)
            case "metric":
                return Counted(token.key, token.at)
            case "sign" if token.sign == "-":
                return Negative(self._single(depth + 1), token.at)
            case "open":
                return self._in_brackets(token, depth)
            case _:
                raise _instead(token, say("a metric, a number or ("))

    def _in_brackets(self, opened: Token, depth: int) -> Tree:
        tree = self._sum(depth + 1)
        if self._next().kind == "close":
            self._take()
            return tree
        if self._next().kind != "end":
            raise _instead(self._next(), say("a sign (+ - * /) or )"))
        why = say(
            "At the end a ) is expected: the ( of character {at} is still open.", at=opened.at
        )
        raise TroubleError(self._next().at, why)


def _instead(token: Token, expected: Say) -> TroubleError:
    if token.kind == "end":
        return TroubleError(token.at, say("At the end {expected} is expected.", expected=expected))
    why = say(
        "Character {at}: {expected} is expected, not “{found}”.",
        at=token.at,
        expected=expected,
        found=token.text,
    )
    return TroubleError(token.at, why)
