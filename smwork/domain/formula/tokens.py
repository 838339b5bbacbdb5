"""A formula's text cut into numbers, metrics, signs and brackets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from smwork.domain.formula.tree import Sign
from smwork.domain.formula.words import Words
from smwork.domain.say import Say, say

Kind = Literal["number", "metric", "sign", "open", "close", "end"]

LONGEST: Final = 400
"""Characters of a formula; the longest one in use anywhere is a quarter of that."""

_DIGITS: Final = 15
"""Digits of a number: what a figure holds without losing any."""

_SIGNS: Final[dict[str, Sign]] = {
    "+": "+", "-": "-", "−": "-", "–": "-", "*": "*", "×": "*", "·": "*", "/": "/", "÷": "/", ":": "/",
}  # fmt: skip
_NUMBER: Final = re.compile(r"[0-9.,]*[0-9][0-9.,]*")
_WORDS: Final = re.compile(r"[^\W\d_]\w*(?:[ -]+[^\W\d_]\w*)*")
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a formula: where (counted from 1; 0 for all of it) and what is expected."""

    at: int
    why: Say


class TroubleError(ValueError):
    """Ends the reading; caught where the reading began."""

    def __init__(self, at: int, why: Say) -> None:
        super().__init__(why.text)
        self.trouble = Trouble(at, why)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text and where it begins; `value` of a number, `key` of a metric."""

    kind: Kind
    text: str
    at: int
    value: float = 0.0
    key: str = ""
    sign: Sign | None = None


def tokens(text: str, words: Words) -> Iterator[Token]:
    """The pieces one by one, and an end behind them. Raises TroubleError."""
    if len(text) > LONGEST:
        raise TroubleError(0, say("A formula has at most {n} characters.", n=LONGEST))
    place = 0
    while place < len(text):
        space = _SPACE.match(text, place)
        if space:
            place = space.end()
            continue
        token = _token(text, place, words)
        yield token
        place += len(token.text)
    yield Token("end", "", len(text) + 1)


def _token(text: str, place: int, words: Words) -> Token:
    letter, at = text[place], place + 1
    if letter in "([":
        return Token("open", letter, at)
    if letter in ")]":
        return Token("close", letter, at)
    number = _NUMBER.match(text, place)
    if number:
        return Token("number", number.group(), at, value=_value(number.group(), at, words.decimal))
    named = words.at(text, place)
    if named:
        key, end = named
        return Token("metric", text[place:end], at, key=key)
    if letter in _SIGNS and text[place : place + 2] != "**":
        return Token("sign", letter, at, sign=_SIGNS[letter])
    raise _not_known(text, place, words)


def _not_known(text: str, place: int, words: Words) -> TroubleError:
    found, at = _WORDS.match(text, place), place + 1
    if not found:
        odd = "**" if text.startswith("**", place) else text[place]
        why = say(
            "Character {at}: “{odd}” can't be used. A metric, a number, a bracket or one of"
            " + - * / is expected.",
            at=at,
            odd=odd,
        )
        return TroubleError(at, why)
    typed = found.group()
    like = words.like(typed)
    if like is None:
        why = say("Character {at}: “{typed}” is no metric.", at=at, typed=typed)
    else:
        why = say(
            "Character {at}: “{typed}” is no metric. Do you mean “{like}”?",
            at=at,
            typed=typed,
            like=like,
        )
    return TroubleError(at, why)


def _value(text: str, at: int, decimal: str) -> float:
    """The number: decimal comma or point, thousands grouped by the other one."""
    plain = _plain(text, decimal)
    if plain is None or sum(letter.isdigit() for letter in text) > _DIGITS:
        raise TroubleError(at, say("Character {at}: “{typed}” is no number.", at=at, typed=text))
    return float(plain)


def _plain(text: str, decimal: str) -> str | None:
    """The number with a decimal point and no groups; None where it can't be a number."""
    marks = [letter for letter in text if letter in ".,"]
    if not marks:
        return text
    last = marks[-1]
    if marks.count(last) > 1 or (len(marks) == 1 and last != decimal and _grouped(text, last)):
        return text.replace(last, "") if _grouped(text, last) and len(set(marks)) == 1 else None
    whole, _, part = text.rpartition(last)
    if len(marks) > 1 and not _grouped(whole, marks[0]):
        return None
    whole = whole.replace(marks[0], "") if len(marks) > 1 else whole
    return f"{whole or 0}.{part}" if part else None


def _grouped(text: str, mark: str) -> bool:
    """Whether the text is digits in groups of three, as in 12.500."""
    first, *groups = text.split(mark)
    return (
        first.isdigit()
        and first[0] != "0"
        and len(first) <= 3
        and all(len(group) == 3 and group.isdigit() for group in groups)
    )
